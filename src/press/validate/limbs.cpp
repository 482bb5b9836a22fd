// Arms and legs below an ultrasound probe.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "press/site/build_block.hpp"
#include "press/validate/scene.hpp"
#include "press/validate/targets.hpp"

namespace unknot::press {
namespace {

// The block of a leg with the thickness of one person's layers. The fascia, which nobody measured, is taken off the muscle.
std::expected<TissueBlock, Problem> build_limb(const SiteLayers& leg, const LimbPress& one, Stiffness stiffness) {
  SiteLayers site = leg;
  site.skin.skin.usual_mm = one.skin_mm;
  site.skin.fat.usual_mm = one.fat_mm;
  const double muscle_mm = one.muscle_mm - site.skin.fascia.usual_mm;
  site.depth.over.reset();
  site.depth.thickness.usual_mm = 0.5 * muscle_mm;  // two layers of one tissue
  site.depth.below.usual_mm = 0.5 * muscle_mm;
  site.depth.point.reset();
  return build_block(site, {}, stiffness);
}

// How far the probe sinks per pressure [mm/MPa] at about the force that it was pressed with; with the force the number hardly changes, so that
// 5 % of it do not matter.
std::optional<double> find_compliance(const SiteLayers& leg, const LimbPress& one, Stiffness stiffness,
                                      const std::function<bool()>& is_stopped) {
  auto block = build_limb(leg, one, stiffness);
  if (!block) return std::nullopt;
  auto scene =
      build_scene(std::move(*block), std::sqrt(one.probe_mm2 / std::numbers::pi), 0.0, Quality::sketch, is_stopped);
  if (!scene) return std::nullopt;
  const auto found = scene->solver->press(one.force_n, false, 0.05);
  if (!found || found->outcome.ending != PressEnding::solved) return std::nullopt;
  return found->row.depth_mm / found->row.force_n * one.probe_mm2;
}

double find_median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  if (values.size() % 2 == 1) return *middle;
  return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

}  // namespace

std::vector<Measured> press_limbs(const TargetSites& sites, Stiffness stiffness,
                                  const std::function<bool()>& is_stopped) {
  std::vector<double> errors;
  std::map<std::string, std::vector<double>> compliances;  // by place [mm/MPa]
  for (const LimbPress& one : sites.limbs) {
    if (is_stopped && is_stopped()) return {};
    const auto compliance = find_compliance(sites.shin, one, stiffness, is_stopped);
    const double measured = one.sink_mm / one.force_n * one.probe_mm2;
    // What finds no balance gives way without end.
    errors.push_back(compliance ? 100.0 * std::abs(*compliance / measured - 1.0) : 1e9);
    if (compliance) compliances[one.place].push_back(*compliance);
  }
  std::vector<Measured> all;
  if (errors.empty()) return all;
  all.push_back({"V7.limbs", find_median(std::move(errors)), ""});
  for (auto& [place, values] : compliances) all.push_back({"V7." + place, find_median(std::move(values)), ""});
  return all;
}

}  // namespace unknot::press
