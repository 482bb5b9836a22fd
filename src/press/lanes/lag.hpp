// What loss pushes back with, beside the law.
#pragma once

#include "press/lanes/brick.hpp"

namespace unknot::press::UNKNOT_LANES {

/// Adds to the sums over Gauss points what the elements from column i on in row (j, k) answer to Answer::lag, and puts its energy down.
/// @param inverse 1 / size along each axis
/// @param volume of each element on the grid
void add_lag(const Elements<double>& elements, const Lag& lag, const Wide<double> (&inverse)[3], Wide<double> volume,
             int i, int j, int k, Slopes<Wide<double>>& sums);

}  // namespace unknot::press::UNKNOT_LANES
