// The mesh as bytes: the committed template, and what the page loads for its 3-D figure.
//
// Little endian, no padding:
//   "UKM1"; u32 figure version, n_points, n_triangles, n_labels;
//   i16 [n_points][3]     positions x, y - 1000 mm, z in steps of 0.05 mm; x = 0 exactly on the rim
//   i8  [n_points][3]     normals, 127 for 1
//   u8  [n_points]        openness, 255 for the open
//   u16 [n_triangles][3]  corners of the left half, counter-clockwise from outside
//   u16 [n_triangles]     label of each triangle
//   u32 length, then the labels as a JSON list of region ids
// Triangle i of the left half is triangle i of the whole; its mirror image (x negated, second and third corner swapped) is
// triangle i + n_triangles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/figure/figure_view.hpp"
#include "figure/mesh.hpp"

namespace unknot::figure {

/// A half mesh with the region of each triangle.
struct LabelledMesh {
  HalfMesh half;
  std::vector<int> labels;  ///< of each triangle, into `names`
  std::vector<std::string> names;  ///< region ids
  std::vector<Vector3> normals;  ///< of each point; may be empty when written
  std::vector<double> openness;  ///< of each point, 0 to 1; may be empty when written
};

/// Rounds positions to the file's steps of 0.05 mm, so that what is kept equals what is shown.
void round_points(HalfMesh& half);

/// At most 65,535 points and labels, positions within 1,638 mm of the file's origin.
std::string write_mesh(const LabelledMesh& mesh);

/// Nothing when the bytes are not a whole mesh file of this version.
std::optional<LabelledMesh> read_mesh(std::string_view bytes);

}  // namespace unknot::figure
