// The law that is the same in all directions, of one number of the strain.
#pragma once

#include "press/lanes/brick.hpp"

namespace unknot::press::UNKNOT_LANES {

/// The law of press/laws (Stiffening), in lanes: mu/(2 b) (e^(b x) - 1) with x = J^(-2/3) tr F'F - 3, and from b x = 5 on its second-order
/// series, so that nothing overflows.
template <class R>
struct Stiffened {
  R scale;  ///< J^(-2/3)
  R energy;  ///< over mu
  R slope;  ///< 2 d energy / dx over mu
  R bend;  ///< 2 d slope / dx over slope
};

/// x, and J^(-2/3).
template <class R>
[[gnu::always_inline]] inline R find_strain(R j, R swelling, R stretching, R& scale) {
  const R root = math::find_inverse_cube_root(j);
  scale = root * root;
  // 1 - J^(-2/3), from the swelling: no 3 is taken from a 3, which keeps the digits of small strains.
  const R shrink = swelling * root * scale / (scale + root + R(1)) * (root + R(1));
  return scale * stretching - R(3) * shrink;
}

/// The law but for its scale.
template <class R>
[[gnu::always_inline]] inline void stiffen(R x, R stiffening, Stiffened<R>& law) {
  const R e = stiffening * x;
  const R inner = math::find_smaller(e, R(5));
  const R beyond = e - inner;
  // A rounding below zero is none; the exponential is asked for 0 to 5 only.
  const R power = math::find_exponential(R(inner.raw > R(0).raw ? inner.raw : R(0).raw, 0));
  law.slope = power * (R(1) + beyond);
  law.bend = R(2) * stiffening / (R(1) + beyond);
  const R whole = (power * (R(1) + beyond + R(0.5) * beyond * beyond) - R(1)) / e;
  const R series = R(1) + R(0.5) * e * (R(1) + R(1) / R(3) * e * (R(1) + R(0.25) * e));
  const R mean(e.raw > R(1e-3F).raw ? whole.raw : series.raw, 0);
  law.energy = R(0.5) * x * mean;
}

template <class R>
[[gnu::always_inline]] inline void find_stiffened(const Deformation<R>& at, R stiffening, Stiffened<R>& law) {
  stiffen(find_strain(at.j, at.swelling, at.stretching, law.scale), stiffening, law);
}

}  // namespace unknot::press::UNKNOT_LANES
