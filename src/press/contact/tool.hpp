// A shape somewhere above the block, turned and tilted.
#pragma once

#include <expected>
#include <optional>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "domain/press/tool.hpp"
#include "math/matrix3.hpp"
#include "press/contact/shapes.hpp"

namespace unknot::press {

/// A shape in space: `origin` is the place of its own origin, the columns of `axes` are its own axes.
struct Tool {
  Shape shape;
  math::Vector3 origin;
  math::Matrix3 axes = math::identity3;
  bool is_turned = false;  ///< false: axes are those of space, and nothing is multiplied

  Tool(const Ball& ball) : shape(Ball{ball.radius_mm, {}}), origin(ball.centre) {}  // a ball is a tool
  Tool(const Shape& one, math::Vector3 at) : shape(one), origin(at) {}

  [[nodiscard]] math::Vector3 find_inside(math::Vector3 point) const {
    const math::Vector3 away = point - origin;
    return is_turned ? multiply_transposed(away) : away;
  }
  [[nodiscard]] math::Vector3 find_direction(math::Vector3 inside) const {
    return is_turned ? multiply(inside) : inside;
  }
  [[nodiscard]] Distance find_distance(math::Vector3 point) const {
    return std::visit(
        [&](const auto& one) {
          const Distance inside = one.find_distance(find_inside(point));
          return Distance{inside.gap, find_direction(inside.outwards)};
        },
        shape);
  }

  /// How far the lowest point lies below the origin [mm].
  [[nodiscard]] double find_reach_down() const {
    const math::Vector3 down = {-axes[2][0], -axes[2][1], -axes[2][2]};
    return std::visit([&](const auto& one) { return one.find_reach(down); }, shape);
  }

 private:
  [[nodiscard]] math::Vector3 multiply(math::Vector3 a) const {
    return {axes[0][0] * a.x + axes[0][1] * a.y + axes[0][2] * a.z,
            axes[1][0] * a.x + axes[1][1] * a.y + axes[1][2] * a.z,
            axes[2][0] * a.x + axes[2][1] * a.y + axes[2][2] * a.z};
  }
  [[nodiscard]] math::Vector3 multiply_transposed(math::Vector3 a) const {
    return {axes[0][0] * a.x + axes[1][0] * a.y + axes[2][0] * a.z,
            axes[0][1] * a.x + axes[1][1] * a.y + axes[2][1] * a.z,
            axes[0][2] * a.x + axes[1][2] * a.y + axes[2][2] * a.z};
  }
};

/// What is wrong with a shape or with how it is held, by its key; nothing when it can press. Numbers that are not above 0 or not numbers, an
/// edge larger than what it rounds, a cone whose spheres lie within each other, an angle out of range.
std::optional<Problem> check_tool(const ToolShape& shape, const ToolPose& pose);

/// The tool with its lowest point `depth_mm` below a surface at height `surface_mm`. Shape and pose must have been checked.
Tool build_tool(const ToolShape& shape, const ToolPose& pose, double surface_mm, double depth_mm);

/// The tool of a press at the end of its way.
Tool build_tool(const ToolPress& press, double surface_mm);

/// How it is held there: beside the middle by its offset and by what it was moved sideways.
ToolPose find_pose(const ToolPress& press);

/// What is wrong with friction or way, by its key; nothing when both can be solved.
std::optional<Problem> check_rubbing(const Rubbing& rubbing, BlockPart part);

/// A quarter is enough where the tool is symmetric to x = 0 and y = 0; else the whole block is needed.
BlockPart find_part(const ToolPose& pose);

/// How far what the tool pushes aside at this depth reaches from the middle along x and along y, were the skin a plane [mm]; of a roller
/// only its middle, for its ends may lie beyond a block.
std::array<double, 2> find_widths(const ToolShape& shape, const ToolPose& pose, double depth_mm);

}  // namespace unknot::press
