// Answers about what people told: adding to it, reading it, deleting it, taking it out and in.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// Adds events; answered when they are on the disk.
Reply add_events(const Context& context, const Request& request);

/// Everybody who is kept.
Reply list_people(const Context& context, const Request& request);

/// One person with every pain.
Reply find_person(const Context& context, const Request& request);

/// Ranks a kept pain on a day.
Reply locate_pain(const Context& context, const Request& request);

/// Deletes for good.
Reply remove_person(const Context& context, const Request& request);
Reply remove_pain(const Context& context, const Request& request);

/// Everything as one file, and such a file back in.
Reply export_archive(const Context& context, const Request& request);
Reply import_archive(const Context& context, const Request& request);

/// The day of the query, or the day of the clock when there is none; refused while a trial of the person, or of the pain in the
/// path, keeps that day sealed.
std::expected<std::chrono::sys_days, Problem> find_open_day(const Context& context, const Request& request);

/// A refusal; what is not kept is told with the path that asked for it.
Reply refuse(Problem problem, const Request& request);

}  // namespace unknot::server
