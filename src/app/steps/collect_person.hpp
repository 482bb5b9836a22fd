// From what a person said, event by event, to how things stand.
#pragma once

#include <chrono>
#include <expected>
#include <vector>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/event.hpp"
#include "domain/person.hpp"

namespace unknot::app {

/// How things stand after `events`, in whatever order and however often they come; for each key the latest holds.
///
/// Answers to lasting flags hold for every pain of the person, those to changing signs only for their own. "None" to a
/// checklist says "no" to the flags of it that the drawing called for at that time; a "yes" or "not sure" that still
/// stood is not unsaid by it, only by an answer to the flag itself.
/// @param events of one person
/// @param day the person's day that the cases are made for; what is dated later (another time zone) counts as that day
PersonState collect_person(const Atlas& atlas, const PersonId& person, std::vector<Event> events,
                           std::chrono::sys_days day);

/// Whether every name in `events` is known to the atlas and fits; the first that does not, with the nearest names.
std::expected<void, Problem> check_events(const Atlas& atlas, const std::vector<Event>& events);

}  // namespace unknot::app
