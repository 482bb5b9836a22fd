// Where it hurts.
#pragma once

#include <string>
#include <vector>

#include "domain/body.hpp"

namespace unknot {

/// One painted region.
struct PaintedCell {
  Spot spot;
  double intensity = 0.0;              ///< 0 to 10, the person's own scale
  std::vector<std::string> qualities;  ///< ache, burning, numb, tingling, electric, throbbing, stabbing

  bool operator==(const PaintedCell&) const = default;
};

/// One pain. Each spot stands at most once; cells of intensity 0 count as not painted.
struct PainDrawing {
  std::vector<PaintedCell> cells;

  bool operator==(const PainDrawing&) const = default;
};

/// A point on the skin of the figure, the same place on every figure: a triangle of the mesh, and where in it.
struct SurfacePoint {
  int triangle = 0;
  double u = 0.0;  ///< weight of the triangle's second corner [-, 0 to 1]
  double v = 0.0;  ///< weight of its third corner; the first has 1 - u - v

  bool operator==(const SurfacePoint&) const = default;
};

/// A point on a picture of the figure.
struct PicturePoint {
  double x_px = 0.0;  ///< to the right
  double y_px = 0.0;  ///< downwards

  bool operator==(const PicturePoint&) const = default;
};

/// One pull of the brush: along the skin, or along a picture, never both.
struct Stroke {
  bool erase = false;
  double intensity = 0.0;  ///< 0 to 10
  std::vector<std::string> qualities;
  double radius_mm = 0.0;
  std::string view;                   ///< the picture; empty for a stroke on the skin
  std::vector<PicturePoint> points;   ///< on that picture
  std::vector<SurfacePoint> surface;  ///< on the skin

  bool operator==(const Stroke&) const = default;
};

}  // namespace unknot
