#include "twin/outputs.hpp"

#include "twin/nerves.hpp"

namespace unknot::twin {
namespace {

PointView<double> view(const double* state, int i) { return {state + i * point::n_variables, nullptr}; }

PersonView<double> view_person(const double* state, int n_points) {
  return {state + n_points * point::n_variables, nullptr};
}

// At rest, or with what is done to the first point now.
double find_pain_of(const double* state, int n_points, const double* inputs, bool pressed) {
  const PersonView<double> whole = view_person(state, n_points);
  Signals<double> signals{0.0, 0.0};
  for (int i = 0; i < n_points; ++i) signals.resting += find_gain(view(state, i), inputs) - 1.0;
  if (pressed) {
    signals.pressed = find_signals(view(state, 0), inputs, inputs + find_place(0, input::load), find_central(whole),
                                   whole[person::inhibition])
                          .pressed;
  }
  return find_pain(whole, signals, inputs);
}

}  // namespace

double find_threshold(const double* state, int n_points, const double* inputs, int point) {
  const PersonView<double> whole = view_person(state, n_points);
  const PointView<double> at = view(state, point);
  return inputs[parameter::threshold] * (1.0 + whole[person::inhibition] + at[point::numbness]) /
         (find_gain(at, inputs) * find_central(whole));
}

Outputs find_outputs(const double* state, int n_points, const double* inputs) {
  namespace p = parameter;
  const PersonView<double> whole = view_person(state, n_points);
  const PointView<double> at = view(state, 0);
  const Phosphates<double> have = find_phosphates(at[point::phosphate]);
  Outputs out{};
  out[output::pain] = find_pain_of(state, n_points, inputs, false);
  out[output::pain_pressed] = find_pain_of(state, n_points, inputs, true);
  out[output::threshold] = find_threshold(state, n_points, inputs, 0);
  out[output::threshold_other] = inputs[p::threshold] * (1.0 + whole[person::inhibition]) / find_central(whole);
  out[output::motion] = inputs[p::motion_rest] + inputs[p::motion_by_tolerance] * whole[person::inhibition] -
                        inputs[p::motion_by_stickiness] * (at[point::stickiness] - 1.0) -
                        inputs[p::motion_by_contraction] * at[point::activation] -
                        inputs[p::motion_by_pain] * out[output::pain];
  out[output::flow] = find_flow(at, inputs, inputs + find_place(0, input::load));
  out[output::oxygen] = at[point::oxygen];
  out[output::phosphocreatine] = have.creatine;
  out[output::adenosine] = have.adenosine;
  out[output::lactate] = at[point::lactate];
  out[output::contraction] = at[point::activation];
  out[output::stiffness] = 1.0 + inputs[p::stiffness_by_contraction] * at[point::activation] +
                           inputs[p::stiffness_by_fibrosis] * at[point::fibrosis] +
                           inputs[p::stiffness_by_injury] * (at[point::damage] + at[point::inflammation]);
  out[output::strength] = 1.0 - inputs[p::strength_by_pain] * out[output::pain];
  out[output::drive] = at[point::drive];
  out[output::bred] = whole[person::bred];
  return out;
}

}  // namespace unknot::twin
