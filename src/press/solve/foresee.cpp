#include "press/solve/foresee.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr double least_way_mm = 1e-3;  // nearer states differ by what their solutions leave undone
constexpr double most_share = 2.0;  // of the way between two states beyond them
constexpr Size most_used = 3;
constexpr double most_noise = 9.0;  // what each state leaves undone grows by its weight

/// How far the next one lies beyond the last one, in ways from the one before to it; 0 where that says little.
double find_share(const ToolPress& before, const ToolPress& last, const ToolPress& next) {
  const auto& from = before.rubbing.slide_mm;
  const auto& at = last.rubbing.slide_mm;
  const auto& to = next.rubbing.slide_mm;
  if (from != at || at != to) {
    const double way = std::hypot(at[0] - from[0], at[1] - from[1]);
    const double along =
        ((to[0] - at[0]) * (at[0] - from[0]) + (to[1] - at[1]) * (at[1] - from[1])) / std::max(way * way, 1e-12);
    return way > least_way_mm && std::abs(along) <= most_share && before.depth_mm == next.depth_mm ? along : 0.0;
  }
  const double way = last.depth_mm - before.depth_mm;
  const double share = (next.depth_mm - last.depth_mm) / way;
  return std::abs(way) > least_way_mm && std::abs(share) <= most_share ? share : 0.0;
}

std::vector<double> foresee_way(const std::vector<ToolPress>& earlier, const ToolPress& next) {
  const Size n = earlier.size();
  const double share = find_share(earlier[n - 2], earlier[n - 1], next);
  if (share == 0.0) {
    return {};
  }
  std::vector<double> weights(n, 0.0);
  weights[n - 2] = -share;
  weights[n - 1] = 1.0 + share;
  return weights;
}

/// Lagrange's weights at a depth.
std::vector<double> weigh(const std::vector<ToolPress>& earlier, const std::vector<Size>& used, double depth) {
  std::vector<double> weights(earlier.size(), 0.0);
  for (const Size one : used) {
    double weight = 1.0;
    for (const Size other : used) {
      if (other != one) {
        weight *= (depth - earlier[other].depth_mm) / (earlier[one].depth_mm - earlier[other].depth_mm);
      }
    }
    weights[one] = weight;
  }
  return weights;
}

}  // namespace

std::vector<double> foresee_state(const std::vector<ToolPress>& earlier, const ToolPress& next) {
  if (earlier.size() < 2) {
    return {};
  }
  if (next.rubbing != Rubbing{}) {
    return foresee_way(earlier, next);
  }
  std::vector<Size> nearest;
  for (Size one = earlier.size(); one-- > 0;) {
    nearest.push_back(one);  // the latest first where two are as near
  }
  const auto find_distance = [&](Size one) { return std::abs(earlier[one].depth_mm - next.depth_mm); };
  std::stable_sort(nearest.begin(), nearest.end(),
                   [&](Size one, Size other) { return find_distance(one) < find_distance(other); });
  const double least = std::max(least_way_mm, find_distance(nearest.front()) / most_share);
  std::vector<Size> used;
  for (const Size one : nearest) {
    const bool lies_apart = std::all_of(used.begin(), used.end(), [&](Size other) {
      return std::abs(earlier[one].depth_mm - earlier[other].depth_mm) >= least;
    });
    if (lies_apart && used.size() < most_used) {
      used.push_back(one);
    }
  }
  while (used.size() >= 2) {
    const std::vector<double> weights = weigh(earlier, used, next.depth_mm);
    double noise = 0.0;
    for (const double weight : weights) {
      noise += std::abs(weight);
    }
    if (noise <= most_noise) {
      return weights;
    }
    used.pop_back();
  }
  return {};
}

}  // namespace unknot::press
