// What the model keeps of a body: one row a variable. The equations of equations.hpp stand in the same order.
#pragma once

#include <array>
#include <string_view>

namespace unknot::twin {

/// How a number is known.
enum class Mark { measured, known, computed, assumed };

/// One variable of a point: its place in the state of the point.
namespace point {
enum Variable : int {
  conductance,
  oxygen,
  phosphate,
  lactate,
  calcium,
  activation,
  mediator,
  numbness,
  damage,
  inflammation,
  fibrosis,
  drive,
  stickiness,
  n_variables
};
}  // namespace point

/// One variable of the whole person, behind those of all points.
namespace person {
enum Variable : int { inhibition, windup, sensitisation, guarding, bred, n_variables };
}  // namespace person

/// A row of the table of states.
struct StateRow {
  std::string_view key;
  std::string_view unit;
  double start = 0.0;  ///< a healthy muscle at rest
  double scale = 1.0;  ///< a change that matters: what the integrator's absolute tolerance is a share of
  Mark mark = Mark::assumed;
  std::string_view source;  ///< of the equation
};

inline constexpr std::array<StateRow, point::n_variables> point_rows{{
    {"conductance", "mL/(100 g min mmHg)", 0.04625, 0.2, Mark::known, "reactive hyperaemia: Imms 1988"},
    {"oxygen", "mmHg", 36.6, 5.0, Mark::measured, "Kunze; capacity by myoglobin and blood"},
    {"phosphate", "mM", 41.09, 5.0, Mark::measured, "creatine kinase in equilibrium"},
    {"lactate", "mM", 2.0, 1.0, Mark::known, "tourniquet biopsies"},
    {"calcium", "uM", 0.1, 0.05, Mark::known, "pump that needs phosphocreatine"},
    {"activation", "share", 0.0, 0.01, Mark::assumed, "attached bridges, lumped"},
    {"mediator", "-", 0.0, 0.01, Mark::assumed, "bradykinin, substance P, prostaglandins as one"},
    {"numbness", "share", 0.0, 0.02, Mark::assumed, "what pressing leaves at the spot itself"},
    {"damage", "-", 0.0, 0.05, Mark::assumed, "1: a bout that lowers the threshold by a quarter two days later"},
    {"inflammation", "-", 0.0, 0.05, Mark::assumed, "follows damage"},
    {"fibrosis", "-", 0.0, 0.1, Mark::assumed, "follows inflammation over weeks"},
    {"drive", "-", 0.0, 0.1, Mark::assumed, "what keeps the point going: 1 is a usual lasting knot"},
    {"stickiness", "-", 1.0, 0.1, Mark::assumed, "fascia that does not glide: 1 at rest"},
}};

inline constexpr std::array<StateRow, person::n_variables> person_rows{{
    {"inhibition", "share", 0.0, 0.02, Mark::measured, "Aboodarda 2015: both sides alike"},
    {"windup", "share", 0.0, 0.05, Mark::known, "temporal summation"},
    {"sensitisation", "-", 1.0, 0.1, Mark::assumed, "central gain: 1 is none"},
    {"guarding", "-", 0.0, 0.1, Mark::assumed, "moving less, holding tight; follows pain"},
    {"bred", "-", 0.0, 0.05, Mark::assumed, "points to be expected anew; no rate was measured"},
}};

/// How many variables a body with so many points has.
constexpr int count_states(int n_points) { return n_points * point::n_variables + person::n_variables; }

/// Where a point's variable lies in the state of a body.
constexpr int find_place(int point, point::Variable variable) { return point * point::n_variables + variable; }

/// Where a person's variable lies in the state of a body with so many points.
constexpr int find_place(int n_points, person::Variable variable) { return n_points * point::n_variables + variable; }

}  // namespace unknot::twin
