// Is data/care whole: does every name resolve, does every number have a reason, is every region provided for?
#pragma once

#include "atlas/faults.hpp"

namespace unknot::atlas {

/// Adds what is wrong with the care book of an atlas to `faults`.
void check_care(const Atlas& atlas, Faults& faults);

}  // namespace unknot::atlas
