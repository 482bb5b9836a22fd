#include "app/twin/press_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/twin/forecast.hpp"
#include "press/dose/find_dose.hpp"

namespace unknot::app {

std::optional<Problem> add_press_session(TwinQuestion& question, const DoseTable& table) {
  const SessionPress press = *question.press;
  const auto row = press::find_dose(table, press.force_n);
  if (!row) {
    const auto curve = std::ranges::find(table.curves, Stiffness::usual, &DoseCurve::stiffness);
    const double most = curve == table.curves.end() ? 0.0 : curve->path.rows.back().force_n;
    return Problem{Code::out_of_range,
                   "",
                   "press.force_n",
                   fmt::format("{:.3g}", press.force_n),
                   fmt::format("at most {:.3g} N: the last force the table has for tissue of usual stiffness", most),
                   "Press less hard."};
  }
  DoseStep step{press.hold_s, std::max(0.0, row->nodule_pressure_kpa),
                row->skin_pressure_kpa / table.limits.painful_kpa, 0.0, std::max(0.0, row->nodule_stretch - 1.0)};
  for (const LayerStrain& layer : row->layers) {
    if (layer.layer == "muscle") step.shear = layer.peak_shear_strain;
  }
  Dose session;
  for (int i = 0; i < press.presses; ++i) {
    if (i > 0 && press.rest_s > 0.0) session.push_back({press.rest_s, 0.0, 0.0, 0.0, 0.0});
    session.push_back(step);
  }
  question.session = std::move(session);
  question.press.reset();
  auto problem = check_question(question);
  if (problem && problem->next.empty()) problem->next = "Press less hard.";
  return problem;
}

}  // namespace unknot::app
