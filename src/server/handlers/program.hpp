// Answers about the program itself.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// Says that the server is up, and nothing else.
Reply find_health(const Context& context, const Request& request);

/// Which program, which data, and how the asker is seen.
Reply find_about(const Context& context, const Request& request);

}  // namespace unknot::server
