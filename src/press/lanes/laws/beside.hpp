// What acts at a Gauss point beside the law that is the same in all directions: memory, fibres in the plane of a layer, and Ogden's law,
// which stands in place of that law (spectral.hpp).
//
// All come to a symmetric tensor S = 2 dW/dC of the isochoric C, so one chain serves them: stress J^(-2/3) (F S - S:C / (3 J) cof F). What S
// itself changes with C goes into the tangent as squares of vectors of six (stiffness.hpp).
#pragma once

#include "press/lanes/laws/fibres.hpp"
#include "press/lanes/laws/spectral.hpp"
#include "press/lanes/laws/stiffness.hpp"

namespace unknot::press::UNKNOT_LANES {

/// What acts on the elements at hand, or nothing; see Elements.
template <class T>
struct Sources {
  const T* memory;
  const RowFibres<T>* fibres;
  const T* alpha;
  const T* shear;
  Index pitch;
};

template <class R>
struct Beside {
  R pull[3][3];  ///< F S
  R work;  ///< F S : F = S:C, not isochoric
  R energy;
};

/// Of the elements from column i on in row (j, k).
template <class T>
[[gnu::always_inline]] inline Sources<T> find_sources(const Elements<T>& elements, int i, int j, int k) {
  const Grid& grid = elements.grid;
  const Index here = grid.find_single(i, j, k);
  const RowFibres<T>* fibres = elements.fibres == nullptr ? nullptr : elements.fibres + k;
  const bool has_fibres = fibres != nullptr && (fibres->strength != T(0) || fibres->stiffness != T(0));
  const T* alpha = elements.alpha == nullptr ? nullptr : elements.alpha + here;
  return {elements.memory == nullptr ? nullptr : elements.memory + grid.find_row(j, k) * n_memory * grid.pitch + i,
          has_fibres ? fibres : nullptr,
          alpha != nullptr && math::is_any(math::load_lanes<Wide<T>>(alpha)) ? alpha : nullptr, elements.shear + here,
          grid.pitch};
}

template <class T>
[[gnu::always_inline]] inline bool has_beside(const Sources<T>& sources) {
  return sources.memory != nullptr || sources.fibres != nullptr || sources.alpha != nullptr;
}

/// mu of the law that stiffens: none where the law is Ogden's.
template <class R, class T>
[[gnu::always_inline]] inline R find_plain_shear(const Sources<T>& sources) {
  const R shear = math::load_lanes<R>(sources.shear);
  if (sources.alpha == nullptr) {
    return shear;
  }
  const R alpha = math::load_lanes<R>(sources.alpha);
  return math::choose(alpha * alpha, R(0), shear);
}

/// With `bends`, adds to `stiffness` how S changes, in space (see Stiffness), times `weight`.
template <bool bends, class R, class T>
[[gnu::always_inline]] inline void find_beside(const Deformation<R>& at, R scale, const Sources<T>& sources, int q,
                                               R weight, Beside<R>& found, Stiffness<R>& stiffness) {
  found.energy = R(0);
  R s[6] = {R(0), R(0), R(0), R(0), R(0), R(0)};
  constexpr int six[3][3] = {{0, 1, 2}, {1, 3, 4}, {2, 4, 5}};
  R right[6];  // C
  for (int a = 0; a < 3; ++a) {
    for (int b = a; b < 3; ++b) {
      right[six[a][b]] = at.f[0][a] * at.f[0][b] + at.f[1][a] * at.f[1][b] + at.f[2][a] * at.f[2][b];
    }
  }
  if (sources.memory != nullptr) {
    for (int e = 0; e < 6; ++e) {
      s[e] = math::load_lanes<R>(sources.memory + (6 * q + e) * sources.pitch);
    }
    const R straight = s[0] * right[0] + s[3] * right[3] + s[5] * right[5];
    found.energy = scale * (R(T(0.5)) * straight + s[1] * right[1] + s[2] * right[2] + s[4] * right[4]);
  }
  if (sources.fibres != nullptr) {
    add_fibres<bends>(at, scale, right, *sources.fibres, weight, s, found.energy, stiffness);
  }
  if (sources.alpha != nullptr) {
    const R alpha = math::load_lanes<R>(sources.alpha);
    const R shear = math::choose(alpha * alpha, math::load_lanes<R>(sources.shear), R(0));
    add_ogden<bends>(at, scale, shear, math::choose(alpha * alpha, alpha, R(2)), weight, s, found.energy, stiffness);
  }
  found.work = R(0);
  for (int c = 0; c < 3; ++c) {
    for (int a = 0; a < 3; ++a) {
      found.pull[c][a] = at.f[c][0] * s[six[0][a]] + at.f[c][1] * s[six[1][a]] + at.f[c][2] * s[six[2][a]];
      found.work += found.pull[c][a] * at.f[c][a];
    }
  }
}

}  // namespace unknot::press::UNKNOT_LANES
