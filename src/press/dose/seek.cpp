#include "press/dose/seek.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Points that are nearer to each other say little of a slope: what solutions leave undone is in it.
constexpr double least_apart = 0.02;
constexpr double least_power = 0.7;
constexpr double most_power = 12.0;
constexpr double hertz_power = 1.5;  // until two points tell

}  // namespace

double seek_depth(std::vector<LogPoint> points, double force) {
  std::stable_sort(points.begin(), points.end(), [&](const LogPoint& one, const LogPoint& other) {
    return std::abs(one.force - force) < std::abs(other.force - force);
  });
  const double apart = std::max(least_apart, 0.5 * std::abs(points[0].force - force));
  std::vector<LogPoint> used;
  for (const LogPoint& point : points) {
    const bool says_more = std::all_of(used.begin(), used.end(), [&](const LogPoint& one) {
      const double power = (point.force - one.force) / (point.depth - one.depth);
      return std::abs(point.force - one.force) >= apart && power > least_power && power < most_power;
    });
    if (says_more && used.size() < 3) {
      used.push_back(point);
    }
  }
  const double way = force - used[0].force;
  if (used.size() == 1) {
    return used[0].depth + way / hertz_power;
  }
  const auto find_slope = [&](Size one, Size other) {
    return (used[other].depth - used[one].depth) / (used[other].force - used[one].force);
  };
  const double slope = find_slope(0, 1);
  if (used.size() == 3) {
    const double bend = (find_slope(1, 2) - slope) / (used[2].force - used[0].force);
    const double bent = slope + bend * (force - used[1].force);
    if (bent > 1.0 / most_power && bent < 1.0 / least_power) {
      return used[0].depth + way * bent;
    }
  }
  return used[0].depth + way * slope;
}

}  // namespace unknot::press
