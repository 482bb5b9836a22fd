#include "math/quadrature.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "math/cholesky.hpp"
#include "math/random.hpp"

namespace unknot::math {
namespace {

TEST(Legendre, is_exact_for_every_power_up_to_twice_its_points_minus_one) {
  for (const std::size_t n : {1U, 2U, 5U, 16U, 24U}) {
    const Rule rule = build_legendre_rule(n);
    for (std::size_t power = 0; power < 2 * n; ++power) {
      double sum = 0.0;
      for (std::size_t i = 0; i < n; ++i) sum += rule.weights[i] * std::pow(rule.nodes[i], static_cast<double>(power));
      const double exact = power % 2 == 0 ? 2.0 / (static_cast<double>(power) + 1.0) : 0.0;
      EXPECT_NEAR(sum, exact, 1e-13) << n << " points, power " << power;
    }
  }
}

TEST(Legendre, nodes_rise_within_the_interval_and_mirror_each_other) {
  const Rule rule = build_legendre_rule(101);
  for (std::size_t i = 0; i < rule.nodes.size(); ++i) {
    EXPECT_GT(rule.weights[i], 0.0);
    EXPECT_NEAR(rule.nodes[i], -rule.nodes[rule.nodes.size() - 1 - i], 1e-14);
    if (i > 0) {
      EXPECT_GT(rule.nodes[i], rule.nodes[i - 1]);
    }
  }
}

TEST(Cholesky, factor_inverse_and_determinant_of_random_matrices) {
  for (std::uint64_t round = 0; round < 50; ++round) {
    constexpr std::size_t n = 4;
    Square<5> root{};
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) root[i][j] = draw_uniform(3, round, i * n + j) - 0.5;
      root[i][i] += 1.0;
    }
    Square<5> a{};
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < n; ++k) a[i][j] += root[i][k] * root[j][k];
      }
    }
    Square<5> factor = a;
    solve_factor(factor, n);
    const Square<5> inverse = solve_inverse(factor, n);
    double product = 1.0;
    for (std::size_t i = 0; i < n; ++i) {
      product *= factor[i][i] * factor[i][i];
      for (std::size_t j = 0; j < n; ++j) {
        double sum = 0.0;
        for (std::size_t k = 0; k < n; ++k) sum += a[i][k] * inverse[k][j];
        EXPECT_NEAR(sum, i == j ? 1.0 : 0.0, 1e-9);  // condition numbers of up to 1e4
      }
    }
    EXPECT_NEAR(find_log_determinant(factor, n), std::log(product), 1e-12);
  }
}

}  // namespace
}  // namespace unknot::math
