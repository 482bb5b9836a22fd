// Questions about a press and their answers, as the pages send and get them.
#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "domain/press/press_dose.hpp"
#include "wire/press/answer_codec.hpp"
#include "wire/press/place_codec.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<DoseFineness>, 3> words_of<DoseFineness>{
    {{DoseFineness::estimate, "estimate"}, {DoseFineness::draft, "draft"}, {DoseFineness::full, "full"}}};

template <class Archive>
void describe(Archive& a, PressQuestion& asked) {
  describe_place(a, asked);
  a.needed("fineness", asked.fineness);
  a.needed("stiffness", asked.stiffness);
  a.maybe("force_n", asked.force_n);
  a.maybe("with_solid", asked.with_solid);
}

template <class Archive>
void describe(Archive& a, DoseCurve& curve) {
  a.needed("stiffness", curve.stiffness);
  a.needed("rows", curve.path.rows);
  a.needed("ending", curve.path.outcome.ending);
  a.maybe("where", curve.path.outcome.where);
  a.maybe("last_good", curve.path.outcome.last_good);
  a.needed("error", curve.error);
}

inline std::vector<std::vector<double>> list_points(const std::vector<std::array<double, 2>>& points) {
  std::vector<std::vector<double>> list;
  for (const auto& [x, z] : points) list.push_back({x, z});
  return list;
}

/// Only written, never read.
template <class Archive>
void describe(Archive& a, PressCut& cut) {
  const std::vector<std::vector<double>> nodes = list_points(cut.nodes_mm);
  const std::vector<std::vector<double>> tool = list_points(cut.tool_mm);
  a.needed("n_x", cut.n_x);
  a.needed("n_z", cut.n_z);
  a.needed("nodes_mm", nodes);
  a.needed("pressure_kpa", cut.pressure_kpa);
  a.needed("shear_strain", cut.shear_strain);
  a.needed("point_share", cut.nodule_share);
  a.needed("layer", cut.layer);
  a.needed("surface_mm", cut.surface_mm);
  a.needed("tool_mm", tool);
}

/// For a picture: so many parts of a unit are fine enough, and make it a third as long.
inline std::vector<double> list_rounded(const std::vector<double>& values, double parts) {
  std::vector<double> list;
  for (const double value : values) list.push_back(std::round(value * parts) / parts);
  return list;
}

/// Only written, never read.
template <class Archive>
void describe(Archive& a, PressSolid& solid) {
  std::vector<double> numbers;
  for (const std::array<double, 3>& node : solid.nodes_mm) numbers.insert(numbers.end(), node.begin(), node.end());
  const std::vector<double> nodes = list_rounded(numbers, 100.0);
  const std::vector<double> pressure = list_rounded(solid.pressure_kpa, 100.0);
  const std::vector<double> shear = list_rounded(solid.shear_strain, 10000.0);
  a.needed("x_mm", solid.planes_mm[0]);
  a.needed("y_mm", solid.planes_mm[1]);
  a.needed("z_mm", solid.planes_mm[2]);
  a.needed("nodes_mm", nodes);
  a.needed("pressure_kpa", pressure);
  a.needed("shear_strain", shear);
  a.needed("layer", solid.layer);
  if (solid.nodule) {
    const std::vector<double> axes(solid.nodule->semi_axes_mm.begin(), solid.nodule->semi_axes_mm.end());
    a.needed("point_depth_mm", solid.nodule->depth_mm);
    a.needed("point_semi_axes_mm", axes);
  }
  a.needed("tool_bottom_mm", solid.tool_bottom_mm);
}

/// Only written, never read.
template <class Archive>
void describe(Archive& a, PressDose& dose) {
  a.needed("point_depth_mm", dose.point_depth_mm);
  a.needed("layers", dose.layers);
  a.needed("curves", dose.curves);
  a.maybe("cut", dose.cut);
  a.maybe("solid", dose.solid);
}

}  // namespace unknot::wire
