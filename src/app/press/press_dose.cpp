#include "app/press/press_dose.hpp"

#include <utility>

#include "app/press/asked_press.hpp"
#include "app/press/draft_runner.hpp"
#include "press/site/build_block.hpp"
#include "press/site/site_dose.hpp"

namespace unknot::app {
namespace {

std::expected<void, Problem> estimate_all(const SiteLayers& site, const PressQuestion& asked, const PressTool& tool,
                                          PressDose& dose) {
  for (const Stiffness stiffness : all_stiffnesses) {
    const std::expected<TissueBlock, Problem> block = press::build_block(site, asked.body, stiffness);
    if (!block) return std::unexpected(block.error());
    std::expected<DoseCurve, Problem> curve = press::estimate_curve(*block, tool, stiffness);
    if (!curve) return std::unexpected(curve.error());
    dose.curves.push_back(std::move(*curve));
  }
  return {};
}

}  // namespace

std::expected<PressDose, Problem> find_press_dose(const Atlas& atlas, const PressQuestion& asked) {
  if (asked.fineness == DoseFineness::draft) {
    std::expected<DraftRunner, Problem> runner = DraftRunner::build(atlas, asked, {});
    if (!runner) return std::unexpected(runner.error());
    return runner->press(asked);
  }
  std::expected<AskedPress, Problem> found = find_asked_press(atlas, asked);
  if (!found) return std::unexpected(found.error());
  PressDose dose = std::move(found->dose);
  if (asked.fineness == DoseFineness::estimate) {
    const std::expected<void, Problem> done = estimate_all(found->site, asked, found->tool, dose);
    if (!done) return std::unexpected(done.error());
    return dose;
  }
  std::expected<DoseCurve, Problem> curve = press::solve_curve(found->block, found->tool, asked.stiffness);
  if (!curve) return std::unexpected(curve.error());
  dose.curves.push_back(std::move(*curve));
  return dose;
}

}  // namespace unknot::app
