// The bone below a block, and how a mesh follows it.
#pragma once

#include <optional>

#include "base/problem.hpp"
#include "domain/press/block.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// Height of the bone's surface over the flat base at a place aside from the middle [mm]; 0 or less where nothing rises.
double find_bone_height(const BoneShape& bone, double x, double y);

/// How far the lowest place of the bone below a block lies under its crest [mm].
double find_bone_fall(const TissueBlock& block);

/// Thickness of the tissue between the flat base and what stays flat [mm]: up to the nodule, or the deepest layer where there is none.
double find_bone_room(const TissueBlock& block);

/// Problems: a number out of range; a ridge higher than wide; a bone that rises through the tissue below the nodule, or falls by more than ten
/// times its thickness.
std::optional<Problem> check_bone(const TissueBlock& block);

/// What Mesh::shift is for this bone, of a mesh whose planes stand; no numbers where it is flat.
Field<double> build_bone_shift(const Mesh& mesh, const TissueBlock& block);

}  // namespace unknot::press
