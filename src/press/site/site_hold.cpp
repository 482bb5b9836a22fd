#include "press/site/site_hold.hpp"

#include <utility>

#include "press/hold/hold.hpp"

namespace unknot::press {

std::expected<StiffAnswer, Problem> hold_site(TissueBlock block, const PressTool& tool, const ToolPose& pose,
                                              double force_n, double seconds, bool fine, const Hands& hands) {
  std::expected<TissueBlock, Problem> wide = widen_block(std::move(block), tool.shape, pose);
  if (!wide) return std::unexpected(wide.error());
  PathTask task;
  task.block = std::move(*wide);
  task.tool = tool;
  task.pose = pose;
  task.quality = fine ? Quality::fine : Quality::usual;
  Context context;
  context.is_stopped = hands.is_stopped;
  context.progress = hands.progress;
  context.run = hands.run;
  auto found = hold_press(task, force_n, list_hold_times(seconds), context);
  if (!found) return std::unexpected(found.error());
  StiffAnswer answer;
  answer.outcome = found->outcome;
  if (!found->moments.empty()) {
    answer.row = found->moments.front().row;
    answer.held = std::move(*found);
  }
  return answer;
}

}  // namespace unknot::press
