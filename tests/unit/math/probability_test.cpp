#include "math/probability.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace unknot::math {
namespace {

TEST(LogOdds, known_values) {
  EXPECT_DOUBLE_EQ(find_log_odds(0.5), 0.0);
  EXPECT_NEAR(find_log_odds(0.75), std::log(3.0), 1e-15);
  EXPECT_NEAR(find_log_odds(0.1), -std::log(9.0), 1e-15);
}

TEST(LogOdds, stay_finite_at_the_ends_and_beyond) {
  EXPECT_TRUE(std::isfinite(find_log_odds(0.0)));
  EXPECT_TRUE(std::isfinite(find_log_odds(1.0)));
  EXPECT_EQ(find_log_odds(-1e-9), find_log_odds(0.0));
  EXPECT_EQ(find_log_odds(1.0 + 1e-9), find_log_odds(1.0));
}

// 1 - p is rounded at the upper end, so the way back is only as good as one unit in the last place of p.
TEST(LogOdds, there_and_back_gives_the_probability_to_1e_12) {
  for (double p = 0.001; p < 1.0; p += 0.001) EXPECT_NEAR(find_probability(find_log_odds(p)), p, 1e-12);
}

TEST(Probability, is_monotone_and_within_0_and_1_for_huge_log_odds) {
  double before = -1.0;
  for (const double log_odds : {-1e6, -800.0, -30.0, -1.0, 0.0, 1.0, 30.0, 800.0, 1e6}) {
    const double p = find_probability(log_odds);
    EXPECT_GE(p, 0.0);
    EXPECT_LE(p, 1.0);
    EXPECT_GE(p, before);
    before = p;
  }
}

TEST(Entropy, is_one_bit_in_the_middle_nothing_at_the_ends_and_symmetric) {
  EXPECT_DOUBLE_EQ(find_entropy(0.5), 1.0);
  EXPECT_EQ(find_entropy(0.0), 0.0);
  EXPECT_EQ(find_entropy(1.0), 0.0);
  EXPECT_NEAR(find_entropy(0.1), find_entropy(0.9), 1e-15);
  EXPECT_NEAR(find_entropy(0.25), 0.811278124459133, 1e-14);
}

}  // namespace
}  // namespace unknot::math
