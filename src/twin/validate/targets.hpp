// What was measured in people and animals, and what the model says of it, with one set of numbers for each hypothesis.
#pragma once

#include <string_view>
#include <vector>

#include "twin/run/body_run.hpp"

namespace unknot::twin {

/// One number that the model has to reproduce.
struct Target {
  std::string_view id;  ///< key of a row of tests/validate/twin_targets.csv
  /// What the body says. @param hypothesis nothing: a healthy muscle, alike in all of them
  double (*measure)(const Parameters& values, TwinHypothesis hypothesis);
};

/// All targets that one body answers, by their numbers: V1 to V4, V10, V11, V13 to V17.
std::vector<Target> list_targets();

/// The parts of the list, one source each.
void list_blood_targets(std::vector<Target>& targets);
void list_session_targets(std::vector<Target>& targets);
void list_week_targets(std::vector<Target>& targets);

}  // namespace unknot::twin
