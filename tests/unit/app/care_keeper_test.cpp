// Plans, sessions and the diary out of what is kept.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "app/care/diary.hpp"
#include "app/care/forces.hpp"
#include "app/keeper.hpp"
#include "app/people_cache.hpp"
#include "app/press/dose_table.hpp"
#include "app/steps/collect_person.hpp"
#include "support/care.hpp"
#include "support/events.hpp"
#include "support/support.hpp"
#include "wire/care/plan_codec.hpp"

namespace unknot::test {
namespace {

using std::chrono::days;

class CareKeeper : public ::testing::Test {
 protected:
  void fill(const std::vector<Event>& events) const {
    const auto appended = keeper.append(events);
    ASSERT_TRUE(appended) << build_sentence(appended.error());
  }

  const TempFolder folder;
  const app::Keeper keeper = *app::Keeper::open(engine(), folder.at("unknot.db"));
};

TEST_F(CareKeeper, a_plan_names_what_to_press_with_what_the_person_owns_and_its_session_holds_the_same_steps) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  const auto plan = keeper.compose_plan(carer, cared_pain, today);
  ASSERT_TRUE(plan) << build_sentence(plan.error());
  ASSERT_TRUE(plan->waits.empty()) << plan->waits.front().reason.in("en");
  ASSERT_FALSE(plan->steps.empty());
  const auto script = keeper.build_script(carer, cared_pain, today, cared_session);
  ASSERT_TRUE(script) << build_sentence(script.error());
  EXPECT_EQ(script->steps, plan->steps);
  EXPECT_EQ(script->day, today);
}

// A table that was worked out nowhere: even pressure, and a strain of muscle that rises to `shear`.
DoseTable build_flat_table(const PressToolId& tool, double shear) {
  DoseTable table{tool, {}, {}};
  for (const Stiffness stiffness : {Stiffness::low, Stiffness::usual, Stiffness::high}) {
    DoseCurve curve{stiffness, {}, 0.0};
    for (int n = 0; n <= 10; ++n) {
      DoseRow row;
      row.force_n = 5.0 * n;
      row.area_cm2 = 4.0;
      row.skin_pressure_kpa = 12.5 * n;
      row.layers = {{"muscle", 1.0, 1.0, shear * n / 10.0, 0.0}};
      curve.path.rows.push_back(row);
    }
    table.curves.push_back(curve);
  }
  return table;
}

TEST_F(CareKeeper, a_plan_tells_newtons_where_a_table_is_kept_and_a_stale_one_is_not_read) {
  fill(list_care_events("course", {"tennis_ball"}));
  PersonDescribed described{"Ada", 1980, "woman_large", "en"};
  fill({build_event(900, 1, 0, 5, described)});
  const auto composed = keeper.compose_plan(carer, cared_pain, today);
  ASSERT_TRUE(composed) << build_sentence(composed.error());
  const Plan& before = *composed;
  const auto step =
      std::find_if(before.steps.begin(), before.steps.end(), [](const PlanStep& one) { return one.force.has_value(); });
  ASSERT_NE(step, before.steps.end());
  EXPECT_FALSE(step->force->newtons.has_value()) << "nothing is kept, and a plan works nothing out";
  EXPECT_EQ(step->force->body, (PressBody{Sex::woman, Build::heavy}));
  DoseKey key = *app::build_dose_key(atlas(), step->force->site, step->force->body, step->force->tool);
  const std::string fresh = key.fingerprint;
  key.fingerprint = "0000000000000000";
  ASSERT_TRUE(keeper.keep_doses(key, build_flat_table(key.tool, 0.5)));
  EXPECT_EQ(*keeper.compose_plan(carer, cared_pain, today), before) << "it is stale";
  key.fingerprint = fresh;
  ASSERT_TRUE(keeper.keep_doses(key, build_flat_table(key.tool, 0.5)));
  const auto find_step = [&](const Plan& plan) {
    return *std::find_if(plan.steps.begin(), plan.steps.end(),
                         [&](const PlanStep& one) { return one.point == step->point; });
  };
  const PlanStep told = find_step(*keeper.compose_plan(carer, cared_pain, today));
  ASSERT_TRUE(told.force->newtons.has_value());
  EXPECT_EQ(told.ceiling, step->ceiling) << "0.5 harms nothing";
  // 4 cm2 under 73 to 83 kPa at a level of 5: 0.4 N for each kPa.
  EXPECT_NEAR(told.force->newtons->low_n, 0.4 * 73.0 * told.level / 5.0, 1e-9);
  EXPECT_NEAR(told.force->newtons->high_n, 0.4 * 83.0 * told.level / 5.0, 1e-9);
  EXPECT_FALSE(told.force->newtons->is_beyond);
  // Sheared by 0.75 at 31.25 kPa: 2.1 levels of 14.6 kPa.
  ASSERT_TRUE(keeper.keep_doses(key, build_flat_table(key.tool, 3.0)));
  const PlanStep lowered = find_step(*keeper.compose_plan(carer, cared_pain, today));
  EXPECT_EQ(lowered.ceiling, 2.0);
  EXPECT_EQ(lowered.level, 2.0);
  EXPECT_LT(lowered.force->newtons->high_n, told.force->newtons->high_n);
}

TEST_F(CareKeeper, a_plan_that_waits_gives_no_session_and_says_why_and_until_when) {
  fill(list_care_events("deep", {"tennis_ball"}));
  fill(list_session_events(60));
  const auto plan = keeper.compose_plan(carer, cared_pain, today);
  ASSERT_FALSE(plan->waits.empty());
  const auto script = keeper.build_script(carer, cared_pain, today, SessionId(build_made_id(77)));
  ASSERT_FALSE(script);
  EXPECT_EQ(script.error().code, Code::not_now);
  EXPECT_EQ(find_code(script.error().code).exit_code, 11);
  EXPECT_EQ(find_code(script.error().code).http_status, 409);
  EXPECT_EQ(script.error().found + ".", plan->waits.front().reason.in("en"));
  EXPECT_NE(script.error().next.find("It may start from 2026-1"), std::string::npos) << script.error().next;
}

TEST_F(CareKeeper, without_a_choice_the_plan_waits_for_one_and_no_session_begins) {
  std::vector<Event> events = list_care_events("gentle", {});
  std::erase_if(events, [](const Event& event) { return std::holds_alternative<CareChosen>(event.body); });
  fill(events);
  EXPECT_EQ(keeper.compose_plan(carer, cared_pain, today)->waits.front().kind, "no_choice");
  EXPECT_EQ(keeper.build_script(carer, cared_pain, today, cared_session).error().code, Code::not_now);
}

TEST_F(CareKeeper, a_session_that_was_begun_is_not_begun_again_the_next_day) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  fill(list_session_events(1));
  const auto script = keeper.build_script(carer, cared_pain, today + days(1), cared_session);
  ASSERT_FALSE(script);
  EXPECT_EQ(script.error().code, Code::not_now);
  EXPECT_NE(build_sentence(script.error()).find("2026-11-22"), std::string::npos);
}

