// What the trials of a person say: to the next ranking, and in a report.
#pragma once

#include <chrono>
#include <optional>

#include "app/people_cache.hpp"
#include "app/report/collect_report.hpp"
#include "app/trials/judged.hpp"
#include "domain/finding.hpp"

namespace unknot::app {

/// Adds what the trials of this pain that are over came to; a later trial of a point takes the place of an earlier one.
void add_trial_findings(const Atlas& atlas, const ReadPerson& read, const PainCare& care, std::chrono::sys_days day,
                        Judged& judged, Case& one_case);

/// The latest trial of this pain that is over, with its verdict in sentences.
std::optional<TrialTold> tell_trial(const ReadPerson& read, const PainCare& care, std::chrono::sys_days day,
                                    Judged& judged);

}  // namespace unknot::app
