#include "press/solve/dense.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

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

bool DenseSolver::factor(std::vector<double> matrix, int n) {
  n_ = n;
  const Size size = Size(n);
  std::vector<double> inverse(size);
  first_.resize(size);
  for (Size row = 0; row < size; ++row) {
    double* own = matrix.data() + row * size;
    const Size first = Size(std::find_if(own, own + row, [](double number) { return number != 0.0; }) - own);
    first_[row] = first;
    for (Size column = first; column < row; ++column) {
      const Size start = std::max(first, first_[column]);
      const double* other = matrix.data() + column * size;
      const double taken = start < column ? find_product(own + start, other + start, column - start) : 0.0;
      own[column] = (own[column] - taken) * inverse[column];
    }
    const double rest = own[row] - find_product(own + first, own + first, row - first);
    if (!(rest > 1e-9 * own[row])) {
      return false;
    }
    own[row] = std::sqrt(rest);
    inverse[row] = 1.0 / own[row];
  }
  const auto round = [](double number) { return static_cast<float>(number); };
  lower_.resize(size * size);
  inverse_.resize(size);
  std::transform(matrix.begin(), matrix.end(), lower_.begin(), round);
  std::transform(inverse.begin(), inverse.end(), inverse_.begin(), round);
  return true;
}

void DenseSolver::solve(std::vector<float>& x) const {
  const Size size = Size(n_);
  for (Size row = 0; row < size; ++row) {
    const Size first = first_[row];
    x[row] = (x[row] - find_product(lower_.data() + row * size + first, x.data() + first, row - first)) * inverse_[row];
  }
  for (Size row = size; row-- > 0;) {
    x[row] *= inverse_[row];
    const float value = x[row];
    const Size first = first_[row];
    take(lower_.data() + row * size + first, value, x.data() + first, row - first);
  }
}

}  // namespace unknot::press
