// A massage gun that beats at a site, worked out as a job. Nothing of it is kept.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// The job that works beats out: soft, usual and stiff tissue side by side on three threads.
Reply start_beats(const Context& context, const Request& request);

/// What becomes of such a job, as it comes. A job that nobody listens to is stopped.
Reply listen_beats(const Context& context, const Request& request);

/// Ends such a job, for everybody who waits for it.
Reply stop_beats(const Context& context, const Request& request);

}  // namespace unknot::server
