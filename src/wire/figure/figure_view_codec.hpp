// Pictures of the figure, described once for reading and writing.
#pragma once

#include "domain/figure/figure_view.hpp"
#include "wire/drawing_codec.hpp"
#include "wire/figure/figure_map_codec.hpp"
#include "wire/result_codec.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, ViewPlan& plan) {
  a.needed("view", plan.id);
  a.maybe("close_up", plan.close_up);
  a.needed("side", plan.side);
  a.needed("viewer", plan.viewer);
  a.needed("up", plan.up);
  a.ranged("mm_per_px", plan.mm_per_px, 0.05, 10.0);
  a.ranged("margin_mm", plan.margin, 0.0, 300.0);
  a.maybe("frame", plan.frame);
  a.maybe("hide", plan.hide);
}

template <class Archive>
void describe(Archive& a, ViewRegion& region) {
  describe(a, region.spot);
  a.needed("path", region.path);
  a.needed("label_x", region.label_x);
  a.needed("label_y", region.label_y);
  a.needed("area_px", region.area_px);
}

template <class Archive>
void describe(Archive& a, ViewSite& site) {
  describe(a, site.point);
  a.needed("site", site.site);
  a.needed("x", site.x);
  a.needed("y", site.y);
}

template <class Archive>
void describe(Archive& a, FigureView& view) {
  a.needed("figure", view.figure);
  a.needed("view", view.view);
  a.needed("width_px", view.width_px);
  a.needed("height_px", view.height_px);
  a.needed("mm_per_px", view.mm_per_px);
  a.needed("image", view.image);
  a.needed("regions", view.regions);
  a.needed("sites", view.sites);
}

template <class Archive>
void describe(Archive& a, FigureEntry& entry) {
  a.needed("id", entry.id);
  a.needed("sex", entry.sex);
  a.needed("build", entry.build);
  a.needed("stature_mm", entry.stature_mm);
}

template <class Archive>
void describe(Archive& a, FigureFile& file) {
  a.needed("figure", file.figure);
  a.needed("views", file.views);
}

template <class Archive>
void describe(Archive& a, ViewEntry& entry) {
  a.needed("id", entry.id);
  a.needed("close_up", entry.close_up);
}

/// What a page asks of the brush: strokes and cells chosen from the list, on one figure.
struct PaintRequest {
  std::string figure;
  std::vector<Stroke> strokes;
  std::vector<PaintedCell> listed;
};

template <class Archive>
void describe(Archive& a, PaintRequest& request) {
  a.needed("figure", request.figure);
  a.maybe("strokes", request.strokes);
  a.maybe("listed", request.listed);
}

template <class Archive>
void describe(Archive& a, Painted& painted) {
  a.needed("strokes", painted.strokes);
  a.needed("cells", painted.cells);
}

template <class Archive>
void describe(Archive& a, FigureList& list) {
  a.needed("figure_version", list.version);
  a.needed("figures", list.figures);
  a.needed("views", list.views);
}

}  // namespace unknot::wire
