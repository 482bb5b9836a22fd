// Small symmetric matrices: square root, solution, inverse.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include "base/problem.hpp"

namespace unknot::math {

/// A square matrix of up to N rows, of which the first `n` are used by the functions below.
template <std::size_t N>
using Square = std::array<std::array<double, N>, N>;

/// Replaces the lower half of a symmetric positive definite matrix of n rows by its Cholesky factor L (A = L L').
template <std::size_t N>
void solve_factor(Square<N>& a, std::size_t n) {
  for (std::size_t j = 0; j < n; ++j) {
    double rest = a[j][j];
    for (std::size_t k = 0; k < j; ++k) rest -= a[j][k] * a[j][k];
    ensure(rest > 0.0, "a precision is positive definite");
    a[j][j] = std::sqrt(rest);
    for (std::size_t i = j + 1; i < n; ++i) {
      double sum = a[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i][k] * a[j][k];
      a[i][j] = sum / a[j][j];
    }
  }
}

/// ln det A of the matrix with this factor.
template <std::size_t N>
double find_log_determinant(const Square<N>& factor, std::size_t n) {
  double product = 1.0;
  for (std::size_t i = 0; i < n; ++i) product *= factor[i][i];
  return 2.0 * std::log(product);
}

/// The inverse of the matrix with this factor.
template <std::size_t N>
Square<N> solve_inverse(const Square<N>& factor, std::size_t n) {
  Square<N> lower{};  // inverse of the factor
  for (std::size_t j = 0; j < n; ++j) {
    lower[j][j] = 1.0 / factor[j][j];
    for (std::size_t i = j + 1; i < n; ++i) {
      double sum = 0.0;
      for (std::size_t k = j; k < i; ++k) sum -= factor[i][k] * lower[k][j];
      lower[i][j] = sum / factor[i][i];
    }
  }
  Square<N> inverse{};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = 0.0;
      for (std::size_t k = i; k < n; ++k) sum += lower[k][i] * lower[k][j];
      inverse[i][j] = inverse[j][i] = sum;
    }
  }
  return inverse;
}

}  // namespace unknot::math
