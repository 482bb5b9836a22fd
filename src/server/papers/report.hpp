// The report of a pain, to see before it is handed on and to take along.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// The report in the format, of the sections and days, and in the language of the query.
Reply find_report(const Context& context, const Request& request);

}  // namespace unknot::server
