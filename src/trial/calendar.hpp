// The days of a trial on oneself, drawn by lot and sealed before it begins.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/trial/design.hpp"

namespace unknot::trial {

/// Whether a trial may be run like this: every number within its range, the ways fit its size and differ, the seed is 16 lower-case
/// hexadecimal digits. The problem names the key of the design (`matters`, `baseline_days`, `block_days`, `n_pairs`,
/// `after_days`, `activity`, `arm`, `other`, `seed`, `begins`).
std::expected<void, Problem> check_design(const TrialDesign& design);

/// Every day of the trial, in order. Full: the baseline, then pairs of blocks; each pair has a block of either way, and a lot
/// drawn from the seed says which comes first. Quick: the baseline, then the day of the session and the days after it.
/// The same design gives the same days for ever. Meant for a design that was checked.
std::vector<TrialDay> build_calendar(const TrialDesign& design);

/// 16 hexadecimal digits over the seed and everything else in the design. Shown before the trial and compared afterwards, it
/// guards against mix-ups and against fooling oneself about what was planned. It is no protection against forgery: whoever
/// wants to can work out another design with the same seal.
std::string build_seal(const TrialDesign& design);

}  // namespace unknot::trial
