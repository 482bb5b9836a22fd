#include "press/site/site_dose.hpp"

#include <utility>

#include "press/dose/quick.hpp"
#include "press/dose/table.hpp"
#include "press/mesh/check.hpp"
#include "press/picture/cut.hpp"

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
  std::expected<DoseTable, Problem> table = solve_table({{stiffness, block}}, tool, {});
  if (!table) return std::unexpected(table.error());
  return std::move(table->curves.front());
}

std::expected<DoseTable, Problem> solve_table(const std::vector<std::pair<Stiffness, TissueBlock>>& blocks,
                                              const PressTool& tool, const Hands& hands) {
  TableTask task;
  for (const auto& [stiffness, block] : blocks) {
    std::expected<TissueBlock, Problem> wide = widen_block(block, tool.shape, {});
    if (!wide) return std::unexpected(wide.error());
    task.columns.push_back({stiffness, std::move(*wide)});
  }
  task.tool = tool;
  task.n_rows = n_solved;
  Context context;
  context.is_stopped = hands.is_stopped;
  context.progress = hands.progress;
  context.run = hands.run;
  return build_dose_table(task, context);
}

struct DraftSolver::Inside {
  Stiffness stiffness = Stiffness::usual;
  TissueBlock block;
  std::unique_ptr<ForceSolver> solver;
};

DraftSolver::DraftSolver(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
DraftSolver::DraftSolver(DraftSolver&&) noexcept = default;
DraftSolver& DraftSolver::operator=(DraftSolver&&) noexcept = default;
DraftSolver::~DraftSolver() = default;

std::expected<DraftSolver, Problem> DraftSolver::build(const TissueBlock& block, const PressTool& tool,
                                                       Stiffness stiffness, const Hands& hands) {
  if (auto problem = check_flat(block)) return std::unexpected(*problem);
  std::expected<TissueBlock, Problem> wide = widen_block(block, tool.shape, {});
  if (!wide) return std::unexpected(wide.error());
  PathTask task;
  task.block = std::move(*wide);
  task.tool = tool;
  task.quality = Quality::sketch;
  Context context;
  context.run = hands.run;
  auto solver = ForceSolver::build(task, context);
  if (!solver) return std::unexpected(solver.error());
  return DraftSolver(std::make_unique<Inside>(Inside{stiffness, task.block, std::move(*solver)}));
}

std::expected<DraftPress, Problem> DraftSolver::press(double force_n) {
  const auto found = inside_->solver->press(force_n);
  if (!found) return std::unexpected(found.error());
  DraftPress draft;
  draft.curve.stiffness = inside_->stiffness;
  draft.curve.path.outcome = found->outcome;
  if (found->outcome.ending != PressEnding::solved) return draft;
  draft.curve.path.rows = {found->row};
  draft.cut = build_cut(inside_->solver->solver().finest(), inside_->block, inside_->solver->last());
  draft.solid = build_solid(inside_->solver->solver().finest(), inside_->block, inside_->solver->last());
  return draft;
}

}  // namespace unknot::press
