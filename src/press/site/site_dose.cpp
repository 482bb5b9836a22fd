#include "press/site/site_dose.hpp"

#include <utility>

#include "press/dose/quick.hpp"
#include "press/dose/table.hpp"
#include "press/picture/cut.hpp"
#include "press/site/site_press.hpp"

namespace unknot::press {
namespace {

constexpr int n_estimated = 24;
constexpr int n_solved = 10;

}  // namespace

std::expected<DoseCurve, Problem> estimate_curve(const TissueBlock& block, const PressTool& tool, Stiffness stiffness) {
  DoseCurve curve;
  curve.stiffness = stiffness;
  for (int k = 1; k <= n_estimated; ++k) {
    const double share = static_cast<double>(k) / n_estimated;
    DoseRow row;
    row.force_n = tool.most_force_n * share * share;  // closer together where the curves bend
    const std::expected<QuickDose, Problem> quick = find_quick_dose(block, tool, row.force_n);
    if (!quick) return std::unexpected(quick.error());
    row.depth_mm = quick->depth_mm;
    row.area_cm2 = quick->area_cm2;
    row.skin_pressure_kpa = quick->skin_pressure_kpa;
    row.nodule_pressure_kpa = quick->nodule_pressure_kpa;
    row.nodule_share = quick->skin_pressure_kpa > 0.0 ? quick->nodule_pressure_kpa / quick->skin_pressure_kpa : 0.0;
    curve.path.rows.push_back(row);
  }
  return curve;
}

std::expected<DoseCurve, Problem> solve_curve(const TissueBlock& block, const PressTool& tool, Stiffness stiffness) {
  std::expected<TissueBlock, Problem> wide = widen_block(block, tool.shape, {});
  if (!wide) return std::unexpected(wide.error());
  TableTask task;
  task.columns = {{stiffness, std::move(*wide)}};
  task.tool = tool;
  task.n_rows = n_solved;
  std::expected<DoseTable, Problem> table = build_dose_table(task, {});
  if (!table) return std::unexpected(table.error());
  return std::move(table->curves.front());
}

std::expected<DraftPress, Problem> solve_draft(const TissueBlock& block, const PressTool& tool, Stiffness stiffness,
                                               double force_n) {
  std::expected<TissueBlock, Problem> wide = widen_block(block, tool.shape, {});
  if (!wide) return std::unexpected(wide.error());
  PathTask task;
  task.block = std::move(*wide);
  task.tool = tool;
  task.quality = Quality::draft;
  const auto solver = ForceSolver::build(task, {});
  if (!solver) return std::unexpected(solver.error());
  const auto found = (*solver)->press(force_n);
  if (!found) return std::unexpected(found.error());
  DraftPress draft;
  draft.curve.stiffness = stiffness;
  draft.curve.path.outcome = found->outcome;
  if (found->outcome.ending != PressEnding::solved) return draft;
  draft.curve.path.rows = {found->row};
  draft.cut = build_cut((*solver)->solver().finest(), task.block, (*solver)->last());
  return draft;
}

}  // namespace unknot::press
