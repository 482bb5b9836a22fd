// The same press done otherwise, or into tissue that is built otherwise, beside the plain one; worked out as a job. Nothing of it is kept.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// What can be changed about a press at a site with a tool, and why something cannot.
Reply list_changes(const Context& context, const Request& request);

/// The job that works out both presses in soft, usual and stiff tissue, side by side.
Reply start_changes(const Context& context, const Request& request);

/// What becomes of such a job, as it comes. A job that nobody listens to is stopped.
Reply listen_changes(const Context& context, const Request& request);

/// Ends such a job, for everybody who waits for it.
Reply stop_changes(const Context& context, const Request& request);

}  // namespace unknot::server
