#include "press/solve/dense.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Four running sums, so that the order of the sum is fixed and still quick.
double find_product(const double* a, const double* b, Size n) {
  std::array<double, 4> sums{};
  Size place = 0;
  for (; place + 4 <= n; place += 4) {
    for (Size slot = 0; slot < 4; ++slot) {
      sums[slot] += a[place + slot] * b[place + slot];
    }
  }
  for (; place < n; ++place) {
    sums[0] += a[place] * b[place];
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace

bool DenseSolver::factor(std::vector<double> matrix, int n) {
  n_ = n;
  lower_ = std::move(matrix);
  const Size size = Size(n);
  inverse_.assign(size, 0.0);
  for (Size row = 0; row < size; ++row) {
    double* own = lower_.data() + row * size;
    for (Size column = 0; column < row; ++column) {
      own[column] = (own[column] - find_product(own, lower_.data() + column * size, column)) * inverse_[column];
    }
    const double rest = own[row] - find_product(own, own, row);
    if (!(rest > 1e-9 * own[row])) {
      return false;
    }
    own[row] = std::sqrt(rest);
    inverse_[row] = 1.0 / own[row];
  }
  return true;
}

void DenseSolver::solve(std::vector<double>& x) const {
  const Size size = Size(n_);
  for (Size row = 0; row < size; ++row) {
    x[row] = (x[row] - find_product(lower_.data() + row * size, x.data(), row)) * inverse_[row];
  }
  for (Size row = size; row-- > 0;) {
    x[row] *= inverse_[row];
    const double value = x[row];
    const double* own = lower_.data() + row * size;
    for (Size column = 0; column < row; ++column) {
      x[column] -= own[column] * value;
    }
  }
}

}  // namespace unknot::press
