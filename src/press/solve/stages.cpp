#include "press/solve/stages.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Shares of the tool's hardness.
constexpr std::array<double, 4> hardening = {0.004, 0.02, 0.1, 1.0};
constexpr double loose = 0.03;
/// Steps of a smooth tool from a state that is nearly the wanted one: those that are found take 16 at most, and who needs more was led astray.
constexpr int most_near_steps = 24;
/// Of a way with friction, see list_way.
constexpr double steps_down = 8.0;
constexpr double steps_aside = 10.0;

/// From rest a tool goes at once as deep as it can without reaching around the skin, and from there in steps.
void add_shallow_stages(const ToolPress& press, int n_fold, double surface, double tolerance,
                        std::vector<Stage>& stages) {
  const double height = build_tool(press.shape, press.pose, surface, 0.0).find_reach_down();
  const int n = n_fold * std::max(1, static_cast<int>(std::ceil(press.depth_mm / (0.7 * height))));
  for (int step = 1; step < n; ++step) {
    const Tool tool = build_tool(press.shape, press.pose, surface, press.depth_mm * step / n);
    for (const double share : hardening) {
      if (step == 1 || share >= 0.1) {
        stages.push_back({tool, share * press.penalty_kpa_per_mm, nullptr, 1.0, std::max(tolerance, loose)});
      }
    }
  }
}

double find_penalty(const Load& load) {
  const auto* ball = std::get_if<BallPress>(&load);
  return ball != nullptr ? ball->penalty_kpa_per_mm : std::get<ToolPress>(load).penalty_kpa_per_mm;
}

std::vector<Stage> list_tool_stages(const Load& load, const Tool& tool, Lead lead, double surface, double tolerance) {
  const Start start = lead.start;
  std::vector<Stage> stages;
  const auto* press = std::get_if<ToolPress>(&load);
  if (press != nullptr && start == Start::rest) {
    add_shallow_stages(*press, lead.n_fold, surface, tolerance, stages);
  }
  double softest = start == Start::near ? 1.0 : 0.1;
  if (start == Start::rest && stages.empty()) {
    softest = 0.0;
  }
  for (const double share : hardening) {
    if (share >= softest) {
      stages.push_back({tool, share * find_penalty(load), nullptr, 1.0, share < 1.0 ? loose : tolerance,
                        press != nullptr ? press->rubbing.friction : 0.0});
      if (start == Start::near && press != nullptr && press->rubbing == Rubbing{}) {
        stages.back().most_steps = most_near_steps;
      }
    }
  }
  return stages;
}

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
std::vector<double> weigh(const std::vector<double>& depths, const std::vector<Size>& used, double depth) {
  std::vector<double> weights(depths.size(), 0.0);
  for (const Size one : used) {
    double weight = 1.0;
    for (const Size other : used) {
      if (other != one) {
        weight *= (depth - depths[other]) / (depths[one] - depths[other]);
      }
    }
    weights[one] = weight;
  }
  return weights;
}

}  // namespace

std::optional<Tool> find_tool(const Load& load, double surface_mm) {
  if (const auto* ball = std::get_if<BallPress>(&load)) {
    const double touching = surface_mm + ball->radius_mm;
    return Tool(Ball{ball->radius_mm, {ball->offset_mm[0], ball->offset_mm[1], touching - ball->depth_mm}});
  }
  if (const auto* press = std::get_if<ToolPress>(&load)) {
    return build_tool(*press, surface_mm);
  }
  return std::nullopt;
}

std::vector<Stage> list_stages(const Load& load, Lead lead, double surface_mm, const Field<double>& nodal,
                               double tolerance) {
  const Start start = lead.start;
  if (const auto tool = find_tool(load, surface_mm)) {
    return list_tool_stages(load, *tool, lead, surface_mm, tolerance);
  }
  std::vector<Stage> stages;
  for (const double share : {0.25, 0.5, 0.75, 1.0}) {
    if (share == 1.0 || start == Start::rest || (start == Start::last && share == 0.75)) {
      stages.push_back({std::nullopt, 0.0, &nodal, share, share < 1.0 ? loose : tolerance});
    }
  }
  return stages;
}

