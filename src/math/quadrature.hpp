// Integrals as sums over a few points.
#pragma once

#include <cstddef>
#include <vector>

namespace unknot::math {

/// The integral of f from -1 to 1 is about the sum of weight times f(node).
struct Rule {
  std::vector<double> nodes;  ///< ascending
  std::vector<double> weights;
};

/// Gauss and Legendre's rule with n points, 1 <= n <= 200: exact for polynomials up to degree 2n - 1.
Rule build_legendre_rule(std::size_t n);

}  // namespace unknot::math
