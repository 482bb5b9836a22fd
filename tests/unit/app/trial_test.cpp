// Trials out of what is kept: what they ask of a plan, what counts as a score, and what they say to the next ranking.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/keeper.hpp"
#include "app/trials/collect_trials.hpp"
#include "app/trials/follow_trial.hpp"
#include "support/care.hpp"
#include "support/events.hpp"
#include "support/support.hpp"
#include "support/trial.hpp"
#include "trial/calendar.hpp"

namespace unknot::test {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

class KeptTrial : public ::testing::Test {
 protected:
  void SetUp() override { fill(list_care_events("gentle", {"tennis_ball"})); }

  void fill(const std::vector<Event>& events) const {
    const auto appended = keeper.append(events);
    ASSERT_TRUE(appended) << build_sentence(appended.error());
  }

  TrialStatus find_status(sys_days day) const { return keeper.list_trials(carer, cared_pain, day)->trials.at(0); }

  bool waits_for_trial(sys_days day) const {
    const Plan plan = *keeper.compose_plan(carer, cared_pain, day);
    return std::any_of(plan.waits.begin(), plan.waits.end(), [](const Wait& wait) { return wait.kind == "trial"; });
  }

  const TempFolder folder;
  const app::Keeper keeper = *app::Keeper::open(engine(), folder.at("unknot.db"));
};

double find_noise_of(const TrialDay& day) {
  return 0.5 * static_cast<double>((day.day.time_since_epoch().count() * 7) % 4) - 0.75;
}

TEST_F(KeptTrial, nothing_is_pressed_in_the_days_before_and_in_blocks_without_and_the_order_is_not_given_away) {
  const TrialDesign design = build_design();
  fill({build_trial_event(design)});
  for (const TrialDay& day : trial::build_calendar(design)) {
    EXPECT_EQ(waits_for_trial(day.day), !day.first) << (day.day - today).count();
    const TrialStatus status = find_status(day.day);
    EXPECT_EQ(status.now->first, day.first);
    EXPECT_TRUE(status.trial.design.seed.empty());
    EXPECT_EQ(status.seal, trial::build_seal(design));
    const Plan plan = *keeper.compose_plan(carer, cared_pain, day.day);
    for (const sys_days next : plan.next_days) EXPECT_LT(next, *status.next_change);
  }
  const sys_days after = find_last_day(design) + days(1);
  EXPECT_FALSE(waits_for_trial(after));
  EXPECT_EQ(find_status(after).trial.design.seed, design.seed);
}

TEST_F(KeptTrial, nothing_is_told_of_days_that_the_trial_still_keeps_sealed) {
  const TrialDesign design = build_design();
  fill({build_trial_event(design)});
  const auto is_open = [this](int ahead, sys_days now, const PainId& pain = cared_pain) {
    return keeper.check_sealed(carer, pain, now + days(ahead), now).has_value();
  };
  EXPECT_TRUE(is_open(6, today));    // still in the days before
  EXPECT_FALSE(is_open(7, today));   // the first block
  EXPECT_FALSE(is_open(400, today)); // its answer
  EXPECT_FALSE(is_open(400, today, PainId()));
  EXPECT_TRUE(is_open(-3, today));
  const sys_days in_block = today + days(9);
  EXPECT_TRUE(is_open(4, in_block));
  EXPECT_FALSE(is_open(5, in_block));
  EXPECT_TRUE(is_open(1, today + days(13)));  // a person's day may be one ahead of the clock
  EXPECT_TRUE(is_open(400, find_last_day(design) + days(1)));
}

// Days of treatment without gain, written into the diary: a plan then asks for a professional.
TEST_F(KeptTrial, the_rule_of_no_gain_waits_until_a_trial_has_judged_and_its_advice_stays) {
  TrialDesign design = build_design();
  design.n_pairs = 6;
  std::vector<Event> events = list_trial_days(design, [](const TrialDay&) { return 5.0; });
  const auto asks_for_help = [](const Plan& plan) {
    return std::any_of(plan.waits.begin(), plan.waits.end(),
                       [](const Wait& wait) { return wait.kind == "see_professional"; });
  };
  fill(events);
  const sys_days late = design.begins + days(80);
  EXPECT_TRUE(asks_for_help(*keeper.compose_plan(carer, cared_pain, late)));
  fill({build_trial_event(design)});
  const Plan plan = *keeper.compose_plan(carer, cared_pain, late);
  EXPECT_FALSE(asks_for_help(plan));
  EXPECT_FALSE(plan.see_professional.empty());
}

TEST_F(KeptTrial, the_next_change_is_the_first_day_of_the_next_block) {
  fill({build_trial_event(build_design())});
  EXPECT_EQ(*find_status(today).next_change, today + days(7));
  EXPECT_EQ(*find_status(today + days(7)).next_change, today + days(14));
  EXPECT_EQ(*find_status(today + days(20)).next_change, today + days(21));
}

TEST_F(KeptTrial, a_day_written_in_time_counts_a_late_one_does_not_and_a_mended_note_is_no_new_score) {
  fill({build_trial_event(build_design()), build_day_event(today, 4.0), build_day_event(today + days(1), 5.0, 2),
        build_day_event(today + days(2), 6.0, 3)});
  Event mended = build_day_event(today, 4.0, 5);
  std::get<DiaryNoted>(mended.body).note = "A word more.";
  fill({mended});
  const TrialStatus status = find_status(today + days(6));
  EXPECT_EQ(status.days.at(0).score, 4.0);
  EXPECT_EQ(status.days.at(1).score, 5.0);
  EXPECT_FALSE(status.days.at(2).score);
  EXPECT_TRUE(status.days.at(2).late);
  EXPECT_FALSE(status.days.at(3).late);
  EXPECT_EQ(status.n_scored, 2U);
}

TEST_F(KeptTrial, a_score_that_is_changed_days_later_is_late) {
  fill({build_trial_event(build_design()), build_day_event(today, 4.0), build_day_event(today, 2.0, 4)});
  EXPECT_FALSE(find_status(today + days(6)).days.at(0).score);
}

TEST_F(KeptTrial, a_day_is_the_mean_of_its_averages_or_else_of_pain_now) {
  std::vector<Event> events{build_trial_event(build_design())};
  const auto note = [&events](std::size_t minute, std::optional<double> now, std::optional<double> average) {
    Event event = build_entry_event(minute, 0.0);
    std::get<DiaryNoted>(event.body).now = now;
    std::get<DiaryNoted>(event.body).average = average;
    events.push_back(event);
  };
  note(30, 9.0, 3.0);
  note(60, 9.0, 4.0);
  note(90, 8.0, std::nullopt);
  note(24 * 60 + 30, 6.0, std::nullopt);
  note(24 * 60 + 60, 7.0, std::nullopt);
  fill(events);
  EXPECT_EQ(find_status(today + days(1)).days.at(0).score, 3.5);
  EXPECT_EQ(find_status(today + days(1)).days.at(1).score, 6.5);
}

TEST_F(KeptTrial, a_session_in_the_days_before_or_in_another_way_is_marked_wrong) {
  const TrialDesign design = build_design();
  fill({build_trial_event(design)});
  fill(list_day_session(today + days(1)));
  for (const TrialDay& day : trial::build_calendar(design)) {
    if (day.phase == TrialPhase::block && (day.day - today).count() % 3 == 0) {
      fill(list_day_session(day.day, day.first ? "gentle" : "deep"));
    }
  }
  for (const TrialScore& day : find_status(find_last_day(design)).days) {
    EXPECT_EQ(day.wrong, day.session && !day.plan.first);
  }
  EXPECT_TRUE(find_status(today + days(1)).days.at(1).wrong);
}

TEST_F(KeptTrial, another_design_of_the_same_trial_and_a_second_trial_are_told_and_guide_nothing) {
  fill({build_trial_event(build_design())});
  TrialDesign other = build_design();
  other.block_days = 5;
  fill({build_event(901, 1, 2, 50, TrialBegun{TrialId(build_made_id(0xe2)), other})});
  const TrialList list = *keeper.list_trials(carer, cared_pain, today + days(1));
  EXPECT_TRUE(list.busy);
  ASSERT_EQ(list.trials.size(), 2U);
  EXPECT_TRUE(list.trials[0].trial.overlaps);
  EXPECT_FALSE(list.trials[1].trial.overlaps);
  EXPECT_TRUE(waits_for_trial(today + days(1)));
  fill({build_event(902, 1, 2, 60, TrialBegun{tried, other})});
  EXPECT_TRUE(keeper.list_trials(carer, cared_pain, today)->trials[1].trial.changed);
  EXPECT_FALSE(waits_for_trial(today + days(1)));
}

TEST_F(KeptTrial, a_verdict_before_the_end_needs_a_noted_look_on_that_day) {
  fill({build_trial_event(build_design()), build_day_event(today, 5.0)});
  const sys_days day = today + days(3);
  const auto refused = keeper.judge(carer, cared_pain, tried, day);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::not_now);
  Event look = build_event(910, 1, 2, 3 * 24 * 60, TrialLooked{tried});
  look.day = day;
  fill({look});
  const auto judged = keeper.judge(carer, cared_pain, tried, day);
  ASSERT_TRUE(judged) << build_sentence(judged.error());
  EXPECT_EQ(judged->judgement.answer, TrialAnswer::cannot_tell);
  EXPECT_TRUE(judged->judgement.early);
  EXPECT_FALSE(keeper.judge(carer, cared_pain, TrialId(build_made_id(7)), day));
}

