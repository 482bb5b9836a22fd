// What the atlas says of a muscle and its trigger points.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/body.hpp"

namespace unknot {

/// Where to look for a trigger point: a search area of 2 to 3 cm radius, not a dot.
struct Site {
  RegionId region;
  Text landmark;
  std::vector<PlaceId> in_places;  ///< no-go places that the site lies in

  bool operator==(const Site&) const = default;
};

/// A vessel, nerve or organ close by.
struct Danger {
  Text structure;
  Text advice;  ///< may be empty

  bool operator==(const Danger&) const = default;
};

/// All sites of a muscle that share one pattern of referred pain.
struct TriggerPoint {
  PointId id;
  Text name;  ///< may be empty when the muscle has one point
  std::vector<Site> sites;
  std::vector<RegionId> essential;             ///< felt by nearly everyone with this point active; same side
  std::vector<RegionId> spill;                 ///< felt by some; same side
  std::vector<RegionId> essential_other_side;  ///< the few that cross the middle
  std::vector<RegionId> spill_other_side;
  std::vector<FindingId> aggravated_by;
  std::vector<FindingId> limits;
  std::vector<ToolId> self_treatment;  ///< preferred first, before the no-go rules are applied
  Text self_treatment_note;            ///< may be empty
  std::vector<Danger> dangers;

  bool operator==(const TriggerPoint&) const = default;
};

/// A muscle, or a group that refers alike. Every muscle of the atlas is paired.
struct Muscle {
  MuscleId id;
  Text name;
  Text plain_name;
  std::string row;   ///< the atlas row it states, for tracing
  std::string mark;  ///< how sure the row is: S, K, K?, D
  std::vector<SourceId> sources;
  double base_rate = 0.0;      ///< share of people with any pain in whom this muscle is involved on one side
  std::string base_rate_mark;  ///< "assumed" or "derived"
  std::vector<TriggerPoint> points;

  bool operator==(const Muscle&) const = default;
};

/// One trigger point on one side: what the ranking ranks.
struct PointOnSide {
  MuscleId muscle;
  PointId point;
  Side side = Side::left;

  auto operator<=>(const PointOnSide&) const = default;
};

}  // namespace unknot
