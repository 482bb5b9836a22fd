// Sizes of elements, and what a displacement does in their middle.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "math/matrix3.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// Of the cell behind a plane [mm].
inline double find_size(const std::vector<double>& planes, int cell) {
  return planes[std::size_t(cell) + 1] - planes[std::size_t(cell)];
}

/// Sizes of all cells [mm], filled up with ones as far as lanes of a row of `pitch` may reach. Another axis may have more planes than that.
template <class T>
std::vector<T> list_sizes(const std::vector<double>& planes, Index pitch) {
  std::vector<T> sizes(std::max(std::size_t(pitch) + 80, planes.size()), T(1));
  for (std::size_t i = 0; i + 1 < planes.size(); ++i) {
    sizes[i] = static_cast<T>(planes[i + 1] - planes[i]);
  }
  return sizes;
}

/// du_c / dX_axis in the middle of element (i, j, k), over places at rest: differences of the means of opposite faces.
math::Matrix3 find_slope(const Mesh& mesh, const Field<double>& displacement, int i, int j, int k);

/// F in the middle of element (i, j, k).
math::Matrix3 find_deformation(const Mesh& mesh, const Field<double>& displacement, int i, int j, int k);

}  // namespace unknot::press
