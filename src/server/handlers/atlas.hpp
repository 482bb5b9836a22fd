// Answers from the atlas, and the ranking of a case that is sent along.
#pragma once

#include <functional>

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// Names of everything in the language of the query.
Reply list_words(const Context& context, const Request& request);

/// The sheet of one muscle.
Reply find_muscle(const Context& context, const Request& request);

/// Ranks the case in the body; keeps nothing.
Reply locate(const Context& context, const Request& request);

/// The language of the query, English when there is none.
std::string find_language(const Request& request);

/// What data and language decide alone, packed for whoever takes gzip; 304 for whoever has it already.
/// @param build makes the body
Reply write_tagged(const Context& context, const Request& request, const std::string& language,
                   const std::function<std::string()>& build);

/// The day of the query, or the day of the clock when there is none.
std::expected<std::chrono::sys_days, Problem> find_day(const Context& context, const Request& request);

/// The day behind another key of the query; none when it is missing.
std::expected<std::optional<std::chrono::sys_days>, Problem> find_maybe_day(const Request& request, const char* key);

}  // namespace unknot::server
