// With what and where: the ways to press a point that are open to a person, best first.
#pragma once

#include <set>
#include <vector>

#include "domain/atlas.hpp"
#include "domain/care/session.hpp"
#include "plan/care/dose.hpp"

namespace unknot::plan {

/// The ways that are left with what the person owns. What they prefer comes first, then a ball against a wall wherever it may
/// go, then what costs least, then the order of the atlas. Preferring opens nothing: it only orders what is left. A helper may
/// press where a ball, a cane or a roller may. Hard things are left out when `soft_only`.
std::vector<Way> list_ways(const Atlas& atlas, const PointOnSide& point, const Limits& limits, const Policy& policy,
                           const CareChosen& choice, bool soft_only);

/// The position for a tool on a region: the one that names it, else the one for everywhere.
const Position& find_position(const CareBook& book, const ToolId& tool, const RegionId& region);

}  // namespace unknot::plan
