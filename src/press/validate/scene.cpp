#include "press/validate/scene.hpp"

#include <utility>

#include "press/site/site_press.hpp"

namespace unknot::press {

std::expected<Scene, Problem> build_scene(TissueBlock block, double radius_mm, double friction, Quality quality,
                                          const std::function<bool()>& is_stopped) {
  constexpr double edge_share = 0.3;
  PressTool probe;
  probe.shape = {ToolForm::disc, radius_mm, 0.0, 0.0, 10.0, edge_share * radius_mm};
  probe.most_force_n = 100.0;
  auto wide = widen_block(std::move(block), probe.shape, {});
  if (!wide) return std::unexpected(wide.error());
  wide->nodule.reset();
  PathTask task;
  task.block = *wide;
  task.tool = probe;
  task.quality = quality;
  task.rubbing.friction = friction;
  Context context;
  context.is_stopped = is_stopped;
  auto solver = ForceSolver::build(task, context);
  if (!solver) return std::unexpected(solver.error());
  return Scene{std::move(*wide), std::move(*solver)};
}

}  // namespace unknot::press
