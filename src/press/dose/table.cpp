#include "press/dose/table.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <string>

#include "press/dose/monotone.hpp"
#include "press/mesh/check.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// A table is read between its rows, so these need not lie at round forces.
constexpr double near_share = 0.08;
/// Moves no number of a row by more than 0.2 %, where its mesh is off by up to 3 %.
constexpr double row_tolerance = 2e-3;

/// Every number of a row, in one order.
template <class Row, class Visit>
void visit_numbers(Row& row, const Visit& visit) {
  for (auto* number : {&row.force_n, &row.depth_mm, &row.flattening_mm, &row.area_cm2, &row.skin_pressure_kpa,
                       &row.peak_skin_pressure_kpa, &row.painful_area_cm2, &row.nodule_mm, &row.nodule_pressure_kpa,
                       &row.nodule_share, &row.nodule_shear_kpa, &row.nodule_stretch, &row.stanched_cm3}) {
    visit(*number);
  }
  for (auto& layer : row.layers) {
    for (auto* number :
         {&layer.peak_stretch, &layer.peak_squeeze, &layer.peak_shear_strain, &layer.mean_pressure_kpa}) {
      visit(*number);
    }
  }
}

std::vector<double> list_numbers(const DoseRow& row) {
  std::vector<double> numbers;
  visit_numbers(row, [&](const double& number) { numbers.push_back(number); });
  return numbers;
}

/// From rest to the first row: as a power of force, as the first two rows say.
double find_first(const std::vector<double>& y, double first, double second, double share) {
  const double rise = y[1] - y[0];
  const double next = y[2] - y[0];
  if (!(rise * next > 0.0)) {
    return y[0] + share * rise;
  }
  return y[0] + rise * std::pow(share, std::clamp(std::log(next / rise) / std::log(second / first), 0.1, 5.0));
}

/// Rows between the rows.
DoseRow build_between(const std::vector<DoseRow>& rows, double force_n) {
  std::vector<double> x;
  std::vector<std::vector<double>> numbers;
  for (const DoseRow& row : rows) {
    x.push_back(std::cbrt(row.force_n));
    numbers.push_back(list_numbers(row));
  }
  const double at = std::cbrt(force_n);
  const Size after = Size(std::upper_bound(x.begin() + 1, x.end() - 1, at) - x.begin());
  DoseRow found = rows[after];
  Size number = 0;
  std::vector<double> y(rows.size());
  visit_numbers(found, [&](double& to) {
    for (Size row = 0; row < rows.size(); ++row) {
      y[row] = numbers[row][number];
    }
    to = after == 1 && rows.size() > 2 ? find_first(y, rows[1].force_n, rows[2].force_n, force_n / rows[1].force_n)
                                       : find_between(x, y, build_slopes(x, y), after - 1, at);
    ++number;
  });
  found.force_n = force_n;
  return found;
}

/// Largest relative difference in depth, area, skin pressure and what the nodule feels; small numbers count against a twentieth of the largest.
double find_error(const std::vector<DoseRow>& rows) {
  std::vector<DoseRow> kept;
  for (Size row = 0; row < rows.size(); row += 2) {
    kept.push_back(rows[row]);
  }
  if (kept.size() < 3) {
    return 1.0;
  }
  double error = 0.0;
  const auto measure = [&](double DoseRow::* member) {
    double largest = 0.0;
    for (const DoseRow& row : rows) {
      largest = std::max(largest, std::abs(row.*member));
    }
    for (Size row = 1; row < rows.size() && rows[row].force_n <= kept.back().force_n; row += 2) {
      const double difference = std::abs(build_between(kept, rows[row].force_n).*member - rows[row].*member);
      error = std::max(error, difference / std::max({std::abs(rows[row].*member), 0.05 * largest, 1e-12}));
    }
  };
  for (const auto member : {&DoseRow::depth_mm, &DoseRow::area_cm2, &DoseRow::skin_pressure_kpa, &DoseRow::nodule_mm,
                            &DoseRow::nodule_pressure_kpa, &DoseRow::nodule_shear_kpa}) {
    measure(member);
  }
  return error;
}

