// Where the atlas lies on the figure: regions as strokes of a brush, trigger point sites as points.
//
// All places are on the template body: 1700 mm tall, half way between woman and man, medium build. Only the left side is said.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/ids.hpp"

namespace unknot {

/// A line drawn on the skin, said either around a limb or by points that are moved onto the skin.
struct SkinLine {
  std::string limb;
  std::vector<std::array<double, 2>>
      around;  ///< [along the limb in mm, degrees: 0 front, 90 outer, 180 back, -90 inner]
  std::vector<std::array<double, 3>> points;  ///< [out, along, front] from the limb's origin in mm
  double width = 0.0;  ///< how far the region reaches beyond others at equal distance [mm]

  bool operator==(const SkinLine&) const = default;
};

/// A region of the atlas as lines: a point of the skin belongs to the region whose lines are nearest.
struct RegionPatch {
  RegionId region;
  std::vector<SkinLine> lines;

  bool operator==(const RegionPatch&) const = default;
};

/// A site of a trigger point: the middle of its search area.
struct SiteMark {
  MuscleId muscle;
  PointId point;
  int site = 0;  ///< its place in the muscle's file, from 0
  SkinLine place;  ///< one point

  bool operator==(const SiteMark&) const = default;
};

/// Everything of the atlas that has a place on the figure.
struct FigureMap {
  std::vector<RegionPatch> regions;
  std::vector<SiteMark> sites;

  bool operator==(const FigureMap&) const = default;
};

}  // namespace unknot
