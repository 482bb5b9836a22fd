// Which region of the atlas each triangle belongs to, and where the sites lie.
#pragma once

#include <string>
#include <vector>

#include "domain/figure/figure_map.hpp"
#include "figure/mesh.hpp"
#include "figure/shape.hpp"

namespace unknot::figure {

/// For each triangle of the left half, the index of its region in `map.regions`: that of the nearest line, where a line on a
/// part of the skin that faces another way counts as further off. Every limb a line names must exist (checked by check_map).
std::vector<int> build_labels(const FigureMap& map, const Shape& shape, const HalfMesh& half);

/// The first line that names a limb the shape lacks, or that has no points; empty when all is well.
std::string check_map(const FigureMap& map, const Shape& shape);

/// Gives the smaller pieces of a region to the neighbours they touch most, so that every region is in one piece.
void join_islands(const HalfMesh& half, std::vector<int>& labels);

/// Moves points so that borders between regions run smoothly instead of along the edges of the first mesh. A move that would
/// spoil a triangle is left out.
void smooth_borders(HalfMesh& half, const std::vector<int>& labels, const Shape& shape, int rounds);

/// A place on the mesh: triangle, and the weights of its second and third corner.
struct MeshPlace {
  int triangle = 0;
  double u = 0.0;
  double v = 0.0;
};

/// The first point of a line on the skin [mm].
Vector3 find_place(const SkinLine& line, const Shape& shape);

/// The place of the mesh nearest to a point.
MeshPlace find_nearest(const HalfMesh& mesh, Vector3 point);

/// The point of a mesh at a place.
Vector3 find_point(const HalfMesh& mesh, const MeshPlace& place);

}  // namespace unknot::figure
