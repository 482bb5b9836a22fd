// The same days judged under something else, to see what the verdict hangs on.
#pragma once

#include <vector>

#include "domain/trial/verdict.hpp"
#include "trial/posterior.hpp"

namespace unknot::trial {

/// doubtful: a prior that holds large benefits unlikely (0.75 points); open: one that holds anything likely (6 points);
/// steady_slope: no slope of its own; missing_bad, missing_good: days without a score were worse, or better, than the model says by one
/// day-to-day deviation; without_a_day: leaving out the one day that changes the chance of a benefit most. That day is
/// looked for among the three whose leaving moves the benefit most where the posterior is highest. `parts` is the posterior itself.
std::vector<OtherVerdict> list_other_verdicts(const Series& series, const Prior& prior, const std::vector<Part>& parts,
                                              const TrialDesign& design, double surety);

/// How far the benefit moves when a scored day is left out, with memory, half-life and deviation held at those of `part`;
/// one number for each scored day [points]. Days at a bound count as what is most likely behind it.
std::vector<double> list_moves(const Series& series, const Prior& prior, const Part& part);

}  // namespace unknot::trial
