// The first look of a ForceSolver: the coarsest mesh alone, before anything is known.
#include <algorithm>
#include <cmath>

#include "press/dose/path.hpp"
#include "press/dose/quick.hpp"

namespace unknot::press {

std::vector<LogPoint> ForceSolver::list_logarithms(const std::vector<Point>& points) {
  std::vector<LogPoint> logarithms;
  for (const Point& one : points) {
    logarithms.push_back({std::log(one.force), std::log(one.depth)});
  }
  return logarithms;
}

/// On the coarsest mesh, from a first depth on; a depth that finds no balance is sought again half as far. False where none is found.
bool ForceSolver::lead_to(double force_n, double depth, int most_leads) {
  constexpr double near_enough = 0.03;  // a finer mesh differs by as much
  for (int tries = 0; tries < most_leads; ++tries) {
    const auto result = solver_->lead(build_press(depth, force_n));
    if (!result || result->outcome.ending == PressEnding::stopped) {
      return false;
    }
    if (result->outcome.ending != PressEnding::solved || !(result->force_n > 0.0)) {
      if (known_.empty() && result->outcome.ending != PressEnding::solved) {
        depth *= 0.5;
        continue;
      }
      return false;
    }
    add_known(find_own_point(result->force_n, depth, force_n));
    if (std::abs(result->force_n - force_n) <= near_enough * force_n) {
      return true;
    }
    const auto [low, high] = find_around(force_n);
    depth = find_next(force_n, low, high, tries);
  }
  return !known_.empty();
}

/// Where nothing is known yet, the estimate says where to look, a little less deep, for too deep is harder to solve; and from there the
/// coarsest mesh, which is cheap, seeks the force, and those that come next, for on the finest mesh a wrong guess costs most when a step is wide
/// and only one is known.
double ForceSolver::find_first(double force_n) {
  PressTool rigid = task_.tool;
  rigid.stiffness_n_per_mm.reset();
  const auto quick = find_quick_dose(task_.block, rigid, force_n);
  const double estimated = std::min(quick ? 0.85 * quick->depth_mm : 1.0, 0.6 * deepest_);
  if (press_.gradings.size() < 2 || task_.rubbing != Rubbing{}) {
    return estimated;
  }
  constexpr int most_first = 5;
  if (!lead_to(force_n, estimated, most_first)) {
    begin();
    return estimated;
  }
  const auto [low, high] = find_around(force_n);
  const double depth = find_next(force_n, low, high, 0);
  const PressSolver::State state = solver_->save();
  constexpr int most_later = 3;
  for (const double next : coming_) {
    if (next <= force_n) {  // looked for anew, in the middle of a path
      continue;
    }
    const auto [before, after] = find_around(next);
    if (!lead_to(next, find_next(next, before, after, 0), most_later)) {
      break;
    }
  }
  solver_->recall(state);
  std::swap(guide_, known_);
  known_.clear();
  return depth;
}

/// From the last depth on as the coarsest mesh went; nothing where it did not go there.
std::optional<double> ForceSolver::find_guided(double force_n, const Point& low) const {
  constexpr double reach = 1.05;
  if (guide_.size() < 2 || force_n > reach * guide_.back().force || !(low.depth > 0.0)) {
    return std::nullopt;
  }
  const auto find_depth = [&](double force) { return seek_depth(list_logarithms(guide_), std::log(force)); };
  return low.depth * std::exp(find_depth(force_n) - find_depth(low.force));
}

}  // namespace unknot::press