std::vector<ToolPress> list_way(const ToolPress& from, const ToolPress& to) {
  std::vector<ToolPress> way;
  const double low = std::sqrt(from.depth_mm);
  const double high = std::sqrt(to.depth_mm);
  const int n_down = static_cast<int>(std::ceil(steps_down * std::abs(high - low) / std::max(low, high)));
  ToolPress next = to;
  next.rubbing.slide_mm = from.rubbing.slide_mm;
  for (int step = 1; step <= n_down; ++step) {
    const double root = low + (high - low) * step / n_down;
    next.depth_mm = step == n_down ? to.depth_mm : root * root;
    way.push_back(next);
  }
  const auto& start = from.rubbing.slide_mm;
  const auto& end = to.rubbing.slide_mm;
  const auto widths = find_widths(to.shape, to.pose, to.depth_mm);
  const double width = std::min(widths[0], widths[1]);
  const int n_aside = static_cast<int>(
      std::ceil(steps_aside * std::hypot(end[0] - start[0], end[1] - start[1]) / std::max(width, 0.1)));
  for (int step = 1; step <= n_aside; ++step) {
    for (std::size_t axis = 0; axis < 2; ++axis) {
      next.rubbing.slide_mm[axis] =
          step == n_aside ? end[axis] : start[axis] + (end[axis] - start[axis]) * step / n_aside;
    }
    way.push_back(next);
  }
  if (way.empty()) {
    way.push_back(to);
  }
  return way;
}

bool is_stuck(const PressOutcome& outcome) {
  return outcome.ending == PressEnding::not_converged && !outcome.where.ends_with(lost_words);
}

std::string describe_stage(const Stage& stage, std::size_t mesh) {
  const std::string words = "mesh " + std::to_string(mesh + 1) + " of those asked for, ";
  if (stage.tool) {
    return words + "tool with " + std::to_string(stage.penalty) + " kPa/mm";
  }
  return words + std::to_string(100.0 * stage.load_share) + " % of the load";
}

bool has_lost_skin(const Load& load, const std::vector<ToolPress>& earlier, double force_n, double force_before_n) {
  constexpr double lost_share = 0.5;
  const auto* press = std::get_if<ToolPress>(&load);
  return press != nullptr && press->rubbing == Rubbing{} && !earlier.empty() &&
         press->depth_mm > earlier.back().depth_mm && force_n < lost_share * force_before_n;
}

std::vector<double> foresee_state(const std::vector<ToolPress>& earlier, const ToolPress& next) {
  if (next.rubbing != Rubbing{}) {
    return earlier.size() < 2 ? std::vector<double>() : foresee_way(earlier, next);
  }
  // Rest is a state too, whose weight nobody needs: it stands first and is left out in the end.
  std::vector<double> depths = {0.0};
  std::vector<Size> nearest;
  for (const ToolPress& one : earlier) {
    depths.push_back(one.depth_mm);
  }
  for (Size one = depths.size(); one-- > 0;) {
    nearest.push_back(one);  // the latest first where two are as near
  }
  const auto find_distance = [&](Size one) { return std::abs(depths[one] - next.depth_mm); };
  std::stable_sort(nearest.begin(), nearest.end(),
                   [&](Size one, Size other) { return find_distance(one) < find_distance(other); });
  const double least = std::max(least_way_mm, find_distance(nearest.front()) / most_share);
  std::vector<Size> used;
  for (const Size one : nearest) {
    const bool lies_apart = std::all_of(used.begin(), used.end(),
                                        [&](Size other) { return std::abs(depths[one] - depths[other]) >= least; });
    if (lies_apart && used.size() < most_used) {
      used.push_back(one);
    }
  }
  while (used.size() >= 2) {
    std::vector<double> weights = weigh(depths, used, next.depth_mm);
    double noise = 0.0;
    for (const double weight : weights) {
      noise += std::abs(weight);
    }
    if (noise <= most_noise) {
      weights.erase(weights.begin());
      return weights;
    }
    used.pop_back();
  }
  return {};
}

}  // namespace unknot::press
