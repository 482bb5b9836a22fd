#include "press/site/site_percuss.hpp"

#include <algorithm>
#include <utility>

#include "press/percuss/percuss.hpp"

namespace unknot::press {
namespace {

constexpr double bulk_over_muscle = 200.0;
constexpr double bulk_over_stiffest = 5.0;

double find_bulk(const TissueBlock& block) {
  const double muscle = block.layers.back().shear_modulus_kpa;  // what lies on the base is muscle
  double stiffest = block.nodule ? block.nodule->shear_modulus_kpa : 0.0;
  for (const TissueLayer& layer : block.layers) stiffest = std::max(stiffest, layer.shear_modulus_kpa);
  return std::max(bulk_over_muscle * muscle, bulk_over_stiffest * stiffest);
}

}  // namespace

std::expected<StiffAnswer, Problem> percuss_site(TissueBlock block, const PressTool& tool, const ToolPose& pose,
                                                 const PressBeat& beat, double force_n, bool fine, const Hands& hands) {
  std::expected<TissueBlock, Problem> wide = widen_block(std::move(block), tool.shape, pose);
  if (!wide) return std::unexpected(wide.error());
  PercussTask task;
  task.block = std::move(*wide);
  task.block.bulk_kpa = find_bulk(task.block);
  task.tool = tool;
  task.pose = pose;
  task.quality = fine ? Quality::usual : Quality::draft;
  task.beat = beat;
  task.grip.force_n = force_n;
  Context context;
  context.is_stopped = hands.is_stopped;
  context.progress = hands.progress;
  context.run = hands.run;
  auto found = percuss(task, context);
  if (!found) return std::unexpected(found.error());
  StiffAnswer answer;
  answer.outcome = found->outcome;
  if (found->outcome.ending == PressEnding::solved) answer.row = found->rest;
  if (!found->run.cycles.empty()) answer.beaten = std::move(found->run);
  return answer;
}

}  // namespace unknot::press
