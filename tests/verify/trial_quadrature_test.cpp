// The trial's posterior against the same thing worked out slowly: dense matrices for one node, a fine grid for all nodes, sums over
// the hidden truth of cut days for expectation propagation.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "trial/judge.hpp"
#include "trial/others.hpp"
#include "verify/trial_reference.hpp"

namespace unknot::verify {
namespace {

using trial::coefficient::benefit;

constexpr std::array kinds{Kind::full, Kind::quick, Kind::both};

// A trial whose deviation and coefficients are tame, so that few days reach a bound.
trial::Series draw_tame(Kind kind, std::uint64_t number, double level, bool cut) {
  const trial::Prior prior;
  Truth truth = draw_truth(prior, kind, number);
  truth.coefficients = {level, 0.2, 1.5, 1.0, kind == Kind::both ? 1.0 : 0.0};
  truth.deviation = 1.4;
  trial::Series series = build_days(kind, number);
  series.sign = -1.0;
  draw_scores(truth, prior, number, cut, series);
  return series;
}

TEST(TrialNode, agrees_with_dense_matrices) {
  const trial::Prior prior;
  for (std::uint64_t number = 0; number < 30; ++number) {
    const Kind kind = kinds[number % 3];
    const trial::Series series = draw_tame(kind, number, 0.0, false);
    const trial::Exposure exposure = trial::build_exposures(series, prior).back();
    double offset = 0.0;
    for (const double memory : {-0.4, 0.01, 0.5, 0.94}) {
      for (const double deviation : {0.5, 1.5, 4.0}) {
        std::vector<trial::Site> sites;
        const trial::Node node = solve_node(build_statistics(series, exposure, memory), prior, deviation, sites);
        const Reference dense = solve_dense(series, exposure, prior, memory, deviation);
        if (memory == -0.4 && deviation == 0.5) offset = dense.log_density - node.log_weight;  // constants
        EXPECT_NEAR(node.log_weight + offset, dense.log_density, 1e-7 * std::abs(dense.log_density));
        for (std::size_t i = 0; i < trial::coefficient::count; ++i) {
          EXPECT_NEAR(node.mean[i], dense.mean[i], 1e-7);
          for (std::size_t j = 0; j < trial::coefficient::count; ++j)
            EXPECT_NEAR(node.covariance[i][j], dense.covariance[i][j], 1e-7);
        }
      }
    }
  }
}

// The grid has four times the memories, deviations nine times as dense, and reaches much farther out. A first day without a score is
// the hardest: with its wide prior the integrand has poles near the real axis at a memory of 0.
TEST(TrialQuadrature, agrees_with_a_fine_grid_to_1e_6_in_effect_and_chances) {
  const trial::Prior prior;
  const trial::Fineness fine{112, 0.1, 40.0};
  double farthest = 0.0;
  for (std::uint64_t number = 0; number < 12; ++number) {
    const trial::Series series = draw_tame(kinds[number % 3], number, number < 6 ? 0.0 : -2.5, true);
    const auto parts = solve_posterior(series, prior);
    const auto grid = solve_posterior(series, prior, fine);
    const Effect a = trial::build_effect(parts, 2.0);
    const Effect b = trial::build_effect(grid, 2.0);
    for (const auto& [x, y] :
         {std::pair(a.mean(), b.mean()), std::pair(a.better(), b.better()), std::pair(a.matters(), b.matters()),
          std::pair(a.harms(), b.harms()), std::pair(a.low(), b.low()), std::pair(a.high(), b.high()),
          std::pair(a.deviation(), b.deviation())}) {
      farthest = std::max(farthest, std::abs(x - y));
    }
  }
  fmt::print("farthest from the fine grid: {:.1e}\n", farthest);
  EXPECT_LT(farthest, 1e-6);
}

TEST(TrialQuadrature, the_coarser_sum_of_other_verdicts_is_off_by_less_than_2e_4_in_chances) {
  double farthest = 0.0;
  for (std::uint64_t number = 0; number < 12; ++number) {
    const trial::Series series = draw_tame(kinds[number % 3], number, number < 6 ? 0.0 : -2.5, true);
    for (const double benefit_deviation : {0.75, 5.0, 10.0}) {
      trial::Prior prior;
      prior.deviation[benefit] = benefit_deviation;
      const auto find = [&](const trial::Fineness& fineness) {
        return trial::find_chances(solve_posterior(series, prior, fineness), 2.0);
      };
      const trial::Chances a = find(trial::coarse);
      const trial::Chances b = find(trial::Fineness{});
      farthest = std::max(
          {farthest, std::abs(a.better - b.better), std::abs(a.matters - b.matters), std::abs(a.harms - b.harms)});
    }
  }
  fmt::print("farthest of the coarser sum: {:.1e}\n", farthest);
  EXPECT_LT(farthest, 2e-4);
}

// ---- cut days -------------------------------------------------------------------------------------------------------------

// The hidden truths of the cut days are summed over a lattice below their bound; at each the model without cut days is exact.
struct Summed {
  double log_density = 0.0;
  double mean = 0.0;
  double variance = 0.0;
};

Summed sum_over_truths(const trial::Series& series, const trial::Prior& prior, double memory, double deviation, int n) {
  constexpr double depth = 9.0;  // points below the floor
  const trial::Exposure exposure = trial::build_exposures(series, prior).front();
  std::vector<std::size_t> cut;
  trial::Series open = series;
  for (std::size_t i = 0; i < open.scored.size(); ++i) {
    if (open.scored[i].bound == trial::Bound::none) continue;
    cut.push_back(i);
    open.scored[i].bound = trial::Bound::none;
  }
  // Midpoint rule, whose error is of second order in the step.
  const double step = depth / n;
  const int second = cut.size() > 1 ? n : 1;
  std::vector<trial::Node> nodes;
  double highest = -1e300;
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < second; ++j) {
      open.scored[cut[0]].score = -step * (i + 0.5);
      if (cut.size() > 1) open.scored[cut[1]].score = -step * (j + 0.5);
      std::vector<trial::Site> none;
      nodes.push_back(solve_node(build_statistics(open, exposure, memory), prior, deviation, none));
      highest = std::max(highest, nodes.back().log_weight);
    }
  }
  double sum = 0.0;
  double first = 0.0;
  double square = 0.0;
  for (const trial::Node& node : nodes) {
    const double weight = std::exp(node.log_weight - highest);
    sum += weight;
    first += weight * node.mean[benefit];
    square += weight * (node.covariance[benefit][benefit] + node.mean[benefit] * node.mean[benefit]);
  }
  const double cells = static_cast<double>(cut.size()) * std::log(step);
  return {highest + std::log(sum) + cells, first / sum, square / sum - first * first / sum / sum};
}

