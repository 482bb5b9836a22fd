// A cuff around a lower leg, inflated until it begins to hurt.
#include <utility>

#include "press/ring/ring.hpp"
#include "press/site/build_block.hpp"
#include "press/validate/targets.hpp"

namespace unknot::press {
namespace {

constexpr double pressure_kpa =
    26.0;  // where it begins to hurt: 26 +- 1.6 (Polianskis 2001, doi 10.1053/eujp.2001.0245)
constexpr double radius_mm = 59.7;     // of the calf: 375 mm around in men of medium build (Heinz 2003)
constexpr double bone_mm = 15.0;       // radius of one bone as thick as tibia and fibula (assumed)
constexpr double half_cuff_mm = 50.0;  // (assumed)
constexpr double half_leg_mm = 180.0;  // from the middle of the cuff to where knee and ankle hold the tissue (assumed)

// Skin, fat and fascia of the calf, and muscle down to the bone. The calf must be one that build_block takes.
std::expected<RingTask, Problem> build_task(const SiteLayers& calf, Stiffness stiffness) {
  const auto block = build_block(calf, {}, stiffness);
  if (!block) return std::unexpected(block.error());
  RingTask task;
  task.bone_radius_mm = bone_mm;
  task.half_length_mm = half_leg_mm;
  task.half_width_mm = half_cuff_mm;
  task.pressure_kpa = pressure_kpa;
  task.holds_end = true;
  double left = radius_mm - bone_mm;
  for (const TissueLayer& layer : block->layers) {
    if (layer.name == "below") continue;  // muscle as well
    task.layers.push_back(layer);
    if (layer.name == "muscle") task.layers.back().thickness_mm = left;
    left -= layer.thickness_mm;
  }
  return task;
}

}  // namespace

std::vector<Measured> squeeze_leg(const TargetSites& sites, Stiffness stiffness,
                                  const std::function<bool()>& is_stopped) {
  auto task = build_task(sites.calf, stiffness);
  const auto ring = task ? squeeze_ring(*task, is_stopped) : std::unexpected(task.error());
  if (!ring) {
    const std::string why = build_sentence(ring.error());
    return {{"V6.strain", std::nullopt, why}, {"V6.stress", std::nullopt, why}};
  }
  RingLayer skin;
  RingLayer fat;
  RingLayer muscle;
  for (const RingLayer& layer : ring->layers) {
    if (layer.name == "skin") skin = layer;
    if (layer.name == "fat") fat = layer;
    if (layer.name == "muscle") muscle = layer;
  }
  return {{"V6.strain", muscle.strain / fat.strain, ""}, {"V6.stress", 100.0 * muscle.mises_kpa / skin.mises_kpa, ""}};
}

}  // namespace unknot::press
