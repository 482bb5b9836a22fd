// Virtual people: counts that add up exactly, and a diary that weighs them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "math/normal.hpp"
#include "math/random.hpp"
#include "twin/people/forecast.hpp"

namespace unknot::test {
namespace {

using namespace unknot::twin;

CohortDesign build_design() {
  CohortDesign design;
  design.seed = 7;
  design.n_people = 12;
  design.weeks = 4;
  design.policies = {{PressRhythm::trials_course, PressDepth::gentle},
                     {PressRhythm::as_often_as_bearable, PressDepth::deep}};
  return design;
}

TEST(Cohort, any_split_into_blocks_gives_the_same_counts) {
  const CohortDesign design = build_design();
  const CohortBlock whole = run_block(design, 0, 12);
  CohortBlock sum = build_empty_block(design, 0);
  for (const auto& [first, n] : std::vector<std::pair<std::int64_t, std::int64_t>>{{7, 5}, {0, 3}, {3, 4}}) {
    add_block(sum, run_block(design, first, n));
  }
  EXPECT_EQ(whole, sum);
}

TEST(Cohort, people_are_drawn_within_their_ranges_and_differ_with_seed_and_number) {
  std::set<double> leaks;
  for (std::int64_t person = 0; person < 50; ++person) {
    const Parameters values = draw_person(1, person);
    for (const ParameterRow& row : list_parameters()) {
      EXPECT_GE(values[std::size_t(row.key)], row.low);
      EXPECT_LE(values[std::size_t(row.key)], row.high);
    }
    leaks.insert(values[parameter::leak]);
  }
  EXPECT_EQ(leaks.size(), 50U);
  EXPECT_NE(draw_person(1, 3), draw_person(2, 3));
  EXPECT_EQ(draw_person(1, 3), draw_person(1, 3));
}

TEST(Cohort, never_pressing_is_compared_with_itself_and_comes_out_even) {
  const CohortBlock block = run_block(build_design(), 0, 12);
  ASSERT_EQ(block.tallies.size(), 9U);
  for (const PolicyTally& tally : block.tallies) {
    EXPECT_EQ(tally.n + tally.n_left_out, 12);
    if (tally.policy.rhythm != PressRhythm::never) continue;
    EXPECT_EQ(tally.n_sessions, 0);
    EXPECT_EQ(tally.n_helped + tally.n_harmed, 0);
    for (const ExactSum& week : tally.change) EXPECT_EQ(week, ExactSum{});
  }
}

TEST(Cohort, gentle_pressing_helps_more_than_it_harms_and_deep_pressing_every_day_the_other_way_round) {
  CohortDesign design = build_design();
  design.weeks = 8;
  design.policies = {{PressRhythm::trials_course, PressDepth::gentle},
                     {PressRhythm::as_often_as_bearable, PressDepth::deep}};
  const CohortBlock block = run_block(design, 0, 40);
  for (std::size_t h = 0; h < 3; ++h) {
    const PolicyTally& gentle = block.tallies[3 * h + 1];
    const PolicyTally& deep = block.tallies[3 * h + 2];
    EXPECT_LT(gentle.change.back().sum, 0);
    EXPECT_GT(deep.change.back().sum, gentle.change.back().sum);
    EXPECT_GT(deep.n_harmed, gentle.n_harmed);
  }
}

// ---- a person's twin --------------------------------------------------------------------------------------------------------

// The diary of a virtual person: six weeks, sessions on three days a week from the third on, one day in ten missing.
DiaryCourse write_diary(const People& people, std::int64_t person, TwinHypothesis hypothesis, std::uint64_t seed,
                        const DiaryNoise& noise) {
  DiaryCourse course;
  std::vector<long> days;
  for (long day = 0; day < 42; ++day) {
    if (day >= 14 && (day % 7 == 0 || day % 7 == 2 || day % 7 == 4)) course.session_days.push_back(day);
    if (math::draw_uniform(seed, 1, std::uint64_t(day)) > 0.1) days.push_back(day);
  }
  const std::vector<double> pains = simulate_pains(people.draw(person), hypothesis, course, days);
  double off = 0.0;
  long before = -1000;
  for (std::size_t i = 0; i < pains.size(); ++i) {
    const double memory = i == 0 ? 0.0 : std::pow(noise.memory, double(days[i] - before));
    off = memory * off + noise.deviation * std::sqrt(1.0 - memory * memory) *
                             math::find_normal_quantile(math::draw_uniform(seed, 2, i) + 1e-12);
    before = days[i];
    course.pains.push_back({days[i], pains[i] + off});
  }
  return course;
}

TEST(Fit, ninety_in_a_hundred_intervals_hold_what_the_person_was_made_with) {
  const char* deep = std::getenv("UNKNOT_TWIN_DIARIES");
  const int n_diaries = deep != nullptr ? std::atoi(deep) : 6;
  const People people{11, deep != nullptr ? 1000 : 200, {}};
  const DiaryNoise noise;
  int held = 0;
  int asked = 0;
  for (int k = 0; k < n_diaries; ++k) {
    // The one who wrote is none of those who are weighed.
    const People others{12, 1, {}};
    const TwinHypothesis hypothesis = all_hypotheses[std::size_t(k) % 3];
    const DiaryCourse course = write_diary(others, k, hypothesis, 100 + std::uint64_t(k), noise);
    if (course.pains.empty()) continue;
    const TwinFit found = fit(course, people, noise);
    const Parameters truth = others.draw(k);
    for (const FittedParameter& one : found.parameters) {
      ++asked;
      held += truth[std::size_t(one.key)] >= one.low && truth[std::size_t(one.key)] <= one.high ? 1 : 0;
    }
  }
  ASSERT_GT(asked, 0);
  const double share = double(held) / double(asked);
  EXPECT_GE(share, 0.85);
  EXPECT_LE(share, 0.95);
}

TEST(Fit, a_diary_narrows_down_little_and_says_so) {
  const People people{11, 300, {}};
  const DiaryCourse course = write_diary({12, 1, {}}, 3, TwinHypothesis::central, 5, {});
  const TwinFit found = fit(course, people);
  EXPECT_NEAR(found.hypotheses[0] + found.hypotheses[1] + found.hypotheses[2], 1.0, 1e-9);
  const auto n = std::ranges::count_if(found.parameters, &FittedParameter::identifiable);
  EXPECT_LT(n, std::ptrdiff_t(found.parameters.size()) / 3) << "pain alone cannot tell most of the numbers";
  EXPECT_GT(found.n_effective, 5.0);
  double sum = 0.0;
  for (const FittedPerson& one : found.people) sum += one.weight;
  EXPECT_NEAR(sum, 1.0, 1e-3);
}

TEST(Fit, without_a_score_everybody_weighs_the_same) {
  const TwinFit found = fit({}, {11, 40, {}});
  for (const double share : found.hypotheses)
    EXPECT_NEAR(share, 1.0 / 3.0, 0.12) << "those who ran out of energy are left out";
  for (const FittedParameter& one : found.parameters) EXPECT_LT(one.low, one.high);
}

TEST(Forecast, the_same_question_gets_the_same_bits_and_a_number_that_is_set_is_nobodys_own) {
  TwinQuestion question;
  question.pains = {{0, 6.0}, {1, 5.0}};
  question.policies = {{PressRhythm::trials_course, PressDepth::gentle}};
  question.weeks = 4;
  const TwinForecast one = forecast(question, 64);
  const TwinForecast two = forecast(question, 64);
  ASSERT_EQ(one.hypotheses.size(), 3U);
  for (std::size_t h = 0; h < 3; ++h) {
    ASSERT_EQ(one.hypotheses[h].policies.size(), 2U);
    EXPECT_EQ(one.hypotheses[h].policies[1].pain, two.hypotheses[h].policies[1].pain);
    EXPECT_EQ(one.hypotheses[h].policies[1].pain.middle.size(), 5U);
    for (std::size_t week = 0; week < 5; ++week) {
      EXPECT_LE(one.hypotheses[h].policies[1].pain.low[week], one.hypotheses[h].policies[1].pain.high[week]);
    }
    EXPECT_EQ(one.hypotheses[h].session.front().band.middle.size(), one.minutes.size());
  }
  question.overrides = {{"pain_half", 0.9}};
  const TwinForecast set = forecast(question, 64);
  EXPECT_EQ(set.parameters.size() + set.n_unidentifiable + 1, one.parameters.size() + one.n_unidentifiable);
}

}  // namespace
}  // namespace unknot::test
