// One body that is carried through time piece by piece.
#pragma once

#include <array>

#include "domain/twin/course.hpp"
#include "twin/outputs.hpp"

namespace unknot::twin {

using Parameters = std::array<double, parameter::n_parameters>;

/// A body with one point. Nothing is done to it until `inputs` say so.
class BodyRun {
 public:
  static constexpr int n_states = count_states(1);
  static constexpr int n_inputs = count_inputs(1);

  /// A healthy muscle at rest, settled for six hours.
  explicit BodyRun(const Parameters& values);
  /// A lasting trigger point as the hypothesis has it, two days old in the model, so that blood and energy are settled.
  BodyRun(const Parameters& values, TwinHypothesis hypothesis);

  /// Carries the body on. @param seconds above 0 @return false: the integrator could not go on, and the body stays where it got to
  bool run(double seconds);

  /// Presses the point for a while, then lets go. @param step how; `felt` counts from the threshold of now
  void press(const DoseStep& step);

  [[nodiscard]] double& at(point::Variable variable) { return state_[std::size_t(variable)]; }
  [[nodiscard]] double& at(person::Variable variable) { return state_[std::size_t(find_place(1, variable))]; }
  [[nodiscard]] double& value(int place) { return inputs_[std::size_t(place)]; }
  [[nodiscard]] double& dose(input::Point which) { return inputs_[std::size_t(find_place(0, which))]; }
  [[nodiscard]] Outputs look() const { return find_outputs(state_.data(), 1, inputs_.data()); }

 private:
  std::array<double, std::size_t(n_states)> state_{};
  std::array<double, std::size_t(n_inputs)> inputs_{};
};

/// Inputs of a body with its parameters under a hypothesis, with nothing done to it; every point bears the usual load.
void set_inputs(double* inputs, int n_points, const Parameters& values, TwinHypothesis hypothesis);

/// The beginning of a body: the first point a lasting one as the hypothesis has it, the others nearly at rest.
void set_start(double* state, int n_points, TwinHypothesis hypothesis);

}  // namespace unknot::twin
