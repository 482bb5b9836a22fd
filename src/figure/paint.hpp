// From the strokes of a brush to painted regions.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/body.hpp"
#include "domain/figure/figure_view.hpp"

namespace unknot::figure {

/// A region counts as painted when this share of it is covered, or this much of its skin, or a stroke began in it (assumed: a
/// tap is meant where it lands, and a brush that only grazes a region is not meant).
inline constexpr double painted_share = 0.25;
inline constexpr double painted_area_mm2 = 450.0;  // about one tap of the usual brush

/// A figure that can be painted on. Immutable; copies share their data and may be used from many threads.
class Canvas {
 public:
  /// From the bytes of a mesh file; nothing when they are damaged. `regions` must hold every region of the mesh (see
  /// list_regions).
  static std::optional<Canvas> load(std::string_view bytes, const std::vector<Region>& regions);

  /// The regions of a mesh file, without loading the rest; nothing when it is damaged.
  static std::optional<std::vector<std::string>> list_regions(std::string_view bytes);

  /// Triangles of the whole figure: numbers from 0 to one less name places on it.
  std::size_t n_triangles() const;

  /// A stroke on a picture as a stroke on the skin; pixels beside the body are left out, and points closer together than a
  /// third of the brush are thinned out. `plan` is the view that the stroke names.
  Stroke resolve(const Stroke& stroke, const ViewPlan& plan) const;

  /// The place of the skin under a pixel of a view, or nothing beside the body. Of two behind each other, the nearer one.
  std::optional<SurfacePoint> find_under(const ViewPlan& plan, PicturePoint pixel) const;

  /// The spot that a place on the skin belongs to.
  Spot find_spot(const SurfacePoint& place) const;

  /// Strokes in their order, all on the skin: each paints the skin within its radius that faces the same way, or erases it. The
  /// cells carry the mean intensity of their painted skin and every quality painted there, in the mesh's order of regions.
  std::vector<PaintedCell> paint(const std::vector<Stroke>& strokes) const;

 private:
  struct Loaded;
  explicit Canvas(std::shared_ptr<const Loaded> loaded) : loaded_(std::move(loaded)) {}

  std::shared_ptr<const Loaded> loaded_;
};

}  // namespace unknot::figure
