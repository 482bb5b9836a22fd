// A trial as numbers: scores by day, and how much of the treatment acts on each.
#pragma once

#include <cstddef>
#include <vector>

#include "domain/trial/design.hpp"

namespace unknot::trial {

enum class Bound { none, floor, ceiling };

/// A day that has a score.
struct ScoredDay {
  std::size_t day = 0;  ///< from 0, the first day of the baseline
  double score = 0.0;   ///< 0 to 10
  Bound bound = Bound::none;  ///< the scale ended here: the truth may lie beyond
};

struct Series {
  std::vector<ScoredDay> scored;  ///< in order
  std::vector<double> way;        ///< for every day so far: 1 belongs to `arm`, 0 not
  std::vector<double> treated;    ///< 1: either way treats. Empty unless both do
  double middle = 0.0;            ///< day at which the level is told
  double sign = -1.0;             ///< of a benefit on the scale: -1 pain, +1 activity
  bool lasting = false;           ///< quick: the session acts on all days after it; no build-up, no decay
};

/// The numbers of a trial. Days without a score, and those entered too late to count, are left out.
Series build_series(const TrialData& data);

/// The bound that this score stands at.
Bound find_bound(double score);

/// How much of a treatment acts on each day: follows `way` (0 or 1) with a delay of this half-life [days, >= 0], from nothing
/// on the first day on. 0 follows at once.
std::vector<double> build_exposure(const std::vector<double>& way, double half_life);

}  // namespace unknot::trial
