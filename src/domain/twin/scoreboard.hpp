// The twin beside what was measured.
#pragma once

#include <string>
#include <vector>

#include "domain/twin/course.hpp"

namespace unknot {

/// What one hypothesis says of a target.
struct Score {
  TwinHypothesis hypothesis = TwinHypothesis::energy_crisis;
  double middle = 0.0;  ///< with the values of the table
  double low = 0.0;     ///< 90 % of virtual people lie between low and high
  double high = 0.0;
  bool inside = false;  ///< the middle lies within the tolerance
};

/// One number that was measured, and what the model says of it.
struct ScoreRow {
  std::string id;
  std::string what;
  std::string unit;
  double published = 0.0;
  double low = 0.0;  ///< tolerance
  double high = 0.0;
  bool is_fitted = false;  ///< a parameter was chosen to meet it; otherwise predicted
  std::string source;
  std::vector<Score> scores;  ///< one a hypothesis
};

/// All of them, with what was chosen to meet them.
struct Scoreboard {
  std::vector<ScoreRow> rows;
  std::size_t n_parameters = 0;
  std::size_t n_fitted = 0;   ///< parameters that were chosen to meet a target
  std::size_t n_assumed = 0;  ///< parameters that nobody measured and nothing was fitted to
  std::size_t n_people = 0;   ///< behind the ranges
};

}  // namespace unknot
