// Which depth a force wants, from forces that were met at others.
#pragma once

#include <vector>

namespace unknot::press {

/// Logarithms of a force and of its depth: force grows like a power of depth nearly everywhere.
struct LogPoint {
  double force = 0.0;
  double depth = 0.0;
};

/// The logarithm of the depth of a force: a polynomial in that of force through up to three points, those whose forces are nearest and that
/// lie apart, the more so the further away the wanted one is. One point alone is taken to lie on a curve like Hertz's.
/// @param points at least one
double seek_depth(std::vector<LogPoint> points, double force);

}  // namespace unknot::press
