// The skin as triangles: the person's left half, whose edge lies in the plane x = 0.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "math/vector.hpp"

namespace unknot::figure {

using math::find_unit;
using math::Vector3;

using Triangle = std::array<int, 3>;  ///< corners, counter-clockwise seen from outside

/// Half of a skin. The other half is its mirror image across x = 0, with every triangle turned round.
struct HalfMesh {
  std::vector<Vector3> points;  ///< x >= 0; exactly 0 on the edge [mm]
  std::vector<Triangle> triangles;

  bool operator==(const HalfMesh&) const = default;
};

/// The whole skin: triangle i + n of the right half mirrors triangle i of the left half; points on the edge are shared.
HalfMesh build_whole(const HalfMesh& half);

/// The right-hand twin of each point of the half mesh in build_whole's numbering: its own index on the edge.
std::vector<int> list_twins(const HalfMesh& half);

/// Every edge belongs to two triangles that run along it in opposite directions, and no triangle is degenerate.
bool check_watertight(const HalfMesh& whole);

/// Area of a triangle [mm^2].
double find_area(const HalfMesh& mesh, std::size_t triangle);

/// Normal of a triangle, of length 1 (0 if it is degenerate).
Vector3 find_face_normal(const HalfMesh& mesh, std::size_t triangle);

/// Middle of a triangle.
Vector3 find_center(const HalfMesh& mesh, std::size_t triangle);

/// For each triangle and each of its edges (from corner k to corner k + 1), the triangle across it; -1 at the rim.
std::vector<std::array<int, 3>> list_neighbors(const HalfMesh& mesh);

}  // namespace unknot::figure