// A series with exactly so many days at the floor, next to each other or apart.
trial::Series draw_with_cuts(std::uint64_t number, std::size_t n_cuts, bool apart) {
  trial::Series series = draw_tame(Kind::full, number, -2.0, false);
  for (std::size_t i = 0; i < n_cuts; ++i) {
    trial::ScoredDay& day = series.scored[apart ? 5 + 12 * i : 11 + i];
    day.score = 0.0;
    day.bound = trial::Bound::floor;
  }
  return series;
}

TEST(ExpectationPropagation, is_exact_in_density_and_moments_with_one_cut_day) {
  const trial::Prior prior;
  for (const double memory : {0.1, 0.7}) {
    const trial::Series series = draw_with_cuts(3, 1, true);
    const trial::Exposure exposure = trial::build_exposures(series, prior).front();
    std::vector<trial::Site> sites;
    const trial::Node node = solve_node(build_statistics(series, exposure, memory), prior, 1.5, sites);
    const Summed sum = sum_over_truths(series, prior, memory, 1.5, 20'000);
    EXPECT_NEAR(node.log_weight, sum.log_density, 1e-6);
    EXPECT_NEAR(node.mean[benefit], sum.mean, 1e-6);
    EXPECT_NEAR(node.covariance[benefit][benefit], sum.variance, 1e-6);
  }
}

// Two cut days pull at each other; the approximation is then close, closest when they are far apart.
TEST(ExpectationPropagation, is_close_with_two_cut_days_side_by_side_or_apart) {
  const trial::Prior prior;
  for (const bool apart : {true, false}) {
    for (const double memory : {0.1, 0.7}) {
      const trial::Series series = draw_with_cuts(4, 2, apart);
      const trial::Exposure exposure = trial::build_exposures(series, prior).front();
      std::vector<trial::Site> sites;
      const trial::Node node = solve_node(build_statistics(series, exposure, memory), prior, 1.5, sites);
      const Summed sum = sum_over_truths(series, prior, memory, 1.5, 300);
      fmt::print("{} memory {}: density off by {:.1e}, mean by {:.1e}, variance by {:.1e}\n",
                 apart ? "apart" : "side by side", memory, node.log_weight - sum.log_density,
                 node.mean[benefit] - sum.mean, node.covariance[benefit][benefit] - sum.variance);
      EXPECT_NEAR(node.log_weight, sum.log_density, 5e-3);
      EXPECT_NEAR(node.mean[benefit], sum.mean, 1e-3);
      EXPECT_NEAR(node.covariance[benefit][benefit], sum.variance, 1e-3);
    }
  }
}

TEST(ExpectationPropagation, converges_from_any_beginning_to_the_same_end) {
  const trial::Prior prior;
  for (std::uint64_t number = 0; number < 40; ++number) {
    const Kind kind = kinds[number % 3];
    trial::Series series = build_days(kind, number);
    draw_scores(draw_truth(prior, kind, number), prior, number, true, series);
    const trial::Statistics statistics = build_statistics(series, trial::build_exposures(series, prior).front(), 0.8);
    std::vector<trial::Site> fresh;
    const trial::Node a = solve_node(statistics, prior, 2.0, fresh);
    std::vector<trial::Site> far(statistics.cuts.size(), {0.7, 0.3});
    const trial::Node b = solve_node(statistics, prior, 2.0, far);
    EXPECT_NEAR(a.log_weight, b.log_weight, 1e-6);
    EXPECT_NEAR(a.mean[benefit], b.mean[benefit], 1e-6);
  }
}

}  // namespace
}  // namespace unknot::verify
