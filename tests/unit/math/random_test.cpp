#include "math/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <set>

namespace unknot::math {
namespace {

constexpr std::uint64_t n_draws = 100'000;

TEST(Random, the_same_seed_stream_and_counter_give_the_same_bits_today_and_in_every_build) {
  static_assert(mix_bits(1, 2, 3) == mix_bits(1, 2, 3));
  // Recorded once: a stored result must be found again by a later version.
  EXPECT_EQ(mix_bits(0, 0, 0), 12035550249420947055ULL);
  EXPECT_EQ(mix_bits(1, 2, 3), 1072907043932612987ULL);
}

TEST(Random, seed_stream_and_counter_each_matter) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    for (std::uint64_t stream = 0; stream < 20; ++stream) {
      for (std::uint64_t counter = 0; counter < 20; ++counter) seen.insert(mix_bits(seed, stream, counter));
    }
  }
  EXPECT_EQ(seen.size(), 8000U);
}

TEST(Random, draws_lie_in_0_to_1_with_the_mean_and_variance_of_a_uniform_number) {
  double sum = 0.0;
  double squares = 0.0;
  for (std::uint64_t i = 0; i < n_draws; ++i) {
    const double x = draw_uniform(7, 1, i);
    ASSERT_GE(x, 0.0);
    ASSERT_LT(x, 1.0);
    sum += x;
    squares += x * x;
  }
  const double mean = sum / n_draws;
  // Five standard errors: sqrt(1/12/n) is 0.0009.
  EXPECT_NEAR(mean, 0.5, 0.0046);
  EXPECT_NEAR(squares / n_draws - mean * mean, 1.0 / 12.0, 0.0015);
}

// Chi-squared with 99 degrees of freedom: mean 99, standard deviation 14; the bound is 5 deviations away. Neighbouring
// streams are tried too, because the variations of the ranking use one each.
TEST(Random, hundred_bins_fill_evenly_along_counters_and_along_streams) {
  for (const bool along_streams : {false, true}) {
    std::array<int, 100> bins{};
    for (std::uint64_t i = 0; i < n_draws; ++i) {
      const double x = along_streams ? draw_uniform(7, i, 0) : draw_uniform(7, 0, i);
      ++bins[static_cast<std::size_t>(x * 100.0)];
    }
    double chi_squared = 0.0;
    for (const int count : bins) chi_squared += (count - 1000.0) * (count - 1000.0) / 1000.0;
    EXPECT_LT(chi_squared, 99.0 + 70.0);
    EXPECT_GT(chi_squared, 99.0 - 60.0);
  }
}

TEST(Random, one_changed_bit_of_the_counter_changes_about_half_of_all_bits) {
  int changed = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) changed += std::popcount(mix_bits(7, 0, i) ^ mix_bits(7, 0, i ^ 1U));
  EXPECT_NEAR(changed / 1000.0, 32.0, 1.0);
}

}  // namespace
}  // namespace unknot::math
