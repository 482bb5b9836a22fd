#include "press/contact/tool.hpp"

#include <cmath>
#include <numbers>
#include <string>

#include "press/mesh/check.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

bool is_length(double value) { return std::isfinite(value) && value > 0.0 && value <= 1000.0; }

/// Which numbers a form needs, and the shape that it is.
struct Form {
  ToolForm form;
  bool second;
  bool spacing;
  bool height;
  bool edge;
  Shape (*build)(const ToolShape&);
};

const std::array<Form, 7> forms = {{
    {ToolForm::ball, false, false, false, false, [](const ToolShape& s) -> Shape { return Ball{s.radius_mm, {}}; }},
    {ToolForm::two_balls, false, true, false, false,
     [](const ToolShape& s) -> Shape { return Pair<Ball>{{s.radius_mm, {}}, 0.5 * s.spacing_mm}; }},
    {ToolForm::pad, true, false, true, false,
     [](const ToolShape& s) -> Shape { return Pad{{s.radius_mm, s.second_radius_mm, s.height_mm}}; }},
    {ToolForm::roller, false, false, true, true,
     [](const ToolShape& s) -> Shape { return Roller{s.radius_mm, s.height_mm, s.edge_mm}; }},
    {ToolForm::tip, true, false, true, false,
     [](const ToolShape& s) -> Shape { return RoundedCone{s.radius_mm, s.second_radius_mm, s.height_mm}; }},
    {ToolForm::disc, false, false, true, true,
     [](const ToolShape& s) -> Shape { return Disc{s.radius_mm, 0.5 * s.height_mm, s.edge_mm}; }},
    {ToolForm::fork, true, true, true, false,
     [](const ToolShape& s) -> Shape {
       return Pair<RoundedCone>{{s.radius_mm, s.second_radius_mm, s.height_mm}, 0.5 * s.spacing_mm};
     }},
}};

const Form& find_form(ToolForm form) { return forms[Size(form)]; }

std::optional<Problem> check_shape(const ToolShape& shape) {
  const Form& form = find_form(shape.form);
  struct Length {
    const char* key;
    double value;
    bool is_needed;
  };
  const auto lengths = std::to_array<Length>({{"radius_mm", shape.radius_mm, true},
                                              {"second_radius_mm", shape.second_radius_mm, form.second},
                                              {"spacing_mm", shape.spacing_mm, form.spacing},
                                              {"height_mm", shape.height_mm, form.height},
                                              {"edge_mm", shape.edge_mm, form.edge}});
  for (const auto& one : lengths) {
    if (one.is_needed && !is_length(one.value)) {
      return build_problem(one.key, one.value, "above 0, up to 1,000", "give every number that this form needs");
    }
    if (!one.is_needed && one.value != 0.0) {
      return build_problem(one.key, one.value, "0 for this form", "leave it out, or choose the form that has it");
    }
  }
  const double half = shape.form == ToolForm::disc ? 0.5 * shape.height_mm : shape.height_mm;
  if (form.edge && !(shape.edge_mm <= half && shape.edge_mm <= shape.radius_mm)) {
    return build_problem("edge_mm", shape.edge_mm, "up to the radius and to half the thickness or length",
                         "round the edge less");
  }
  if ((shape.form == ToolForm::tip || shape.form == ToolForm::fork) &&
      !(std::abs(shape.second_radius_mm - shape.radius_mm) < 0.99 * shape.height_mm)) {
    return build_problem("height_mm", shape.height_mm, "more than the difference of both radii",
                         "set the spheres further apart, or use a ball");
  }
  return std::nullopt;
}

math::Matrix3 build_turn(Size axis, double degrees) {
  const double angle = degrees * std::numbers::pi / 180.0;
  math::Matrix3 turn = math::identity3;
  const Size p = (axis + 1) % 3;
  const Size q = (axis + 2) % 3;
  turn[p][p] = turn[q][q] = std::cos(angle);
  turn[q][p] = std::sin(angle);
  turn[p][q] = -std::sin(angle);
  return turn;
}

}  // namespace

