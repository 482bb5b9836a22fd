#include "press/dose/strain.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "math/matrix3.hpp"
#include "press/mesh/element_law.hpp"
#include "press/mesh/middle.hpp"

namespace unknot::press {

namespace {
using Size = std::size_t;
}  // namespace

std::array<double, 3> find_eigenvalues(const std::array<double, 6>& m) {
  const double mean = (m[0] + m[3] + m[5]) / 3.0;
  const std::array<double, 3> rest = {m[0] - mean, m[3] - mean, m[5] - mean};
  const double off = m[1] * m[1] + m[2] * m[2] + m[4] * m[4];
  const double size = std::sqrt((rest[0] * rest[0] + rest[1] * rest[1] + rest[2] * rest[2] + 2.0 * off) / 6.0);
  if (!(size > 0.0)) {
    return {mean, mean, mean};
  }
  const double determinant = rest[0] * (rest[1] * rest[2] - m[4] * m[4]) - m[1] * (m[1] * rest[2] - m[4] * m[2]) +
                             m[2] * (m[1] * m[4] - rest[1] * m[2]);
  const double angle = std::acos(std::clamp(0.5 * determinant / (size * size * size), -1.0, 1.0)) / 3.0;
  const double greatest = mean + 2.0 * size * std::cos(angle);
  const double least = mean + 2.0 * size * std::cos(angle + 2.0 * std::numbers::pi / 3.0);
  return {greatest, 3.0 * mean - greatest - least, least};
}

std::array<double, 3> find_squared_stretches(const math::Matrix3& f) {
  std::array<double, 6> right{};  // C = F' F
  for (Size c = 0; c < 3; ++c) {
    right[0] += f[c][0] * f[c][0];
    right[1] += f[c][0] * f[c][1];
    right[2] += f[c][0] * f[c][2];
    right[3] += f[c][1] * f[c][1];
    right[4] += f[c][1] * f[c][2];
    right[5] += f[c][2] * f[c][2];
  }
  return find_eigenvalues(right);
}

namespace {

/// H of an element: the mean of its Gauss points; nothing where there is no memory.
math::Matrix3 find_memory(const Mesh& mesh, int i, int j, int k) {
  if (mesh.memory.find_data() == nullptr) {
    return {};
  }
  const double* memory = mesh.memory.find_data() + mesh.grid.find_row(j, k) * n_memory * mesh.grid.pitch + i;
  std::array<double, 6> mean{};
  for (int number = 0; number < n_memory; ++number) {
    mean[Size(number % 6)] += 0.125 * memory[number * mesh.grid.pitch];
  }
  return {{{mean[0], mean[1], mean[2]}, {mean[1], mean[3], mean[4]}, {mean[2], mean[4], mean[5]}}};
}

/// sqrt(3/2 s:s) with s what is left of a tensor without its mean.
double find_mises(const math::Matrix3& tensor) {
  const double mean = (tensor[0][0] + tensor[1][1] + tensor[2][2]) / 3.0;
  double squares = 0.0;
  for (Size row = 0; row < 3; ++row) {
    for (Size column = 0; column < 3; ++column) {
      const double one = tensor[row][column] - (row == column ? mean : 0.0);
      squares += one * one;
    }
  }
  return std::sqrt(1.5 * squares);
}

}  // namespace

Strain find_strain(const Equilibrium& state, int i, int j, int k) {
  const math::Matrix3 f = find_deformation(state.mesh(), state.displacement(), i, j, k);
  const std::array<double, 3> squares = find_squared_stretches(f);
  Strain strain;
  strain.volume = math::find_determinant(f);
  for (Size n = 0; n < 3; ++n) {
    strain.stretch[n] = std::sqrt(std::max(squares[n], 0.0));
  }
  const Index place = state.mesh().grid.find_single(i, j, k);
  math::Matrix3 inner = find_memory(state.mesh(), i, j, k);
  const math::Matrix3 own = find_plain_stress(state.mesh(), place, f);
  for (Size c = 0; c < 3; ++c) {
    for (Size d = 0; d < 3; ++d) {
      inner[c][d] += own[c][d];
    }
  }
  const math::Matrix3 stress = math::find_product(math::find_product(f, inner), math::find_transposed(f));
  strain.mises_kpa = find_mises(stress) / (strain.volume * std::cbrt(strain.volume * strain.volume));
  strain.pressure_kpa = -state.pressure()[place] + find_fibre_pull(state.mesh(), k, f) / (3.0 * strain.volume);
  return strain;
}

double find_stretch_ratio(const Strain& strain) {
  return strain.stretch[2] > 0.0 ? strain.stretch[0] / strain.stretch[2] : 1.0;
}

double find_shear_strain(const Strain& strain) { return 0.5 * std::log(find_stretch_ratio(strain)); }

}  // namespace unknot::press