DoseRow build_rest(const TissueBlock& block) {
  DoseRow rest;
  for (const TissueLayer& layer : block.layers) {
    rest.layers.push_back({layer.name, 1.0, 1.0, 0.0, 0.0});
  }
  return rest;
}

std::optional<Problem> check_table(const TableTask& task) {
  if (task.columns.empty()) {
    return build_problem("columns", 0.0, "at least one stiffness", "name a block");
  }
  if (task.n_rows < 4 || task.n_rows > 40 || task.n_rows % 2 != 0) {
    return build_problem("n_rows", task.n_rows, "4 to 40, even", "use 10");
  }
  if (!(std::isfinite(task.tool.most_force_n) && task.tool.most_force_n > 0.0)) {
    return build_problem("most_force_n", task.tool.most_force_n, "above 0", "say how hard anybody presses with it");
  }
  return std::nullopt;
}

}  // namespace

std::expected<DoseTable, Problem> build_dose_table(const TableTask& task, const Context& context) {
  if (auto problem = check_table(task)) {
    return std::unexpected(*problem);
  }
  std::vector<double> forces;
  for (int row = 1; row <= task.n_rows; ++row) {
    const double share = static_cast<double>(row) / task.n_rows;
    forces.push_back(task.tool.most_force_n * share * std::sqrt(share));
  }
  const Size n = task.columns.size();
  std::vector<std::expected<PressPath, Problem>> paths(n);
  std::vector<double> shares(n, 0.0);
  std::mutex mutex;
  const auto solve_column = [&](int number) {
    Context own = context;
    own.is_stopped = [&] {
      const std::scoped_lock lock(mutex);
      return context.is_stopped && context.is_stopped();
    };
    own.progress = [&](double share) {
      const std::scoped_lock lock(mutex);
      shares[Size(number)] = share;
      double sum = 0.0;
      for (const double one : shares) {
        sum += one / static_cast<double>(n);
      }
      if (context.progress) {
        context.progress(sum);
      }
    };
    PathTask path = {task.columns[Size(number)].block, task.tool, task.pose, task.limits, task.quality, {}};
    path.near_share = near_share;
    path.tolerance = row_tolerance;
    paths[Size(number)] = solve_path(path, forces, own);
  };
  run_parts(context, static_cast<int>(n), 1, true, [&](int begin, int) { solve_column(begin); });
  DoseTable table = {task.tool.id, task.limits, {}};
  for (Size column = 0; column < n; ++column) {
    if (!paths[column]) {
      return std::unexpected(paths[column].error());
    }
    DoseCurve curve = {task.columns[column].stiffness, std::move(*paths[column]), 0.0};
    curve.path.rows.insert(curve.path.rows.begin(), build_rest(task.columns[column].block));
    curve.error = find_error(curve.path.rows);
    table.curves.push_back(std::move(curve));
  }
  return table;
}

std::expected<DoseRow, Problem> find_dose(const DoseTable& table, double force_n, Stiffness stiffness) {
  const auto curve = std::find_if(table.curves.begin(), table.curves.end(),
                                  [&](const DoseCurve& one) { return one.stiffness == stiffness; });
  if (curve == table.curves.end()) {
    return std::unexpected(build_problem("stiffness", static_cast<double>(stiffness), "one that the table was made for",
                                         "build the table with this stiffness"));
  }
  const std::vector<DoseRow>& rows = curve->path.rows;
  const double most = rows.empty() ? 0.0 : rows.back().force_n;
  if (!(force_n >= 0.0 && force_n <= 1.005 * most) || rows.empty()) {
    return std::unexpected(build_problem("force_n", force_n,
                                         "0 to " + std::to_string(most) + " N, the end of the table",
                                         "press less, or choose a tool that is made for more"));
  }
  return rows.size() == 1 ? rows.front() : build_between(rows, std::min(force_n, most));
}

}  // namespace unknot::press
