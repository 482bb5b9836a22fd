#include "press/percuss/head.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace unknot::press {

double Head::find_depth() const {
  const double cycles = beat_.frequency_hz * time_s_;
  const double grown = std::min(cycles, 1.0);
  const double share = grown * grown * (3.0 - 2.0 * grown);
  return casing_mm_ + share * 0.5 * beat_.stroke_mm * std::sin(2.0 * std::numbers::pi * cycles);
}

void Head::advance(double force_n, double step_s) {
  if (std::isfinite(grip_.casing_kg)) {
    constexpr double mn_per_n = 1e3;  // 1 mN moves 1 kg by 1 mm/s2; 1 N s/m is 1 mN s/mm
    const double kick = 0.5 * (last_step_ + step_s);
    const double resistance = 0.5 * kick * grip_.hand_n_s_per_m;
    speed_ = (speed_ * (grip_.casing_kg - resistance) + kick * mn_per_n * (grip_.force_n - force_n)) /
             (grip_.casing_kg + resistance);
    casing_mm_ += step_s * speed_;
  }
  time_s_ += step_s;
  last_step_ = step_s;
}

}  // namespace unknot::press
