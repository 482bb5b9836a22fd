// From the signed distance to a first, fine mesh.
#pragma once

#include "figure/mesh.hpp"
#include "figure/shape.hpp"

namespace unknot::figure {

/// The left half of the skin by marching tetrahedra (six to a cube of edge `step` [mm], 1 to 20). Its edge lies exactly in
/// x = 0. The triangles are many and uneven: see remesh.
HalfMesh polygonize(const Shape& shape, double step);

}  // namespace unknot::figure
