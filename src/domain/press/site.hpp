// How thick skin, fat, fascia and muscle lie over and around a trigger point, and what is behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/body.hpp"
#include "domain/press/dose_table.hpp"
#include "domain/press/tissue.hpp"
#include "domain/press/tool.hpp"

namespace unknot {

enum class Sex { man, woman };

/// slim, medium and heavy stand for a body mass index of 20, 24 and 31.
enum class Build { slim, medium, heavy };

/// One person as far as thickness of tissue goes.
struct PressBody {
  Sex sex = Sex::man;
  Build build = Build::medium;
  bool operator==(const PressBody&) const = default;
};

/// What ends the tissue below.
enum class TissueBase {
  bone,
  rib,
  deep_soft,  ///< no bone right behind: held fixed at an assumed depth
};

/// A thickness of a man of medium build, and how far people differ.
struct Thickness {
  double usual_mm = 0.0;      ///< 0.1 to 150
  double deviation_mm = 0.0;  ///< standard deviation between people, 0 to 60
  std::string mark;           ///< S, K, K?, D or "assumed"
  std::string reason;         ///< id of a sentence in LayerBook::reasons
  std::vector<SourceId> sources;
  bool operator==(const Thickness&) const = default;
};

/// Skin, fat and fascia of a region.
struct RegionLayers {
  RegionId region;
  Thickness skin;
  Thickness fat;
  double woman_fat_factor = 1.0;  ///< a woman's fat over a man's, 0.5 to 4
  Thickness fascia;
  bool operator==(const RegionLayers&) const = default;
};

/// Which way fibres run in the plane of the skin: degrees on the person's left half, seen from outside, from the direction along the limb of
/// the figure (trunk, head and leg: upwards; arm and hand: down from the shoulder; foot: forwards) towards its outer side (arm and hand: the
/// thumb's). The right half is its mirror image.
struct FibreDirections {
  double degrees = 0.0;  ///< of the muscle, -90 to 90
  std::optional<double> over_degrees;  ///< of what lies above it; there where something does
  std::string mark;
  std::string reason;  ///< id of a sentence in LayerBook::reasons
  std::vector<SourceId> sources;
  bool operator==(const FibreDirections&) const = default;
};

/// A muscle where its trigger points lie in one region.
struct MuscleLayers {
  MuscleId muscle;
  RegionId region;
  std::optional<Thickness> over;  ///< other muscles above it
  Thickness thickness;  ///< of the muscle itself
  std::optional<Thickness>
      point;  ///< of the point's middle below the muscle's upper face; empty: half of the muscle, assumed
  Thickness below;  ///< other muscles and soft tissue down to the base
  FibreDirections fibres;
  TissueBase base = TissueBase::bone;
  bool operator==(const MuscleLayers&) const = default;
};

/// How thickness changes with sex and build.
struct BuildFactors {
  Sex sex = Sex::man;
  Build build = Build::medium;
  double body_mass_index = 0.0;  ///< [kg/m²]
  double fat_factor = 1.0;  ///< 0.3 to 4
  double muscle_factor = 1.0;  ///< 0.3 to 2
  bool operator==(const BuildFactors&) const = default;
};

/// Why a number is what it is, for many numbers at once.
struct LayerReason {
  std::string id;
  Text text;
  bool operator==(const LayerReason&) const = default;
};

/// All factors, with their reason.
struct BuildTable {
  Text reason;
  std::string mark;
  std::vector<SourceId> sources;
  std::vector<BuildFactors> builds;
  bool operator==(const BuildTable&) const = default;
};

/// data/materials, data/shapes and data/layers.
struct PressBook {
  std::vector<TissueKind> tissues;
  std::vector<PressTool> tools;
  std::vector<RegionLayers> regions;  ///< sorted by region
  std::vector<MuscleLayers> muscles;  ///< sorted by muscle, then region
  std::vector<LayerReason> reasons;
  BuildTable builds;
  bool operator==(const PressBook&) const = default;
};

/// One site of the atlas with everything about its layers: what a block is built from.
struct SiteLayers {
  MuscleId muscle;
  PointId point;
  int number = 0;  ///< of the site within its point, from 1
  RegionLayers skin;
  MuscleLayers depth;
  BuildTable builds;
  std::vector<TissueKind> tissues;  ///< sorted by id
  bool operator==(const SiteLayers&) const = default;
};

}  // namespace unknot
