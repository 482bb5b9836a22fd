// Small things shared by the solvers: the largest eigenvalue from an iteration's numbers, and unknowns that are held.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// The tridiagonal matrix behind a run of conjugate gradients (Golub & Van Loan, Matrix Computations, 4th ed., 10.2, 11.3).
class LanczosSums {
 public:
  /// One step's alpha and the beta that led to it (0 at first).
  void add(double alpha, double beta) {
    diagonal_.push_back(1.0 / alpha + (diagonal_.empty() ? 0.0 : beta / last_));
    beside_.push_back(diagonal_.size() == 1 ? 0.0 : std::sqrt(std::max(beta, 0.0)) / last_);
    last_ = alpha;
  }

  /// Its largest eigenvalue, by halving an interval; 1 when there was no step.
  [[nodiscard]] double find_largest() const {
    double low = diagonal_.empty() ? 1.0 : *std::max_element(diagonal_.begin(), diagonal_.end());
    double high = low;
    for (std::size_t row = 0; row < diagonal_.size(); ++row) {
      const double next = row + 1 < beside_.size() ? beside_[row + 1] : 0.0;
      high = std::max(high, diagonal_[row] + beside_[row] + next);
    }
    for (int step = 0; step < 50; ++step) {
      const double middle = 0.5 * (low + high);
      (is_above(middle) ? high : low) = middle;
    }
    return high;
  }

 private:
  /// No eigenvalue lies above `value`: all pivots of value - T are positive.
  [[nodiscard]] bool is_above(double value) const {
    double pivot = 1.0;
    for (std::size_t row = 0; row < diagonal_.size(); ++row) {
      pivot = value - diagonal_[row] - beside_[row] * beside_[row] / pivot;
      if (!(pivot > 0.0)) {
        return false;
      }
    }
    return true;
  }

  std::vector<double> diagonal_;
  std::vector<double> beside_;
  double last_ = 1.0;
};

/// Sets to 0 what is held: `supports`, or the base and planes of symmetry where there are none.
template <class T>
void hold_unknowns(const Grid& grid, BlockPart part, const std::vector<Support>& supports, T* field) {
  for (const Support& one : supports) {
    field[grid.find_place(one.c, one.i, one.j, one.k)] = T(0);
  }
  if (!supports.empty()) {
    return;
  }
  std::fill(field, field + grid.find_place(0, 0, -1, 1), T(0));
  if (part == BlockPart::quarter) {
    for (int k = 0; k < grid.n_z; ++k) {
      for (int j = 0; j < grid.n_y; ++j) {
        field[grid.find_place(0, 0, j, k)] = T(0);
      }
      std::fill_n(field + grid.find_place(1, 0, 0, k), grid.n_x, T(0));
    }
  }
}

}  // namespace unknot::press
