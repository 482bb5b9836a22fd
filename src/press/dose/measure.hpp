// What a solved state means for skin, nodule and layers.
#pragma once

#include "domain/press/press_path.hpp"
#include "domain/press/tool.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press {

/// The row of a state in which `press` is in balance: everything but the tool's own flattening. Numbers are for the whole block.
///
/// Area is that of the skin under the tool as seen from above, so that force over area is the mean of the pressure on the skin. Peaks of
/// strain are those in the middles of elements: at the edge of a tool they grow with every finer mesh and are a means to compare, no limit.
DoseRow build_row(const Equilibrium& state, const TissueBlock& block, const ToolPress& press,
                  const PressLimits& limits);

}  // namespace unknot::press
