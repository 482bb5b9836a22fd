// From trials and diary to how the trials of a pain stand.
#pragma once

#include <chrono>
#include <vector>

#include "domain/care/session.hpp"
#include "domain/event.hpp"
#include "domain/trial/status.hpp"

namespace unknot::app {

/// Whether nothing more is to come: its last day has passed, or it was ended.
bool is_over(const Trial& trial, std::chrono::sys_days day);

/// @param trials of the person, of whatever pain  @param events of the person, in the order in which they hold
/// @param care of the pain that is asked for
TrialList build_trial_list(const std::vector<Trial>& trials, const std::vector<Event>& events, const PainCare& care,
                           std::chrono::sys_days day);

}  // namespace unknot::app
