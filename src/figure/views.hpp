// The cameras of the views, and what each of them sees.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/figure/figure_view.hpp"
#include "figure/mesh_file.hpp"

namespace unknot::figure {

/// An orthographic camera. Pixel (0, 0) is the top left corner of the picture.
struct Camera {
  Vector3 right;   ///< direction of growing pixel x, of length 1
  Vector3 up;      ///< direction of falling pixel y, of length 1
  Vector3 viewer;  ///< from the body to the viewer, of length 1
  Vector3 center;  ///< the point in the middle of the picture [mm]
  int width = 0;   ///< [px]
  int height = 0;
  double mm_per_px = 1.0;

  /// Pixel coordinates of a point, and how near it is to the viewer [mm].
  Vector3 project(Vector3 point) const {
    const Vector3 p = point - center;
    return {0.5 * width + dot(p, right) / mm_per_px, 0.5 * height - dot(p, up) / mm_per_px, dot(p, viewer)};
  }
};

/// The whole figure with a region for each triangle, as drawing and painting need it.
struct Figure {
  HalfMesh whole;
  std::vector<int> labels;            ///< of each triangle of the whole, into `names`
  std::vector<std::string> names;     ///< region ids
  std::vector<std::string> areas;     ///< area of each region
  std::vector<char> paired;           ///< whether the region exists left and right
  std::size_t n_half = 0;             ///< triangles of the left half

  /// The spot that a triangle belongs to.
  Spot find_spot(std::size_t triangle) const;
};

/// A figure from its mesh; `regions` are the atlas's and must hold every name of the mesh.
Figure build_figure(const LabelledMesh& mesh, const std::vector<Region>& regions);

/// The point of the skin [mm].
Vector3 find_surface(const Figure& figure, const SurfacePoint& point);

/// A camera with what it shows.
struct View {
  Camera camera;
  std::vector<char> shown;  ///< 1 or 0 for each triangle
};

/// Which triangles a view shows: 1 or 0 for each.
std::vector<char> list_shown(const Figure& figure, const ViewPlan& plan);

/// The camera of a view: looks along the plan's direction and is cut to what the plan frames. The plan's directions are for
/// the left side; for the right side they are mirrored.
Camera build_camera(const Figure& figure, const ViewPlan& plan);

}  // namespace unknot::figure
