// What rising forces do at a site, as a page asks for it; a header that shows nothing of how it is solved.
#pragma once

#include <expected>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/dose_table.hpp"
#include "domain/press/picture.hpp"
#include "domain/press/tool.hpp"

namespace unknot::press {

/// Forces up to the tool's largest, without solving: depth, area, pressure on skin and point only, the rest of a row is 0. How far it errs
/// stands in docs/science/press_tools.md. Problems: as find_quick_dose.
std::expected<DoseCurve, Problem> estimate_curve(const TissueBlock& block, const PressTool& tool, Stiffness stiffness);

/// Forces up to the tool's largest, solved on this thread. Problems: as build_dose_table.
std::expected<DoseCurve, Problem> solve_curve(const TissueBlock& block, const PressTool& tool, Stiffness stiffness);

/// One force, coarsely solved, with the cut through it. The curve has no row, and says why, where the solution stuck.
struct DraftPress {
  DoseCurve curve;
  PressCut cut;  ///< empty without a row
};

/// Problems: as ForceSolver.
std::expected<DraftPress, Problem> solve_draft(const TissueBlock& block, const PressTool& tool, Stiffness stiffness,
                                               double force_n);

}  // namespace unknot::press
