// One block of tissue that is pressed and held; a header that shows nothing of how it is solved.
#pragma once

#include <expected>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/press_case.hpp"
#include "domain/press/tool.hpp"
#include "press/site/site_press.hpp"

namespace unknot::press {

/// Pressed to the force and held for so many seconds; the row is that of the first moment. The block is widened where the tool reaches over it.
/// @param fine meshes for judging instead of those for a table: several times slower
/// Problems: as hold_press.
std::expected<StiffAnswer, Problem> hold_site(TissueBlock block, const PressTool& tool, const ToolPose& pose,
                                              double force_n, double seconds, bool fine, const Hands& hands);

}  // namespace unknot::press
