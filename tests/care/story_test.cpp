// Whole people and what their plan is: each policy, each tool, each danger region, and what changes a dose.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/engine.hpp"
#include "plan/care/compose.hpp"
#include "support/support.hpp"

namespace unknot::plan {
namespace {

using std::chrono::days;
using test::atlas;
using test::today;

const PainId pain("00000000000000000000000000000001");

// Somebody whose neck hurts as a levator scapulae makes it, with a ball, and whatever the story adds.
class Somebody {
 public:
  explicit Somebody(std::vector<PaintedCell> cells = {{{RegionId("neck_angle"), Side::right}, 6.0, {"ache"}}}) {
    case_ = test::build_calm_case(std::move(cells));
    care_.pain = pain;
    care_.choice = CareChosen{PolicyId("course"), {ImplementId("tennis_ball"), ImplementId("hook_cane")}};
    care_.course_began = today;
  }

  Somebody& choose(const char* policy) { return care_.choice->policy = PolicyId(policy), *this; }
  Somebody& prefer(std::vector<ImplementId> things) { return care_.choice->prefers = std::move(things), *this; }
  Somebody& own(std::vector<ImplementId> things) { return care_.choice->implements = std::move(things), *this; }
  Somebody& began(int days_ago) { return care_.course_began = today - days(days_ago), *this; }
  Somebody& aged(double years) { return case_.age_years = years, *this; }
  Somebody& answer(const char* flag, Answer answer = Answer::yes) {
    std::erase_if(case_.safety, [flag](const FlagAnswer& old) { return old.flag == FlagId(flag); });
    case_.safety.push_back({FlagId(flag), answer, today});
    return *this;
  }
  Somebody& say_yes(const char* finding, Side side = Side::midline) {
    case_.findings.push_back({FindingId(finding), side, std::nullopt, Answer::yes, Examiner::self, today});
    return *this;
  }
  /// A session some days ago on the first point of the plan of today.
  Somebody& did(int days_ago, double level = 5.0, Treater treater = Treater::self) {
    Somebody rested = *this;
    rested.care_.sessions.clear();
    const Plan plan = rested.plan();
    Session session;
    session.session = SessionId(std::string(30, '0') + std::to_string(10 + care_.sessions.size()));
    session.pain = pain;
    session.treater = treater;
    session.day = today - days(days_ago);
    session.begun = session.day + std::chrono::hours(12);
    PressDone press;
    press.session = session.session;
    press.number = 1;
    press.point = plan.steps.front().point;
    press.tool = plan.steps.front().tool;
    press.level = level;
    press.seconds = 60.0;
    press.ended = "held";
    session.presses = {press};
    care_.sessions.push_back(session);
    return *this;
  }
  Somebody& felt(std::vector<std::string> kinds, double soreness = 0.0, double hours = 0.0) {
    care_.sessions.back().reaction = ReactionTold{care_.sessions.back().session, std::move(kinds), soreness, hours};
    return *this;
  }
  Somebody& noted(int days_ago, double strength, std::optional<int> change = {}) {
    DiaryNoted entry;
    entry.about_day = today - days(days_ago);
    entry.about = entry.about_day + std::chrono::hours(20);
    entry.now = strength;
    entry.change = change;
    care_.entries.push_back(entry);
    return *this;
  }

  Plan plan(int days_ahead = 0) const {
    PlanRequest request{pain, today + days(days_ahead), case_, test::engine().locate(case_), {care_}, {}};
    return compose(atlas(), request);
  }

