#include "press/contact/shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Distance and direction in a plane through an axis: `across` from it, `along` it, signs left out.
struct Flat {
  double gap = 0.0;
  double across = 0.0;
  double along = 0.0;
};

/// The gap to an edge of radius `edge` around a corner; `across` and `along` say how far the point lies beyond it.
Flat find_edge(double across, double along, double edge) {
  if (across > 0.0 && along > 0.0) {
    const double length = std::hypot(across, along);
    return {length - edge, across / length, along / length};
  }
  return across > along ? Flat{across - edge, 1.0, 0.0} : Flat{along - edge, 0.0, 1.0};
}

/// The foot of a point with coordinates >= 0 on an ellipsoid of N axes, coordinates >= 0 too.
template <Size N>
std::array<double, N> find_foot(const std::array<double, N>& axes, const std::array<double, N>& point) {
  const Size least = Size(std::min_element(axes.begin(), axes.end()) - axes.begin());
  const double pole = -axes[least] * axes[least];
  double t = pole;
  for (Size c = 0; c < N; ++c) {
    t = std::max(t, axes[c] * point[c] - axes[c] * axes[c]);
  }
  const auto find_under = [&](Size c) { return t + axes[c] * axes[c]; };
  for (int step = 0; step < 60 && t > pole; ++step) {
    double sum = -1.0;
    double slope = 0.0;
    for (Size c = 0; c < N; ++c) {
      const double ratio = point[c] > 0.0 ? axes[c] * point[c] / find_under(c) : 0.0;
      sum += ratio * ratio;
      slope -= 2.0 * ratio * ratio / find_under(c);
    }
    const double next = slope < 0.0 ? t - sum / slope : t;
    if (!(next > t)) {
      break;
    }
    t = next;
  }
  std::array<double, N> foot{};
  double rest = 1.0;
  for (Size c = 0; c < N; ++c) {
    if (point[c] > 0.0 && find_under(c) > 0.0) {
      foot[c] = axes[c] * axes[c] * point[c] / find_under(c);
      rest -= foot[c] * foot[c] / (axes[c] * axes[c]);
    }
  }
  if (t <= pole) {
    // In the middle plane of the shortest axis that axis' own equation says 0 / 0; but the foot lies on the ellipsoid.
    foot[least] = axes[least] * std::sqrt(std::max(rest, 0.0));
  }
  return foot;
}

struct Foot {
  double length = 0.0;  ///< from the point
  std::array<double, 3> normal{};
};

/// The distance to the surface of an ellipsoid, and its normal at the foot.
template <Size N>
Foot find_surface(const std::array<double, N>& axes, const std::array<double, N>& point) {
  std::array<double, N> folded{};
  for (Size c = 0; c < N; ++c) {
    folded[c] = std::abs(point[c]);
  }
  const auto foot = find_foot(axes, folded);
  Foot found;
  double square = 0.0;
  for (Size c = 0; c < N; ++c) {
    found.length += (folded[c] - foot[c]) * (folded[c] - foot[c]);
    found.normal[c] = std::copysign(foot[c] / (axes[c] * axes[c]), point[c]);
    square += found.normal[c] * found.normal[c];
  }
  found.length = std::sqrt(found.length);
  for (double& one : found.normal) {
    one /= std::sqrt(square);
  }
  return found;
}

}  // namespace

Distance Pad::find_distance(math::Vector3 point) const {
  const double side = is_outside(point) ? 1.0 : -1.0;
  if (point.z <= 0.0) {
    const Foot foot = find_surface<3>(semi_axes_mm, {point.x, point.y, point.z});
    return {side * foot.length, {foot.normal[0], foot.normal[1], foot.normal[2]}};
  }
  const Foot wall = find_surface<2>({semi_axes_mm[0], semi_axes_mm[1]}, {point.x, point.y});
  const Distance aside = {side * wall.length, {wall.normal[0], wall.normal[1], 0.0}};
  if (side > 0.0) {
    return aside;
  }
  // Within the upper part: the wall, or down to the lower half, whichever is nearer.
  const Foot below = find_surface<3>(semi_axes_mm, {point.x, point.y, -0.0});
  const double down = std::hypot(below.length, point.z);
  if (wall.length <= down) {
    return aside;
  }
  const double share = below.length / down;
  return {-down, {share * below.normal[0], share * below.normal[1], -point.z / down}};
}

double Pad::find_reach(math::Vector3 direction) const {
  return math::find_length(
      {semi_axes_mm[0] * direction.x, semi_axes_mm[1] * direction.y, semi_axes_mm[2] * direction.z});
}

Distance Roller::find_distance(math::Vector3 point) const {
  const math::Vector3 flat = {point.x, 0.0, point.z};
  const Flat found = find_edge(math::find_length(flat) - (radius_mm - edge_mm),
                               std::abs(point.y) - (half_length_mm - edge_mm), edge_mm);
  return {found.gap,
          found.across * math::find_unit(flat) + math::Vector3{0.0, std::copysign(found.along, point.y), 0.0}};
}

double Roller::find_reach(math::Vector3 direction) const {
  return (radius_mm - edge_mm) * std::hypot(direction.x, direction.z) +
         (half_length_mm - edge_mm) * std::abs(direction.y) + edge_mm;
}

Distance Disc::find_distance(math::Vector3 point) const {
  const math::Vector3 flat = {point.x, point.y, 0.0};
  const Flat found =
      find_edge(math::find_length(flat) - (radius_mm - edge_mm), -point.z - (half_length_mm - edge_mm), edge_mm);
  return {found.gap, found.across * math::find_unit(flat) - math::Vector3{0.0, 0.0, found.along}};
}

double Disc::find_reach(math::Vector3 direction) const {
  return (radius_mm - edge_mm) * std::hypot(direction.x, direction.y) - (half_length_mm - edge_mm) * direction.z +
         edge_mm;
}

Distance RoundedCone::find_distance(math::Vector3 point) const {
  const math::Vector3 flat = {point.x, point.y, 0.0};
  const double across = math::find_length(flat);
  const math::Vector3 radial = across > 0.0 ? flat / across : math::Vector3{1.0, 0.0, 0.0};
  // The side of the cone stands at this slant: its normal is (level, slant) in the plane (across, along).
  const double slant = (radius_below_mm - radius_above_mm) / length_mm;
  const double level = std::sqrt(1.0 - slant * slant);
  const double place = level * point.z - slant * across;  // along the side, 0 where the lower sphere takes over
  Flat found;
  if (place < 0.0 || place > level * length_mm) {
    const bool is_below = place < 0.0;
    const double height = is_below ? point.z : point.z - length_mm;
    const double length = std::hypot(across, height);
    found.gap = length - (is_below ? radius_below_mm : radius_above_mm);
    if (length > 0.0) {
      found.across = across / length;
      found.along = height / length;
    }
  } else {
    found = {level * across + slant * point.z - radius_below_mm, level, slant};
  }
  return {found.gap, found.across * radial + math::Vector3{0.0, 0.0, found.along}};
}

double RoundedCone::find_reach(math::Vector3 direction) const {
  return std::max(radius_below_mm, radius_above_mm + length_mm * direction.z);
}

}  // namespace unknot::press
