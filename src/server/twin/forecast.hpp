// Answers about what may be going on in a trigger point.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// What each account of a trigger point says of the person asked about, as a model has it; keeps nothing. About two seconds of work of one core.
Reply find_forecast(const Context& context, const Request& request);

}  // namespace unknot::server
