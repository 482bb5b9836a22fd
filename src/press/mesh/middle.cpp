#include "press/mesh/middle.hpp"

#include <array>

#include "press/mesh/slant.hpp"

namespace unknot::press {

using Size = std::size_t;

math::Matrix3 find_slope(const Mesh& mesh, const Field<double>& displacement, int i, int j, int k) {
  const std::array<double, 3> size = {find_size(mesh.x, i), find_size(mesh.y, j), find_size(mesh.z, k)};
  math::Matrix3 slope{};
  for (int c = 0; c < 3; ++c) {
    for (int corner = 0; corner < 8; ++corner) {
      const double u =
          displacement[mesh.grid.find_place(c, i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2))];
      for (int axis = 0; axis < 3; ++axis) {
        const double sign = (corner >> axis & 1) != 0 ? 0.25 : -0.25;
        slope[Size(c)][Size(axis)] += sign * u / size[Size(axis)];
      }
    }
  }
  return find_slope_at_rest(mesh, i, j, k, {0.5, 0.5, 0.5}, slope);
}

math::Matrix3 find_deformation(const Mesh& mesh, const Field<double>& displacement, int i, int j, int k) {
  math::Matrix3 f = find_slope(mesh, displacement, i, j, k);
  for (Size c = 0; c < 3; ++c) {
    f[c][c] += 1.0;
  }
  return f;
}

}  // namespace unknot::press
