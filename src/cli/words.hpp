// Names of things as a person reads them.
#pragma once

#include <string>
#include <vector>

#include "domain/atlas.hpp"
#include "domain/finding.hpp"
#include "domain/ranking.hpp"

namespace unknot::cli {

inline const std::string language = "en";

/// "side of the neck, right".
std::string name_spot(const Atlas& atlas, const Spot& spot);

/// The names of several spots, joined; sides are said once where they agree.
std::string name_spots(const Atlas& atlas, const std::vector<Spot>& spots);

/// "Levator scapulae, right (where it leaves the neck)".
std::string name_point(const Atlas& atlas, const PointOnSide& point);

/// "left", "right"; empty for the middle.
std::string name_side(Side side);

/// "ball against the wall, hook cane".
std::string name_tools(const Atlas& atlas, const std::vector<ToolId>& tools);

/// What an observation was: "pain painted at ...", "'Does ...?' yes".
std::string name_observation(const Atlas& atlas, const Case& one_case, const Ranking& ranking, const Observation& seen);

/// "72 %" of 0.72; "under 1 %" and "over 99 %" at the ends.
std::string name_probability(double probability);

/// "72 % (45 to 88 %)".
std::string name_belief(const Belief& belief);

}  // namespace unknot::cli
