// Dose tables: what any force does, without solving again.
#pragma once

#include <expected>
#include <vector>

#include "base/problem.hpp"
#include "domain/press/dose_table.hpp"
#include "press/dose/find_dose.hpp"
#include "press/dose/path.hpp"

namespace unknot::press {

/// One tool and a block for each stiffness that is wanted.
struct TableTask {
  struct Column {
    Stiffness stiffness = Stiffness::usual;
    TissueBlock block;
  };
  std::vector<Column> columns;
  PressTool tool;
  ToolPose pose;
  PressLimits limits;
  Quality quality = Quality::usual;
  int n_rows = 10;  ///< above rest, even, 4 to 40
};

/// Rows at forces up to the tool's most_force_n, closer together where they are small. The columns are worked on side by side by the
/// context's executor; its other functions are never asked by two threads at once. A column that tissue does not bear to the end is shorter,
/// and its outcome says why.
///
/// The error of a column is that of a table with every second row left out, at the rows left out: an upper bound for the whole one, as the tests
/// measure.
///
/// Problems: what ForceSolver refuses; no column; a number of rows out of range; a most_force_n that is not above 0.
std::expected<DoseTable, Problem> build_dose_table(const TableTask& task, const Context& context);

}  // namespace unknot::press
