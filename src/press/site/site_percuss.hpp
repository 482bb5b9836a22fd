// One block of tissue that a head beats on; a header that shows nothing of how it is solved.
#pragma once

#include <expected>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/press_case.hpp"
#include "domain/press/tool.hpp"
#include "press/site/site_press.hpp"

namespace unknot::press {

/// Pressed slowly with the force, and then beaten while the hand keeps it; the cells are those of a draft. The block is widened where the tool
/// reaches over it, and all of its tissue gets the same bulk modulus: 200 times a muscle's shear modulus, 5 times the greatest at least
/// (assumed; docs/science/percuss.md says what it changes).
/// @param fine cells of a table instead: several times slower
/// Problems: as percuss().
std::expected<StiffAnswer, Problem> percuss_site(TissueBlock block, const PressTool& tool, const ToolPose& pose,
                                                 const PressBeat& beat, double force_n, bool fine, const Hands& hands);

}  // namespace unknot::press
