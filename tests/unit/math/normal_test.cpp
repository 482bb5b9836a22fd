#include "math/normal.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace unknot::math {
namespace {

TEST(Normal, known_values_of_chance_and_quantile) {
  EXPECT_DOUBLE_EQ(find_normal_chance(0.0), 0.5);
  EXPECT_NEAR(find_normal_chance(1.959963984540054), 0.975, 1e-15);
  EXPECT_NEAR(find_normal_chance(-10.0) / 7.619853024160527e-24, 1.0, 1e-12);  // Abramowitz and Stegun, table 26.2
  EXPECT_NEAR(find_normal_quantile(0.975), 1.959963984540054, 1e-14);
  EXPECT_NEAR(find_normal_density(1.0), 0.24197072451914337, 1e-16);
}

TEST(Normal, quantile_and_chance_undo_each_other) {
  for (double x = -8.0; x < 5.0; x += 0.37) EXPECT_NEAR(find_normal_quantile(find_normal_chance(x)), x, 1e-9) << x;
}

// Moments of the cut normal by the trapezoid rule over 12 deviations, which is exact to rounding for so smooth an integrand.
TEST(Truncated, agrees_with_a_sum_over_a_fine_grid_on_either_side) {
  for (const double mean : {-2.0, 0.3, 4.0}) {
    for (const double bound : {-3.0, 0.0, 2.5}) {
      for (const bool below : {true, false}) {
        constexpr int n = 400'000;
        const double deviation = 1.7;
        double sum = 0.0;
        double first = 0.0;
        double second = 0.0;
        const double step = 12.0 * deviation / n;
        for (int i = 0; i <= n; ++i) {
          const double y = below ? bound - step * i : bound + step * i;
          const double share = (i == 0 ? 0.5 : 1.0) * find_normal_density((y - mean) / deviation) / deviation * step;
          sum += share;
          first += share * y;
          second += share * y * y;
        }
        const Truncated found = find_truncated(mean, deviation, bound, below ? Tail::below : Tail::above);
        EXPECT_NEAR(found.log_chance, std::log(sum), 1e-7);
        EXPECT_NEAR(found.mean, first / sum, 1e-7);
        EXPECT_NEAR(found.variance, second / sum - first * first / sum / sum, 1e-6);
      }
    }
  }
}

// Far out the rest is nearly exponential: mean 1/z beyond the bound, variance 1/z^2, to relative order 1/z^2.
TEST(Truncated, keeps_its_digits_far_out_and_is_steady_where_its_formulas_change) {
  for (const double z : {20.0, 29.9, 30.1, 60.0, 99.9, 100.1, 300.0}) {
    const Truncated found = find_truncated(0.0, 1.0, z, Tail::above);
    EXPECT_NEAR((found.mean - z) * z, 1.0, 2.2 / (z * z)) << z;
    EXPECT_NEAR(found.variance * z * z, 1.0, 6.2 / (z * z)) << z;
    EXPECT_NEAR(found.log_chance, -0.5 * z * z - std::log(z) - 0.5 * std::log(2.0 * std::acos(-1.0)), 1.1 / (z * z));
  }
  for (const double z : {30.0, 100.0}) {
    const Truncated before = find_truncated(0.0, 1.0, z - 1e-9, Tail::above);
    const Truncated after = find_truncated(0.0, 1.0, z + 1e-9, Tail::above);
    EXPECT_NEAR(before.variance / after.variance, 1.0, 1e-6);
    EXPECT_NEAR(before.mean, after.mean, 1e-8);
  }
}

TEST(CutMean, lies_between_the_ends_and_is_the_mean_where_nothing_is_cut) {
  EXPECT_NEAR(find_cut_mean(5.0, 0.5, 0.0, 10.0), 5.0, 1e-12);
  EXPECT_NEAR(find_cut_mean(-40.0, 1.0, 0.0, 10.0), 0.0, 1e-12);
  EXPECT_NEAR(find_cut_mean(50.0, 1.0, 0.0, 10.0), 10.0, 1e-12);
  EXPECT_NEAR(find_cut_mean(0.0, 1.0, 0.0, 10.0), find_normal_density(0.0), 1e-12);
}

}  // namespace
}  // namespace unknot::math
