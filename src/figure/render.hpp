// Pictures of the skin: which triangle each pixel shows, and the shaded clay figure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "figure/mesh.hpp"
#include "figure/shape.hpp"
#include "figure/views.hpp"

namespace unknot::figure {

/// A mesh with what shading needs at each point.
struct ShadedMesh {
  HalfMesh mesh;                   ///< the whole skin
  std::vector<Vector3> normals;    ///< at the points, of length 1
  std::vector<double> openness;    ///< 0 in deep folds to 1 in the open (ambient occlusion)
};

/// Normals and openness from the shape itself, so that the picture is smoother than the triangles. `half` lies on the skin.
ShadedMesh build_shaded(const Shape& shape, const HalfMesh& half);

/// The triangle that each pixel shows, row by row; -1 where there is none. `scale` times as many pixels each way.
/// A triangle that `shown` marks 0 is not drawn; an empty list draws all.
std::vector<int> render_triangles(const HalfMesh& whole, const Camera& camera, int scale,
                                  const std::vector<char>& shown = {});

/// The shaded picture as bytes red, green, blue, alpha, row by row; transparent around the body.
std::vector<std::uint8_t> render_clay(const ShadedMesh& shaded, const Camera& camera,
                                      const std::vector<char>& shown = {});

/// The picture as WebP with transparency.
std::string build_webp(const std::vector<std::uint8_t>& rgba, int width, int height, float quality);

}  // namespace unknot::figure
