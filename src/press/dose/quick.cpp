#include "press/dose/quick.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "press/contact/tool.hpp"
#include "press/laws/laws.hpp"
#include "press/mesh/check.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

// Calibrated against 48 solutions, see tests/press/quick_test.cpp.
constexpr double flat_factor =
    0.6;    // a rigid plate sinks less than the middle of a uniform pressure (0.79 on a half-space)
constexpr double roller_factor = 1.3;  // a line contact is wider than a round one at the same depth
constexpr double odemark = 0.7;  // Odemark's own factor for several layers is 0.9
constexpr double tip_factor = 0.8;  // skin does not follow the flank of a tip
constexpr double echo = 0.7;        // of the pressure, thrown back by the base
constexpr double line_factor = 1.4;  // pressure under a line falls more slowly than under a disc of the same area
constexpr double evenness = 0.8;  // squeeze of a layer as a whole over that of its middle
constexpr int n_sweeps = 3;  // what has stiffened spreads the pressure anew

/// One of the tool's contacts: a blunt end of this radius of curvature, no wider than `most`, growing by `slope` a millimetre beyond that.
struct End {
  double radius = 0.0;
  double most = 0.0;
  double slope = 0.0;
  double half_length = 0.0;  ///< of a roller; 0: round
  int n = 1;
};

End find_end(const ToolShape& shape, double half_width) {
  const double r = shape.radius_mm;
  switch (shape.form) {
    case ToolForm::two_balls:
      return {r, r, 0.0, 0.0, 2};
    case ToolForm::pad: {
      const double across = std::sqrt(r * shape.second_radius_mm);
      return {across * across / shape.height_mm, across, 0.0, 0.0, 1};
    }
    case ToolForm::roller:
      return {r, r, 0.0, std::min(shape.height_mm, half_width), 1};
    case ToolForm::tip:
    case ToolForm::fork:
      return {r, r, std::max(0.0, shape.second_radius_mm - r) / shape.height_mm, 0.0,
              shape.form == ToolForm::fork ? 2 : 1};
    case ToolForm::disc:
      return {0.0, r, 0.0, 0.0, 1};
    case ToolForm::ball:
      break;
  }
  return {r, r, 0.0, 0.0, 1};
}

/// Radius of a disc as large as the contact at a depth.
double find_radius(const End& end, double depth) {
  double width = end.most;
  if (end.radius > 0.0) {
    const double sunk = std::min(depth, end.radius);
    width = std::min(std::sqrt(end.radius * sunk) * (end.half_length > 0.0 ? roller_factor : 1.0), end.most);
    width += end.slope * std::max(0.0, depth - end.radius);
    width *= end.slope > 0.0 ? tip_factor : 1.0;
  }
  width = std::max(width, 0.1);
  return end.half_length > 0.0 ? std::sqrt(4.0 * width * end.half_length / std::numbers::pi) : width;
}

/// The block as the estimate sees it: moduli [kPa] of the layers as the press has stiffened them.
struct Stiffened {
  std::vector<double> modulus;
};

/// Equivalent depth [mm] of the top of layer `number`: what lies above counts by the cube root of its modulus over this one's.
double find_equivalent(const TissueBlock& block, const Stiffened& state, Size number, double within) {
  double depth = within;
  for (Size above = 0; above < number; ++above) {
    depth += odemark * block.layers[above].thickness_mm * std::cbrt(state.modulus[above] / state.modulus[number]);
  }
  return depth;
}

/// How many times as stiff a layer is that is squeezed by a share of its thickness: the law's stiffening at that squeeze, softened because
/// most of a layer is squeezed less than its middle.
double find_growth(const TissueLayer& layer, double squeeze) {
  const double stretch = 1.0 - evenness * squeeze;
  if (layer.alpha != 0.0 && squeeze > 0.0) {
    return 2.0 / layer.alpha * (std::pow(stretch, layer.alpha) - std::pow(stretch, -0.5 * layer.alpha)) /
           (stretch * stretch - 1.0 / stretch);
  }
  return layer.alpha != 0.0 ? 1.0 : Stiffening{1.0, layer.stiffening}.find_secant(stretch * stretch + 2.0 / stretch);
}

