#include "press/solve/stages.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace unknot::press {

namespace {

/// Shares of the tool's hardness.
constexpr std::array<double, 4> hardening = {0.004, 0.02, 0.1, 1.0};
constexpr double loose = 0.03;

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

}  // namespace

std::optional<Tool> find_tool(const Load& load, double surface_mm) {
  if (const auto* ball = std::get_if<BallPress>(&load)) {
    const double touching = surface_mm + ball->radius_mm;
    return Tool(Ball{ball->radius_mm, {ball->offset_mm[0], ball->offset_mm[1], touching - ball->depth_mm}});
  }
  if (const auto* press = std::get_if<ToolPress>(&load)) {
    return build_tool(press->shape, press->pose, surface_mm, press->depth_mm);
  }
  return std::nullopt;
}

std::vector<Stage> list_stages(const Load& load, Start start, double surface_mm, const Field<double>& nodal,
                               double tolerance) {
  std::vector<Stage> stages;
  if (const auto tool = find_tool(load, surface_mm)) {
    const auto* press = std::get_if<ToolPress>(&load);
    if (press != nullptr && start == Start::rest) {
      add_shallow_stages(*press, surface_mm, tolerance, stages);
    }
    const double softest = start == Start::near ? 1.0 : start == Start::last || !stages.empty() ? 0.1 : 0.0;
    for (const double share : hardening) {
      if (share >= softest) {
        stages.push_back({tool, share * find_penalty(load), nullptr, 1.0, share < 1.0 ? loose : tolerance});
      }
    }
    return stages;
  }
  for (const double share : {0.25, 0.5, 0.75, 1.0}) {
    if (share == 1.0 || start == Start::rest || (start == Start::last && share == 0.75)) {
      stages.push_back({std::nullopt, 0.0, &nodal, share, share < 1.0 ? loose : tolerance});
    }
  }
  return stages;
}

}  // namespace unknot::press
