// The exact posterior against enumeration and quickscore, and the approximation's error.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "math/random.hpp"
#include "verify/reference.hpp"

namespace unknot::verify {
namespace {

using rank::Network;

constexpr std::uint64_t n_networks = 300;

double find_largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
  EXPECT_EQ(a.size(), b.size());
  double largest = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

std::vector<double> sweep(const Network& network) { return solve(network, build_schedule(network)).probability; }

// Small networks whose pictures are not improbable: quickscore keeps its digits there (see below where it does not).
TEST(Network, quickscore_agrees_with_enumeration_to_1e_12) {
  double largest = 0.0;
  for (std::uint64_t seed = 0; seed < n_networks; ++seed) {
    const Network network = draw_network(seed, 3 + seed % 8, 1 + seed % 5, 0.5, false, 0.05, 0.05);
    largest = std::max(largest, find_largest_difference(quickscore(network), enumerate(network)));
  }
  fmt::print("quickscore against enumeration: largest difference {:.1e}\n", largest);
  EXPECT_LT(largest, 1e-12);
}

TEST(Network, the_sweep_agrees_with_enumeration_to_1e_12_also_for_uncertain_observations) {
  double largest = 0.0;
  for (std::uint64_t seed = 0; seed < n_networks; ++seed) {
    const Network network =
        draw_network(seed, 3 + seed % 9, 1 + seed % 9, 0.2 + 0.1 * static_cast<double>(seed % 6), true);
    largest = std::max(largest, find_largest_difference(sweep(network), enumerate(network)));
  }
  fmt::print("sweep against enumeration: largest difference {:.1e}\n", largest);
  EXPECT_LT(largest, 1e-12);
}

TEST(Network, the_evidence_alone_is_the_same_as_with_the_posterior) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Network network = draw_network(seed, 10, 8, 0.4, true);
    const rank::Schedule schedule = build_schedule(network);
    rank::Workspace workspace;
    EXPECT_NEAR(solve_log_evidence(network, schedule, workspace), solve(network, schedule).log_evidence, 1e-12);
  }
}

// Why not simply quickscore: its signed terms cancel when what was seen is improbable. The sweep adds only positive terms.
TEST(Network, quickscore_loses_digits_where_the_sweep_does_not) {
  double lost = 0.0;
  double kept = 0.0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Network network = draw_network(seed, 12, 12, 0.4, false, 0.001, 0.0001);
    for (double& prior : network.prior) prior *= 0.02;
    for (rank::Effect& effect : network.effects) {
      effect.leak *= 0.001;
      effect.if_present = 1.0;
      effect.if_absent = 0.0;
    }
    const std::vector<double> exact = enumerate(network);
    lost = std::max(lost, find_largest_difference(quickscore(network), exact));
    kept = std::max(kept, find_largest_difference(sweep(network), exact));
  }
  fmt::print("improbable pictures: quickscore is off by up to {:.1e}, the sweep by {:.1e}\n", lost, kept);
  EXPECT_LT(kept, 1e-12);
  EXPECT_GT(lost, 1e-9) << "if quickscore were exact here, the sweep would not be needed for its digits";
}

TEST(Network, a_schedule_serves_every_network_of_the_same_structure) {
  const Network first = draw_network(1, 10, 8, 0.4, true);
  const rank::Schedule schedule = build_schedule(first);
  Network second = first;
  for (double& prior : second.prior) prior *= 0.5;
  for (rank::Effect& effect : second.effects) {
    for (rank::Link& link : effect.links) link.weight *= 0.7;
  }
  second.effects.push_back({0.0, {{0, 0.3}, {4, 0.6}}, 0.0, 1.0});  // an absent effect more
  EXPECT_LT(find_largest_difference(solve(second, schedule).probability, enumerate(second)), 1e-12);
}

TEST(Network, a_network_without_anything_seen_gives_the_priors_back) {
  Network network{{0.1, 0.25}, {}};
  EXPECT_EQ(sweep(network), network.prior);
}

// Wide networks are cut; what that costs is measured where the exact answer is still known.
TEST(Network, cutting_weak_links_moves_probabilities_by_little) {
  double largest = 0.0;
  double sum = 0.0;
  std::size_t count = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Network network = draw_network(seed, 30, 12, 0.25, false);
    // Like drawings: most links are weak, some are strong.
    std::uint64_t counter = 0;
    for (rank::Effect& effect : network.effects) {
      for (rank::Link& link : effect.links) link.weight = 0.6 * std::pow(math::draw_uniform(seed, 9, counter++), 3.0);
    }
    const std::vector<double> exact = sweep(network);
    Network cut = network;
    rank::cut_to_width(cut, 7);
    EXPECT_LE(build_schedule(cut).width, 7U);
    const std::vector<double> approximate = sweep(cut);
    for (std::size_t c = 0; c < exact.size(); ++c) {
      largest = std::max(largest, std::abs(exact[c] - approximate[c]));
      sum += std::abs(exact[c] - approximate[c]);
      ++count;
    }
  }
  const double mean = sum / static_cast<double>(count);
  fmt::print("cut from width 12 to 7: probabilities move by {:.3f} on average, {:.2f} at most\n", mean, largest);
  EXPECT_LT(mean, 0.03);  // the spread over the assumed likelihoods is several times as wide
}

}  // namespace
}  // namespace unknot::verify