TEST_F(CareKeeper, a_person_without_any_tool_gets_a_plan_for_bare_hands_or_is_told_why_not) {
  fill(list_care_events("gentle", {}));
  const auto plan = keeper.compose_plan(carer, cared_pain, today);
  ASSERT_TRUE(plan);
  EXPECT_TRUE(!plan->steps.empty() || !plan->waits.empty());
  for (const PlanStep& step : plan->steps) EXPECT_EQ(step.implement.value, "hands");
}

TEST_F(CareKeeper, a_pain_that_moved_is_planned_anew_and_keeps_what_was_done) {
  fill(list_care_events("gentle", {"tennis_ball"}));
  fill(list_session_events(1));
  PainDrawn elsewhere;
  elsewhere.cells.push_back({{RegionId("calf_inner"), Side::left}, 5.0, {}});
  fill({build_event(300, 1, 2, 30, elsewhere)});
  ASSERT_TRUE(keeper.compose_plan(carer, cared_pain, today + days(1)));
  EXPECT_EQ(keeper.find_care(carer, cared_pain, {})->sessions.size(), 1U);
}

TEST_F(CareKeeper, a_session_dated_before_everything_else_still_counts) {
  fill(list_care_events("deep", {"tennis_ball"}));
  std::vector<Event> session = list_session_events(1);
  for (Event& event : session) {  // the clock of the device was set back
    event.at -= days(1);
    event.day -= days(1);
  }
  fill(session);
  EXPECT_EQ(keeper.find_care(carer, cared_pain, {})->sessions.front().presses.size(), 3U);
  EXPECT_FALSE(keeper.compose_plan(carer, cared_pain, today)->waits.empty()) << "it asks for rest";
}

