// The numbers of the model: one row a parameter, with its range and where it comes from.
#pragma once

#include <array>
#include <string_view>

#include "twin/states.hpp"

namespace unknot::twin {

/// Places of the parameters in every vector of them.
namespace parameter {
enum Key : int {
  // blood and oxygen
  arterial_pressure,
  venous_pressure,
  rest_conductance,
  dilation,
  dilation_core,
  dilation_half,
  oxygen_rest,
  opening_time,
  closing_time,
  arterial_oxygen,
  // energy
  rest_demand,
  contraction_demand,
  phosphocreatine,
  recovery_time,
  thrift,
  lactate_rest,
  glycolysis,
  lactate_brake,
  lactate_removal,
  lactate_washing,
  // contraction
  leak,
  calcium_half,
  bridge_rate,
  stretch_detachment,
  stretch_free,
  pressure_by_contraction,
  // mediators and injury
  mediator_by_acid,
  mediator_by_hypoxia,
  mediator_by_contraction,
  mediator_by_inflammation,
  mediator_removal,
  mediator_washing,
  shear_limit,
  pressure_limit,
  injury_rate,
  overload_injury,
  damage_time,
  inflammation_time,
  fibrosis_rate,
  fibrosis_time,
  fibrosis_release,
  release_pressure,
  // what keeps a point going
  drive_load,
  drive_time,
  drive_by_mediator,
  drive_by_guarding,
  drive_by_referral,
  drive_release,
  // fascia
  stickiness_time,
  stickiness_by_guarding,
  stickiness_by_inflammation,
  stickiness_release,
  // nerves
  threshold,
  gain_by_mediator,
  gain_by_inflammation,
  gain_by_fibrosis,
  numbness_rate,
  numbness_time,
  inhibition_most,
  inhibition_rate,
  inhibition_time,
  inhibition_onset,
  windup_rate,
  windup_time,
  sensitisation_by_pain,
  sensitisation_by_drive,
  sensitisation_by_overload,
  sensitisation_by_safety,
  sensitisation_time,
  guarding_time,
  breeding,
  // what a press of a given kind comes to in this body
  transmission,
  // what is read off
  pain_half,
  motion_rest,
  motion_by_tolerance,
  motion_by_stickiness,
  motion_by_contraction,
  motion_by_pain,
  stiffness_by_contraction,
  stiffness_by_fibrosis,
  stiffness_by_injury,
  strength_by_pain,
  n_parameters
};
}  // namespace parameter

/// Raised with every change of an equation or of how closely it is followed: results of one model do not mix with those of another.
inline constexpr int model_version = 2;

/// A row of the table of parameters. People are drawn evenly between low and high in the logarithm.
struct ParameterRow {
  parameter::Key key;
  std::string_view name;
  std::string_view unit;
  double value = 0.0;
  double low = 0.0;  ///< people differ from here
  double high = 0.0;  ///< to here
  Mark mark = Mark::assumed;
  std::string_view source;  ///< where the value comes from, or what it was fitted to
};

/// The table, in the order of the keys.
const std::array<ParameterRow, parameter::n_parameters>& list_parameters();

/// The row of this name; null: there is none.
const ParameterRow* find_parameter(std::string_view name);

/// A value that is possible at all: from a fifth of the low end to five times the high end. Assumed; beyond low and high nobody measured it.
bool is_possible(const ParameterRow& row, double value);

/// The values of the table.
std::array<double, parameter::n_parameters> build_parameters();

}  // namespace unknot::twin
