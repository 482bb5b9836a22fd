// From a question about a press to rows of rising force.
#pragma once

#include <expected>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/press_dose.hpp"

namespace unknot::app {

/// Works a question out on the caller's thread: within a millisecond for an estimate, a tenth of a second to a second for a draft, half a
/// second to three for a full curve. Deterministic. A curve that tissue does not bear to the end is shorter, and says so.
/// Problems: an unknown site or tool with the nearest ones; a draft without a force; a force that is not above 0 or beyond the tool's largest.
std::expected<PressDose, Problem> find_press_dose(const Atlas& atlas, const PressQuestion& asked);

}  // namespace unknot::app
