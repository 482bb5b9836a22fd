// Matrices of three rows: product, inverse, determinant, and the axes of a symmetric one.
#pragma once

#include <array>
#include <cmath>

namespace unknot::math {

using Matrix3 = std::array<std::array<double, 3>, 3>;

inline constexpr Matrix3 identity3 = {{{1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}}};

inline Matrix3 find_transposed(const Matrix3& a) {
  Matrix3 result{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      result[i][j] = a[j][i];
    }
  }
  return result;
}

inline Matrix3 find_product(const Matrix3& a, const Matrix3& b) {
  Matrix3 result{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      result[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
    }
  }
  return result;
}

inline double find_determinant(const Matrix3& a) {
  return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1]) - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0]) +
         a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
}

/// det(I + h) - 1 with all digits where h is small: there the plain determinant loses as many as h has zeros.
inline double find_swelling(const Matrix3& h) {
  const double minors = h[0][0] * h[1][1] - h[0][1] * h[1][0] + h[1][1] * h[2][2] - h[1][2] * h[2][1] +
                        h[0][0] * h[2][2] - h[0][2] * h[2][0];
  return h[0][0] + h[1][1] + h[2][2] + minors + find_determinant(h);
}

/// The inverse of a matrix whose determinant is not 0.
inline Matrix3 find_inverse(const Matrix3& a) {
  const double over = 1.0 / find_determinant(a);
  Matrix3 result{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      const std::size_t i1 = (i + 1) % 3;
      const std::size_t i2 = (i + 2) % 3;
      const std::size_t j1 = (j + 1) % 3;
      const std::size_t j2 = (j + 2) % 3;
      result[j][i] = over * (a[i1][j1] * a[i2][j2] - a[i1][j2] * a[i2][j1]);
    }
  }
  return result;
}

/// Eigenvalues of a symmetric matrix and, in the columns of `axes`, its unit eigenvectors.
struct Principal {
  std::array<double, 3> value{};
  Matrix3 axes = identity3;
};

/// Jacobi's rotations (Golub & Van Loan, Matrix Computations, 4th ed., 8.5): exact to rounding, equal eigenvalues as well.
inline Principal find_principal(Matrix3 a) {
  Principal result;
  for (int sweep = 0; sweep < 12; ++sweep) {
    for (std::size_t p = 0; p < 2; ++p) {
      for (std::size_t q = p + 1; q < 3; ++q) {
        if (a[p][q] == 0.0) {
          continue;
        }
        const double tau = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
        const double t = (tau >= 0.0 ? 1.0 : -1.0) / (std::abs(tau) + std::sqrt(1.0 + tau * tau));
        const double c = 1.0 / std::sqrt(1.0 + t * t);
        Matrix3 turn = identity3;
        turn[p][p] = turn[q][q] = c;
        turn[p][q] = t * c;
        turn[q][p] = -t * c;
        a = find_product(find_transposed(turn), find_product(a, turn));
        a[p][q] = a[q][p] = 0.0;
        result.axes = find_product(result.axes, turn);
      }
    }
  }
  result.value = {a[0][0], a[1][1], a[2][2]};
  return result;
}

}  // namespace unknot::math
