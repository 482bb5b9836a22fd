// Rigid shapes as signed distances, each in a frame of its own: the middle of what presses at the origin, z up.
//
// A shape says how far a point is (find_distance) and how far it reaches downwards (find_reach, its support function for
// directions with z below 0). A new
// one is a struct here, a name in the list `Shape`, and a line in build_shape (tool.cpp).
#pragma once

#include <algorithm>
#include <array>
#include <variant>

#include "math/vector.hpp"

namespace unknot::press {

/// How far a point is from a shape [mm], below 0 within, and the unit direction in which the distance grows.
struct Distance {
  double gap = 0.0;
  math::Vector3 outwards;
};

/// A ball. Its curvature is left out of the tangent of contact, see contact.hpp.
struct Ball {
  double radius_mm = 0.0;
  math::Vector3 centre;

  [[nodiscard]] Distance find_distance(math::Vector3 point) const {
    const math::Vector3 away = point - centre;
    const double length = math::find_length(away);
    return {length - radius_mm, math::find_unit(away)};
  }
  [[nodiscard]] double find_reach(math::Vector3 direction) const { return math::dot(direction, centre) + radius_mm; }
};

/// The lower half of an ellipsoid, going on straight up from its widest place: a thumb has a finger above it. The foot of a point solves one
/// equation of one unknown by Newton's method from the left, where it is convex and never overshoots (Eberly, Distance from a point to an
/// ellipse, an ellipsoid, or a hyperellipsoid, 2013). Deep within the upper part the gap is a bound, and its gradient is shorter than 1.
struct Pad {
  std::array<double, 3> semi_axes_mm{};

  [[nodiscard]] Distance find_distance(math::Vector3 point) const;
  [[nodiscard]] double find_reach(math::Vector3 direction) const;
  /// Far cheaper than the distance; what is outside does not touch.
  [[nodiscard]] bool is_outside(math::Vector3 point) const {
    const math::Vector3 in = {point.x / semi_axes_mm[0], point.y / semi_axes_mm[1],
                              std::min(point.z, 0.0) / semi_axes_mm[2]};
    return math::dot(in, in) >= 1.0;
  }
};

/// A cylinder along y with rounded edges.
struct Roller {
  double radius_mm = 0.0;
  double half_length_mm = 0.0;
  double edge_mm = 0.0;

  [[nodiscard]] Distance find_distance(math::Vector3 point) const;
  [[nodiscard]] double find_reach(math::Vector3 direction) const;
};

/// The lower end of an upright cylinder, its edge rounded; it goes on straight up, as what holds a disc does.
struct Disc {
  double radius_mm = 0.0;
  double half_length_mm = 0.0;  ///< from the origin down to its face
  double edge_mm = 0.0;

  [[nodiscard]] Distance find_distance(math::Vector3 point) const;
  [[nodiscard]] double find_reach(math::Vector3 direction) const;
};

/// Two spheres above each other and the cone that touches both; the lower centre is the origin. |radius_above - radius_below| is less
/// than the length.
struct RoundedCone {
  double radius_below_mm = 0.0;
  double radius_above_mm = 0.0;
  double length_mm = 0.0;

  [[nodiscard]] Distance find_distance(math::Vector3 point) const;
  [[nodiscard]] double find_reach(math::Vector3 direction) const;
};

/// The same shape twice, side by side along x. Where both are as near, the one at positive x is meant.
template <class One>
struct Pair {
  One one;
  double half_spacing_mm = 0.0;

  [[nodiscard]] Distance find_distance(math::Vector3 point) const {
    const double aside = point.x < 0.0 ? -half_spacing_mm : half_spacing_mm;
    return one.find_distance({point.x - aside, point.y, point.z});
  }
  [[nodiscard]] double find_reach(math::Vector3 direction) const {
    return one.find_reach(direction) + half_spacing_mm * std::abs(direction.x);
  }
};

/// Every shape there is.
using Shape = std::variant<Ball, Pad, Roller, Disc, RoundedCone, Pair<Ball>, Pair<RoundedCone>>;

}  // namespace unknot::press
