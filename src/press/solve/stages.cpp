#include "press/solve/stages.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace unknot::press {

namespace {

/// Shares of the tool's hardness.
constexpr std::array<double, 4> hardening = {0.004, 0.02, 0.1, 1.0};
constexpr double loose = 0.03;
/// Of a way with friction, see list_way.
constexpr double steps_down = 8.0;
constexpr double steps_aside = 10.0;

/// From rest a tool goes at once as deep as it can without reaching around the skin, and from there in steps.
void add_shallow_stages(const ToolPress& press, double surface, double tolerance, std::vector<Stage>& stages) {
  const double height = build_tool(press.shape, press.pose, surface, 0.0).find_reach_down();
  const int n = std::max(1, static_cast<int>(std::ceil(press.depth_mm / (0.7 * height))));
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

std::vector<Stage> list_tool_stages(const Load& load, const Tool& tool, Start start, double surface, double tolerance) {
  std::vector<Stage> stages;
  const auto* press = std::get_if<ToolPress>(&load);
  if (press != nullptr && start == Start::rest) {
    add_shallow_stages(*press, surface, tolerance, stages);
  }
  double softest = start == Start::near ? 1.0 : 0.1;
  if (start == Start::rest && stages.empty()) {
    softest = 0.0;
  }
  for (const double share : hardening) {
    if (share >= softest) {
      stages.push_back({tool, share * find_penalty(load), nullptr, 1.0, share < 1.0 ? loose : tolerance,
                        press != nullptr ? press->rubbing.friction : 0.0});
    }
  }
  return stages;
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

std::vector<Stage> list_stages(const Load& load, Start start, double surface_mm, const Field<double>& nodal,
                               double tolerance) {
  if (const auto tool = find_tool(load, surface_mm)) {
    return list_tool_stages(load, *tool, start, surface_mm, tolerance);
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

}  // namespace unknot::press
