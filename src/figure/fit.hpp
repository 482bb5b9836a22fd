// One mesh for every body: the template's points carried onto another shape.
#pragma once

#include "figure/mesh.hpp"
#include "figure/shape.hpp"

namespace unknot::figure {

/// The body on which the template was meshed and its regions and sites are said.
inline constexpr BodyChoice template_choice{.manliness = 0.5, .build = 0.0, .stature = 1700.0};

/// The template's triangles on another body of the same plan: each point goes with the limbs it lies on, then onto the
/// skin, and is spread evenly again. Triangles keep their numbers, so a place on one body is the same place on every other.
HalfMesh fit(const HalfMesh& half, const Shape& from, const Shape& to);

}  // namespace unknot::figure
