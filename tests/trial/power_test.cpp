#include "trial/power.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "math/random.hpp"
#include "trial/trials.hpp"

namespace unknot::test {
namespace {

using trial::advise;
using trial::collect_rows;
using trial::find_noise;
using trial::simulate;

constexpr TrialNoise usual{5.5, 1.2, 0.3, 30};

TEST(Power, slices_add_up_to_the_whole_in_any_order) {
  const std::vector<double> benefits{1.0, 3.0};
  for (const TrialDesign& design : {build_quick(), build_full(2)}) {
    const auto whole = simulate(design, usual, benefits, 0, 12);
    const auto slices =
        collect_rows(simulate(design, usual, benefits, 7, 5),
                     collect_rows(simulate(design, usual, benefits, 3, 4), simulate(design, usual, benefits, 0, 3)));
    EXPECT_EQ(whole, slices);
    for (const PowerRow& row : whole) {
      EXPECT_EQ(row.n, 12U);
      EXPECT_EQ(row.helps + row.no_difference + row.worse + row.cannot_tell, 12U);
    }
  }
}

TEST(Power, rows_of_a_benefit_that_only_one_slice_has_stand_behind) {
  const PowerRow one{1.0, 5, 1, 0, 0, 4};
  const PowerRow two{2.0, 7, 6, 0, 0, 1};
  EXPECT_EQ(collect_rows({one}, {two, one}), (std::vector<PowerRow>{{1.0, 10, 2, 0, 0, 8}, two}));
}

// The order is drawn anew for each simulated trial, so that power tells nothing about the sealed one.
TEST(Power, does_not_depend_on_the_seed_of_the_design) {
  TrialDesign other = build_full(2);
  other.seed = "ffffffffffffffff";
  EXPECT_EQ(simulate(build_full(2), usual, {2.0}, 0, 10), simulate(other, usual, {2.0}, 0, 10));
}

TEST(Power, grows_with_the_benefit_and_falls_with_the_ups_and_downs) {
  const auto rows = simulate(build_full(3), usual, {0.0, 1.5, 4.0}, 0, 40);
  EXPECT_LE(rows[0].helps, 6U);  // 5 % of 40 is 2, three standard deviations more are 6
  EXPECT_LT(rows[0].helps, rows[1].helps);
  EXPECT_LT(rows[1].helps, rows[2].helps);
  const auto wild = simulate(build_full(3), {5.5, 3.0, 0.6, 30}, {4.0}, 0, 40);
  EXPECT_LT(wild[0].helps, rows[2].helps);
}

TEST(Power, an_activity_is_the_mirror_image) {
  TrialDesign activity = build_full(2);
  activity.outcome = TrialOutcome::activity;
  activity.activity = "stairs";
  // Not the same trials mirrored, for the ups and downs are not; both see a large benefit in most.
  EXPECT_GE(simulate(activity, {4.0, 1.0, 0.2, 30}, {4.0}, 0, 20)[0].helps, 14U);
}

// Twenty people's diaries of 60 days; the estimates scatter, their means must not be far off.
TEST(Noise, is_found_again_from_a_diary) {
  double deviation = 0.0;
  double memory = 0.0;
  double level = 0.0;
  for (std::uint64_t person = 0; person < 20; ++person) {
    math::Draws draws(5, 1000 + person);
    std::vector<std::optional<double>> daily;
    double off = 1.5 * draws.next_normal();
    for (int day = 0; day < 60; ++day) {
      off = 0.5 * off + 1.5 * std::sqrt(0.75) * draws.next_normal();
      daily.emplace_back(std::clamp(std::round(5.0 + off), 0.0, 10.0));
      if (day % 9 == 4) daily.back().reset();
    }
    const TrialNoise noise = find_noise(daily);
    EXPECT_EQ(noise.n_days, 53U);
    deviation += noise.deviation / 20.0;
    memory += noise.memory / 20.0;
    level += noise.level / 20.0;
  }
  // Standard errors of the means of twenty: 0.04, 0.03 and 0.08; the priors draw a little.
  EXPECT_NEAR(deviation, 1.5, 0.15);
  EXPECT_NEAR(memory, 0.5, 0.12);
  EXPECT_NEAR(level, 5.0, 0.3);
}

TEST(Noise, of_a_short_diary_is_the_assumed_one_and_of_any_diary_within_its_ranges) {
  EXPECT_EQ(find_noise({}), TrialNoise{});
  EXPECT_EQ(find_noise(std::vector<std::optional<double>>(9, 4.0)), TrialNoise{});
  EXPECT_EQ(find_noise(std::vector<std::optional<double>>(50)), TrialNoise{});
  EXPECT_EQ(find_noise(std::vector<std::optional<double>>(30, 4.0)).level, 4.0);
  EXPECT_EQ(find_noise(std::vector<std::optional<double>>(30, 4.0)).n_days, 0U) << "nothing is known of ups and downs";
  for (const double usual_score : {0.0, 4.0, 10.0}) {
    std::vector<std::optional<double>> daily(80, usual_score);
    for (std::size_t day = 3; day < daily.size(); day += 9) daily[day] = 3.0;
    const TrialNoise noise = find_noise(daily);
    EXPECT_EQ(noise.n_days, 60U) << "the last two months";
    EXPECT_GT(noise.deviation, 0.0);
    EXPECT_GE(noise.memory, 0.0);
    EXPECT_LE(noise.memory, 0.95);
    EXPECT_GE(noise.level, 0.0);
    EXPECT_LE(noise.level, 10.0);
  }
}

// ---- advice ---------------------------------------------------------------------------------------------------------------

PowerRow build_row(double benefit, std::size_t helps) { return {benefit, 400, helps, 0, 0, 400 - helps}; }

bool says(const TrialAdvice& advice, const std::string& part) {
  return std::any_of(advice.sentences.begin(), advice.sentences.end(),
                     [&](const Text& text) { return text.in("en").find(part) != std::string::npos; });
}

std::vector<trial::DesignPower> build_others(const std::vector<std::size_t>& helps) {
  std::vector<trial::DesignPower> others;
  for (const TrialDesign& design : trial::list_designs(build_full())) {
    others.push_back({design, build_row(2.0, helps[others.size()])});
  }
  return others;
}

TEST(Advice, says_how_often_it_would_show_what_and_the_shortest_that_suffices) {
  const Power power{usual, {build_row(0.0, 8), build_row(1.0, 15), build_row(2.0, 330), build_row(3.0, 396)}};
  const auto advice = advise(build_full(), power, build_others({200, 321, 330, 360, 380}));
  EXPECT_TRUE(says(advice, "If it does nothing, it would still say that it helps less than 1 time in 10."));
  EXPECT_TRUE(advice.worth);
  EXPECT_FALSE(advice.hopeless);
  EXPECT_TRUE(says(advice, "In 63 days it would show a benefit of 2.0 points 8 times in 10."));
  EXPECT_TRUE(says(advice, "a benefit of 1.0 points less than 1 time in 10."));
  EXPECT_TRUE(says(advice, "The shortest one that shows 2.0 points at least 8 times in 10 takes 49 days."));
  EXPECT_TRUE(says(advice, "30 days of your diary"));
  EXPECT_NE(advice.before.at(0).in("en").find("215 people"), std::string::npos);
}

TEST(Advice, says_not_to_run_what_even_the_longest_cannot_answer) {
  const Power power{TrialNoise{}, {build_row(2.0, 60)}};
  const auto advice = advise(build_full(), power, build_others({20, 40, 60, 100, 199}));
  EXPECT_FALSE(advice.worth);
  EXPECT_TRUE(advice.hopeless);
  EXPECT_TRUE(says(advice, "Do not run it"));
  EXPECT_TRUE(says(advice, "usual ones are assumed"));
  const auto longer = advise(build_full(), power, build_others({20, 40, 60, 100, 230}));
  EXPECT_FALSE(longer.hopeless);
  EXPECT_TRUE(says(longer, "One of 91 days would show it 6 times in 10."));
}

TEST(Advice, without_other_lengths_says_only_what_is_known) {
  const auto advice = advise(build_full(), {usual, {build_row(2.0, 60)}}, {});
  EXPECT_FALSE(advice.worth);
  EXPECT_FALSE(advice.hopeless);
  EXPECT_TRUE(says(advice, "more likely to end with"));
  EXPECT_TRUE(advise(build_full(), {usual, {}}, {}).sentences.empty());
}

}  // namespace
}  // namespace unknot::test
