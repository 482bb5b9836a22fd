// A tape measure for the figure.
#pragma once

#include <string>

#include "domain/figure/body_plan.hpp"
#include "figure/shape.hpp"

namespace unknot::test {

/// What a tape goes around: the limb as if nothing hung on it (a chest under the arms), or all that is there (hips with thighs).
enum class Tape { limb_alone, everything };

/// Length of a tape around a limb at one height of its axis [mm]: the convex hull of the skin around its centre line.
double measure_girth(const figure::Shape& shape, const std::string& limb, double along, Tape tape);

/// One measure of a body by its name in body_measurements.csv [mm]. Heights along a limb are the plan's; girths said to be the
/// narrowest or widest are looked for. Lengths run between the plan's joints; foot, hand and crotch are measured on the skin.
double measure_body(const figure::Shape& shape, const std::string& measure);

}  // namespace unknot::test
