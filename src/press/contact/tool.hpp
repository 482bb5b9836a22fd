// What presses, as a distance to a rigid shape.
#pragma once

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
};

}  // namespace unknot::press