/// The share of its thickness that a layer is squeezed by, where without stiffening and thinning it would be `way` of it.
double find_squeeze(const TissueLayer& layer, double way) {
  double low = 0.0;
  double high = 1.0 - std::exp(-way);
  if (layer.alpha == 0.0 ? layer.stiffening == 0.0 : layer.alpha == 2.0) {
    return high;
  }
  for (int step = 0; step < 20; ++step) {
    const double squeeze = 0.5 * (low + high);
    (-std::log1p(-squeeze) * find_growth(layer, squeeze) < way ? low : high) = squeeze;
  }
  return high;
}

/// How far the surface sinks under a uniform pressure on a disc; `state` is left as the press has stiffened it.
double find_sink(const TissueBlock& block, double pressure, double radius, double factor, Stiffened& state) {
  double sink = 0.0;
  for (int sweep = 0; sweep < n_sweeps; ++sweep) {
    sink = 0.0;
    Stiffened next = state;
    for (Size number = 0; number < block.layers.size(); ++number) {
      const TissueLayer& layer = block.layers[number];
      const double top = find_equivalent(block, state, number, 0.0);
      const double bottom = top + layer.thickness_mm;
      const double way = factor * 1.5 * pressure * radius / (3.0 * layer.shear_modulus_kpa) *
                         (radius / std::hypot(radius, top) - radius / std::hypot(radius, bottom));
      const double squeeze = find_squeeze(layer, way / layer.thickness_mm);
      next.modulus[number] = layer.shear_modulus_kpa * find_growth(layer, squeeze);
      sink += layer.thickness_mm * squeeze;
    }
    state = next;
  }
  return sink;
}

Stiffened build_rest(const TissueBlock& block) {
  Stiffened state;
  for (const TissueLayer& layer : block.layers) {
    state.modulus.push_back(layer.shear_modulus_kpa);
  }
  return state;
}

double find_nodule_pressure(const TissueBlock& block, const Stiffened& state, const End& end, double pressure,
                            double radius) {
  if (!block.nodule) {
    return 0.0;
  }
  Size number = 0;
  double within = block.nodule->depth_mm;
  while (number + 1 < block.layers.size() && within > block.layers[number].thickness_mm) {
    within -= block.layers[number++].thickness_mm;
  }
  const double depth = find_equivalent(block, state, number, within);
  // The base throws pressure back, most where the contact is narrow against the layers.
  const double share = radius / find_thickness(block);
  const double factor = (1.0 + echo * std::exp(-share * share)) * (end.half_length > 0.0 ? line_factor : 1.0);
  return pressure * std::min(1.0, factor * (1.0 - depth / std::hypot(radius, depth)));
}

}  // namespace

std::expected<QuickDose, Problem> find_quick_dose(const TissueBlock& block, const PressTool& tool, double force_n) {
  if (auto problem = check_block(block)) {
    return std::unexpected(*problem);
  }
  if (auto problem = check_tool(tool.shape, {})) {
    return std::unexpected(*problem);
  }
  if (!(std::isfinite(force_n) && force_n > 0.0)) {
    return std::unexpected(
        Problem{Code::out_of_range, "", "force_n", std::to_string(force_n), "above 0", "say how hard is pressed"});
  }
  const End end = find_end(tool.shape, block.half_width_mm);
  const double factor = end.radius > 0.0 ? 1.0 : flat_factor;
  const double each = 1000.0 * force_n / end.n;  // mN
  // The deeper, the wider, the less deep: one depth fits, found by halving.
  double low = 0.0;
  double high = find_thickness(block);
  const auto find_pressure = [&](double depth) {
    const double radius = find_radius(end, depth);
    return each / (std::numbers::pi * radius * radius);
  };
  for (int step = 0; step < 30; ++step) {
    const double depth = 0.5 * (low + high);
    Stiffened state = build_rest(block);
    (find_sink(block, find_pressure(depth), find_radius(end, depth), factor, state) > depth ? low : high) = depth;
  }
  QuickDose dose;
  const double radius = find_radius(end, high);
  dose.depth_mm = high + (tool.stiffness_n_per_mm ? force_n / *tool.stiffness_n_per_mm : 0.0);
  dose.skin_pressure_kpa = find_pressure(high);
  dose.area_cm2 = end.n * std::numbers::pi * radius * radius * 0.01;
  Stiffened state = build_rest(block);
  find_sink(block, dose.skin_pressure_kpa, radius, factor, state);
  dose.nodule_pressure_kpa = find_nodule_pressure(block, state, end, dose.skin_pressure_kpa, radius);
  return dose;
}

}  // namespace unknot::press
