#include "press/dose/reach.hpp"

#include <algorithm>
#include <vector>

namespace unknot::press {
namespace {

constexpr double newton_per_kpa_cm2 = 0.1;

double find_shear(const DoseRow& row) {
  double shear = 0.0;
  for (const LayerStrain& layer : row.layers) {
    const bool is_muscle = layer.layer == "over" || layer.layer == "muscle" || layer.layer == "below";
    if (is_muscle) shear = std::max(shear, layer.peak_shear_strain);
  }
  return shear;
}

// How far a value lies between two others, 0 to 1.
double find_share(double low, double high, double value) {
  return high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 1.0;
}

}  // namespace

std::optional<Reach> find_reach(const DoseCurve& curve, double pressure_kpa) {
  const std::vector<DoseRow>& rows = curve.path.rows;
  if (rows.empty() || !(rows.back().force_n > 0.0 && rows.back().area_cm2 > 0.0)) return std::nullopt;
  const auto after =
      std::find_if(rows.begin(), rows.end(), [&](const DoseRow& row) { return row.skin_pressure_kpa >= pressure_kpa; });
  if (after == rows.end()) return Reach{rows.back().force_n, rows.back().area_cm2, true};
  const DoseRow rest;
  const DoseRow& before = after == rows.begin() ? rest : *(after - 1);
  const double share = find_share(before.skin_pressure_kpa, after->skin_pressure_kpa, pressure_kpa);
  const double force = before.force_n + share * (after->force_n - before.force_n);
  return Reach{force, force / (pressure_kpa * newton_per_kpa_cm2), false};
}

std::optional<double> find_harmful_pressure(const DoseCurve& curve, double shear_strain) {
  DoseRow before;
  for (const DoseRow& row : curve.path.rows) {
    if (find_shear(row) > shear_strain) {
      const double share = find_share(find_shear(before), find_shear(row), shear_strain);
      return before.skin_pressure_kpa + share * (row.skin_pressure_kpa - before.skin_pressure_kpa);
    }
    before = row;
  }
  return std::nullopt;
}

}  // namespace unknot::press
