// A massage gun that beats at a site, kept or worked out as a job.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// The beats that are kept, or the job that works them out.
Reply start_beats(const Context& context, const Request& request);

/// What becomes of such a job, as it comes. A job that nobody listens to is stopped.
Reply listen_beats(const Context& context, const Request& request);

/// Ends such a job, for everybody who waits for it.
Reply stop_beats(const Context& context, const Request& request);

}  // namespace unknot::server
