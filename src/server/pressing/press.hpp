// Answers about pressing: with what, and what it does in the tissue.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// Every tool that can press.
Reply list_press_tools(const Context& context, const Request& request);

/// What a press at a site comes to, as a model has it; keeps nothing. Up to about three seconds of work.
Reply press(const Context& context, const Request& request);

}  // namespace unknot::server
