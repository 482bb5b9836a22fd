// Blood, oxygen and energy of a point: how they change in time [1/s].
//
// A conductance that opens when oxygen falls, blood that stops where the tissue's pressure is above the vessel's (vascular waterfall), oxygen,
// phosphocreatine and ATP, lactate. Equations and sources: docs/science/twin.md section 2. Only + - * /, square roots and choices, so that lanes of
// every width agree.
#pragma once

#include <array>

#include "math/ode/scalar.hpp"
#include "twin/inputs.hpp"
#include "twin/states.hpp"

namespace unknot::twin {

using math::find_larger;
using math::find_root;
using math::find_smaller;
using math::select_positive;

/// Share of haemoglobin that carries oxygen at this pressure [mmHg]. Severinghaus 1979.
template <class Real>
constexpr Real find_saturation(const Real& pressure) {
  const Real cube = pressure * (pressure * pressure + 150.0);
  return cube / (cube + 23400.0);
}

/// Oxygen that 100 g of tissue hold at this pressure [mL]: myoglobin (0.5 mM, half full at 2.7 mmHg), blood that stands in the tissue (2 mL), dissolved.
template <class Real>
constexpr Real find_oxygen_content(const Real& pressure) {
  return 1.1 * pressure / (pressure + 2.7) + 0.4 * find_saturation(pressure) + 0.003 * pressure;
}

/// Its change with the pressure [mL/mmHg].
template <class Real>
constexpr Real find_oxygen_capacity(const Real& pressure) {
  const Real square = pressure * pressure;
  const Real whole = pressure * (square + 150.0) + 23400.0;
  const Real myoglobin = pressure + 2.7;
  return 1.1 * 2.7 / (myoglobin * myoglobin) + 0.4 * 23400.0 * (3.0 * square + 150.0) / (whole * whole) + 0.003;
}

/// Phosphocreatine and ATP out of their sum, with creatine kinase in equilibrium.
template <class Real>
struct Phosphates {
  Real creatine;  ///< phosphocreatine [mM]
  Real adenosine;  ///< ATP [mM]
};

inline constexpr double adenosine_total = 8.2;  ///< ATP and ADP [mM]; Slade 2006
inline constexpr double creatine_total = 42.5;  ///< phosphocreatine and creatine [mM]; known
inline constexpr double kinase_constant = 166.0;  ///< at pH 7; known

/// sum = x + A K x / (K x + C - x), solved for phosphocreatine x: a quadratic.
template <class Real>
constexpr Phosphates<Real> find_phosphates(const Real& sum) {
  constexpr double k = kinase_constant - 1.0;
  const Real half = 0.5 * (creatine_total + adenosine_total * kinase_constant - k * sum);
  const Real creatine = (find_root(half * half + k * creatine_total * sum) - half) * (1.0 / k);
  return {creatine, sum - creatine};
}

inline constexpr double pump_half =
    0.25 * 0.25 * 0.25;  ///< cube of the share of phosphocreatine at which the calcium pump runs at half
inline constexpr double corner =
    0.02;  ///< conductance over which opening turns to closing [mL/(100 g min mmHg)]; less than half of that at rest
inline constexpr double mercury = 7.50062;  ///< mmHg in a kPa
inline constexpr double blood_capacity = 0.20;  ///< oxygen that full haemoglobin carries [mL/mL]
inline constexpr double oxygen_for_energy =
    141.0 / 5.2 / 60.0;  ///< mL oxygen per 100 g for 1 mM of ATP, 5.2 ATP to one O2

/// The state of one point and its rates, by name.
template <class Real>
struct PointView {
  const Real* value;
  Real* rate;
  constexpr const Real& operator[](point::Variable variable) const { return value[variable]; }
  constexpr Real& change(point::Variable variable) const { return rate[variable]; }
};

/// How sensitive the nerve endings of a point are; 1: as in healthy tissue.
template <class Real, class Number>
constexpr Real find_gain(const PointView<Real>& at, const Number* inputs) {
  using namespace parameter;
  return 1.0 + inputs[gain_by_mediator] * at[point::mediator] / (1.0 + at[point::mediator]) +
         inputs[gain_by_inflammation] * at[point::inflammation] +
         inputs[gain_by_fibrosis] * inputs[input::scarring] * at[point::fibrosis];
}

/// How far oxygen is below what the vessels are content with, as a share.
template <class Real, class Number>
constexpr Real find_lack(const PointView<Real>& at, const Number* inputs) {
  return find_larger(1.0 - at[point::oxygen] / inputs[parameter::oxygen_rest], Real(0.0));
}

/// Blood that flows through the point [mL/(100 g min)]: what drives it is arterial pressure above that of the vein or of the tissue, whichever is
/// higher. @param dose the point's inputs
template <class Real, class Number>
constexpr Real find_flow(const PointView<Real>& at, const Number* inputs, const Number* dose) {
  using namespace parameter;
  const Real around = dose[input::pressure] * mercury + inputs[pressure_by_contraction] * at[point::activation];
  const Real against = find_larger(around, Real(inputs[venous_pressure]));
  return at[point::conductance] * find_larger(inputs[arterial_pressure] - against, Real(0.0));
}

/// The vessels open when oxygen is lacking, in a knot less far.
template <class Real, class Number>
constexpr void find_vessel_rate(const PointView<Real>& at, const Number* inputs) {
  using namespace parameter;
  const Real lack = find_lack(at, inputs);
  const Real fourth = lack * lack * lack * lack;
  const Number half = inputs[dilation_half] * inputs[dilation_half];
  const Real knot = find_smaller(
      inputs[input::contraction] * at[point::drive] + inputs[input::scarring] * at[point::fibrosis], Real(1.0));
  const Real most = inputs[dilation] / (1.0 + (inputs[dilation] / inputs[dilation_core] - 1.0) * knot);
  const Real wanted = inputs[rest_conductance] * (1.0 + (most - 1.0) * fourth / (fourth + half * half));
  const Real off = wanted - at[point::conductance];
  // Opening is quicker than closing; the change from the one to the other is smooth, for a corner at rest would cost steps without end.
  const Real opens = 0.5 + 0.5 * off / find_root(off * off + corner * corner);
  at.change(point::conductance) =
      off * (opens * find_pace(inputs, opening_time) + (1.0 - opens) * find_pace(inputs, closing_time));
}

/// ATP made with oxygen [mM/s]: what rest needs, and more the further phosphocreatine has fallen.
template <class Real, class Number>
constexpr Real find_oxidation(const PointView<Real>& at, const Number* inputs, const Real& creatine) {
  using namespace parameter;
  const Real asked = inputs[rest_demand] + (inputs[phosphocreatine] - creatine) * find_pace(inputs, recovery_time);
  return find_larger(asked, Real(0.0)) * at[point::oxygen] / (at[point::oxygen] + 1.0);
}

/// Oxygen, energy and lactate.
template <class Real, class Number>
constexpr void find_energy_rates(const PointView<Real>& at, const Number* inputs, const Real& flow,
                                 const Phosphates<Real>& have) {
  using namespace parameter;
  const Real& oxygen_pressure = at[point::oxygen];
  const Real left = have.creatine / inputs[phosphocreatine];
  const Real oxidative = find_oxidation(at, inputs, have.creatine);
  const Real more = find_larger(at[point::lactate] - inputs[lactate_rest], Real(0.0));
  const Real anaerobic = inputs[glycolysis] * inputs[rest_demand] * 3.0 * inputs[lactate_brake] /
                         ((oxygen_pressure + 3.0) * (inputs[lactate_brake] + more));
  const Real needed = inputs[rest_demand] * (1.0 + inputs[thrift]) * left / (left + inputs[thrift]) +
                      inputs[contraction_demand] * at[point::activation] * have.adenosine / (have.adenosine + 0.5);
  at.change(point::oxygen) =
      (flow * (inputs[arterial_oxygen] - blood_capacity * find_saturation(oxygen_pressure)) * (1.0 / 60.0) -
       oxidative * oxygen_for_energy) /
      find_oxygen_capacity(oxygen_pressure);
  at.change(point::phosphate) = oxidative + anaerobic - needed;
  at.change(point::lactate) =
      anaerobic * (1.0 / 1.5) -
      (inputs[lactate_removal] * oxygen_pressure / (oxygen_pressure + 5.0) + inputs[lactate_washing] * flow) *
          (at[point::lactate] - inputs[lactate_rest]);
}

}  // namespace unknot::twin
