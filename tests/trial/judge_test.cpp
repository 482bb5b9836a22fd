#include "trial/judge.hpp"
#include "math/normal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "trial/others.hpp"
#include "trial/trials.hpp"

namespace unknot::test {
namespace {

using trial::judge;
using trial::judge_answer;

TEST(Judge, says_helps_where_a_large_benefit_was_put_in_and_finds_its_size) {
  const Judgement judgement = judge(draw_trial(build_full(), 3.0, 1.0, 1));
  ASSERT_TRUE(judgement.verdict.has_value());
  EXPECT_EQ(judgement.answer, TrialAnswer::helps);
  EXPECT_TRUE(judgement.reasons.empty());
  const Effect& effect = judgement.verdict->effect();
  EXPECT_NEAR(effect.mean(), 3.0, 3.0 * effect.deviation());
  EXPECT_LT(effect.deviation(), 0.5);
  EXPECT_GT(judgement.percent, 30.0);
  EXPECT_FALSE(judgement.early);
  EXPECT_EQ(judgement.n_with, 28U);
  EXPECT_EQ(judgement.n_without, 35U);
}

TEST(Judge, says_worse_where_harm_was_put_in_and_no_difference_where_nothing_was) {
  EXPECT_EQ(judge(draw_trial(build_full(), -3.0, 1.0, 1)).answer, TrialAnswer::worse);
  EXPECT_EQ(judge(draw_trial(build_full(), 0.0, 1.0, 1)).answer, TrialAnswer::no_difference);
}

TEST(Judge, cannot_tell_in_wild_ups_and_downs_and_says_so) {
  int n_unsure = 0;
  for (std::uint64_t stream = 0; stream < 10; ++stream) {
    const Judgement judgement = judge(draw_trial(build_full(2), 0.5, 3.0, stream));
    ASSERT_TRUE(judgement.verdict.has_value());
    if (judgement.answer != TrialAnswer::cannot_tell) continue;
    ++n_unsure;
    EXPECT_EQ(judgement.reasons, (std::vector<std::string>{"too_unsure"}));
  }
  EXPECT_GE(n_unsure, 6);
}

TEST(Judge, an_own_activity_is_the_mirror_image_of_pain) {
  TrialDesign design = build_full();
  const TrialData pain = draw_trial(design, 2.0, 1.5, 3);
  design.outcome = TrialOutcome::activity;
  design.activity = "stairs";
  TrialData activity = pain;
  activity.trial.design = design;
  for (TrialScore& day : activity.days) day.score = 10.0 - *day.score;
  const Judgement a = judge(pain);
  const Judgement b = judge(activity);
  EXPECT_EQ(a.answer, b.answer);
  EXPECT_NEAR(a.verdict->effect().mean(), b.verdict->effect().mean(), 1e-9);
  EXPECT_NEAR(a.verdict->effect().better(), b.verdict->effect().better(), 1e-9);
  EXPECT_NEAR(a.slope, -b.slope, 1e-9);
  EXPECT_NEAR(a.slope_alone, b.slope_alone, 1e-9);
  EXPECT_NEAR(a.level, 10.0 - b.level, 1e-9);
  for (std::size_t i = 0; i < a.fit.size(); ++i) EXPECT_NEAR(a.fit[i].mean, 10.0 - b.fit[i].mean, 1e-9);
}

TEST(Judge, the_calendar_date_does_not_matter) {
  const TrialData data = draw_trial(build_full(), 2.0, 1.5, 4);
  TrialData later = data;
  later.trial.design.begins += std::chrono::days(500);
  later.today += std::chrono::days(500);
  for (TrialScore& day : later.days) day.plan.day += std::chrono::days(500);
  const Judgement a = judge(data);
  const Judgement b = judge(later);
  EXPECT_EQ(a.verdict, b.verdict);
  EXPECT_EQ(a.fit.front().mean, b.fit.front().mean);
  EXPECT_EQ(b.fit.front().day - a.fit.front().day, std::chrono::days(500));
}

// The level has a wide prior around the middle of the scale, so a constant moves the effect a little, not more.
TEST(Judge, a_person_whose_every_day_is_a_point_worse_gets_nearly_the_same_effect) {
  const TrialData data = draw_trial(build_full(), 2.0, 0.8, 5);
  TrialData worse = data;
  for (TrialScore& day : worse.days) day.score = *day.score + 1.0;
  ASSERT_TRUE(std::all_of(worse.days.begin(), worse.days.end(), [](const TrialScore& d) { return *d.score < 10.0; }));
  ASSERT_TRUE(std::all_of(data.days.begin(), data.days.end(), [](const TrialScore& d) { return *d.score > 0.0; }));
  const Judgement a = judge(data);
  const Judgement b = judge(worse);
  EXPECT_NEAR(a.verdict->effect().mean(), b.verdict->effect().mean(), 0.02);
  EXPECT_NEAR(b.level - a.level, 1.0, 0.05);
}

TEST(Judge, is_the_same_every_time_and_judge_answer_says_the_same) {
  for (std::uint64_t stream = 0; stream < 20; ++stream) {
    const TrialData data = draw_trial(stream % 2 == 0 ? build_full(2) : build_quick(), 1.5, 1.5, stream);
    const Judgement judgement = judge(data);
    EXPECT_EQ(judge(data), judgement);
    EXPECT_EQ(judge_answer(data), judgement.answer);
  }
}

struct Spoiled {
  const char* reason;
  std::function<void(TrialData&)> spoil;
};

TrialScore& find_day(TrialData& data, std::function<bool(const TrialScore&)> is_it) {
  return *std::find_if(data.days.begin(), data.days.end(), is_it);
}

TEST(Judge, gives_no_verdict_but_the_reason_for_each_kind_of_bad_trial) {
  const std::vector<Spoiled> all{{"too_few_days",
                                  [](TrialData& d) {
                                    std::size_t kept = 0;
                                    for (TrialScore& day : d.days) {
                                      if (day.plan.first && ++kept > 4) day.score.reset();
                                    }
                                  }},
                                 {"too_few_days",
                                  [](TrialData& d) {
                                    std::size_t kept = 0;
                                    for (TrialScore& day : d.days) {
                                      if (!day.plan.first && ++kept > 4) day.score.reset();
                                    }
                                  }},
                                 {"all_equal",
                                  [](TrialData& d) {
                                    for (TrialScore& day : d.days) day.score = 4.0;
                                  }},
                                 {"all_equal",
                                  [](TrialData& d) {
                                    for (TrialScore& day : d.days) day.score = 0.0;
                                  }},
                                 {"block_not_kept",
                                  [](TrialData& d) {
                                    const int block =
                                        find_day(d, [](const TrialScore& s) { return s.session; }).plan.block;
                                    for (TrialScore& day : d.days) day.session = day.session && day.plan.block != block;
                                  }},
                                 {"wrong_session", [](TrialData& d) { d.days[3].wrong = true; }},
                                 {"design_changed", [](TrialData& d) { d.trial.changed = true; }},
                                 {"overlaps", [](TrialData& d) { d.trial.overlaps = true; }},
                                 {"clock_jumped", [](TrialData& d) { d.clock_jumped = true; }},
                                 {"late_days",
                                  [](TrialData& d) {
                                    for (TrialScore& day : d.days) day.late = true;
                                  }},
                                 {"stopped_early", [](TrialData& d) { d.trial.ended = d.days[5].plan.day; }},
                                 {"many_missing", [](TrialData& d) {
                                    for (std::size_t i = 0; i < d.days.size(); ++i) {
                                      if (i % 5 < 2) d.days[i].score.reset();
                                    }
                                  }}};
  ASSERT_TRUE(judge(draw_trial(build_full(2), 3.0, 1.0, 1)).reasons.empty()) << "or nothing below is shown";
  for (const Spoiled& one : all) {
    TrialData data = draw_trial(build_full(2), 3.0, 1.0, 1);
    one.spoil(data);
    const Judgement judgement = judge(data);
    EXPECT_FALSE(judgement.verdict.has_value()) << one.reason;
    EXPECT_EQ(judgement.answer, TrialAnswer::cannot_tell) << one.reason;
    EXPECT_EQ(std::count(judgement.reasons.begin(), judgement.reasons.end(), one.reason), 1) << one.reason;
    EXPECT_EQ(judge_answer(data), TrialAnswer::cannot_tell);
  }
}

TEST(Judge, a_quick_trial_without_its_session_says_nothing) {
  TrialData data = draw_trial(build_quick(), 3.0, 1.0, 1);
  ASSERT_TRUE(judge(data).verdict.has_value());
  for (TrialScore& day : data.days) day.session = false;
  EXPECT_EQ(judge(data).reasons, (std::vector<std::string>{"no_session"}));
}

TEST(Judge, the_session_of_a_quick_trial_may_be_two_days_late_but_not_three) {
  TrialData data = draw_trial(build_quick(), 3.0, 1.0, 1);
  const auto first = std::find_if(data.days.begin(), data.days.end(),
                                  [](const TrialScore& day) { return day.plan.phase == TrialPhase::after; });
  for (int late = 1; late <= 3; ++late) {
    for (TrialScore& day : data.days) day.session = false;
    (first + late)->session = true;
    EXPECT_EQ(judge(data).verdict.has_value(), late <= 2) << late;
  }
}

TEST(Judge, a_trial_without_days_or_with_one_gives_a_reason_and_does_not_fail) {
  const TrialData whole = draw_trial(build_full(2), 3.0, 1.0, 1);
  TrialData none = whole;
  none.days.clear();
  EXPECT_FALSE(judge(none).reasons.empty());
  none.n_planned = 0;
  EXPECT_FALSE(judge(none).verdict.has_value());
  EXPECT_FALSE(judge(cut_trial(whole, 1)).reasons.empty());
}

TEST(Judge, a_block_that_is_still_running_may_yet_get_its_session) {
  TrialData data = draw_trial(build_full(), 3.0, 1.0, 1);
  const std::size_t n = 30;  // two days into the fourth block
  data = cut_trial(data, n);
  for (TrialScore& day : data.days) day.session = day.session && day.plan.block != data.days.back().plan.block;
  const Judgement judgement = judge(data);
  EXPECT_EQ(std::count(judgement.reasons.begin(), judgement.reasons.end(), "block_not_kept"), 0);
}

// ---- looking early --------------------------------------------------------------------------------------------------------

// The factor that few days and their memory put on what is asked, in normal deviates.
double find_factor(double memory_square, std::size_t n) {
  const auto days = static_cast<double>(n);
  return std::min(1.2, std::max(0.8, 1.06 - 5.2 / days) + 22.0 * memory_square / days);
}

TEST(Looking, early_asks_for_more_and_so_does_the_end_once_somebody_looked) {
  const TrialData whole = draw_trial(build_full(), 3.0, 1.0, 1);
  const Judgement half = judge(cut_trial(whole, 32));
  EXPECT_TRUE(half.early);
  const double boundary = 1.96 / std::sqrt(32.0 / 63.0);
  EXPECT_NEAR(math::find_normal_quantile(half.surety), boundary * find_factor(half.memory_square, half.n_days), 1e-6);
  TrialData looked = whole;
  looked.trial.looks = {looked.days[31].plan.day};
  const Judgement end = judge(looked);
  EXPECT_NEAR(math::find_normal_quantile(end.surety), 1.96 * find_factor(end.memory_square, end.n_days), 1e-6);
  EXPECT_LT(judge(whole).surety, end.surety);
  EXPECT_LT(end.surety, half.surety);
}

TEST(Looking, few_independent_days_need_less_than_95_in_100_and_days_that_are_alike_need_more_than_these) {
  const auto find = [](double memory, std::size_t n) { return trial::find_surety({false, 1.0, memory * memory, n}); };
  EXPECT_LT(find(0.0, 30), 0.94);
  EXPECT_GT(find(0.0, 30), 0.92);
  EXPECT_GT(find(0.6, 30), find(0.3, 30));
  EXPECT_GT(find(0.0, 120), find(0.0, 30));
  EXPECT_GE(find(0.0, 10), 0.905);  // never below 0.8 of the usual deviates
  EXPECT_LE(find(0.95, 10), 0.976);
}

TEST(Looking, a_trial_that_was_ended_before_its_time_is_judged_on_its_days_and_as_early) {
  const TrialData whole = draw_trial(build_full(), 3.0, 1.0, 1);
  TrialData ended = whole;
  ended.trial.ended = ended.days[39].plan.day;
  const Judgement judgement = judge(ended);
  EXPECT_TRUE(judgement.early);
  EXPECT_EQ(judgement.n_days, 40U);
  EXPECT_EQ(judgement.fit.size(), 40U);
}

// ---- other verdicts -------------------------------------------------------------------------------------------------------

const OtherVerdict& find_other(const Judgement& judgement, const std::string& under) {
  return *std::find_if(judgement.others.begin(), judgement.others.end(),
                       [&](const OtherVerdict& other) { return other.under == under; });
}

TEST(Others, a_doubtful_prior_shrinks_and_an_open_one_does_not) {
  const Judgement judgement = judge(draw_trial(build_full(2), 3.0, 2.0, 7));
  ASSERT_EQ(judgement.others.size(), 6U);
  const double mean = judgement.verdict->effect().mean();
  ASSERT_GT(mean, 1.0);
  EXPECT_LT(find_other(judgement, "doubtful").verdict.effect().mean(), mean);
  EXPECT_GT(find_other(judgement, "open").verdict.effect().mean(), mean);
}

TEST(Others, days_missing_under_treatment_count_against_it_when_they_are_taken_to_be_bad) {
  TrialData data = draw_trial(build_full(), 3.0, 1.5, 8);
  int missing = 0;
  for (TrialScore& day : data.days) {
    if (day.plan.first && missing++ % 3 == 0) day.score.reset();
  }
  const Judgement judgement = judge(data);
  ASSERT_TRUE(judgement.verdict.has_value());
  const double mean = judgement.verdict->effect().mean();
  // Ten of 28 days: the effect moves by that share of the day-to-day deviation.
  EXPECT_NEAR(mean - find_other(judgement, "missing_bad").verdict.effect().mean(), judgement.noise * 10.0 / 28.0, 0.01);
  EXPECT_NEAR(find_other(judgement, "missing_good").verdict.effect().mean() - mean, judgement.noise * 10.0 / 28.0,
              0.01);
}

TEST(Others, the_one_day_that_stands_out_is_found) {
  TrialData data = draw_trial(build_full(2), 1.0, 1.0, 9);
  TrialScore& odd = find_day(data, [](const TrialScore& day) { return day.plan.first; });
  odd.score = 10.0;
  const OtherVerdict other = find_other(judge(data), "without_a_day");
  ASSERT_TRUE(other.day.has_value());
  EXPECT_EQ(*other.day, odd.plan.day);
}

}  // namespace
}  // namespace unknot::test
