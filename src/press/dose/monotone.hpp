// Curves through points that never turn between them.
#pragma once

#include <cstddef>
#include <vector>

namespace unknot::press {

/// Slopes at points of rising x for a cubic between neighbours that is monotone where the points are (Fritsch, Butland 1984; the harmonic
/// mean of the slopes on both sides). `x` and `y` as long, at least 2.
std::vector<double> build_slopes(const std::vector<double>& x, const std::vector<double>& y);

/// The cubic at `at`, which lies between x[cell] and x[cell + 1].
double find_between(const std::vector<double>& x, const std::vector<double>& y, const std::vector<double>& slopes,
                    std::size_t cell, double at);

}  // namespace unknot::press
