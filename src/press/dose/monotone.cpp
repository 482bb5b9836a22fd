#include "press/dose/monotone.hpp"

#include <cmath>

namespace unknot::press {

namespace {

using Size = std::size_t;

/// A parabola through three points at the first of them, kept from overshooting.
double find_end_slope(double width, double next_width, double rise, double next_rise) {
  const double slope = ((2.0 * width + next_width) * rise - width * next_rise) / (width + next_width);
  if (slope * rise <= 0.0) {
    return 0.0;
  }
  return rise * next_rise <= 0.0 && std::abs(slope) > 3.0 * std::abs(rise) ? 3.0 * rise : slope;
}

}  // namespace

std::vector<double> build_slopes(const std::vector<double>& x, const std::vector<double>& y) {
  const Size n = x.size();
  std::vector<double> width(n - 1);
  std::vector<double> rise(n - 1);
  for (Size i = 0; i + 1 < n; ++i) {
    width[i] = x[i + 1] - x[i];
    rise[i] = (y[i + 1] - y[i]) / width[i];
  }
  if (n == 2) {
    return {rise[0], rise[0]};
  }
  std::vector<double> slopes(n, 0.0);
  for (Size i = 1; i + 1 < n; ++i) {
    if (rise[i - 1] * rise[i] > 0.0) {
      const double left = 2.0 * width[i] + width[i - 1];
      const double right = width[i] + 2.0 * width[i - 1];
      slopes[i] = (left + right) / (left / rise[i - 1] + right / rise[i]);
    }
  }
  slopes[0] = find_end_slope(width[0], width[1], rise[0], rise[1]);
  slopes[n - 1] = find_end_slope(width[n - 2], width[n - 3], rise[n - 2], rise[n - 3]);
  return slopes;
}

double find_between(const std::vector<double>& x, const std::vector<double>& y, const std::vector<double>& slopes,
                    std::size_t cell, double at) {
  const double width = x[cell + 1] - x[cell];
  const double t = (at - x[cell]) / width;
  const double s = 1.0 - t;
  return s * s * (1.0 + 2.0 * t) * y[cell] + t * t * (1.0 + 2.0 * s) * y[cell + 1] +
         width * t * s * (s * slopes[cell] - t * slopes[cell + 1]);
}

}  // namespace unknot::press