TEST_F(CareKeeper, care_and_diary_are_those_of_the_days_asked_for) {
  fill(list_care_events("gentle", {}));
  fill(list_session_events(1));
  fill({build_entry_event(10, 4.0), build_entry_event(20, 6.0), build_entry_event(24 * 60, 8.0)});
  const auto diary = keeper.find_diary(carer, cared_pain, {});
  ASSERT_EQ(diary->days.size(), 2U);
  EXPECT_EQ(diary->days[0].now, 5.0);
  EXPECT_TRUE(diary->days[0].session);
  EXPECT_TRUE(diary->days[0].note);
  EXPECT_EQ(diary->n_all, 3U);
  EXPECT_EQ(diary->range, (DayRange{today, today + days(1)}));
  const auto later = keeper.find_diary(carer, cared_pain, {today + days(1), {}});
  EXPECT_EQ(later->n_entries, 1U);
  EXPECT_EQ(later->n_all, 3U);
  EXPECT_EQ(later->first_day, today);
  EXPECT_TRUE(keeper.find_care(carer, cared_pain, {today + days(1), {}})->sessions.empty());
}

TEST_F(CareKeeper, a_pain_without_care_has_an_empty_diary_and_an_unknown_one_none) {
  fill({build_event(10, 1, 0, 0, PersonDescribed{"Anna", {}, "woman_medium", ""}),
        build_event(11, 1, 2, 0, PainNamed{"Neck"})});
  EXPECT_EQ(keeper.find_diary(carer, cared_pain, {})->n_all, 0U);
  EXPECT_EQ(keeper.find_diary(carer, PainId(build_made_id(9)), {}).error().code, Code::not_kept);
  EXPECT_EQ(keeper.find_heat(PersonId(build_made_id(9)), cared_pain, {}).error().code, Code::not_kept);
  EXPECT_EQ(keeper.compose_plan(carer, PainId(build_made_id(9)), today).error().code, Code::not_kept);
}

TEST_F(CareKeeper, what_was_added_or_deleted_is_seen_at_once_though_people_are_held) {
  fill(list_care_events("gentle", {}));
  EXPECT_EQ(keeper.find_diary(carer, cared_pain, {})->n_all, 0U);
  fill({build_entry_event(10, 4.0)});
  EXPECT_EQ(keeper.find_diary(carer, cared_pain, {})->n_all, 1U);
  ASSERT_TRUE(keeper.remove_pain(carer, cared_pain));
  EXPECT_EQ(keeper.find_diary(carer, cared_pain, {}).error().code, Code::not_kept);
  ASSERT_TRUE(keeper.remove_person(carer));
  EXPECT_EQ(keeper.find_person(carer, today).error().code, Code::not_kept);
}

TEST_F(CareKeeper, plan_sessions_and_diary_are_equal_after_export_and_import_elsewhere) {
  fill(list_care_events("gentle", {"tennis_ball", "hook_cane"}));
  fill(list_session_events(1));
  fill({build_entry_event(10, 4.0), build_entry_event(20, 6.0),
        build_event(400, 1, 2, 40, ReactionTold{cared_session, {"sore"}, 1.0, 10.0})});
  const app::Keeper there = *app::Keeper::open(engine(), folder.at("there.db"));
  const auto imported = there.import_all(*keeper.export_all(draw_instant(99)), "export.json");
  ASSERT_TRUE(imported) << build_sentence(imported.error());
  for (int ahead = 0; ahead < 10; ++ahead) {
    const std::chrono::sys_days day = today + days(ahead);
    EXPECT_EQ(*there.compose_plan(carer, cared_pain, day), *keeper.compose_plan(carer, cared_pain, day));
  }
  EXPECT_EQ(*there.find_care(carer, cared_pain, {}), *keeper.find_care(carer, cared_pain, {}));
  EXPECT_EQ(*there.find_diary(carer, cared_pain, {}), *keeper.find_diary(carer, cared_pain, {}));
  EXPECT_EQ(*there.find_heat(carer, cared_pain, {}), *keeper.find_heat(carer, cared_pain, {}));
}

RC_GTEST_PROP(ReadPerson, a_person_stands_the_same_with_the_events_of_care_that_are_held_and_with_all, ()) {
  std::vector<Event> events = *rc::gen::container<std::vector<Event>>(draw_known_event());
  for (std::size_t i = 0; i < events.size(); ++i) events[i].id = EventId(build_made_id(i + 1));
  std::sort(events.begin(), events.end(), holds_before);
  const app::ReadPerson read = app::build_read(carer, events);
  RC_ASSERT(app::collect_person(atlas(), carer, read.events, today) ==
            app::collect_person(atlas(), carer, events, today));
}

