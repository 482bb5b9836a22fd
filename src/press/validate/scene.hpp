// A flat round probe on tissue without a knot: what several targets were measured with.
#pragma once

#include <expected>
#include <functional>
#include <memory>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "press/dose/path.hpp"

namespace unknot::press {

struct Scene {
  TissueBlock block;
  std::unique_ptr<ForceSolver> solver;
};

/// The block, its knot taken out and widened where the probe reaches over it, below a probe whose edge is round over 0.3 of its radius
/// (assumed). Problems: whatever block, probe and solver refuse.
/// @param friction 0: gel lies between
/// @param is_stopped may be empty
std::expected<Scene, Problem> build_scene(TissueBlock block, double radius_mm, double friction, Quality quality,
                                          const std::function<bool()>& is_stopped);

}  // namespace unknot::press
