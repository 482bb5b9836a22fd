// How care stands after events: the latest holds, whatever the order and however often they come.
#include "app/care/collect_care.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "app/steps/collect_person.hpp"
#include "support/events.hpp"
#include "support/support.hpp"

namespace unknot::test {
namespace {

const SessionId session(build_made_id(50));
const PointOnSide point{MuscleId("soleus"), PointId("one"), Side::left};

std::vector<PainCare> collect(std::vector<Event> events) {
  std::sort(events.begin(), events.end(), holds_before);
  return app::collect_care(events);
}

// An event about pain 2, `minute` minutes after noon.
Event say(std::size_t minute, EventBody body) { return build_event(1000 + minute, 1, 2, minute, std::move(body)); }

PressDone build_press(int number, double seconds) {
  PressDone press;
  press.session = session;
  press.number = number;
  press.point = point;
  press.tool = ToolId("ball_floor");
  press.implement = ImplementId("tennis_ball");
  press.level = 5.0;
  press.seconds = seconds;
  press.ended = "held";
  return press;
}

DiaryNoted build_entry(std::size_t entry, std::size_t minute, double now) {
  DiaryNoted noted;
  noted.entry = EntryId(build_made_id(entry));
  noted.about = draw_instant(minute);
  noted.about_day = today;
  noted.now = now;
  return noted;
}

CareChosen choose(const char* policy) { return {PolicyId(policy), {}}; }

RC_GTEST_PROP(CollectCare, any_order_and_any_repetition_of_the_events_gives_the_same_care, ()) {
  std::vector<Event> events = *rc::gen::container<std::vector<Event>>(draw_known_event());
  for (std::size_t i = 0; i < events.size(); ++i) events[i].id = EventId(build_made_id((7919 * (i + 1)) % 100'003));
  std::vector<Event> delivered = events;
  for (const Event& event : events) {
    if (*rc::gen::arbitrary<bool>()) delivered.push_back(event);
  }
  for (std::size_t i = delivered.size(); i > 1; --i) {
    std::swap(delivered[i - 1], delivered[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  RC_ASSERT(collect(delivered) == collect(events));
}

RC_GTEST_PROP(CollectCare, every_known_event_passes_the_check_of_names, ()) {
  const auto checked = app::check_events(atlas(), {*draw_known_event()});
  // Drawn at random, one checklist may be answered twice in an event; that is refused, and is no matter of names.
  if (!checked && checked.error().code != Code::contradiction) RC_FAIL(build_sentence(checked.error()));
}

TEST(CollectCare, the_latest_choice_holds_and_the_course_began_when_its_policy_was_chosen) {
  Event first = say(1, choose("gentle"));
  first.at -= std::chrono::days(9);
  first.day -= std::chrono::days(9);
  Event second = say(2, choose("deep"));
  second.at -= std::chrono::days(5);
  second.day -= std::chrono::days(5);
  CareChosen with_ball = choose("deep");
  with_ball.implements = {ImplementId("tennis_ball")};
  with_ball.prefers = {ImplementId("hands")};
  const std::vector<PainCare> care = collect({first, second, say(3, with_ball)});
  ASSERT_EQ(care.size(), 1U);
  EXPECT_EQ(care[0].choice, with_ball);
  EXPECT_EQ(care[0].course_began, today - std::chrono::days(5)) << "another thing to press with is no new course";
}

TEST(CollectCare, two_pages_that_send_the_same_press_count_once_and_the_latest_holds) {
  const std::vector<PainCare> care =
      collect({say(1, SessionBegun{session, PolicyId("gentle"), Treater::self}), say(2, build_press(1, 20.0)),
               say(3, build_press(1, 30.0)), say(4, build_press(2, 10.0))});
  ASSERT_EQ(care[0].sessions.size(), 1U);
  ASSERT_EQ(care[0].sessions[0].presses.size(), 2U);
  EXPECT_EQ(care[0].sessions[0].presses[0].seconds, 30.0);
}

TEST(CollectCare, a_session_without_its_beginning_is_there_when_something_was_pressed_and_not_otherwise) {
  const std::vector<PainCare> pressed = collect({say(1, choose("gentle")), say(5, build_press(1, 20.0))});
  ASSERT_EQ(pressed[0].sessions.size(), 1U);
  EXPECT_EQ(pressed[0].sessions[0].begun, draw_instant(5));
  EXPECT_EQ(pressed[0].sessions[0].policy.value, "gentle");
  EXPECT_TRUE(collect({say(1, SessionEnded{session, "stopped", ""})})[0].sessions.empty());
}

TEST(CollectCare, a_clock_set_back_loses_nothing_and_doubles_nothing) {
  Event begun = say(30, SessionBegun{session, PolicyId("deep"), Treater::self});
  const std::vector<PainCare> care = collect({begun, say(2, build_press(1, 20.0)), say(3, build_press(2, 25.0)),
                                              say(1, SessionEnded{session, "finished", ""})});
  ASSERT_EQ(care[0].sessions.size(), 1U);
  EXPECT_EQ(care[0].sessions[0].presses.size(), 2U);
  EXPECT_TRUE(care[0].sessions[0].ended);
  EXPECT_EQ(care[0].sessions[0].begun, begun.at);
}

TEST(CollectCare, the_latest_reaction_to_a_session_holds) {
  const std::vector<PainCare> care =
      collect({say(1, build_press(1, 20.0)), say(2, ReactionTold{session, {"flare"}, 3.0, 20.0}),
               say(3, ReactionTold{session, {"same"}, 0.0, 0.0})});
  ASSERT_TRUE(care[0].sessions[0].reaction);
  EXPECT_EQ(care[0].sessions[0].reaction->kinds, std::vector<std::string>{"same"});
}

TEST(CollectCare, an_entry_is_replaced_taken_away_and_brought_back_by_its_id) {
  std::vector<Event> events{say(1, build_entry(7, 1, 3.0)), say(2, build_entry(8, 0, 5.0)),
                            say(3, build_entry(7, 1, 4.0))};
  const std::vector<DiaryNoted> entries = collect(events)[0].entries;
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].now, 5.0) << "sorted by the moment they speak of";
  EXPECT_EQ(entries[1].now, 4.0);
  events.push_back(say(4, DiaryRemoved{EntryId(build_made_id(7))}));
  EXPECT_EQ(collect(events)[0].entries.size(), 1U);
  events.push_back(say(5, build_entry(7, 1, 2.0)));
  EXPECT_EQ(collect(events)[0].entries.size(), 2U);
}

TEST(CollectCare, a_pain_that_moved_keeps_its_sessions_and_entries) {
  PainDrawn elsewhere;
  elsewhere.cells.push_back({{RegionId("temple"), Side::left}, 5.0, {}});
  const std::vector<Event> events{say(1, build_press(1, 20.0)), say(2, build_entry(7, 1, 3.0)), say(3, elsewhere)};
  EXPECT_EQ(collect(events)[0].sessions.size(), 1U);
  EXPECT_EQ(collect(events)[0].entries.size(), 1U);
}

TEST(CheckCare, every_name_in_an_event_of_care_is_looked_up_and_the_nearest_are_told) {
  const auto find_refusal = [](EventBody body) {
    const auto refused = app::check_events(atlas(), {say(1, std::move(body))});
    return refused ? Problem{} : refused.error();
  };
  EXPECT_EQ(find_refusal(choose("gentl")).key, "events[0].care_chosen.policy");
  EXPECT_NE(find_refusal(choose("gentl")).next.find("gentle"), std::string::npos);
  EXPECT_EQ(find_refusal(CareChosen{PolicyId("gentle"), {ImplementId("hands"), ImplementId("tenis_ball")}}).key,
            "events[0].care_chosen.implements[1]");
  EXPECT_EQ(find_refusal(CareChosen{PolicyId("gentle"), {}, {ImplementId("tenis_ball")}}).key,
            "events[0].care_chosen.prefers[0]");
  EXPECT_EQ(find_refusal(CareChosen{PolicyId("gentle"), {}, {ImplementId("foam_roller")}}).key, "")
      << "preferring what one does not have is no mistake";
  EXPECT_EQ(find_refusal(SessionBegun{session, PolicyId("x"), Treater::self}).key, "events[0].session_begun.policy");
  PressDone press = build_press(1, 2.0);
  EXPECT_EQ(find_refusal(press).key, "");
  press.site = 99;
  EXPECT_EQ(find_refusal(press).key, "events[0].press_done.site");
  press = build_press(1, 2.0);
  press.tool = ToolId("ball_flor");
  EXPECT_EQ(find_refusal(press).key, "events[0].press_done.tool");
  press = build_press(1, 2.0);
  press.implement = ImplementId("tennis");
  EXPECT_NE(find_refusal(press).next.find("tennis_ball"), std::string::npos);
  press = build_press(1, 2.0);
  press.point.point = PointId("onne");
  EXPECT_EQ(find_refusal(press).key, "events[0].press_done.point.point");
  press = build_press(1, 2.0);
  press.point.side = Side::midline;
  EXPECT_EQ(find_refusal(press).code, Code::wrong_side);
}

TEST(CheckCare, movements_points_and_regions_of_an_entry_are_looked_up) {
  const auto find_key = [](DiaryNoted noted) {
    const auto refused = app::check_events(atlas(), {say(1, std::move(noted))});
    return refused ? std::string() : refused.error().key;
  };
  DiaryNoted noted = build_entry(7, 1, 3.0);
  noted.cells.push_back({{RegionId("templ"), Side::left}, 5.0, {}});
  EXPECT_EQ(find_key(noted), "events[0].diary_noted.cells[0].region");
  noted = build_entry(7, 1, 3.0);
  noted.motions.push_back({FindingId("press_gives_my_pain"), Side::left, 20.0, "hand"});
  EXPECT_EQ(find_key(noted), "events[0].diary_noted.motions[0].movement") << "that is no movement";
  noted = build_entry(7, 1, 3.0);
  noted.thresholds.push_back({{MuscleId("soleuss"), PointId("one"), Side::left}, 2.0, "scale"});
  EXPECT_EQ(find_key(noted), "events[0].diary_noted.thresholds[0].point.muscle");
}

}  // namespace
}  // namespace unknot::test