TEST_F(KeptTrial, entries_of_days_that_have_not_come_betray_a_clock_that_jumped) {
  fill({build_trial_event(build_design()), build_day_event(today + days(20), 4.0)});
  Event look = build_event(910, 1, 2, 0, TrialLooked{tried});
  look.at += days(9);
  look.day += days(9);
  fill({look});
  const auto judged = keeper.judge(carer, cared_pain, tried, today + days(9));
  ASSERT_TRUE(judged) << build_sentence(judged.error());
  EXPECT_EQ(judged->judgement.answer, TrialAnswer::cannot_tell);
  EXPECT_FALSE(judged->judgement.verdict);
  EXPECT_EQ(judged->judgement.reasons.front(), "clock_jumped");
}

TEST_F(KeptTrial, what_helped_in_a_trial_is_more_likely_in_the_next_ranking_and_what_did_not_is_less) {
  const PointOnSide treated{MuscleId("levator_scapulae"), PointId("neck_angle"), Side::right};
  TrialDesign design = build_design();
  design.n_pairs = 4;
  const sys_days after = find_last_day(design) + days(1);
  const auto find_probability = [&](const app::Keeper& asked) {
    const Located located = *asked.locate(carer, cared_pain, after);
    EXPECT_TRUE(located.ranking);
    if (!located.ranking) return 0.0;
    for (const auto& one : located.ranking->hypotheses) {
      if (one.point == treated) return one.belief.probability;
    }
    return 0.0;
  };
  // Signs that change are asked again after some days: nothing is ranked before.
  std::vector<Event> asked_again = list_care_events("gentle", {});
  std::erase_if(asked_again, [](const Event& event) { return !std::holds_alternative<SafetyAnswered>(event.body); });
  asked_again.front().id = EventId(build_made_id(999));
  asked_again.front().at += after - today;
  asked_again.front().day = after;
  fill(asked_again);
  const double before = find_probability(keeper);
  fill({build_trial_event(design)});
  fill(list_trial_days(design, [](const TrialDay& day) { return (day.first ? 2.5 : 6.0) + find_noise_of(day); }));
  EXPECT_EQ(keeper.judge(carer, cared_pain, tried, after)->judgement.answer, TrialAnswer::helps);
  EXPECT_GT(find_probability(keeper), before);
  // What moved the ranking stands among the findings of the person, where its reasons are looked up.
  const std::vector<Finding> findings = keeper.find_person(carer, after)->pains.front().one_case.findings;
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
    return one.question == FindingId("eased_by_trial") && one.point == treated && one.answer == Answer::yes;
  }));

  const app::Keeper vain = *app::Keeper::open(engine(), folder.at("vain.db"));
  ASSERT_TRUE(vain.append(list_care_events("gentle", {"tennis_ball"})));
  ASSERT_TRUE(vain.append(asked_again));
  ASSERT_TRUE(vain.append({build_trial_event(design)}));
  ASSERT_TRUE(vain.append(list_trial_days(design, [](const TrialDay& day) { return 5.0 + find_noise_of(day); })));
  EXPECT_EQ(vain.judge(carer, cared_pain, tried, after)->judgement.answer, TrialAnswer::no_difference);
  EXPECT_LT(find_probability(vain), before);
}

TEST_F(KeptTrial, an_unknown_policy_or_a_design_that_compares_nothing_is_refused_with_its_key) {
  TrialDesign design = build_design();
  design.arm.policy = PolicyId("gentel");
  const auto unknown = keeper.append({build_trial_event(design)});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().key, "events[0].trial_begun.design.arm.policy");
  design = build_design();
  design.other = design.arm;
  const auto same = keeper.append({build_trial_event(design)});
  ASSERT_FALSE(same);
  EXPECT_TRUE(same.error().key.starts_with("events[0].trial_begun.design")) << same.error().key;
}

}  // namespace
}  // namespace unknot::test
