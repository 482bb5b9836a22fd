// Answers from the atlas, and the ranking of a case that is sent along.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// Names of everything in the language of the query.
Reply list_words(const Context& context, const Request& request);

/// The sheet of one muscle.
Reply find_muscle(const Context& context, const Request& request);

/// Ranks the case in the body; keeps nothing.
Reply locate(const Context& context, const Request& request);

/// The day of the query, or the day of the clock when there is none.
std::expected<std::chrono::sys_days, Problem> find_day(const Context& context, const Request& request);

}  // namespace unknot::server
