// Pictures of the figure: how each is taken, and what a page needs to draw on it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "domain/body.hpp"
#include "domain/muscle.hpp"
#include "domain/pain_drawing.hpp"

namespace unknot {

/// Version of the mesh: a triangle's number means the same place as long as it stays.
inline constexpr int figure_version = 1;

/// How a picture is taken.
struct ViewPlan {
  std::string id;
  bool close_up = false;
  Side side = Side::midline;         ///< whose hand or foot, the other half is left out; midline: of the whole body
  std::array<double, 3> viewer{};    ///< direction from the body to the viewer, for the left side
  std::array<double, 3> up{};        ///< what is up in the picture
  double mm_per_px = 1.0;
  double margin = 10.0;              ///< around what is framed [mm]
  std::vector<std::string> frame;    ///< areas or regions that the picture is cut to; empty: everything
  std::vector<std::string> hide;     ///< areas or regions that are left out, so that they do not stand in the way

  bool operator==(const ViewPlan&) const = default;
};

/// The outline of a region in a picture.
struct ViewRegion {
  Spot spot;
  std::string path;      ///< SVG path in pixels, to be filled by the even-odd rule
  double label_x = 0.0;  ///< a pixel well inside the region
  double label_y = 0.0;
  double area_px = 0.0;  ///< visible part

  bool operator==(const ViewRegion&) const = default;
};

/// A trigger point site in a picture.
struct ViewSite {
  PointOnSide point;
  int site = 0;  ///< its place in the muscle's file
  double x = 0.0;
  double y = 0.0;

  bool operator==(const ViewSite&) const = default;
};

/// Everything about one picture but the picture itself.
struct FigureView {
  std::string figure;
  std::string view;
  int width_px = 0;
  int height_px = 0;
  double mm_per_px = 1.0;
  std::string image;  ///< where the page finds the picture
  std::vector<ViewRegion> regions;
  std::vector<ViewSite> sites;

  bool operator==(const FigureView&) const = default;
};

/// One of the figures that stand ready.
struct FigureEntry {
  std::string id;
  std::string sex;    ///< woman or man
  std::string build;  ///< slim, medium or large
  double stature_mm = 0.0;

  bool operator==(const FigureEntry&) const = default;
};

/// What stands beside a figure's mesh and pictures: which it is and how its pictures are taken.
struct FigureFile {
  FigureEntry figure;
  std::vector<ViewPlan> views;

  bool operator==(const FigureFile&) const = default;
};

struct ViewEntry {
  std::string id;
  bool close_up = false;

  bool operator==(const ViewEntry&) const = default;
};

/// What figures and views there are.
struct FigureList {
  int version = figure_version;  ///< of the mesh
  std::vector<FigureEntry> figures;
  std::vector<ViewEntry> views;

  bool operator==(const FigureList&) const = default;
};

/// Strokes turned into places on the skin, and the regions that they paint.
struct Painted {
  std::vector<Stroke> strokes;
  std::vector<PaintedCell> cells;

  bool operator==(const Painted&) const = default;
};

}  // namespace unknot
