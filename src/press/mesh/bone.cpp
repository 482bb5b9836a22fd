#include "press/mesh/bone.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "press/mesh/check.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr double steepest_degrees = 60.0;  // of a round bone; columns of nodes run straight down beside it (assumed)
constexpr double most_of_room = 0.75;      // that a crest may take (assumed)
constexpr double most_fall = 10.0;  // in thicknesses of the tissue that takes it up (assumed: cells stretch so far)

/// From the bone's crest down, at a place so far beside it.
double find_fall_beside(const BoneShape& bone, double aside) {
  if (bone.form == BoneForm::curved) {
    const double to = std::min(std::abs(aside), bone.radius_mm * std::sin(steepest_degrees * std::numbers::pi / 180.0));
    return bone.radius_mm - std::sqrt(bone.radius_mm * bone.radius_mm - to * to);
  }
  double from_crest = std::abs(aside - bone.aside_mm);
  if (bone.spacing_mm > 0.0) {
    from_crest = std::abs(std::remainder(aside - bone.aside_mm, bone.spacing_mm));
  }
  const double share = std::min(from_crest / (0.5 * bone.width_mm), 1.0);
  return 0.5 * bone.height_mm * (1.0 - std::cos(std::numbers::pi * share));
}

bool is_within(double value, double low, double high) { return value >= low && value <= high; }

std::optional<Problem> check_ribs(const BoneShape& bone) {
  if (!is_within(bone.width_mm, 2.0, 60.0)) {
    return build_problem("bone.width_mm", bone.width_mm, "2 to 60", "give the width of a ridge at its foot");
  }
  if (!(bone.height_mm > 0.0 && bone.height_mm <= bone.width_mm)) {
    return build_problem("bone.height_mm", bone.height_mm, "above 0, at most the width of the ridge",
                         "give the height of a ridge's crest above its foot");
  }
  if (bone.spacing_mm != 0.0 && !is_within(bone.spacing_mm, bone.width_mm, 200.0)) {
    return build_problem("bone.spacing_mm", bone.spacing_mm, "the width of a ridge to 200, or 0 for a ridge alone",
                         "give the way from crest to crest");
  }
  if (bone.aside_mm != 0.0 && !(bone.spacing_mm > 0.0 && bone.aside_mm == 0.5 * bone.spacing_mm)) {
    return build_problem("bone.aside_mm", bone.aside_mm, "0, or half of the way from crest to crest",
                         "put the point over a ridge or between two");
  }
  return std::nullopt;
}

}  // namespace

double find_bone_height(const BoneShape& bone, double x, double y) {
  return bone.form == BoneForm::flat ? 0.0 : bone.rise_mm - find_fall_beside(bone, bone.runs_along_y ? x : y);
}

double find_bone_fall(const TissueBlock& block) {
  switch (block.bone.form) {
    case BoneForm::flat:
      return 0.0;
    case BoneForm::rib:
      return block.bone.height_mm;
    case BoneForm::curved:
      break;
  }
  return find_fall_beside(block.bone, block.half_width_mm);
}

double find_bone_room(const TissueBlock& block) {
  double thickness = 0.0;
  for (const TissueLayer& layer : block.layers) {
    thickness += layer.thickness_mm;
  }
  return block.nodule ? thickness - block.nodule->depth_mm - block.nodule->semi_axes_mm[2]
                      : block.layers.back().thickness_mm;
}

std::optional<Problem> check_bone(const TissueBlock& block) {
  const BoneShape& bone = block.bone;
  if (bone.form == BoneForm::flat) {
    return std::nullopt;
  }
  if (bone.form == BoneForm::curved && !is_within(bone.radius_mm, 4.0, 500.0)) {
    return build_problem("bone.radius_mm", bone.radius_mm, "4 to 500", "give the radius of the bone");
  }
  if (bone.form == BoneForm::rib) {
    if (auto problem = check_ribs(bone)) {
      return problem;
    }
  }
  const double room = find_bone_room(block);
  if (!(bone.rise_mm >= 0.0 && bone.rise_mm <= most_of_room * room)) {
    return build_problem(
        "bone.rise_mm", bone.rise_mm,
        "0 to " + std::to_string(most_of_room * room) +
            ": three quarters of the tissue between base and point, for no bone reaches through its muscle",
        "lower it, or give the tissue below the point more thickness");
  }
  if (!(find_bone_fall(block) - bone.rise_mm <= most_fall * room)) {
    return build_problem(
        "bone", find_bone_fall(block),
        "a fall of at most " + std::to_string(most_fall * room) + ": ten times the tissue between base and point",
        "lower the ridge or the radius, or give the tissue below the point more thickness");
  }
  return std::nullopt;
}

Field<double> build_bone_shift(const Mesh& mesh, const TissueBlock& block) {
  if (block.bone.form == BoneForm::flat) {
    return {};
  }
  const Grid& grid = mesh.grid;
  Field<double> shift(grid, 3);
  const double room = find_bone_room(block);
  for (int k = 0; k < grid.n_z && mesh.z[Size(k)] < room; ++k) {
    const double share = 1.0 - mesh.z[Size(k)] / room;
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        shift[grid.find_place(2, i, j, k)] = share * find_bone_height(block.bone, mesh.x[Size(i)], mesh.y[Size(j)]);
      }
    }
  }
  return shift;
}

}  // namespace unknot::press
