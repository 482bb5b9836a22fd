// What the pages show of the atlas, in one language: names for everything, and the sheet of one muscle.
#pragma once

#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/provenance.hpp"
#include "domain/knowledge.hpp"
#include "domain/safety.hpp"

namespace unknot {

struct AreaWords {
  std::string id;
  std::string name;

  bool operator==(const AreaWords&) const = default;
};

struct RegionWords {
  RegionId id;
  std::string area;
  bool paired = true;
  std::string name;
  std::string anatomical_name;

  bool operator==(const RegionWords&) const = default;
};

struct SiteWords {
  RegionId region;
  std::string landmark;
  bool no_go = false;  ///< lies in a place where no tool goes

  bool operator==(const SiteWords&) const = default;
};

struct PointWords {
  PointId id;
  std::string name;
  std::vector<SiteWords> sites;

  bool operator==(const PointWords&) const = default;
};

struct MuscleWords {
  MuscleId id;
  std::string name;
  std::string plain_name;
  std::vector<PointWords> points;

  bool operator==(const MuscleWords&) const = default;
};

struct OtherWords {
  CauseId id;
  std::string name;
  std::string advice;

  bool operator==(const OtherWords&) const = default;
};

struct ToolWords {
  ToolId id;
  std::string name;
  std::string works_by;

  bool operator==(const ToolWords&) const = default;
};

struct FindingWords {
  FindingId id;
  FindingKind kind{};
  bool sided = false;
  std::string question;
  std::string how;

  bool operator==(const FindingWords&) const = default;
};

struct ScreenWords {
  ScreenId id;
  std::string title;
  std::string intro;

  bool operator==(const ScreenWords&) const = default;
};

struct FlagWords {
  FlagId id;
  std::string name;
  std::string question;
  std::string do_now;

  bool operator==(const FlagWords&) const = default;
};

struct PlaceWords {
  PlaceId id;
  std::string name;
  std::string reason;

  bool operator==(const PlaceWords&) const = default;
};

/// Names of everything, in one language; English stands in for what is not translated.
struct Words {
  std::string language;
  std::string data_hash;
  std::vector<AreaWords> areas;
  std::vector<RegionWords> regions;  ///< in anatomical order, from the head down
  std::vector<MuscleWords> muscles;
  std::vector<OtherWords> others;
  std::vector<ToolWords> tools;
  std::vector<FindingWords> findings;
  std::vector<ScreenWords> screens;  ///< in the order in which they are asked
  std::vector<FlagWords> flags;
  std::vector<PlaceWords> no_go;

  bool operator==(const Words&) const = default;
};

enum class SideSeen { same, other, midline };

/// A region where a point is felt, with its side as seen from the muscle.
struct ReferredSpot {
  RegionId region;
  SideSeen side{};

  bool operator==(const ReferredSpot&) const = default;
};

struct SiteSheet {
  RegionId region;
  std::string landmark;
  std::vector<PlaceWords> no_go;  ///< places the site lies in; their ids are not shown

  bool operator==(const SiteSheet&) const = default;
};

struct DangerWords {
  std::string structure;
  std::string advice;

  bool operator==(const DangerWords&) const = default;
};

struct PointSheet {
  PointId id;
  std::string name;
  std::vector<SiteSheet> sites;
  std::vector<ReferredSpot> essential;
  std::vector<ReferredSpot> spill;
  std::string self_treatment_note;
  std::vector<DangerWords> dangers;
  PointLimits limits;  ///< of a person of whom nothing is known
  std::vector<std::string> aggravated_by;
  std::vector<std::string> limits_movement;

  bool operator==(const PointSheet&) const = default;
};

/// Everything that a person may want to know of one muscle.
struct MuscleSheet {
  MuscleId id;
  std::string language;
  std::string name;
  std::string plain_name;
  std::string mark;
  std::vector<Source> sources;
  std::vector<PointSheet> points;
  Provenance provenance;

  bool operator==(const MuscleSheet&) const = default;
};

}  // namespace unknot
