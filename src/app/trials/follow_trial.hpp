// What a trial under way asks of a plan.
#pragma once

#include <chrono>
#include <vector>

#include "domain/atlas.hpp"
#include "domain/care/plan.hpp"
#include "domain/care/session.hpp"
#include "domain/located.hpp"
#include "domain/trial/design.hpp"

namespace unknot::app {

/// The trial of this pain that is under way on that day; null when there is none.
const Trial* find_running(const std::vector<Trial>& trials, const PainId& pain, std::chrono::sys_days day);

/// What the trial is for on that day; the day must lie in it.
TrialDay find_trial_day(const Trial& trial, std::chrono::sys_days day);

/// The first day of what comes after this day's phase or block. It gives nothing away of the order of the blocks.
std::chrono::sys_days find_next_change(const Trial& trial, std::chrono::sys_days day);

/// Whether what is told of `day` would give away what a trial keeps sealed today: its blocks behind the running one, or its
/// answer. A person's day may be one ahead of the clock.
bool is_sealed(const Trial& trial, std::chrono::sys_days day, std::chrono::sys_days today);

/// Puts the way of that day in the place of the person's own choice: its policy, and only its point.
void apply_way(const Trial& trial, std::chrono::sys_days day, std::vector<PainCare>& care, Located& located);

/// Adds that nothing is to be pressed on this day, where the trial says so, and keeps days to come from telling its order.
void follow_trial(const Atlas& atlas, const Trial& trial, std::chrono::sys_days day, const std::vector<PainCare>& care,
                  Plan& plan);

}  // namespace unknot::app
