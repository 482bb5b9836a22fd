// Cells that need not be right-angled: where nodes lie at rest, and what is between them.
#pragma once

#include <array>
#include <optional>

#include "base/problem.hpp"
#include "math/matrix3.hpp"
#include "math/vector.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// A place within a cell: 0 to 1 along each axis of the grid.
using InCell = std::array<double, 3>;

/// Gauss point q of 2 x 2 x 2.
InCell find_gauss_point(int q);

/// Where node (i, j, k) lies at rest [mm].
math::Vector3 find_node(const Mesh& mesh, int i, int j, int k);

/// The middle of element (i, j, k) at rest [mm].
math::Vector3 find_middle(const Mesh& mesh, int i, int j, int k);

/// Volume of element (i, j, k) at rest [mm3].
double find_volume(const Mesh& mesh, int i, int j, int k);

/// Adds d field_c / d grid_axis of a field of three components at a place of element (i, j, k) to `sum`.
void add_grid_slope(const Mesh& mesh, const Field<double>& field, int i, int j, int k, const InCell& at,
                    math::Matrix3& sum);

/// d(place at rest)/d(grid) at a place of element (i, j, k); 1 where cells are right-angled.
math::Matrix3 find_slant(const Mesh& mesh, int i, int j, int k, const InCell& at);

/// From a slope over the grid to the same over places at rest, at a place of element (i, j, k). Where cells are right-angled it stays.
math::Matrix3 find_slope_at_rest(const Mesh& mesh, int i, int j, int k, const InCell& at, const math::Matrix3& slope);

/// What is wrong with Mesh::shift. Problems: a number that is none; a node of the top that does not lie where planes cross (tools and loads
/// are felt on right-angled faces); without supports of its own, a node of a plane of symmetry that does not lie in it; a cell that is
/// turned inside out or flat at a Gauss point or a corner, with the first such cell's place.
std::optional<Problem> check_shift(const Mesh& mesh);

}  // namespace unknot::press
