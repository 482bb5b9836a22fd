// Linear equations whose numbers lie near the diagonal.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace unknot::press {

/// A square matrix with `half` numbers on each side of the diagonal, solved by elimination without exchange of rows: right for stiffness of
/// bodies in stable balance, which is nearly symmetric and positive.
class Band {
 public:
  Band(std::size_t n, std::size_t half) : n_(n), half_(half), numbers_(n * (2 * half + 1), 0.0) {}

  /// Column minus row must not be further than `half`.
  double& at(std::size_t row, std::size_t column) { return numbers_[row * (2 * half_ + 1) + column + half_ - row]; }

  /// Row and column become those of the identity.
  void hold(std::size_t place) {
    const std::size_t begin = place > half_ ? place - half_ : 0;
    for (std::size_t other = begin; other < std::min(n_, place + half_ + 1); ++other) {
      at(place, other) = at(other, place) = 0.0;
    }
    at(place, place) = 1.0;
  }

  /// The right side becomes the solution; the matrix is used up. @return false: a pivot is 0 or no number
  bool solve(std::vector<double>& right) {
    for (std::size_t k = 0; k < n_; ++k) {
      const double pivot = at(k, k);
      if (!(std::abs(pivot) > 0.0 && std::isfinite(pivot))) return false;
      const std::size_t end = std::min(n_, k + half_ + 1);
      for (std::size_t i = k + 1; i < end; ++i) {
        const double factor = at(i, k) / pivot;
        if (factor == 0.0) continue;
        for (std::size_t j = k + 1; j < end; ++j) at(i, j) -= factor * at(k, j);
        right[i] -= factor * right[k];
      }
    }
    for (std::size_t k = n_; k-- > 0;) {
      for (std::size_t j = k + 1; j < std::min(n_, k + half_ + 1); ++j) right[k] -= at(k, j) * right[j];
      right[k] /= at(k, k);
    }
    return true;
  }

 private:
  std::size_t n_;
  std::size_t half_;
  std::vector<double> numbers_;
};

}  // namespace unknot::press
