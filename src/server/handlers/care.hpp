// Answers about the care of one kept pain: plan, session, what was done, diary.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// The days of the query, "from" and "to"; refused when the second is before the first.
std::expected<DayRange, Problem> find_range(const Request& request);

/// The plan of the day of the query.
Reply find_plan(const Context& context, const Request& request);

/// The session of that day, under the id of the query; 409 while the plan waits.
Reply find_script(const Context& context, const Request& request);

/// Choice, sessions and entries between two days.
Reply find_care(const Context& context, const Request& request);

/// Means per day, and the map of where it hurt, between two days.
Reply find_diary(const Context& context, const Request& request);
Reply find_heat(const Context& context, const Request& request);

/// One prompt of a session, spoken.
Reply find_clip(const Context& context, const Request& request);

}  // namespace unknot::server
