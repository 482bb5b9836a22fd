// The print of a tool on the skin.
#pragma once

#include "domain/press/press_path.hpp"
#include "press/contact/tool.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press {

/// Skin in contact, for the mesh's part of the block. Areas as seen from above.
struct Print {
  double area_mm2 = 0.0;
  double painful_mm2 = 0.0;  ///< under more than PressLimits::painful_kpa
  double peak_kpa = 0.0;     ///< largest mean of one face
};

/// Where the contact ends is read off between points: pressure falls to its edge like the square root of the way, the gap opens behind it
/// like the way to the power 3/2 (as of any smooth bodies in contact; the constants are those of a half-space of skin), so that both tell how
/// far the edge is. Faces are flat and tools are not: gaps elsewhere than at the points of the penalty would say little.
Print find_print(const Equilibrium& state, const Tool& tool, double penalty, const PressLimits& limits);

}  // namespace unknot::press
