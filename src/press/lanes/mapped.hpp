// Slanted cells: where the nodes at rest do not lie where the planes of the grid cross.
//
// With A = d(place at rest)/d(grid), which is 1 where cells are right-angled: F = 1 + du/d(grid) A^-1, every point weighs det A more, a
// stress P goes into the sums over the grid as P cof A, and the cofactors of the whole way from the grid are cof F cof A.
#pragma once

#include "press/lanes/brick.hpp"

namespace unknot::press::UNKNOT_LANES {

/// A Gauss point at rest.
template <class R>
struct Rest {
  R cofactor[3][3];  ///< cof A
  R room;  ///< det A
};

/// @param slopes, shift gradients over the grid of the displacement and of Elements::shift
template <class R>
[[gnu::always_inline]] inline void build_mapped(const Slopes<R>& slopes, const Slopes<R>& shift, int q, Rest<R>& rest,
                                                Deformation<R>& at) {
  Deformation<R> place;
  build_deformation(shift, q, place);
  rest.room = place.j;
  const R over = R(1) / place.j;
  R h[3][3];
  for (int c = 0; c < 3; ++c) {
    for (int a = 0; a < 3; ++a) {
      rest.cofactor[c][a] = place.cofactor[c][a];
      R sum(0);
      for (int axis = 0; axis < 3; ++axis) {
        sum += slopes.at[c][axis][find_face_point(axis, q)] * place.cofactor[a][axis];
      }
      h[c][a] = sum * over;
    }
  }
  fill_deformation(h, at);
}

/// stress cof A: over the grid what `stress` is over the place at rest.
template <class R>
[[gnu::always_inline]] inline void pull_back(const R (&stress)[3][3], const Rest<R>& rest, R (&pulled)[3][3]) {
  for (int c = 0; c < 3; ++c) {
    for (int axis = 0; axis < 3; ++axis) {
      pulled[c][axis] = stress[c][0] * rest.cofactor[0][axis] + stress[c][1] * rest.cofactor[1][axis] +
                        stress[c][2] * rest.cofactor[2][axis];
    }
  }
}

}  // namespace unknot::press::UNKNOT_LANES
