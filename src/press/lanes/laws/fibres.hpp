// Fibres in the plane of a layer: those of a muscle, and two families of collagen. Both laws are those of press/laws.
#pragma once

#include "math/simd_functions.hpp"
#include "press/lanes/laws/stiffness.hpp"

namespace unknot::press::UNKNOT_LANES {

/// The kind of number in lanes.
template <class R>
using Number = decltype(R().raw[0] + 0);

/// A law of one invariant I.
template <class R>
struct Stretched {
  R energy;
  R slope;  ///< 2 dW/dI
  R bend;  ///< 4 d2W/dI^2
};

/// The passive force over x = stretch / optimal, its slope and its integral.
template <class R>
[[gnu::always_inline]] inline void add_passive(R x, R& integral, R& force, R& slope) {
  const R toe(static_cast<Number<R>>(fibre_toe));
  const R exponent(static_cast<Number<R>>(fibre_exponent));
  const R end(static_cast<Number<R>>(fibre_straight_from));
  const R over = x - R(1);
  const R taut = math::choose(over, over, R(0));
  const R inner = math::find_smaller(taut, end - R(1));
  const R beyond = taut - inner;
  const R power = math::find_exponential(exponent * inner);
  integral += toe * ((power - R(1)) / exponent - inner + (power - R(1)) * beyond +
                     R(Number<R>(0.5)) * exponent * power * beyond * beyond);
  force += toe * (power - R(1) + exponent * power * beyond);
  slope += math::choose(over, toe * exponent * power, R(0));
}

/// The active one, times `share`: 9 (x - 0.4)^2, 1 - 4 (1 - x)^2, 9 (x - 1.6)^2 in turn, 0 outside 0.4 to 1.6.
template <class R>
[[gnu::always_inline]] inline void add_active(R x, R share, R& integral, R& force, R& slope) {
  using T = Number<R>;
  const auto limit = [](R value, T most) {
    const R above = math::choose(value, value, R(0));
    return math::find_smaller(above, R(most));
  };
  const R rise = limit(x - R(T(0.4)), T(0.2));
  const R top = limit(x - R(T(0.6)), T(0.8)) - R(T(0.4));  // x - 1 on the middle part
  const R fall = limit(x - R(T(1.4)), T(0.2)) - R(T(0.2));  // x - 1.6 on the last
  const R first = R(3) * rise * rise * rise;
  const R second = top + R(T(0.4)) - R(T(4.0 / 3.0)) * (top * top * top + R(T(0.064)));
  const R third = R(3) * (fall * fall * fall + R(T(0.008)));
  integral += share * (first + second + third);
  const R on_top = R(1) - R(4) * top * top;
  const R low = R(9) * rise * rise;
  const R high = R(9) * fall * fall;
  const R is_past = x - R(T(0.6));
  const R is_last = x - R(T(1.4));
  force += share * math::choose(is_last, high, math::choose(is_past, on_top, low));
  slope += share * math::choose(is_last, R(18) * fall, math::choose(is_past, R(-8) * top, R(18) * rise));
}

/// A muscle's, per unit of strength.
/// @param square isochoric square of the stretch along the fibres, above 0
template <class R>
[[gnu::always_inline]] inline void find_stretched(R square, R activation, Stretched<R>& law) {
  using T = Number<R>;
  const R inverse = R(1) / math::find_root(square);
  const R over_optimal(T(1.0 / fibre_optimal));
  const R x = square * inverse * over_optimal;
  law.energy = R(0);
  R force(0);
  R slope(0);
  add_passive(x, law.energy, force, slope);
  add_active(x, activation, law.energy, force, slope);
  law.energy -= activation * R(T(find_fibre_rest()));
  law.slope = over_optimal * force * inverse;
  law.bend = (over_optimal * over_optimal * slope - law.slope) * inverse * inverse;
}

/// A family of collagen, per unit of k1: (e^(k2 E^2) - 1) / (2 k2) over E above 0, from k2 E^2 = 5 on its second-order series in that number.
template <class R>
[[gnu::always_inline]] inline void find_taut(R strain, R growth, Stretched<R>& law) {
  using T = Number<R>;
  const R taut = math::choose(strain, strain, R(0));
  const R x = growth * taut * taut;
  const R inner = math::find_smaller(x, R(5));
  const R beyond = x - inner;
  const R power = math::find_exponential(inner);
  // With g(x) the exponential and then its series: W = (g - 1) / (2 k2), g' = power (1 + beyond).
  const R slope = power * (R(1) + beyond);
  const R whole = (power * (R(1) + beyond + R(T(0.5)) * beyond * beyond) - R(1)) / x;
  const R series = R(1) + R(T(0.5)) * x * (R(1) + R(T(1.0 / 3.0)) * x * (R(1) + R(T(0.25)) * x));
  law.energy = R(T(0.5)) * taut * taut * math::choose(x - R(T(1e-3)), whole, series);
  law.slope = R(2) * taut * slope;
  // g'' is the power throughout.
  law.bend = math::choose(strain, R(4) * slope + R(8) * x * power, R(0));
}

/// F a and a.C a for a = (cosine, sine, 0); C as xx xy xz yy yz zz.
template <class R, class T>
[[gnu::always_inline]] inline R find_square(const Deformation<R>& at, const R (&right)[6], T cosine, T sine,
                                            R (&along)[3]) {
  const R x(cosine);
  const R y(sine);
  for (int c = 0; c < 3; ++c) {
    along[c] = x * at.f[c][0] + y * at.f[c][1];
  }
  return x * x * right[0] + R(2) * x * y * right[1] + y * y * right[3];
}

/// S += slope a a'.
template <class R, class T>
[[gnu::always_inline]] inline void add_along(R slope, T cosine, T sine, R (&s)[6]) {
  const R x(cosine);
  const R y(sine);
  s[0] += slope * x * x;
  s[1] += slope * x * y;
  s[3] += slope * y * y;
}

template <bool bends, class R, class T>
[[gnu::always_inline]] inline void add_muscle(const Deformation<R>& at, R scale, const R (&right)[6],
                                              const RowFibres<T>& row, R weight, R (&s)[6], R& energy,
                                              Stiffness<R>& stiffness) {
  R along[3];
  const R square = find_square(at, right, row.along[0], row.along[1], along);
  const R strength(row.strength);
  Stretched<R> law;
  find_stretched(scale * square, R(row.activation), law);
  energy += strength * law.energy;
  add_along(strength * law.slope, row.along[0], row.along[1], s);
  if constexpr (bends) {
    R v[6];
    build_dyad(along, along, v);
    take_trace(v);
    add_square(weight * scale * scale * strength * law.bend, v, stiffness);
  }
}

template <bool bends, class R, class T>
[[gnu::always_inline]] inline void add_collagen(const Deformation<R>& at, R scale, const R (&right)[6],
                                                const RowFibres<T>& row, R weight, R (&s)[6], R& energy,
                                                Stiffness<R>& stiffness) {
  const R stiff(row.stiffness);
  const R round(row.dispersion);
  const R straight = R(1) - R(3) * round;
  const R trace = right[0] + right[3] + right[5];
  for (int side = 0; side < 2; ++side) {
    const T sine = side == 0 ? row.family[1] : -row.family[1];
    R along[3];
    const R square = find_square(at, right, row.family[0], sine, along);
    Stretched<R> law;
    find_taut(round * (scale * trace - R(3)) + straight * (scale * square - R(1)), R(row.growth), law);
    energy += stiff * law.energy;
    const R slope = stiff * law.slope;
    add_along(straight * slope, row.family[0], sine, s);
    for (const int place : {0, 3, 5}) {
      s[place] += round * slope;
    }
    if constexpr (bends) {
      R v[6];
      build_dyad(along, along, v);
      for (int e = 0; e < 6; ++e) {
        constexpr int first[6] = {0, 1, 2, 1, 0, 0};
        constexpr int second[6] = {0, 1, 2, 2, 2, 1};
        const R* one = at.f[first[e]];
        const R* other = at.f[second[e]];
        v[e] = straight * v[e] + round * (one[0] * other[0] + one[1] * other[1] + one[2] * other[2]);
      }
      take_trace(v);
      add_square(weight * scale * scale * stiff * law.bend, v, stiffness);
    }
  }
}

/// Energy, S, and how S changes, of the fibres of a row of cells.
template <bool bends, class R, class T>
[[gnu::always_inline]] inline void add_fibres(const Deformation<R>& at, R scale, const R (&right)[6],
                                              const RowFibres<T>& row, R weight, R (&s)[6], R& energy,
                                              Stiffness<R>& stiffness) {
  if (row.strength != T(0)) {
    add_muscle<bends>(at, scale, right, row, weight, s, energy, stiffness);
  }
  if (row.stiffness != T(0)) {
    add_collagen<bends>(at, scale, right, row, weight, s, energy, stiffness);
  }
}

}  // namespace unknot::press::UNKNOT_LANES
