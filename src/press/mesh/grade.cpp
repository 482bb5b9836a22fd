#include "press/mesh/grade.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <ranges>
#include <string>

#include "press/contact/tool.hpp"
#include "press/mesh/bone.hpp"
#include "press/mesh/check.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Cells of one size between two places, growing outside by a share of the way.
struct Zone {
  double from = 0.0;
  double to = 0.0;
  double cell = 0.0;
  double growth = 0.0;
};

double find_cell(const std::vector<Zone>& zones, double at) {
  double least = 1e9;
  for (const Zone& zone : zones) {
    least = std::min(least, zone.cell + zone.growth * std::max({zone.from - at, at - zone.to, 0.0}));
  }
  return least;
}

/// Planes so that cells between `from` and `to` are about as large as the zones want them, `from` left out.
void add_planes(const std::vector<Zone>& zones, double from, double to, int least, std::vector<double>& planes) {
  constexpr int n_samples = 200;
  std::array<double, n_samples + 1> counted{};
  for (int sample = 0; sample < n_samples; ++sample) {
    const double at = from + (to - from) * (sample + 0.5) / n_samples;
    counted[Size(sample) + 1] = counted[Size(sample)] + (to - from) / n_samples / find_cell(zones, at);
  }
  const int n = std::max(least, static_cast<int>(std::ceil(counted.back() - 0.2)));
  int sample = 0;
  for (int cell = 1; cell < n; ++cell) {
    const double wanted = counted.back() * cell / n;
    while (counted[Size(sample) + 1] < wanted) {
      ++sample;
    }
    const double share = (wanted - counted[Size(sample)]) / (counted[Size(sample) + 1] - counted[Size(sample)]);
    planes.push_back(from + (to - from) * (sample + share) / n_samples);
  }
  planes.push_back(to);
}

/// The tool as far as meshes care: half its lesser width at the depth, and from where to where it presses along x and y.
struct Print {
  double half_width = 0.0;
  std::array<double, 2> from{};
  std::array<double, 2> to{};
};

Print find_print(const ToolShape& shape, const ToolPose& pose, double depth, double half_width) {
  Print print;
  ToolShape one = shape;
  if (shape.form == ToolForm::two_balls || shape.form == ToolForm::fork) {
    one.form = shape.form == ToolForm::fork ? ToolForm::tip : ToolForm::ball;
    one.spacing_mm = 0.0;
  }
  ToolPose middle = pose;
  middle.offset_mm = {};
  std::array<double, 2> widths = find_widths(one, middle, depth);
  if (shape.form == ToolForm::roller) {
    const ToolPose along = {{}, pose.turn_degrees, 0.0, 0.0};
    const bool lies_in_y = std::abs(std::sin(along.turn_degrees * std::numbers::pi / 180.0)) < 0.71;
    widths[lies_in_y ? 1 : 0] = shape.height_mm < 0.9 * half_width ? shape.height_mm : 0.0;
  }
  const double widest = 2.0 * depth + 0.7 * one.radius_mm;  // beyond that a tool this flat touches nothing
  if (shape.form != ToolForm::roller) {
    widths = {std::min(widths[0], widest), std::min(widths[1], widest)};
  }
  print.half_width =
      widths[0] > 0.0 && widths[1] > 0.0 ? std::min(widths[0], widths[1]) : std::max(widths[0], widths[1]);
  const double angle = pose.turn_degrees * std::numbers::pi / 180.0;
  const std::array<double, 2> aside = {std::abs(0.5 * shape.spacing_mm * std::cos(angle)),
                                       std::abs(0.5 * shape.spacing_mm * std::sin(angle))};
  for (Size axis = 0; axis < 2; ++axis) {
    print.from[axis] = std::max(0.0, std::abs(std::abs(pose.offset_mm[axis]) - aside[axis]) - widths[axis]);
    print.to[axis] = std::abs(pose.offset_mm[axis]) + aside[axis] + widths[axis];
  }
  return print;
}

/// What each quality means. All assumed, then measured.
struct Fine {
  double per_width;  ///< cells from the middle of the contact to its edge
  double per_nodule;  ///< cells for half an axis of the nodule, across and down
  double growth;
  int per_layer;  ///< the least, for layers thicker than 3 mm
  double per_bone;  ///< cells for half a ridge or the radius of a round bone
};

constexpr Fine find_fine(Quality quality) {
  switch (quality) {
    case Quality::sketch:
      return {3.5, 1.0, 0.8, 2, 3.0};
    case Quality::draft:
      return {4.5, 1.0, 0.6, 2, 3.0};
    case Quality::usual:
      return {6.5, 1.7, 0.45, 3, 4.5};
    case Quality::fine:
      break;
  }
  return {13.0, 3.0, 0.3, 5, 9.0};
}

