// The nerves of the whole body, and how its points act on each other.
#pragma once

#include "twin/equations.hpp"

namespace unknot::twin {

/// The person's state and its rates, by name.
template <class Real>
struct PersonView {
  const Real* value;
  Real* rate;
  constexpr const Real& operator[](person::Variable variable) const { return value[variable]; }
  constexpr Real& change(person::Variable variable) const { return rate[variable]; }
};

/// What the spinal cord makes of a signal: gain after weeks, and after seconds of repetition; 1: neither.
template <class Real>
constexpr Real find_central(const PersonView<Real>& at) {
  return at[person::sensitisation] * (1.0 + at[person::windup]);
}

/// Pain as the person would say it, while pressed or not [0 to 10]. Pain without a cause in the tissue grows with the central gain alone.
template <class Real, class Number>
constexpr Real find_pain(const PersonView<Real>& at, const Signals<Real>& signals, const Number* inputs) {
  const Real sent = (signals.resting + signals.pressed) * find_central(at) + (at[person::sensitisation] - 1.0);
  const Real felt = find_larger(sent * (1.0 - at[person::inhibition]), Real(0.0));
  return 10.0 * felt / (felt + inputs[parameter::pain_half]);
}

/// Rates of the person's variables.
template <class Real, class Number>
constexpr void find_person_rates(const PersonView<Real>& at, const Signals<Real>& signals, const Real& drives,
                                 const Number* inputs) {
  using namespace parameter;
  const Real pain = find_pain(at, signals, inputs);
  const Real strong = find_larger(signals.pressed - inputs[inhibition_onset], Real(0.0));
  at.change(person::inhibition) =
      inputs[inhibition_rate] * strong / (1.0 + strong) * (inputs[inhibition_most] - at[person::inhibition]) -
      at[person::inhibition] * find_pace(inputs, inhibition_time);
  at.change(person::windup) = inputs[windup_rate] * signals.pressed * (1.0 - at[person::windup]) -
                              at[person::windup] * find_pace(inputs, windup_time);
  const Real gain =
      1.0 + inputs[sensitisation_by_pain] * pain + inputs[sensitisation_by_drive] * inputs[input::central] * drives;
  const Real beyond = find_larger(signals.pressed - 1.5, Real(0.0));
  at.change(person::sensitisation) =
      (gain - at[person::sensitisation]) * find_pace(inputs, sensitisation_time) +
      inputs[sensitisation_by_overload] * beyond -
      inputs[sensitisation_by_safety] * at[person::inhibition] * (at[person::sensitisation] - 1.0);
  at.change(person::guarding) = (0.2 * pain - at[person::guarding]) * find_pace(inputs, guarding_time);
  at.change(person::bred) = inputs[breeding] * at[person::guarding] * drives;
}

/// A body with some points: what the integrator solves. The first point is the one that is treated; the others lie where it refers pain to, or beside it.
template <int n_points>
struct Body {
  static constexpr int n_states = count_states(n_points);
  static constexpr int n_inputs = count_inputs(n_points);

  /// The last states, the person's: their rates depend on much, those of points on little (math/ode/structure.hpp).
  static constexpr int n_wide = person::n_variables;

  /// Rates of all states [1/s]. @param inputs parameters, hypothesis and what is done to each point, as inputs.hpp orders them
  template <class Real, class Number>
  static constexpr void find_rates(const std::array<Real, std::size_t(n_states)>& state,
                                   const std::array<Number, std::size_t(n_inputs)>& inputs,
                                   std::array<Real, std::size_t(n_states)>& rates) {
    find_narrow_rates(state, inputs, rates);
    find_wide_rates(state, inputs, rates);
  }

  /// Those of the points alone.
  template <class Real, class Number>
  static constexpr void find_narrow_rates(const std::array<Real, std::size_t(n_states)>& state,
                                          const std::array<Number, std::size_t(n_inputs)>& inputs,
                                          std::array<Real, std::size_t(n_states)>& rates) {
    const Real& guarding = state[std::size_t(find_place(n_points, person::guarding))];
    for (int i = 0; i < n_points; ++i) {
      const Number* dose = find_dose(inputs, i);
      const PointView<Real> at = view_point(state, rates, i);
      const Real flow = find_flow(at, inputs.data(), dose);
      find_vessel_rate(at, inputs.data());
      const Phosphates<Real> have = find_phosphates(at[point::phosphate]);
      const Number release = find_release(inputs.data(), dose);
      find_energy_rates(at, inputs.data(), flow, have);
      find_contraction_rates(at, inputs.data(), dose, have);
      find_injury_rates(at, inputs.data(), dose, release, flow);
      Real referred(0.0);
      for (int other = 0; other < n_points; ++other) {
        if (other != i) referred = referred + (find_gain(view_point(state, rates, other), inputs.data()) - 1.0);
      }
      find_slow_rates(at, inputs.data(), dose, release, guarding, referred);
      at.change(point::numbness) = inputs[parameter::numbness_rate] * release * (0.1 - at[point::numbness]) -
                                   at[point::numbness] * find_pace(inputs.data(), parameter::numbness_time);
    }
  }

  /// Those of the person alone.
  template <class Real, class Number>
  static constexpr void find_wide_rates(const std::array<Real, std::size_t(n_states)>& state,
                                        const std::array<Number, std::size_t(n_inputs)>& inputs,
                                        std::array<Real, std::size_t(n_states)>& rates) {
    const PersonView<Real> whole{state.data() + n_points * point::n_variables,
                                 rates.data() + n_points * point::n_variables};
    const Real central = find_central(whole);
    Signals<Real> signals{Real(0.0), Real(0.0)};
    Real drives(0.0);
    for (int i = 0; i < n_points; ++i) {
      const PointView<Real> at = view_point(state, rates, i);
      const Signals<Real> own =
          find_signals(at, inputs.data(), find_dose(inputs, i), central, whole[person::inhibition]);
      signals.pressed = signals.pressed + own.pressed;
      signals.resting = signals.resting + own.resting;
      drives = drives + at[point::drive];
    }
    find_person_rates(whole, signals, drives, inputs.data());
  }

 private:
  template <class Real>
  static constexpr PointView<Real> view_point(const std::array<Real, std::size_t(n_states)>& state,
                                              std::array<Real, std::size_t(n_states)>& rates, int i) {
    return {state.data() + i * point::n_variables, rates.data() + i * point::n_variables};
  }
  template <class Number>
  static constexpr const Number* find_dose(const std::array<Number, std::size_t(n_inputs)>& inputs, int i) {
    return inputs.data() + find_place(i, static_cast<input::Point>(0));
  }
};

}  // namespace unknot::twin