TEST(PeopleCache, what_was_read_before_a_change_is_not_put_in_after_it) {
  app::PeopleCache cache(2);
  std::uint64_t ticket = 0;
  EXPECT_FALSE(cache.find(carer, ticket));
  cache.forget(PersonId("other"));
  cache.put(std::make_shared<const app::ReadPerson>(app::ReadPerson{carer, {}, {}, {}}), ticket);
  EXPECT_FALSE(cache.find(carer, ticket));
  cache.put(std::make_shared<const app::ReadPerson>(app::ReadPerson{carer, {}, {}, {}}), ticket);
  EXPECT_TRUE(cache.find(carer, ticket));
}

RC_GTEST_PROP(PeopleCache, a_person_who_is_added_to_stands_as_if_everything_were_read_anew, ()) {
  std::vector<Event> events = *rc::gen::container<std::vector<Event>>(draw_known_event());
  for (std::size_t i = 0; i < events.size(); ++i) {
    events[i].id = EventId(build_made_id(i + 1));
    events[i].person = carer;
  }
  const auto middle = events.begin() + static_cast<std::ptrdiff_t>(events.size() / 2);
  std::vector<Event> first(events.begin(), middle);
  std::sort(first.begin(), first.end(), holds_before);
  app::PeopleCache cache(2);
  std::uint64_t ticket = 0;
  cache.find(carer, ticket);
  cache.put(std::make_shared<const app::ReadPerson>(app::build_read(carer, first)), ticket);
  cache.extend(carer, events);  // what it holds already among them
  std::sort(events.begin(), events.end(), holds_before);
  const app::ReadPerson anew = app::build_read(carer, events);
  const auto held = cache.find(carer, ticket);
  RC_ASSERT(held->all == anew.all);
  RC_ASSERT(held->events == anew.events);
  RC_ASSERT(held->care == anew.care);
}

TEST(PeopleCache, no_more_than_a_few_are_held_and_the_one_not_asked_for_the_longest_goes) {
  app::PeopleCache cache(2);
  std::uint64_t ticket = 0;
  for (const char* name : {"a", "b"}) {
    cache.find(PersonId(name), ticket);
    cache.put(std::make_shared<const app::ReadPerson>(app::ReadPerson{PersonId(name), {}, {}, {}}), ticket);
  }
  EXPECT_TRUE(cache.find(PersonId("a"), ticket));
  cache.put(std::make_shared<const app::ReadPerson>(app::ReadPerson{PersonId("c"), {}, {}, {}}), ticket);
  EXPECT_TRUE(cache.find(PersonId("a"), ticket));
  EXPECT_FALSE(cache.find(PersonId("b"), ticket));
}

TEST(Diary, the_composite_stands_only_where_both_pain_and_activities_were_told) {
  PainCare care;
  DiaryNoted noted;
  noted.about_day = today;
  noted.now = 6.0;
  care.entries.push_back(noted);
  EXPECT_TRUE(app::build_diary(care, {}).composite.empty());
  noted.average = 4.0;
  noted.activities = {{"Carry a bag", 8.0}, {"Sleep", 4.0}};
  care.entries.push_back(noted);
  ASSERT_EQ(app::build_diary(care, {}).composite.size(), 1U);
  EXPECT_EQ(app::build_diary(care, {}).composite[0].value, 4.0) << "pain 4 and 10 - 6 = 4";
}

TEST(Diary, the_heat_of_a_region_is_its_mean_over_entries_that_tell_a_place) {
  PainCare care;
  DiaryNoted noted;
  noted.about_day = today;
  noted.cells = {{{RegionId("temple"), Side::left}, 6.0, {}}};
  care.entries.push_back(noted);
  noted.cells = {{{RegionId("nape"), Side::midline}, 2.0, {}}};
  care.entries.push_back(noted);
  noted.cells.clear();
  care.entries.push_back(noted);
  const HeatMap map = app::build_heat(care, {});
  EXPECT_EQ(map.n_entries, 2U);
  ASSERT_EQ(map.cells.size(), 2U);
  EXPECT_EQ(map.cells[0].intensity, 3.0);
  EXPECT_EQ(map.cells[0].days, 1U);
  EXPECT_TRUE(app::build_heat(care, {today + days(1), {}}).cells.empty());
}

}  // namespace
}  // namespace unknot::test
