// The atlas made ready for ranking: numbers instead of names, worked out once when the program starts.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/atlas.hpp"

namespace unknot::rank {

/// The assumed numbers of the ranking, by name; their meaning and range stand in data/parameters.json.
struct Parameters {
  double essential_weight = 0.0;
  double spill_weight = 0.0;
  double near_weight = 0.0;
  double leak_alone = 0.0;
  double leak_continuing = 0.0;
  double unpainted_weight = 0.0;
  double near_unpainted = 0.0;
  double strength_tilt = 0.0;
  double finding_strength = 0.0;
  double base_rate_scale = 0.0;
  double other_rate_scale = 0.0;
  double blur_same_region = 0.0;
  double blur_next_region = 0.0;
  double effort_movement = 0.0;
  double effort_palpation = 0.0;
};

/// A region on one side.
struct ModelSpot {
  Spot spot;
  std::size_t place = 0;  ///< spots with the same CHOIR codes share a place
  double extent = 1.0;
  std::vector<std::size_t> neighbours;
};

enum class Zone { essential, spill, near };

/// One region that a cause makes hurt.
struct ModelZone {
  std::size_t spot = 0;
  Zone zone{};
};

/// A hidden cause: a trigger point on one side, or something else.
struct ModelCause {
  bool is_point = true;
  PointOnSide point;  ///< when it is a trigger point
  CauseId other;      ///< when it is something else
  Side side = Side::midline;
  double base_rate = 0.0;
  std::vector<ModelZone> zones;     ///< sorted by spot
  std::vector<std::size_t> sites;   ///< spots where it would be pressed
};

/// Everything indexed.
struct Model {
  std::vector<ModelSpot> spots;
  std::vector<ModelCause> causes;
  std::map<Spot, std::size_t> spot_of;
  std::map<PointOnSide, std::size_t> cause_of;
  std::map<std::pair<FindingId, Side>, std::vector<std::size_t>> causes_of_finding;  ///< midline: not sided
  Parameters parameters;
  std::vector<Parameters> variations;  ///< drawn within the stated ranges, the same every time
};

/// Builds the model. `n_variations` sets of parameters are drawn (geometrically, between low and high).
Model build_model(const Atlas& atlas, std::size_t n_variations = 24);

}  // namespace unknot::rank
