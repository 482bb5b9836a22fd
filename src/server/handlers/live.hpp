// The second screen: a helper on the same network sees how a session goes.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// The page that runs a session says where it stands; kept nowhere but in memory.
Reply say_live(const Context& context, const Request& request);

/// What it says, as it comes, until either side ends it.
Reply listen_live(const Context& context, const Request& request);

}  // namespace unknot::server
