// A tool that is held at a site while the tissue gives way, kept or worked out as a job.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// The hold that is kept, or the job that works it out.
Reply start_holds(const Context& context, const Request& request);

/// What becomes of such a job, as it comes. A job that nobody listens to is stopped.
Reply listen_holds(const Context& context, const Request& request);

/// Ends such a job, for everybody who waits for it.
Reply stop_holds(const Context& context, const Request& request);

}  // namespace unknot::server