 private:
  Case case_;
  PainCare care_;
};

bool waits_for(const Plan& plan, const char* kind) {
  return std::any_of(plan.waits.begin(), plan.waits.end(), [kind](const Wait& wait) { return wait.kind == kind; });
}

const Wait& find_wait(const Plan& plan, const char* kind) {
  return *std::find_if(plan.waits.begin(), plan.waits.end(), [kind](const Wait& wait) { return wait.kind == kind; });
}

// ---- policies ---------------------------------------------------------------------------------------------------------------

TEST(Care_story, a_newcomer_is_asked_how_to_go_about_it_before_anything_is_planned) {
  Somebody somebody;
  PlanRequest request{pain, today, test::build_calm_case({{{RegionId("neck_angle"), Side::right}, 6.0, {}}}),
                      {},   {},    {}};
  request.located = test::engine().locate(request.one_case);
  const Plan plan = compose(atlas(), request);
  EXPECT_TRUE(waits_for(plan, "no_choice"));
  EXPECT_TRUE(plan.steps.empty());
}

TEST(Care_story, try_first_is_one_session_with_a_tennis_ball_or_hands_then_a_month_to_judge) {
  Somebody somebody;
  somebody.choose("try_first").own({ImplementId("tennis_ball"), ImplementId("massage_gun"), ImplementId("hook_cane")});
  const Plan first = somebody.plan();
  ASSERT_FALSE(first.steps.empty());
  EXPECT_TRUE(first.waits.empty());
  for (const PlanStep& step : first.steps) {
    EXPECT_TRUE(step.implement == ImplementId("tennis_ball") || step.implement == ImplementId("hands"));
  }
  somebody.did(0);
  EXPECT_TRUE(waits_for(somebody.plan(), "month_full"));
  EXPECT_EQ(somebody.plan().judge_on, today + days(14));
  EXPECT_TRUE(waits_for(somebody.plan(27), "rest"));
  EXPECT_TRUE(somebody.plan(30).waits.empty());
}

TEST(Care_story, deep_is_at_most_twice_a_month_and_never_above_seven) {
  Somebody somebody({{{RegionId("between_blade_and_spine"), Side::right}, 6.0, {}}});
  somebody.choose("deep");
  for (const PlanStep& step : somebody.plan().steps) EXPECT_LE(step.ceiling, 7.0);
  somebody.did(20).did(10);
  EXPECT_TRUE(waits_for(somebody.plan(), "month_full"));
  EXPECT_EQ(find_wait(somebody.plan(), "month_full").until, today + days(10));
  EXPECT_TRUE(somebody.plan(10).waits.empty());
}

TEST(Care_story, gentle_is_daily_while_it_is_known_that_soreness_stays_low) {
  Somebody somebody;
  somebody.choose("gentle").did(1, 3.0);
  EXPECT_TRUE(waits_for(somebody.plan(), "reaction")) << "how was it yesterday?";
  somebody.felt({"sore"}, 1.0, 10.0);
  const Plan plan = somebody.plan();
  EXPECT_TRUE(plan.waits.empty());
  for (const PlanStep& step : plan.steps) EXPECT_LE(step.ceiling, 4.0);
  somebody.did(0, 3.0);
  EXPECT_TRUE(waits_for(somebody.plan(), "rest")) << "once a day";
}

TEST(Care_story, a_course_is_three_a_week_for_six_weeks_then_stop_and_judge) {
  Somebody somebody;
  somebody.began(7).did(6).did(4).did(2);
  EXPECT_TRUE(waits_for(somebody.plan(), "week_full"));
  EXPECT_TRUE(somebody.plan(1).waits.empty());
  EXPECT_EQ(somebody.plan().course_ends, today + days(35));
  somebody.noted(7, 6.0, 2);
  const Plan over = somebody.plan(36);
  EXPECT_TRUE(waits_for(over, "course_over"));
  EXPECT_EQ(find_wait(over, "course_over").until, today + days(49));
}

TEST(Care_story, what_comes_back_after_a_course_may_have_another_one_two_weeks_later) {
  Somebody somebody;
  somebody.began(56).did(50).did(30).did(20);
  const Plan plan = somebody.plan();
  EXPECT_TRUE(plan.waits.empty());
  EXPECT_EQ(plan.n_sessions, 0U) << "a new course counts anew";
  EXPECT_EQ(plan.course_ends, today + days(42));
}

TEST(Care_story, a_professional_session_counts_like_an_own_one) {
  Somebody somebody({{{RegionId("between_blade_and_spine"), Side::right}, 6.0, {}}});
  somebody.choose("deep").did(1, 7.0, Treater::professional);
  const Plan plan = somebody.plan();
  EXPECT_TRUE(waits_for(plan, "rest"));
  EXPECT_TRUE(waits_for(plan, "week_full"));
}

// ---- tools ------------------------------------------------------------------------------------------------------------------

TEST(Care_story, a_ball_and_a_wall_come_before_dear_things_wherever_they_may_go) {
  Somebody somebody;
  somebody.own({ImplementId("massage_gun"), ImplementId("hook_cane"), ImplementId("tennis_ball")});
  const Plan plan = somebody.plan();
  ASSERT_FALSE(plan.steps.empty());
  EXPECT_EQ(plan.steps.front().tool, ToolId("ball_wall"));
  EXPECT_FALSE(plan.steps.front().other_choices.empty());
}

TEST(Care_story, each_thing_is_used_or_offered_somewhere) {
  for (const char* thing :
       {"hands", "tennis_ball", "lacrosse_ball", "two_balls", "foam_roller", "hook_cane", "massage_gun", "helper"}) {
    bool used = false;
    for (const Region& region : atlas().regions) {
      Somebody somebody({{{region.id, region.paired ? Side::left : Side::midline}, 6.0, {}}});
      somebody.own({ImplementId(thing)});
      for (const PlanStep& step : somebody.plan().steps) {
        const auto& others = step.other_choices;
        used = used || step.implement == ImplementId(thing) ||
               std::find(others.begin(), others.end(), ImplementId(thing)) != others.end();
      }
      if (used) break;
    }
    EXPECT_TRUE(used) << thing;
  }
}

TEST(Care_story, a_massage_gun_stays_thirty_seconds_on_a_spot) {
  for (const Region& region : atlas().regions) {
    Somebody somebody({{{region.id, region.paired ? Side::left : Side::midline}, 6.0, {}}});
    somebody.own({ImplementId("massage_gun")});
    for (const PlanStep& step : somebody.plan().steps) {
      if (step.tool != ToolId("massage_gun")) continue;
      EXPECT_LE(step.presses * step.hold_s, 30.0) << region.id.value;
    }
  }
}

TEST(Care_story, a_person_without_any_tool_has_hands_and_is_told_what_they_cannot_reach) {
  Somebody somebody({{{RegionId("between_blade_and_spine"), Side::right}, 6.0, {}}});
  somebody.own({});
  const Plan plan = somebody.plan();
  for (const PlanStep& step : plan.steps) EXPECT_EQ(step.implement, ImplementId("hands"));
  EXPECT_TRUE(std::any_of(plan.left_out.begin(), plan.left_out.end(),
                          [](const LeftOut& one) { return one.kind == "no_tool"; }));
}

TEST(Care_story, who_prefers_another_of_the_offered_things_gets_it_within_the_same_limits) {
  Somebody somebody({{{RegionId("calf_inner"), Side::left}, 6.0, {}}});
  somebody.own({ImplementId("tennis_ball"), ImplementId("massage_gun")});
  const PlanStep before = somebody.plan().steps.front();
  ASSERT_NE(before.implement, ImplementId("massage_gun"));
  const auto& others = before.other_choices;
  ASSERT_NE(std::find(others.begin(), others.end(), ImplementId("massage_gun")), others.end());
  const PlanStep after = somebody.prefer({ImplementId("massage_gun")}).plan().steps.front();
  EXPECT_EQ(after.point, before.point);
  EXPECT_EQ(after.implement, ImplementId("massage_gun"));
  EXPECT_LE(after.presses * after.hold_s, 30.0) << "the gun's own limit holds";
  EXPECT_NE(std::find(after.other_choices.begin(), after.other_choices.end(), before.implement),
            after.other_choices.end());
}

TEST(Care_story, a_preferred_thing_that_one_does_not_have_or_may_not_use_changes_nothing) {
  Somebody somebody({{{RegionId("temple"), Side::left}, 6.0, {}}});
  somebody.own({ImplementId("tennis_ball"), ImplementId("massage_gun")});
  const std::vector<PlanStep> before = somebody.plan().steps;
  ASSERT_FALSE(before.empty());
  EXPECT_EQ(somebody.prefer({ImplementId("massage_gun"), ImplementId("foam_roller")}).plan().steps, before);
}

TEST(Care_story, where_only_a_professional_may_press_no_other_thing_is_asked_for) {
  std::size_t n_beyond = 0;
  for (const Region& region : atlas().regions) {
    Somebody somebody({{{region.id, region.paired ? Side::left : Side::midline}, 6.0, {}}});
    const Plan plan = somebody.own({}).plan();
    const bool beyond =
        !plan.left_out.empty() && std::all_of(plan.left_out.begin(), plan.left_out.end(),
                                              [](const LeftOut& one) { return one.kind == "professional_only"; });
    if (!plan.steps.empty() || plan.left_out.empty()) continue;
    EXPECT_EQ(waits_for(plan, "professional_only"), beyond) << region.id.value;
    EXPECT_NE(waits_for(plan, "no_tool"), beyond) << region.id.value;
    n_beyond += beyond ? 1 : 0;
  }
  EXPECT_GT(n_beyond, 0U);
}

// ---- danger -----------------------------------------------------------------------------------------------------------------

TEST(Care_story, head_and_neck_are_pressed_lightly_whatever_was_chosen) {
  for (const Region& region : atlas().regions) {
    if (region.area != "head" && region.area != "neck") continue;
    Somebody somebody({{{region.id, region.paired ? Side::left : Side::midline}, 6.0, {}}});
    somebody.choose("deep").own({ImplementId("tennis_ball"), ImplementId("two_balls"), ImplementId("hook_cane")});
    for (const PlanStep& step : somebody.plan().steps) {
      const Site& site = find_point(atlas(), step.point).sites[step.site];
      const std::string& area = find(atlas().regions, site.region)->area;
      if (area == "head" || area == "neck") EXPECT_LE(step.ceiling, 4.0) << step.point.muscle.value;
    }
  }
}

TEST(Care_story, no_go_places_are_never_planned_for_any_pain) {
  for (const Region& region : atlas().regions) {
    Somebody somebody({{{region.id, region.paired ? Side::left : Side::midline}, 6.0, {}}});
    somebody.own({ImplementId("tennis_ball"), ImplementId("lacrosse_ball"), ImplementId("two_balls"),
                  ImplementId("helper"), ImplementId("foam_roller"), ImplementId("hook_cane"),
                  ImplementId("massage_gun")});
    for (const PlanStep& step : somebody.plan().steps) {
      const Site& site = find_point(atlas(), step.point).sites[step.site];
      EXPECT_TRUE(site.in_places.empty()) << step.point.muscle.value;
      for (const NoGoPlace& place : atlas().no_go) {
        EXPECT_EQ(std::find(place.regions.begin(), place.regions.end(), site.region), place.regions.end())
            << step.point.muscle.value << " in " << place.id.value;
      }
    }
  }
}

TEST(Care_story, blood_thinners_leave_light_hands_and_nothing_hard_or_driven) {
  Somebody somebody({{{RegionId("forearm_back"), Side::right}, 6.0, {}}});
  somebody.own(
      {ImplementId("tennis_ball"), ImplementId("lacrosse_ball"), ImplementId("massage_gun"), ImplementId("hook_cane")});
  somebody.answer("blood_thinners");
  const Plan plan = somebody.plan();
  for (const PlanStep& step : plan.steps) {
    EXPECT_LE(step.ceiling, 4.0);
    EXPECT_EQ(step.presses, 1);
    for (const char* thing : {"tennis_ball", "lacrosse_ball", "massage_gun"})
      EXPECT_NE(step.implement, ImplementId(thing));
  }
}

TEST(Care_story, weak_bones_keep_everything_off_spine_and_ribs_and_light_elsewhere) {
  Somebody somebody({{{RegionId("buttock_outer"), Side::left}, 6.0, {}}});
  somebody.answer("weak_bones");
  for (const PlanStep& step : somebody.plan().steps) {
    EXPECT_LE(step.ceiling, 4.0);
    const Flag& flag = *find(atlas().flags, FlagId("weak_bones"));
    const Site& site = find_point(atlas(), step.point).sites[step.site];
    EXPECT_EQ(std::find(flag.avoid_regions.begin(), flag.avoid_regions.end(), site.region), flag.avoid_regions.end());
  }
}

TEST(Care_story, pregnancy_keeps_everything_off_belly_inner_thigh_and_calf) {
  const Flag& flag = *find(atlas().flags, FlagId("pregnancy"));
  ASSERT_FALSE(flag.avoid_regions.empty());
  for (const Region& region : atlas().regions) {
    Somebody somebody({{{region.id, region.paired ? Side::left : Side::midline}, 6.0, {}}});
    somebody.own({ImplementId("tennis_ball"), ImplementId("foam_roller")}).answer("pregnancy");
    for (const PlanStep& step : somebody.plan().steps) {
      const Site& site = find_point(atlas(), step.point).sites[step.site];
      EXPECT_EQ(std::find(flag.avoid_regions.begin(), flag.avoid_regions.end(), site.region), flag.avoid_regions.end())
          << step.point.muscle.value;
    }
  }
}

TEST(Care_story, from_seventy_on_pressure_is_light_and_nothing_is_hard) {
  Somebody somebody({{{RegionId("buttock_outer"), Side::left}, 6.0, {}}});
  somebody.own({ImplementId("lacrosse_ball"), ImplementId("tennis_ball")}).aged(70.0);
  const Plan plan = somebody.plan();
  ASSERT_FALSE(plan.steps.empty());
  for (const PlanStep& step : plan.steps) {
    EXPECT_LE(step.ceiling, 4.0);
    EXPECT_NE(step.implement, ImplementId("lacrosse_ball"));
  }
  EXPECT_GT(somebody.aged(69.0).plan().steps.front().ceiling, 4.0);
}

TEST(Care_story, an_open_question_or_a_stop_sign_leaves_no_step_to_look_at) {
  EXPECT_TRUE(waits_for(Somebody().answer("stroke").plan(), "safety"));
  EXPECT_TRUE(Somebody().answer("stroke").plan().steps.empty());
  EXPECT_TRUE(waits_for(Somebody().answer("cancer_signs").plan(), "no_treatment"));
}

// ---- how the body answered --------------------------------------------------------------------------------------------------

TEST(Care_story, a_bad_reaction_rests_the_body_then_halves_pressure_and_time) {
  Somebody somebody({{{RegionId("between_blade_and_spine"), Side::right}, 6.0, {}}});
  const PlanStep before = somebody.plan().steps.front();
  somebody.did(2).felt({"flare"}, 4.0, 48.0);
  EXPECT_TRUE(waits_for(somebody.plan(), "rest"));
  EXPECT_EQ(find_wait(somebody.plan(), "rest").until, today + days(4));
  const Plan after = somebody.plan(4);
  EXPECT_TRUE(after.waits.empty());
  const PlanStep& step = after.steps.front();
  EXPECT_LE(step.level, before.level / 2.0);
  EXPECT_LE(step.hold_s, before.hold_s / 2.0);
  EXPECT_LE(after.steps.size(), 2U);
}

TEST(Care_story, dark_urine_or_nerve_signs_end_the_treatment_until_a_professional_has_looked) {
  Somebody somebody;
  somebody.did(3).felt({"dark_urine"});
  const Plan plan = somebody.plan(60);
  EXPECT_TRUE(waits_for(plan, "see_professional"));
  EXPECT_FALSE(find_wait(plan, "see_professional").until);
  EXPECT_TRUE(plan.next_days.empty());
}

TEST(Care_story, good_reactions_give_the_dose_back_step_by_step) {
  Somebody somebody;
  somebody.began(40).did(30).felt({"flare"}, 4.0, 60.0).did(20).felt({"better"}).did(10).felt({"better"});
  EXPECT_EQ(somebody.plan().lowered, 1.0);
}

// ---- when to stop -----------------------------------------------------------------------------------------------------------

TEST(Care_story, six_sessions_and_four_weeks_without_gain_lead_to_a_professional) {
  Somebody somebody;
  somebody.began(30).noted(30, 6.0);
  for (const int ago : {28, 25, 22, 19, 16, 13}) somebody.did(ago);
  somebody.noted(1, 6.0);
  const Plan plan = somebody.plan();
  EXPECT_TRUE(waits_for(plan, "see_professional"));
  EXPECT_FALSE(plan.see_professional.empty());
  EXPECT_FALSE(waits_for(somebody.noted(0, 3.0, 2).plan(), "see_professional")) << "who is better goes on";
}

TEST(Care_story, no_trigger_point_behind_the_pain_means_no_pressing) {
  Case one_case = test::build_calm_case({});
  PainCare care{pain, CareChosen{PolicyId("course"), {}}, today, {}, {}};
  const Plan plan = compose(atlas(), {pain, today, one_case, test::engine().locate(one_case), {care}, {}});
  EXPECT_TRUE(waits_for(plan, "no_points"));
  EXPECT_TRUE(plan.next_days.empty());
}

TEST(Care_story, a_clock_that_was_set_back_makes_no_room) {
  Somebody somebody;
  somebody.choose("try_first").did(-20);
  const Plan plan = somebody.plan();
  EXPECT_FALSE(plan.waits.empty());
  EXPECT_TRUE(waits_for(plan, "month_full"));
}

TEST(Care_story, a_pain_that_moved_is_planned_where_it_is_now_and_the_old_point_still_rests) {
  Somebody moved({{{RegionId("calf_inner"), Side::left}, 6.0, {}}});
  const Plan plan = moved.plan();
  for (const PlanStep& step : plan.steps) EXPECT_NE(step.point.muscle, MuscleId("levator_scapulae"));
}

TEST(Care_story, what_keeps_the_pain_going_in_the_day_is_told_when_it_was_said) {
  const Plan plan = Somebody().say_yes("desk_without_arm_rests").plan();
  EXPECT_FALSE(plan.habits.empty());
}

}  // namespace
}  // namespace unknot::plan
