#include "app/press/press_dose.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "app/press/find_site.hpp"
#include "press/site/build_block.hpp"
#include "press/site/site_dose.hpp"

namespace unknot::app {
namespace {

std::expected<double, Problem> find_force(const PressQuestion& asked, const PressTool& tool) {
  const std::string allowed = "above 0, at most " + std::to_string(std::lround(tool.most_force_n));
  if (!asked.force_n) {
    return std::unexpected(
        Problem{Code::missing_key, "", "force_n", "nothing", allowed, "Say how hard the tool presses, in newtons."});
  }
  if (*asked.force_n > 0.0 && *asked.force_n <= tool.most_force_n) return *asked.force_n;
  return std::unexpected(Problem{Code::out_of_range, "", "force_n", std::to_string(*asked.force_n), allowed,
                                 "Press less, or with another tool."});
}

std::expected<void, Problem> estimate_all(const SiteLayers& site, const PressQuestion& asked, const PressTool& tool,
                                          PressDose& dose) {
  for (const Stiffness stiffness : {Stiffness::low, Stiffness::usual, Stiffness::high}) {
    const std::expected<TissueBlock, Problem> block = press::build_block(site, asked.body, stiffness);
    if (!block) return std::unexpected(block.error());
    std::expected<DoseCurve, Problem> curve = press::estimate_curve(*block, tool, stiffness);
    if (!curve) return std::unexpected(curve.error());
    dose.curves.push_back(std::move(*curve));
  }
  return {};
}

std::expected<void, Problem> solve_one(const TissueBlock& block, const PressQuestion& asked, const PressTool& tool,
                                       PressDose& dose) {
  if (asked.fineness == DoseFineness::full) {
    std::expected<DoseCurve, Problem> curve = press::solve_curve(block, tool, asked.stiffness);
    if (!curve) return std::unexpected(curve.error());
    dose.curves.push_back(std::move(*curve));
    return {};
  }
  const std::expected<double, Problem> force = find_force(asked, tool);
  if (!force) return std::unexpected(force.error());
  std::expected<press::DraftPress, Problem> draft = press::solve_draft(block, tool, asked.stiffness, *force);
  if (!draft) return std::unexpected(draft.error());
  if (!draft->curve.path.rows.empty()) dose.cut = std::move(draft->cut);
  dose.curves.push_back(std::move(draft->curve));
  return {};
}

}  // namespace

std::expected<PressDose, Problem> find_press_dose(const Atlas& atlas, const PressQuestion& asked) {
  const std::expected<PressTool, Problem> tool = find_press_tool(atlas, asked.tool.value);
  if (!tool) return std::unexpected(tool.error());
  const std::expected<SiteLayers, Problem> site = find_site(atlas, asked.site);
  if (!site) return std::unexpected(site.error());
  const std::expected<TissueBlock, Problem> block = press::build_block(*site, asked.body, asked.stiffness);
  const std::expected<TissueBlock, Problem> usual = press::build_block(*site, asked.body, Stiffness::usual);
  if (!block) return std::unexpected(block.error());
  if (!usual) return std::unexpected(usual.error());
  PressDose dose{press::find_point_depth(*site, asked.body), usual->layers, {}, {}};
  const std::expected<void, Problem> done = asked.fineness == DoseFineness::estimate
                                                ? estimate_all(*site, asked, *tool, dose)
                                                : solve_one(*block, asked, *tool, dose);
  if (!done) return std::unexpected(done.error());
  return dose;
}

}  // namespace unknot::app
