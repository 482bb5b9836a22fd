// What acts at a Gauss point beside the law that is the same in all directions: memory, and fibres along x.
//
// Both come to a symmetric tensor S = 2 dW/dC of the isochoric C, so one chain serves them: stress J^(-2/3) (F S - S:C / (3 J) cof F).
#pragma once

#include "press/lanes/brick.hpp"

namespace unknot::press::UNKNOT_LANES {

/// The kind of number in lanes.
template <class R>
using Number = decltype(R().raw[0] + 0);

/// `memory` and `fibres` point to the elements at hand, or are none; see Elements.
template <class T>
struct Sources {
  const T* memory;
  const T* fibres;
  const T* activation;
  Index pitch;
};

template <class R>
struct Beside {
  R pull[3][3];  ///< F S
  R work;  ///< F S : F = S:C, not isochoric
  R energy;
  R bend;  ///< of fibres: 4 d2W/dI4^2
};

template <class T>
[[gnu::always_inline]] inline bool has_beside(const Elements<T>& elements) {
  return elements.memory != nullptr || elements.fibres != nullptr;
}

/// Of the elements from column i on in row (j, k).
template <class T>
[[gnu::always_inline]] inline Sources<T> find_sources(const Elements<T>& elements, int i, int j, int k) {
  const Grid& grid = elements.grid;
  const Index here = grid.find_single(i, j, k);
  return {elements.memory == nullptr ? nullptr : elements.memory + grid.find_row(j, k) * n_memory * grid.pitch + i,
          elements.fibres == nullptr ? nullptr : elements.fibres + here,
          elements.fibres == nullptr ? nullptr : elements.activation + here, grid.pitch};
}

/// Fibres: the law of press/laws (Fibres), per unit of their strength.
template <class R>
struct Stretched {
  R energy;
  R slope;  ///< 2 dW/dI4
  R bend;  ///< 4 d2W/dI4^2
};

/// `test` > 0 chooses `one`, else `other`.
template <class R>
[[gnu::always_inline]] inline R choose(R test, R one, R other) {
  return R(test.raw > R(0).raw ? one.raw : other.raw, 0);
}

/// The passive force over x = stretch / optimal, its slope and its integral.
template <class R>
[[gnu::always_inline]] inline void add_passive(R x, R& integral, R& force, R& slope) {
  const R toe(static_cast<Number<R>>(fibre_toe));
  const R exponent(static_cast<Number<R>>(fibre_exponent));
  const R end(static_cast<Number<R>>(fibre_straight_from));
  const R over = x - R(1);
  const R taut = choose(over, over, R(0));
  const R inner = math::find_smaller(taut, end - R(1));
  const R beyond = taut - inner;
  const R power = math::find_exponential(exponent * inner);
  integral += toe * ((power - R(1)) / exponent - inner + (power - R(1)) * beyond +
                     R(Number<R>(0.5)) * exponent * power * beyond * beyond);
  force += toe * (power - R(1) + exponent * power * beyond);
  slope += choose(over, toe * exponent * power, R(0));
}

/// The active one, times `share`: 9 (x - 0.4)^2, 1 - 4 (1 - x)^2, 9 (x - 1.6)^2 in turn, 0 outside 0.4 to 1.6.
template <class R>
[[gnu::always_inline]] inline void add_active(R x, R share, R& integral, R& force, R& slope) {
  using T = Number<R>;
  const auto limit = [](R value, T most) {
    const R above = choose(value, value, R(0));
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
  force += share * choose(is_last, high, choose(is_past, on_top, low));
  slope += share * choose(is_last, R(18) * fall, choose(is_past, R(-8) * top, R(18) * rise));
}

/// x^(-1/2) for x in (1e-6, 1e6), by Newton's steps from below, where they never overshoot: x^(-1/3) lies below it up to 1, its square from
/// there on.
template <class R>
[[gnu::always_inline]] inline R find_inverse_root(R x) {
  const R cube = math::find_inverse_cube_root(x);
  R y = math::find_smaller(cube, cube * cube);
  for (int step = 0; step < (sizeof(Number<R>) == 4 ? 9 : 11); ++step) {
    y = y * (R(3) - x * y * y) * R(static_cast<Number<R>>(0.5));
  }
  return y;
}

/// @param square isochoric square of the stretch along the fibres, above 0
template <class R>
[[gnu::always_inline]] inline void find_stretched(R square, R activation, Stretched<R>& law) {
  using T = Number<R>;
  const R inverse = find_inverse_root(square);
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

template <class R, class T>
[[gnu::always_inline]] inline void find_beside(const Deformation<R>& at, R scale, const Sources<T>& sources, int q,
                                               Beside<R>& found) {
  found.bend = R(0);
  found.energy = R(0);
  R s[6] = {R(0), R(0), R(0), R(0), R(0), R(0)};
  constexpr int six[3][3] = {{0, 1, 2}, {1, 3, 4}, {2, 4, 5}};
  R along(0);
  if (sources.memory != nullptr) {
    for (int e = 0; e < 6; ++e) {
      s[e] = math::load_lanes<R>(sources.memory + (6 * q + e) * sources.pitch);
    }
  }
  const R square = at.f[0][0] * at.f[0][0] + at.f[1][0] * at.f[1][0] + at.f[2][0] * at.f[2][0];
  if (sources.fibres != nullptr) {
    const R strength = math::load_lanes<R>(sources.fibres);
    Stretched<R> law;
    find_stretched(scale * square, math::load_lanes<R>(sources.activation), law);
    along = strength * law.slope;
    found.energy = strength * law.energy;
    found.bend = strength * law.bend;
  }
  found.work = R(0);
  for (int c = 0; c < 3; ++c) {
    for (int a = 0; a < 3; ++a) {
      found.pull[c][a] = at.f[c][0] * s[six[0][a]] + at.f[c][1] * s[six[1][a]] + at.f[c][2] * s[six[2][a]];
      found.work += found.pull[c][a] * at.f[c][a];
    }
  }
  found.energy += R(Number<R>(0.5)) * scale * found.work;
  for (int c = 0; c < 3; ++c) {
    found.pull[c][0] += along * at.f[c][0];
  }
  found.work += along * square;
}

}  // namespace unknot::press::UNKNOT_LANES
