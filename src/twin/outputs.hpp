// What is read off a body: what it would say, and what could be measured in it.
#pragma once

#include <array>
#include <string_view>

#include "twin/inputs.hpp"

namespace unknot::twin {

/// Places of the outputs.
namespace output {
enum Key : int {
  pain,            ///< without being pressed, 0 to 10
  pain_pressed,    ///< with what is done to the point now, 0 to 10
  threshold,       ///< pressure that begins to hurt at the point [kPa]
  threshold_other,  ///< the same on the healthy other side [kPa]
  motion,          ///< of the joint that the muscle bounds [degrees]
  flow,            ///< blood through the point, with what is done to it now [mL/(100 g min)]
  oxygen,          ///< [mmHg]
  phosphocreatine,  ///< [mM]
  adenosine,       ///< ATP [mM]
  lactate,         ///< [mM]
  contraction,     ///< attached bridges [share]
  stiffness,       ///< of the knot over that of the muscle around it [-]
  strength,        ///< greatest force over that without pain and injury [share]
  drive,           ///< what keeps the point going [-]
  bred,            ///< points to be expected anew since the beginning [-]
  n_outputs
};
}  // namespace output

/// A row of the table of outputs.
struct OutputRow {
  std::string_view key;
  std::string_view unit;
};
inline constexpr std::array<OutputRow, output::n_outputs> output_rows{{{"pain", "points"},
                                                                       {"pain_pressed", "points"},
                                                                       {"threshold", "kPa"},
                                                                       {"threshold_other", "kPa"},
                                                                       {"motion", "degrees"},
                                                                       {"flow", "mL/(100 g min)"},
                                                                       {"oxygen", "mmHg"},
                                                                       {"phosphocreatine", "mM"},
                                                                       {"adenosine", "mM"},
                                                                       {"lactate", "mM"},
                                                                       {"contraction", "share"},
                                                                       {"stiffness", "-"},
                                                                       {"strength", "share"},
                                                                       {"drive", "-"},
                                                                       {"bred", "-"}}};

using Outputs = std::array<double, output::n_outputs>;

/// What is read off a body. @param state as states.hpp orders it for `n_points` @param inputs as inputs.hpp orders them
Outputs find_outputs(const double* state, int n_points, const double* inputs);

/// The pressure that begins to hurt at a point [kPa]: all that acts on it now, pressing apart.
double find_threshold(const double* state, int n_points, const double* inputs, int point);

}  // namespace unknot::twin
