// From what was said of plans, sessions and the diary, event by event, to how care of each pain stands.
#pragma once

#include <vector>

#include "domain/care/session.hpp"
#include "domain/event.hpp"

namespace unknot::app {

/// Care of every pain that events of care speak of, by the id of the pain; in whatever order and however often they come.
///
/// For each key the latest holds: the choice of a pain, a press of a session by its number, how a session ended, the
/// reaction to it, an entry of the diary. A session begins where it was first said to begin, or else with its first
/// press; without either it is not there. A course begins on the day on which its policy was chosen, and goes on as long
/// as the same policy is chosen again.
/// @param events of one person, in the order in which they hold (`holds_before`)
std::vector<PainCare> collect_care(const std::vector<Event>& events);

}  // namespace unknot::app
