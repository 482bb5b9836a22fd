// Are materials, shapes and layers whole: does every name resolve, does every site of the atlas have layers?
#pragma once

#include "atlas/faults.hpp"

namespace unknot::atlas {

/// Adds what is wrong with the press book of an atlas to `faults`. Numbers below 0 or out of range were refused when they were read.
void check_press(const Atlas& atlas, Faults& faults);

}  // namespace unknot::atlas
