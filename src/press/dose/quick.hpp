// An estimate without solving, for a slider that must not wait.
#pragma once

#include <expected>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/tool.hpp"

namespace unknot::press {

/// What a force does, roughly.
struct QuickDose {
  double depth_mm = 0.0;             ///< of the hand, flattening of the tool included
  double area_cm2 = 0.0;             ///< of all contacts together
  double skin_pressure_kpa = 0.0;    ///< mean
  double nodule_pressure_kpa = 0.0;  ///< hydrostatic; 0 without a nodule
};

/// A uniform pressure on a disc as wide as the contact (Boussinesq's disc, incompressible). Layers lie at equivalent depths (Odemark 1949:
/// a stiffer layer counts as thicker by the cube root of the moduli), each gives way by what the stress within it says, less and less the more it
/// is squeezed; the rigid base ends the sum. A contact is as wide as Hertz's at its depth, up to the width of the tool. Three factors are calibrated
/// against 48 blocks; how far it errs is measured in the tests and told in docs/science/press_tools.md. Good for a first number,
/// not for a plan. Offset and tilt are not seen.
/// Problems: what check_block and check_tool say; a force that is not above 0.
std::expected<QuickDose, Problem> find_quick_dose(const TissueBlock& block, const PressTool& tool, double force_n);

}  // namespace unknot::press
