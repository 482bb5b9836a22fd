// What the model says of each target, with the range of people.
#pragma once

#include <optional>
#include <string_view>

#include "domain/twin/scoreboard.hpp"
#include "twin/validate/targets.hpp"

namespace unknot::twin {

/// Asks one target under one hypothesis. @param n_people virtual people behind the range, 0: none, low and high are then the middle
/// @return nothing: there is no such target
std::optional<Score> ask_target(std::string_view id, TwinHypothesis hypothesis, int n_people);

/// What a course of six weeks does, as trials report it: the mean change against never pressing over the spread between people.
struct CourseEffect {
  double threshold = 0.0;  ///< over a spread of 30 %
  double pain = 0.0;  ///< over the spread of pain among these people
};
CourseEffect measure_course_effect(TwinHypothesis hypothesis, int n_people);

}  // namespace unknot::twin
