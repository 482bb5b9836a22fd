#include "app/press/dose_table.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/press/find_site.hpp"
#include "base/provenance.hpp"
#include "press/site/build_block.hpp"
#include "press/site/site_dose.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::app {
namespace {

using Blocks = std::vector<std::pair<Stiffness, TissueBlock>>;

std::expected<Blocks, Problem> build_blocks(const SiteLayers& site, const PressBody& body) {
  Blocks blocks;
  for (const Stiffness stiffness : all_stiffnesses) {
    std::expected<TissueBlock, Problem> block = press::build_block(site, body, stiffness);
    if (!block) return std::unexpected(block.error());
    blocks.emplace_back(stiffness, std::move(*block));
  }
  return blocks;
}

// The data go in as they stand in their files, so that nothing that a later law reads from them is forgotten here.
std::string build_mark(const SiteLayers& site, const PressTool& tool, const Blocks& blocks) {
  wire::Json json;
  json["solver"] = press::solver_version;
  json["tool"] = wire::write_value(tool);
  json["skin"] = wire::write_value(site.skin);
  json["depth"] = wire::write_value(site.depth);
  json["builds"] = wire::write_value(site.builds);
  json["tissues"] = wire::write_value(site.tissues);
  json["limits"] = {PressLimits{}.painful_kpa, PressLimits{}.stanching_kpa};
  for (const auto& [stiffness, block] : blocks) {
    wire::Json built{{"layers", wire::write_value(block.layers)}, {"half_width_mm", block.half_width_mm}};
    built["bulk"] = {block.bulk_ratio, block.bulk_kpa.value_or(0.0)};
    for (const TissueLayer& layer : block.layers) built["stiffening"].push_back(layer.stiffening);
    if (const auto& nodule = block.nodule) {
      built["nodule"] = {nodule->depth_mm, nodule->semi_axes_mm, nodule->shear_modulus_kpa, nodule->stiffening};
    }
    json["blocks"].push_back(std::move(built));
  }
  return build_hexadecimal(build_fingerprint(json.dump()));
}

}  // namespace

std::expected<DoseKey, Problem> build_dose_key(const Atlas& atlas, const std::string& site, const PressBody& body,
                                               const PressToolId& tool) {
  const std::expected<PressTool, Problem> found = find_press_tool(atlas, tool.value);
  if (!found) return std::unexpected(found.error());
  const std::expected<SiteLayers, Problem> layers = find_site(atlas, site);
  if (!layers) return std::unexpected(layers.error());
  const std::expected<Blocks, Problem> blocks = build_blocks(*layers, body);
  if (!blocks) return std::unexpected(blocks.error());
  return DoseKey{layers->muscle.value + "." + layers->point.value + "." + std::to_string(layers->number), body, tool,
                 build_mark(*layers, *found, *blocks)};
}

std::expected<DoseTable, Problem> solve_dose_table(const Atlas& atlas, const DoseKey& key, const PressHands& hands) {
  const std::expected<PressTool, Problem> tool = find_press_tool(atlas, key.tool.value);
  if (!tool) return std::unexpected(tool.error());
  const std::expected<SiteLayers, Problem> site = find_site(atlas, key.site);
  if (!site) return std::unexpected(site.error());
  const std::expected<Blocks, Problem> blocks = build_blocks(*site, key.body);
  if (!blocks) return std::unexpected(blocks.error());
  return press::solve_table(*blocks, *tool, {hands.is_stopped, hands.progress, hands.run});
}

bool is_whole(const DoseTable& table) {
  return !table.curves.empty() && std::ranges::none_of(table.curves, [](const DoseCurve& curve) {
    return curve.path.outcome.ending == PressEnding::stopped;
  });
}

std::expected<PressDose, Problem> build_table_dose(const Atlas& atlas, const DoseKey& key, const DoseTable& table) {
  const std::expected<SiteLayers, Problem> site = find_site(atlas, key.site);
  if (!site) return std::unexpected(site.error());
  const std::expected<TissueBlock, Problem> usual = press::build_block(*site, key.body, Stiffness::usual);
  if (!usual) return std::unexpected(usual.error());
  return PressDose{press::find_point_depth(*site, key.body), usual->layers, table.curves, {}, {}};
}

}  // namespace unknot::app
