// Virtual people who are pressed in several ways, and what comes of it, as counts that add up in any order.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "domain/twin/course.hpp"

namespace unknot {

/// Which people are run, and how.
struct CohortDesign {
  std::int64_t seed = 1;           ///< 0 to 2^53
  std::int64_t n_people = 1000;  ///< 1 to 10,000,000
  int weeks = 12;                 ///< 1 to 52
  std::vector<TwinHypothesis> hypotheses{all_hypotheses.begin(), all_hypotheses.end()};
  std::vector<PressPolicy> policies;  ///< all are compared with never pressing, which need not be named
  bool operator==(const CohortDesign&) const = default;
};

/// A sum of numbers kept in whole steps of 0.0001, so that it is the same in any order.
struct ExactSum {
  std::int64_t sum = 0;
  std::int64_t squares = 0;  ///< of hundreds of steps
  bool operator==(const ExactSum&) const = default;
};

/// Counts of numbers by the nearest of -10, -9.9, ..., 9.9; what lies beyond is in the outermost.
inline constexpr int n_change_bins = 200;
using ChangeCounts = std::array<std::int64_t, n_change_bins>;

/// What came of one policy under one hypothesis, over some people.
struct PolicyTally {
  TwinHypothesis hypothesis = TwinHypothesis::energy_crisis;
  PressPolicy policy;
  std::int64_t n = 0;         ///< people whose body could be run to the end, with and without the policy
  std::int64_t n_left_out =
      0;  ///< those whose knot ran out of energy, where the model says nothing any more, or that the integrator gave up
  std::int64_t n_sessions = 0;
  std::vector<ExactSum> pain;  ///< at the beginning and at the end of each week [points]
  std::vector<ExactSum> change;  ///< of pain against never pressing, the same moments [points]
  ExactSum threshold;  ///< change at the end against never pressing [per cent]
  ChangeCounts changes{};  ///< of pain at the end against never pressing
  std::int64_t n_helped = 0;  ///< pain at the end lower by one point or more than without
  std::int64_t n_harmed = 0;  ///< higher by one point or more
  std::int64_t n_bred = 0;  ///< the second point, which was quiet, has become a lasting one
  ExactSum expected_anew;  ///< points to be expected anew by the assumed rate
  bool operator==(const PolicyTally&) const = default;
};

/// What came of a run of people, first to first + n - 1.
struct CohortBlock {
  std::int64_t first = 0;
  std::int64_t n = 0;
  std::vector<PolicyTally> tallies;  ///< hypothesis by hypothesis, never pressing first, then as designed
  bool operator==(const CohortBlock&) const = default;
};

}  // namespace unknot
