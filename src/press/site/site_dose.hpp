// What rising forces do at a site, as a page asks for it; a header that shows nothing of how it is solved.
#pragma once

#include <expected>
#include <memory>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/dose_table.hpp"
#include "domain/press/picture.hpp"
#include "domain/press/tool.hpp"
#include "press/site/site_press.hpp"

namespace unknot::press {

/// Raise it by one with every change of law, mesh, solver or measures that changes a number of a table, of beats or of a hold: what was
/// kept under another number is then solved anew.
inline constexpr int solver_version = 6;

/// Forces up to the tool's largest, without solving: depth, area, pressure on skin and point only, the rest of a row is 0. How far it errs
/// stands in docs/science/press_tools.md. Problems: as find_quick_dose.
std::expected<DoseCurve, Problem> estimate_curve(const TissueBlock& block, const PressTool& tool, Stiffness stiffness);

/// Forces up to the tool's largest, solved on this thread. Problems: as build_dose_table.
std::expected<DoseCurve, Problem> solve_curve(const TissueBlock& block, const PressTool& tool, Stiffness stiffness);

/// The same for a block of each stiffness, on this thread and whom the hands name. Whoever stops it gets what was solved until then: curves
/// that end with `stopped`. Problems: as build_dose_table.
std::expected<DoseTable, Problem> solve_table(const std::vector<std::pair<Stiffness, TissueBlock>>& blocks,
                                              const PressTool& tool, const Hands& hands);

/// One force, coarsely solved, with the cut through it and the quarter that was solved. The curve has no row, and says why, where the solution stuck.
struct DraftPress {
  DoseCurve curve;
  PressCut cut;  ///< empty without a row
  PressSolid solid;  ///< as well
};

/// Presses one block with one tool again and again, each time from where the last one ended: a small step of force takes a tenth of a
/// first press or less. Where it begins moves the answer by less than the 0.5 % that ForceSolver promises. Not for more than one thread at
/// a time.
class DraftSolver {
 public:
  /// Problems: as ForceSolver; a bone that is not flat.
  static std::expected<DraftSolver, Problem> build(const TissueBlock& block, const PressTool& tool, Stiffness stiffness,
                                                   const Hands& hands);
  DraftSolver(const DraftSolver&) = delete;
  DraftSolver& operator=(const DraftSolver&) = delete;
  DraftSolver(DraftSolver&&) noexcept;
  DraftSolver& operator=(DraftSolver&&) noexcept;
  ~DraftSolver();

  /// Problems: as ForceSolver. After a press that stuck, build another.
  std::expected<DraftPress, Problem> press(double force_n);

 private:
  struct Inside;
  explicit DraftSolver(std::unique_ptr<Inside> inside);

  std::unique_ptr<Inside> inside_;
};

}  // namespace unknot::press
