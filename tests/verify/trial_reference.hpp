// The model of a trial written down once more without a shortcut: dense matrices, every day its own row.
#pragma once

#include <vector>

#include "trial/node.hpp"

namespace unknot::verify {

struct Reference {
  double log_density = 0.0;  ///< of the scores, with all constants
  trial::Vector mean{};
  trial::Matrix covariance{};
};

/// Exact posterior of the coefficients for known memory and deviation; no score may stand at a bound.
Reference solve_dense(const trial::Series& series, const trial::Exposure& exposure, const trial::Prior& prior,
                      double memory, double deviation);

/// A random trial of the model: parameters drawn from the prior, or held where a value is given.
struct Truth {
  trial::Vector coefficients{};  ///< the level counted from the middle of the scale
  double memory = 0.0;
  std::size_t half_life = 0;
  double deviation = 1.0;
};

enum class Kind { full, quick, both };

/// Days and ways of one kind: full 7 + 2 x 2 x 7 days, quick 7 + 15, both ways treating 7 + 2 x 2 x 7.
trial::Series build_days(Kind kind, std::uint64_t number);

/// Drawn from the prior.
Truth draw_truth(const trial::Prior& prior, Kind kind, std::uint64_t number);

/// Scores of the truth on the days of `series`, one in ten missing, cut to 0 to 10. Without `cut` they may lie beyond.
void draw_scores(const Truth& truth, const trial::Prior& prior, std::uint64_t number, bool cut, trial::Series& series);

}  // namespace unknot::verify
