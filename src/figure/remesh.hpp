// An even mesh, fine where the body is fine.
#pragma once

#include "domain/figure/body_plan.hpp"
#include "figure/mesh.hpp"
#include "figure/shape.hpp"

namespace unknot::figure {

/// Edge length asked for at a point [mm]: that of the nearest limb's `detail`, growing slowly away from fine limbs.
double find_edge_length(const BodyPlan& plan, const Shape& shape, Vector3 point);

/// Splits, collapses and flips edges and relaxes points until edges are close to find_edge_length, keeping every point on
/// the skin and the rim in x = 0. After Botsch and Kobbelt 2004, "A remeshing approach to multiresolution modeling",
/// section 4; the length varies over the body. `rounds` of 8 to 12 suffice.
HalfMesh remesh(HalfMesh mesh, const BodyPlan& plan, const Shape& shape, int rounds);

}  // namespace unknot::figure