/// Cells across the bone that the point lies over or beside; half as many across further ridges.
void add_bone_zones(const TissueBlock& block, const Fine& fine, std::vector<Zone>& zones) {
  const BoneShape& bone = block.bone;
  if (bone.form == BoneForm::curved) {
    zones.push_back({0.0, bone.radius_mm, bone.radius_mm / fine.per_bone, fine.growth});
    return;
  }
  const double half = 0.5 * bone.width_mm;
  zones.push_back({bone.aside_mm - half, bone.aside_mm + half, half / fine.per_bone, fine.growth});
  for (double crest = bone.aside_mm + bone.spacing_mm; bone.spacing_mm > 0.0 && crest - half < block.half_width_mm;
       crest += bone.spacing_mm) {
    zones.push_back({crest - half, crest + half, 2.0 * half / fine.per_bone, fine.growth});
  }
}

/// A plane that is to be there, with so many cells below it at least.
void add_face(double face, int n, std::vector<double>& faces, std::vector<int>& least) {
  const auto place = std::lower_bound(faces.begin(), faces.end(), face - 1e-9);
  if (std::abs(*place - face) > 1e-9) {
    least.insert(least.begin() + (place - faces.begin()), n);
    faces.insert(place, face);
  }
}

Grading build_grading(const TissueBlock& block, const Print& print, const Fine& fine) {
  Grading grading;
  const double cell = print.half_width / fine.per_width;
  for (Size axis = 0; axis < 2; ++axis) {
    std::vector<Zone> zones = {{print.from[axis], print.to[axis], cell, fine.growth}};
    if (block.bone.form != BoneForm::flat && (axis == 0) == block.bone.runs_along_y) {
      add_bone_zones(block, fine, zones);
    }
    if (block.nodule) {
      const double half = block.nodule->semi_axes_mm[axis];
      zones.push_back({0.0, half, half / fine.per_nodule, fine.growth});
    }
    grading.planes_mm[axis] = {0.0};
    add_planes(zones, 0.0, block.half_width_mm, 4, grading.planes_mm[axis]);
  }
  // Faces from the base up, each the same sum as in build_mesh.
  std::vector<double> faces = {0.0};
  for (const TissueLayer& layer : std::views::reverse(block.layers)) {
    faces.push_back(faces.back() + layer.thickness_mm);
  }
  const double top = faces.back();
  std::vector<Zone> zones = {{top, top, 1.2 * cell, 0.5 * fine.growth}};
  std::vector<int> least;
  for (Size face = 0; face + 1 < faces.size(); ++face) {
    least.push_back(faces[face + 1] - faces[face] > 3.0 ? fine.per_layer : (fine.per_layer + 1) / 2);
  }
  if (block.nodule) {
    const double centre = top - block.nodule->depth_mm;
    const double half = block.nodule->semi_axes_mm[2];
    zones.push_back({centre - half, centre + half, half / fine.per_nodule, fine.growth});
    add_face(centre, 1, faces, least);
  }
  if (block.bone.form != BoneForm::flat) {
    const double room = find_bone_room(block);
    zones.push_back({0.0, room, room / (fine.per_layer + 1), fine.growth});
    add_face(room, 1, faces, least);
  }
  grading.planes_mm[2] = {0.0};
  for (Size face = 0; face + 1 < faces.size(); ++face) {
    add_planes(zones, faces[face], faces[face + 1], least[face], grading.planes_mm[2]);
  }
  return grading;
}

}  // namespace

BlockPart find_part(const TissueBlock& block, const ToolPose& pose) {
  return is_symmetric(block) ? find_part(pose) : BlockPart::whole;
}

std::expected<std::vector<Grading>, Problem> build_gradings(const TissueBlock& block, const ToolShape& shape,
                                                            const ToolPose& pose, double depth_mm, Quality quality) {
  if (auto problem = check_block(block)) {
    return std::unexpected(*problem);
  }
  if (auto problem = check_tool(shape, pose)) {
    return std::unexpected(*problem);
  }
  if (!(depth_mm > 0.0 && depth_mm <= find_thickness(block))) {
    return std::unexpected(build_problem("depth_mm", depth_mm, "above 0, up to the thickness of all layers",
                                         "say about how deep the tool will go"));
  }
  const Print print = find_print(shape, pose, depth_mm, block.half_width_mm);
  if (!(std::max(print.to[0], print.to[1]) < block.half_width_mm)) {
    return std::unexpected(build_problem("shape", std::max(print.to[0], print.to[1]),
                                         "the tool must end within half the block's width from the middle",
                                         "use a wider block or a smaller tool"));
  }
  std::vector<Grading> gradings;
  for (const Quality level : {Quality::sketch, Quality::draft, Quality::usual, Quality::fine}) {
    // A draft stands alone: a sketch would take as long as it saves, and tables begin on the sketch.
    const bool leads = level < quality && level != Quality::draft && quality != Quality::draft;
    if (leads || level == quality) {
      gradings.push_back(build_grading(block, print, find_fine(level)));
    }
  }
  double n_cells = find_part(block, pose) == BlockPart::whole ? 4.0 : 1.0;
  for (const auto& planes : gradings.back().planes_mm) {
    n_cells *= static_cast<double>(planes.size() - 1);
  }
  if (n_cells > 500000.0) {
    return std::unexpected(build_problem("gradings", n_cells, "up to 500,000 cells",
                                         "ask for less, or for a block with thicker layers or a larger nodule"));
  }
  return gradings;
}

}  // namespace unknot::press
