// Answers about trials: how they stand, what they say, and what a design would find out.
#pragma once

#include "server/context.hpp"
#include "server/message.hpp"

namespace unknot::server {

/// The trials of a pain on a day.
Reply list_trials(const Context& context, const Request& request);

/// What one of them says, with the sentences for it; before its end only on a day of a noted look.
Reply judge_trial(const Context& context, const Request& request);

/// Simulates one slice of trials of a design and adds it to those so far.
Reply find_power(const Context& context, const Request& request);

}  // namespace unknot::server
