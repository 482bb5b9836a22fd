// A person with a neck whose trial is kept: days noted, sessions by the days of the trial.
#pragma once

#include <functional>
#include <vector>

#include "domain/event.hpp"

namespace unknot::test {

inline const TrialId tried("000000000000000000000000000000e1");

/// Two pairs of blocks of seven days behind a week of baseline, begun on the day of the tests: gentle against nothing.
TrialDesign build_design();

Event build_trial_event(const TrialDesign& design);

/// An entry at eight in the evening of that day. @param written_later whole days after it
Event build_day_event(std::chrono::sys_days day, double average, int written_later = 0);

/// A session at noon of that day, one press of the neck angle of the right levator scapulae.
std::vector<Event> list_day_session(std::chrono::sys_days day, const std::string& policy = "gentle");

/// Every day of the trial noted with `find_score`, and on every third day of each treated block a session.
std::vector<Event> list_trial_days(const TrialDesign& design, const std::function<double(const TrialDay&)>& find_score);

}  // namespace unknot::test
