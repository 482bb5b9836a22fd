// What must not be exceeded: from flags for the person, from places and tools for each point.
#pragma once

#include <vector>

#include "domain/atlas.hpp"
#include "domain/finding.hpp"
#include "domain/safety.hpp"

namespace unknot::plan {

/// The limits that the raised flags set on this person and this pain.
Limits check_limits(const Atlas& atlas, const PainDrawing& drawing, const ScreenResult& screen);

/// Why this tool must not press at this site, for a person with these limits; empty when it may.
Text check_site(const Atlas& atlas, const Site& site, const Tool& tool, const Limits& limits);

/// Which of the atlas's tools are left for a point of this muscle.
///
/// A tool is refused where no tool goes at all (every site of the point lies in a no-go place, thumbs included), where
/// this tool must not go, where the person's own limits forbid it, and everywhere while there is no treatment. When nothing but "professional" is left, the
/// point is for a professional only.
PointLimits check_point(const Atlas& atlas, const TriggerPoint& point, const Limits& limits);

/// Points that a person with these limits may press alone: not in a no-go place and not for a professional only.
std::vector<PointOnSide> list_pressable(const Atlas& atlas, const Limits& limits);

/// Holds treatment back because something else that a flag warns of explains the pain well, whatever was answered.
void add_suspicion(Limits& limits, const OtherCause& cause);

}  // namespace unknot::plan
