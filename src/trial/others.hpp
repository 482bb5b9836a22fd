// How a judgement comes to its answer: what the days allow, what the benefit's distribution says, how sure is sure enough, and
// what the same days say under something else.
#pragma once

#include <string>
#include <vector>

#include "domain/trial/design.hpp"
#include "domain/trial/verdict.hpp"
#include "trial/posterior.hpp"

namespace unknot::trial {

/// Probability that an answer has to reach so that it is wrong in 5 of 100 trials, by and large, before the few days and their memory
/// are looked at (docs/science/trial.md).
inline constexpr double usual_surety = 0.95;

/// What decides how sure an answer has to be.
struct SuretyView {
  bool looked = false;  ///< somebody looked before the end
  double fraction = 1.0;  ///< of the planned days that have passed, above 0, at most 1
  double memory_square = 0.0;  ///< posterior mean of the square, 0 where the memory is below 0
  std::size_t n_scored = 0;  ///< days with a score that counts, above 0
};

/// Probability that an answer has to reach. In normal deviates: that of `usual_surety`, or once somebody looked before the end
/// 1.96 / sqrt(fraction), a boundary that a Brownian motion of no benefit crosses at any time with a chance of 5 %; times
/// max(0.8, 1.06 - 5.2 / n) + 22 memory_square / n with n = n_scored, at most 1.2. The factor was set by
/// simulation: the posterior is too cautious where few days are independent, and not cautious enough where they are alike.
double find_surety(const SuretyView& view);

/// What the days so far allow.
struct DayView {
  bool early = false;  ///< the trial is not over, or was ended before its time
  double fraction = 1.0;  ///< of the planned days that have passed
  std::vector<std::string> reasons;  ///< why there can be no verdict; empty when there can
};
DayView view_days(const TrialData& data);

/// What the distribution of the benefit says. `matters` in points, > 0.
Effect build_effect(const std::vector<Part>& parts, double matters);

/// The chances that an answer hangs on.
struct Chances {
  double better = 0.0;  ///< that the benefit is above 0
  double matters = 0.0;  ///< that it reaches what matters
  double harms = 0.0;  ///< that it is below 0 by what matters
};
Chances find_chances(const std::vector<Part>& parts, double matters);

/// helps: surely better than nothing and not surely less than what matters; no_difference: surely between minus and plus what
/// matters; worse: surely worse than nothing; otherwise it cannot tell. no_difference goes first.
TrialAnswer find_answer(const Chances& chances, double surety);
TrialAnswer find_answer(const Effect& effect, double surety);

/// How fine the sums of other verdicts are: shown in whole per cent, they may be off by 2e-4.
inline constexpr Fineness coarse{18, 1.1, 10.0};

/// doubtful: a prior that holds large benefits unlikely (0.75 points); open: one that holds anything likely (10 points);
/// steady_slope: no slope of its own; missing_bad, missing_good: days without a score were worse, or better, than the model says by one
/// day-to-day deviation; without_a_day: leaving out the one day that changes the chance of a benefit most. That day is
/// looked for among the three whose leaving moves the benefit most where the posterior is highest. `parts` is the posterior itself.
std::vector<OtherVerdict> list_other_verdicts(const Series& series, const Prior& prior, const std::vector<Part>& parts,
                                              const TrialDesign& design, double surety);

/// How far the benefit moves when a scored day is left out, with memory, half-life and deviation held at those of `part`;
/// one number for each scored day [points]. Days at a bound count as what is most likely behind it.
std::vector<double> list_moves(const Series& series, const Prior& prior, const Part& part);

}  // namespace unknot::trial
