// What a person presses with: its shape, how soft it is itself, how hard anybody uses it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/body.hpp"

namespace unknot {

/// Kinds of shapes. All point straight down, before they are tilted; x and y lie on the skin.
enum class ToolForm {
  ball,       ///< a sphere
  two_balls,  ///< two spheres side by side along x
  pad,        ///< an ellipsoid, longest along the skin: a thumb, a knuckle, an elbow
  roller,     ///< a cylinder that lies along y
  tip,        ///< a rounded cone: a small sphere below, a larger one above, and what their common tangents enclose
  disc,       ///< a flat round plate with a rounded edge
  fork,       ///< two tips side by side along x
};

/// A shape in millimetres. Numbers that a form does not name are 0.
struct ToolShape {
  ToolForm form = ToolForm::ball;
  /// ball, two_balls: of a sphere · pad: half its size along x · roller: of the cylinder · tip, fork: of the sphere below ·
  /// disc: outside, the rounded edge included
  double radius_mm = 0.0;
  double second_radius_mm = 0.0;  ///< pad: half its size along y · tip, fork: of the sphere above
  double spacing_mm = 0.0;  ///< two_balls: between the centres · fork: between the axes of the tips
  /// pad: half its size along z · roller: half its length, ends included · tip, fork: between the centres of both spheres ·
  /// disc: its thickness
  double height_mm = 0.0;
  double edge_mm = 0.0;  ///< roller, disc: radius of the rounded edge, at most half of the thickness or length
  bool operator==(const ToolShape&) const = default;
};

/// How a tool is held: first turned about the upright axis, then tilted about x, then about y, then moved beside the middle.
struct ToolPose {
  std::array<double, 2> offset_mm{};
  double turn_degrees = 0.0;  ///< about z; -180 to 180
  double tilt_x_degrees = 0.0;  ///< about x; -60 to 60
  double tilt_y_degrees = 0.0;  ///< about y; -60 to 60
  bool operator==(const ToolPose&) const = default;
};

/// How the skin holds to a tool, and how the tool is moved over it.
struct Rubbing {
  double friction = 0.0;  ///< Coulomb's coefficient, 0 (frictionless) to 2
  std::array<double, 2> slide_mm{};  ///< sideways along x and y, once it is pressed; needs the whole block
  bool operator==(const Rubbing&) const = default;
};

/// A rigid tool, pressed straight down from touching, then moved sideways.
struct ToolPress {
  ToolShape shape;
  ToolPose pose;  ///< offset, tilt and turns other than quarters need the whole block
  double depth_mm = 0.0;  ///< how far it moves
  double penalty_kpa_per_mm = 1000.0;  ///< pressure for each millimetre of overlap
  Rubbing rubbing = {};
  bool operator==(const ToolPress&) const = default;
};

/// One tool of `data/shapes/<id>.json`.
struct PressTool {
  PressToolId id;
  Text name;
  ToolShape shape;
  std::optional<double> stiffness_n_per_mm;  ///< of the tool itself on the pressing side; empty: rigid
  double most_force_n = 0.0;  ///< largest force that anybody uses it with
  std::string mark;  ///< how sure the numbers are: S, K, K?, D or "assumed"
  std::vector<SourceId> sources;
  Text reason;  ///< where its numbers come from, in a sentence or two
  bool operator==(const PressTool&) const = default;
};

}  // namespace unknot
