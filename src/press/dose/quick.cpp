#include "press/dose/quick.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "press/contact/tool.hpp"
#include "press/mesh/check.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

// Calibrated against 48 solutions, see tests/press/quick_test.cpp.
constexpr double flat_factor =
    0.6;    // a rigid plate sinks less than the middle of a uniform pressure (0.79 on a half-space)
constexpr double roller_factor = 1.3;  // a line contact is wider than a round one at the same depth
constexpr double odemark = 0.9;  // Odemark's own factor for several layers

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
      return {0.0, r - 0.5 * shape.edge_mm, 0.0, 0.0, 1};
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
  }
  width = std::max(width, 0.1);
  return end.half_length > 0.0 ? std::sqrt(4.0 * width * end.half_length / std::numbers::pi) : width;
}

/// Equivalent depth [mm] of the top of layer `number`: what lies above counts by the cube root of its modulus over this one's.
double find_equivalent(const TissueBlock& block, Size number, double within) {
  double depth = within;
  for (Size above = 0; above < number; ++above) {
    depth += odemark * block.layers[above].thickness_mm *
             std::cbrt(block.layers[above].shear_modulus_kpa / block.layers[number].shear_modulus_kpa);
  }
  return depth;
}

/// How far the surface sinks under a uniform pressure on a disc.
double find_sink(const TissueBlock& block, double pressure, double radius, double factor) {
  double sink = 0.0;
  for (Size number = 0; number < block.layers.size(); ++number) {
    const TissueLayer& layer = block.layers[number];
    const double top = find_equivalent(block, number, 0.0);
    const double bottom = top + layer.thickness_mm;
    const double way = factor * 1.5 * pressure * radius / (3.0 * layer.shear_modulus_kpa) *
                       (radius / std::hypot(radius, top) - radius / std::hypot(radius, bottom));
    sink += layer.thickness_mm * (1.0 - std::exp(-way / layer.thickness_mm));
  }
  return sink;
}

double find_nodule_pressure(const TissueBlock& block, double pressure, double radius) {
  if (!block.nodule) {
    return 0.0;
  }
  Size number = 0;
  double within = block.nodule->depth_mm;
  while (number + 1 < block.layers.size() && within > block.layers[number].thickness_mm) {
    within -= block.layers[number++].thickness_mm;
  }
  const double depth = find_equivalent(block, number, within);
  // The base throws pressure back, most where the contact is narrow against the layers.
  const double share = radius / find_thickness(block);
  return pressure * std::min(1.0, (1.0 + std::exp(-share * share)) * (1.0 - depth / std::hypot(radius, depth)));
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
  for (int step = 0; step < 50; ++step) {
    const double depth = 0.5 * (low + high);
    (find_sink(block, find_pressure(depth), find_radius(end, depth), factor) > depth ? low : high) = depth;
  }
  QuickDose dose;
  const double radius = find_radius(end, high);
  dose.depth_mm = high + (tool.stiffness_n_per_mm ? force_n / *tool.stiffness_n_per_mm : 0.0);
  dose.skin_pressure_kpa = find_pressure(high);
  dose.area_cm2 = end.n * std::numbers::pi * radius * radius * 0.01;
  dose.nodule_pressure_kpa = find_nodule_pressure(block, dose.skin_pressure_kpa, radius);
  return dose;
}

}  // namespace unknot::press
