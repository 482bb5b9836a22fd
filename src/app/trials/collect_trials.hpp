// From what was said of trials and written into the diary to trials as they stand, and to what a judgement is made from.
#pragma once

#include <chrono>
#include <vector>

#include "domain/care/session.hpp"
#include "domain/event.hpp"
#include "domain/trial/design.hpp"

namespace unknot::app {

/// Every trial of a person, by its beginning; in whatever order and however often the events come. The first design of a
/// trial holds; another one said later marks it as changed. A trial that began while another one of the person was under way
/// is marked as overlapping, the earlier one is not.
/// @param events of one person, in the order in which they hold (`holds_before`)
std::vector<Trial> collect_trials(const std::vector<Event>& events);

/// Whether a day lies in the trial and it had not been ended.
bool is_under_way(const Trial& trial, std::chrono::sys_days day);

/// Every planned day up to `today` with its score and what was done on it.
///
/// A day's score is the mean of its entries: their average pain, or pain now where no entry has an average; or the named
/// activity. An entry counts when its score was written no later than two days after the day that it speaks of (assumed:
/// pain is remembered by its worst and its last moments).
/// @param events of the person, in the order in which they hold
/// @param care of the pain of the trial
TrialData collect_trial_data(const Trial& trial, const std::vector<Event>& events, const PainCare& care,
                             std::chrono::sys_days today);

/// Scores of the days before a trial, oldest first, one a day without gaps: what a design's power is worked out from.
/// @param days at most so many before `today`
std::vector<std::optional<double>> list_daily_scores(const PainCare& care, TrialOutcome outcome,
                                                     const std::string& activity, std::chrono::sys_days today,
                                                     int days);

}  // namespace unknot::app
