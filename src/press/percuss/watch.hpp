// What is looked at while tissue is beaten, and what a cycle of it comes to.
#pragma once

#include <vector>

#include "domain/press/percussion.hpp"
#include "press/percuss/motion.hpp"

namespace unknot::press {

/// Pressure, place and shear of the nodule, pressure on the skin; of the moment of the last evaluate(), with outer() being the contact.
/// Time, head, casing and force are the caller's to fill.
PercussSample find_sample(Motion& motion);

/// Half the difference of the greatest and least principal logarithmic strain of the nodule's mean deformation; 0 without one.
double find_nodule_shear(const Motion& motion);

/// Of samples of one cycle, the first of the next included. Power, and what force does between the samples, are the caller's.
PercussCycle build_cycle(const std::vector<PercussSample>& samples, std::size_t from, std::size_t to);

/// Mean of the last three cycles, how far they differ and whether that is little (3 %, assumed). Needs one cycle at least.
void judge_cycles(Percussion& run);

}  // namespace unknot::press
