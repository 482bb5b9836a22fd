// Pressing on a block of tissue, from a coarse mesh to a fine one.
#pragma once

#include <expected>
#include <variant>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/press_result.hpp"
#include "press/mesh/mesh.hpp"
#include "press/solve/context.hpp"

namespace unknot::press {

using Load = std::variant<BallPress, SurfaceLoad>;

/// What is to be solved. `gradings` go from coarse to fine; the numbers of the result belong to the last.
struct PressTask {
  TissueBlock block;
  BlockPart part = BlockPart::quarter;
  Load load;
  std::vector<Grading> gradings;
  double tolerance = 1e-3;  ///< rest of the forces over the forces that press, 1e-8 to 0.1
};

/// Equilibrium at the full load. On the coarsest mesh the load comes by continuation (a soft ball that hardens, or a growing dead
/// load); each finer mesh starts from the one before. A solution that stops or sticks is an outcome, not a problem.
/// Problems: whatever build_mesh refuses; no grading; a ball that is not positive, wider than the block, or deeper than the
/// layers are thick; a load that is not a number.
std::expected<PressResult, Problem> solve_press(const PressTask& task, const Context& context);

}  // namespace unknot::press