std::optional<Problem> check_tool(const ToolShape& shape, const ToolPose& pose) {
  if (auto problem = check_shape(shape)) {
    return problem;
  }
  for (const double offset : pose.offset_mm) {
    if (!std::isfinite(offset)) {
      return build_problem("offset_mm", offset, "a number", "say how far beside the middle the tool presses");
    }
  }
  if (!(std::abs(pose.turn_degrees) <= 180.0)) {
    return build_problem("turn_degrees", pose.turn_degrees, "-180 to 180", "turn the tool less");
  }
  for (const double tilt : {pose.tilt_x_degrees, pose.tilt_y_degrees}) {
    if (!(std::abs(tilt) <= 60.0)) {
      return build_problem(tilt == pose.tilt_x_degrees ? "tilt_x_degrees" : "tilt_y_degrees", tilt, "-60 to 60",
                           "tilt the tool less");
    }
  }
  return std::nullopt;
}

Tool build_tool(const ToolShape& shape, const ToolPose& pose, double surface_mm, double depth_mm) {
  Tool tool(find_form(shape.form).build(shape), {});
  tool.is_turned = pose.turn_degrees != 0.0 || pose.tilt_x_degrees != 0.0 || pose.tilt_y_degrees != 0.0;
  if (tool.is_turned) {
    tool.axes =
        math::find_product(build_turn(1, pose.tilt_y_degrees),
                           math::find_product(build_turn(0, pose.tilt_x_degrees), build_turn(2, pose.turn_degrees)));
    if (pose.tilt_x_degrees == 0.0 && pose.tilt_y_degrees == 0.0 && std::fmod(pose.turn_degrees, 90.0) == 0.0) {
      for (auto& row : tool.axes) {
        for (double& one : row) {
          one = std::round(one);  // a quarter turn is one to the last bit
        }
      }
    }
  }
  const double touching = surface_mm + tool.find_reach_down();
  tool.origin = {pose.offset_mm[0], pose.offset_mm[1], touching - depth_mm};
  return tool;
}

Tool build_tool(const ToolPress& press, double surface_mm) {
  return build_tool(press.shape, find_pose(press), surface_mm, press.depth_mm);
}

ToolPose find_pose(const ToolPress& press) {
  ToolPose pose = press.pose;
  for (Size axis = 0; axis < 2; ++axis) {
    pose.offset_mm[axis] += press.rubbing.slide_mm[axis];
  }
  return pose;
}

std::optional<Problem> check_rubbing(const Rubbing& rubbing, BlockPart part) {
  if (!(rubbing.friction >= 0.0 && rubbing.friction <= 2.0)) {
    return build_problem("friction", rubbing.friction, "0 to 2", "dry skin is about 0.5, oiled skin 0.1; 0 is smooth");
  }
  for (const double slide : rubbing.slide_mm) {
    if (!(std::abs(slide) <= 30.0)) {
      return build_problem("slide_mm", slide, "-30 to 30", "move the tool less far");
    }
    if (part == BlockPart::quarter && slide != 0.0) {
      return build_problem("slide_mm", slide, "0 on a quarter of the block", "solve the whole block");
    }
  }
  return std::nullopt;
}

BlockPart find_part(const ToolPose& pose) {
  const bool is_straight =
      pose.tilt_x_degrees == 0.0 && pose.tilt_y_degrees == 0.0 && std::fmod(pose.turn_degrees, 90.0) == 0.0;
  const bool is_middle = pose.offset_mm[0] == 0.0 && pose.offset_mm[1] == 0.0;
  return is_straight && is_middle ? BlockPart::quarter : BlockPart::whole;
}

std::array<double, 2> find_widths(const ToolShape& shape, const ToolPose& pose, double depth_mm) {
  ToolShape one = shape;
  if (shape.form == ToolForm::roller) {
    one.height_mm = one.edge_mm;  // its middle stands for all of it
  }
  const Tool tool = build_tool(one, pose, 0.0, depth_mm);
  std::array<double, 2> widest{};
  // From far away towards the upright axis, one distance after the other: no step can jump over the shape.
  for (const double height : {0.0, -0.25 * depth_mm, -0.5 * depth_mm, -0.75 * depth_mm}) {
    for (int number = 0; number < 32; ++number) {
      const double angle = number * std::numbers::pi / 16.0;
      const math::Vector3 direction = {std::cos(angle), std::sin(angle), 0.0};
      double r = 3000.0;
      for (int step = 0; step < 200 && r > 0.0; ++step) {
        const double gap = tool.find_distance({r * direction.x, r * direction.y, height}).gap;
        if (gap < 1e-3) {
          widest[0] = std::max(widest[0], r * std::abs(direction.x));
          widest[1] = std::max(widest[1], r * std::abs(direction.y));
          break;
        }
        r -= gap;
      }
    }
  }
  return widest;
}

}  // namespace unknot::press
