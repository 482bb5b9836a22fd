// One quadrilateral of a body that is the same all around its axis.
#pragma once

#include <array>

#include "math/matrix3.hpp"
#include "press/laws/laws.hpp"

namespace unknot::press {

/// Numbers of a cell: along the radius and along the axis, corner by corner (low low, high low, high high, low high).
using CellVector = std::array<double, 8>;

/// A cell whose sides lie along radius and axis at rest.
struct RingCell {
  std::array<double, 2> radius_mm{};  ///< of its inner and outer side
  std::array<double, 2> height_mm{};
  Stiffening law;
  double bulk_kpa = 0.0;
};

/// What a cell answers to a displacement [mm].
struct CellAnswer {
  CellVector force{};  ///< gradient of the energy [mN]
  std::array<CellVector, 8> stiffness{};  ///< its derivative
  bool is_inside_out = false;  ///< then there are no numbers
};
CellAnswer find_answer(const RingCell& cell, const CellVector& displacement);

/// At one of the four points of a cell.
struct CellPoint {
  math::Matrix3 deformation{};  ///< axes: radius, axis, around
  double volume = 0.0;  ///< at rest, all around [mm3]
};
std::array<CellPoint, 4> find_points(const RingCell& cell, const CellVector& displacement);

/// Volume now over before of the whole cell, less 1.
double find_swelling(const std::array<CellPoint, 4>& points);

}  // namespace unknot::press
