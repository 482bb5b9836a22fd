// What else changes in a point [1/s]: contraction, mediators, injury, scar, the drive that keeps it going, fascia; and what it tells the nerves. Every
// equation is one line or few; the tables of states.hpp and parameters.hpp say what the letters are. Equations and sources: docs/science/twin.md
// sections 2 and 3.
#pragma once

#include "twin/blood.hpp"

namespace unknot::twin {

/// Calcium leaks in where the drive of a contracted knot is; the pump stalls when phosphocreatine runs out. Bridges attach with calcium and
/// detach, faster when the fibre is drawn out.
template <class Real, class Number>
constexpr void find_contraction_rates(const PointView<Real>& at, const Number* inputs, const Number* dose,
                                      const Phosphates<Real>& have) {
  using namespace parameter;
  const Real& calcium = at[point::calcium];
  const Real left = have.creatine / inputs[phosphocreatine];
  const Real cube = left * left * left;
  const Real square = calcium * calcium;
  const Real pump = square * cube * (1.0 + pump_half) / ((square + 0.25) * (cube + pump_half));
  at.change(point::calcium) = 0.01 / 0.26 + inputs[leak] * inputs[input::contraction] * at[point::drive] - pump;
  const Number half = inputs[calcium_half] * inputs[calcium_half];
  const Real open = square * square / (square * square + half * half);
  const Number drawn = find_larger(dose[input::stretch] - inputs[stretch_free], Number(0.0));
  const Real& attached = at[point::activation];
  at.change(point::activation) =
      inputs[bridge_rate] * (open * (1.0 - attached) - (1.0 + inputs[stretch_detachment] * drawn) * attached);
}

/// Share of what pressing can set free that this pressure does [-].
template <class Number>
constexpr Number find_release(const Number* inputs, const Number* dose) {
  return dose[input::pressure] / (dose[input::pressure] + inputs[parameter::release_pressure]);
}

/// Mediators, injury, inflammation, scar. @param release what pressing sets free now, of find_release
template <class Real, class Number>
constexpr void find_injury_rates(const PointView<Real>& at, const Number* inputs, const Number* dose,
                                 const Number& release, const Real& flow) {
  using namespace parameter;
  const Real acid = find_larger(at[point::lactate] - inputs[lactate_rest], Real(0.0));
  const Real sources = inputs[mediator_by_acid] * acid + inputs[mediator_by_hypoxia] * find_lack(at, inputs) +
                       inputs[mediator_by_contraction] * at[point::activation] +
                       inputs[mediator_by_inflammation] * at[point::inflammation];
  at.change(point::mediator) = (sources - at[point::mediator] * (1.0 + inputs[mediator_washing] * (flow - 3.7))) *
                               find_pace(inputs, mediator_removal);
  const Number sheared = dose[input::shear] / inputs[shear_limit];
  const Number squeezed = dose[input::pressure] / inputs[pressure_limit];
  const Number harm = sheared * sheared * sheared * sheared + squeezed * squeezed * squeezed * squeezed;
  at.change(point::damage) = inputs[injury_rate] * harm + inputs[input::exertion] +
                             inputs[overload_injury] * inputs[input::scarring] * at[point::drive] -
                             at[point::damage] * find_pace(inputs, damage_time);
  at.change(point::inflammation) = at[point::damage] * find_pace(inputs, damage_time) -
                                   at[point::inflammation] * find_pace(inputs, inflammation_time);
  at.change(point::fibrosis) =
      (inputs[fibrosis_rate] * inputs[input::scarring] * at[point::inflammation] - at[point::fibrosis]) *
          find_pace(inputs, fibrosis_time) -
      inputs[fibrosis_release] * release * at[point::fibrosis];
}

/// The drive of the point, and fascia. @param referred what other points send here [-]
template <class Real, class Number>
constexpr void find_slow_rates(const PointView<Real>& at, const Number* inputs, const Number* dose,
                               const Number& release, const Real& guarding, const Real& referred) {
  using namespace parameter;
  const Real kept = inputs[drive_load] * dose[input::load] + inputs[drive_by_mediator] * at[point::mediator] +
                    inputs[drive_by_guarding] * guarding + inputs[drive_by_referral] * referred;
  at.change(point::drive) =
      (kept - at[point::drive]) * find_pace(inputs, drive_time) - inputs[drive_release] * release * at[point::drive];
  const Real stuck =
      1.0 + inputs[stickiness_by_guarding] * guarding + inputs[stickiness_by_inflammation] * at[point::inflammation];
  at.change(point::stickiness) = (stuck - at[point::stickiness]) * find_pace(inputs, stickiness_time) -
                                 inputs[stickiness_release] * dose[input::shear] * at[point::stickiness];
}

/// What all points together tell the nerves.
template <class Real>
struct Signals {
  Real pressed;  ///< by how much pressing is above the threshold, summed over points [-]
  Real resting;  ///< what points send without being pressed [-]
};

/// What one point adds. @param central what the spinal cord makes of it: sensitisation, wind-up, inhibition, as one factor
template <class Real, class Number>
constexpr Signals<Real> find_signals(const PointView<Real>& at, const Number* inputs, const Number* dose,
                                     const Real& central, const Real& inhibition) {
  const Real gain = find_gain(at, inputs);
  const Real over =
      dose[input::felt] * gain * central / (inputs[parameter::threshold] * (1.0 + inhibition + at[point::numbness]));
  return {find_larger(over - 1.0, Real(0.0)), gain - 1.0};
}

}  // namespace unknot::twin
