// What a page asks about a press, and what it is told: rising forces at once, to be read at any force between them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/press/block.hpp"
#include "domain/press/dose_table.hpp"
#include "domain/press/picture.hpp"
#include "domain/press/site.hpp"

namespace unknot {

/// How the answer is come by.
enum class DoseFineness {
  estimate,  ///< all forces and all three stiffnesses at once, by a formula that can be far off
  draft,  ///< one force, coarsely solved, with the cut through the tissue
  full,   ///< all forces up to the tool's largest, solved
};

struct PressQuestion {
  std::string site;  ///< muscle.point.number
  PressBody body;
  PressToolId tool;
  DoseFineness fineness = DoseFineness::full;
  Stiffness stiffness = Stiffness::usual;
  std::optional<double> force_n;  ///< draft: the force, above 0, at most the tool's largest
  bool with_solid = false;  ///< draft: also the quarter that was solved, to be turned about
  bool operator==(const PressQuestion&) const = default;
};

struct PressDose {
  double point_depth_mm = 0.0;      ///< the point's middle below the skin
  std::vector<TissueLayer> layers;  ///< of usual stiffness, skin first
  std::vector<DoseCurve> curves;
  std::optional<PressCut> cut;      ///< of a draft that was solved
  std::optional<PressSolid> solid;  ///< of a draft that was solved, when it is asked for
  bool operator==(const PressDose&) const = default;
};

}  // namespace unknot
