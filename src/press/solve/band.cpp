#include "press/solve/band.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "math/simd.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Running sums side by side, so that the order of the sum is fixed and still quick.
template <class T>
T find_product(const T* a, const T* b, Size n) {
  constexpr Size n_sums = 16 / sizeof(T) * 4;
  std::array<T, n_sums> sums{};
  Size place = 0;
  for (; place + n_sums <= n; place += n_sums) {
    for (Size slot = 0; slot < n_sums; ++slot) {
      sums[slot] += a[place + slot] * b[place + slot];
    }
  }
  for (; place < n; ++place) {
    sums[0] += a[place] * b[place];
  }
  T sum(0);
  for (const T one : sums) {
    sum += one;
  }
  return sum;
}

/// x -= value times row, four at a time: the compiler does not see that both lie apart.
void take(const float* row, float value, float* x, Size n) {
  using Four = math::Lanes<float, 4>;
  Size place = 0;
  for (; place + Four::width <= n; place += Four::width) {
    math::save_lanes(x + place, math::load_lanes<Four>(x + place) - math::load_lanes<Four>(row + place) * Four(value));
  }
  for (; place < n; ++place) {
    x[place] -= row[place] * value;
  }
}

}  // namespace

void BandSolver::begin(int n, int reach) {
  n_ = Size(n);
  reach_ = Size(reach);
  matrix_.assign(n_ * (reach_ + 1), 0.0);
}

bool BandSolver::factor() {
  roots_.resize(n_);
  const auto find_row = [this](Size row) { return matrix_.data() + find_place(row, 0); };
  for (Size row = 0; row < n_; ++row) {
    const Size first = find_first(row);
    double* own = find_row(row);
    for (Size column = first; column < row; ++column) {
      const Size from = std::max(first, find_first(column));
      const double taken = find_product(own + from, find_row(column) + from, column - from);
      own[column] = (own[column] - taken) * roots_[column];
    }
    const double rest = own[row] - find_product(own + first, own + first, row - first);
    if (!(rest > 1e-9 * own[row])) {
      return false;
    }
    own[row] = std::sqrt(rest);
    roots_[row] = 1.0 / own[row];
  }
  const auto round = [](double number) { return static_cast<float>(number); };
  lower_.resize(matrix_.size());
  inverse_.resize(n_);
  std::transform(matrix_.begin(), matrix_.end(), lower_.begin(), round);
  std::transform(roots_.begin(), roots_.end(), inverse_.begin(), round);
  return true;
}

void BandSolver::solve(std::vector<float>& x) const {
  const auto find_row = [this](Size row, Size first) { return lower_.data() + find_place(row, first); };
  for (Size row = 0; row < n_; ++row) {
    const Size first = find_first(row);
    x[row] = (x[row] - find_product(find_row(row, first), x.data() + first, row - first)) * inverse_[row];
  }
  for (Size row = n_; row-- > 0;) {
    const Size first = find_first(row);
    x[row] *= inverse_[row];
    take(find_row(row, first), x[row], x.data() + first, row - first);
  }
}

}  // namespace unknot::press
