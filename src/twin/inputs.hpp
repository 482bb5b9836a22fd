// What stays the same over a stretch of time: parameters, which hypothesis holds, and what is done to each point.
#pragma once

#include "twin/parameters.hpp"

namespace unknot::twin {

/// Places of the person's inputs, behind the parameters.
namespace input {
enum Person : int {
  contraction = parameter::n_parameters,  ///< 1: fibres stay contracted (energy crisis); 0: they do not
  scarring,  ///< 1: overload inflames and scars
  central,  ///< 1: the drive raises the gain of the spinal cord
  exertion,  ///< injury by hard work [1/s]
  n_person
};

/// Places of a point's inputs, behind those of the person, one set a point.
enum Point : int {
  load,  ///< posture and work that the point bears, 1 is usual
  pressure,  ///< of the tissue at the point [kPa]
  felt,  ///< what the nerve endings over the point bear [kPa]
  shear,  ///< largest shear strain at the point [-]
  stretch,  ///< strain along the fibres [-]
  n_point
};
}  // namespace input

/// Parameters that are times [s] stand among the inputs as their inverses [1/s], for to multiply is quicker than to divide. This reads one of them.
template <class Number>
constexpr const Number& find_pace(const Number* inputs, parameter::Key time) {
  return inputs[time];
}

/// How many inputs a body with so many points has.
constexpr int count_inputs(int n_points) { return input::n_person + n_points * input::n_point; }

/// Where a point's input lies.
constexpr int find_place(int point, input::Point which) { return input::n_person + point * input::n_point + which; }

}  // namespace unknot::twin
