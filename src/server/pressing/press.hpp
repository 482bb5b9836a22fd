// Answers about pressing: with what, and what it does in the tissue.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// Every tool that can press; which of them are heads of massage guns, and what such guns do.
Reply list_press_tools(const Context& context, const Request& request);

/// What a press at a site comes to, as a model has it; keeps nothing. Up to about three seconds of work.
Reply press(const Context& context, const Request& request);

/// The table of a site, a body and a tool when it is kept, or else the job that works it out and keeps it.
Reply start_press_table(const Context& context, const Request& request);

/// What becomes of such a job, as it comes. A job that nobody listens to is stopped.
Reply listen_press_table(const Context& context, const Request& request);

/// Ends such a job, for everybody who waits for it.
Reply stop_press_table(const Context& context, const Request& request);

}  // namespace unknot::server
