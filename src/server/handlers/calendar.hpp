// The days of a plan as a calendar file, for reminders in whatever calendar a person uses.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// Sessions, the question the day after each, and the day to judge, in the language of the query. Says nothing of what
/// hurts or where: calendars travel through other people's machines.
Reply find_calendar(const Context& context, const Request& request);

}  // namespace unknot::server
