// The 8-node brick in lanes: gradients at its 2 x 2 x 2 Gauss points by one axis after the other.
#pragma once

#include "math/simd.hpp"
#include "press/lanes/kernels.hpp"

#ifndef UNKNOT_LANES
#define UNKNOT_LANES lanes_v2
#endif

namespace unknot::press::UNKNOT_LANES {

template <class T>
using Wide = math::Lanes<T, math::lane_bytes / int(sizeof(T))>;

/// Weights of the near and the far corner at a Gauss point of an edge: (1 ± 1/sqrt(3)) / 2.
inline constexpr double near_weight = 0.78867513459481288;
inline constexpr double far_weight = 0.21132486540518712;

/// Corner values of a face to its 2 x 2 Gauss points; its own transpose.
template <class R>
[[gnu::always_inline]] inline void interpolate_face(R* e) {
  const R near(static_cast<decltype(e->raw[0] + 0)>(near_weight));
  const R far(static_cast<decltype(e->raw[0] + 0)>(far_weight));
  const R a = near * e[0] + far * e[1];
  const R b = far * e[0] + near * e[1];
  const R c = near * e[2] + far * e[3];
  const R d = far * e[2] + near * e[3];
  e[0] = near * a + far * c;
  e[1] = near * b + far * d;
  e[2] = far * a + near * c;
  e[3] = far * b + near * d;
}

/// The corner at the low end of axis `axis` for corner `face` of the face across it.
constexpr int find_corner(int axis, int face) {
  const int low = face & 1;
  const int high = face >> 1;
  return axis == 0 ? 2 * low + 4 * high : axis == 1 ? low + 4 * high : low + 2 * high;
}

/// The point of the face across `axis` on which Gauss point q lies.
constexpr int find_face_point(int axis, int q) {
  return axis == 0 ? q >> 1 : axis == 1 ? (q & 1) + 2 * (q >> 2) : q & 3;
}

/// 1 / size along each axis; 0 where there is no element (bulk 0), so that what lies there is undeformed and gives no NaN.
template <class R>
[[gnu::always_inline]] inline void invert_sizes(const R (&size)[3], R bulk, R (&inverse)[3]) {
  for (int axis = 0; axis < 3; ++axis) {
    const R over = R(1) / size[axis];
    inverse[axis] = R(bulk.raw > R(0).raw ? over.raw : R(0).raw, 0);
  }
}

/// Three components of a field at the corners of the elements from column i on in row (j, k).
template <class R, class T>
[[gnu::always_inline]] inline void load_corners(const Grid& grid, const T* field, int i, int j, int k, R (&u)[3][8]) {
  for (int corner = 0; corner < 8; ++corner) {
    for (int c = 0; c < 3; ++c) {
      const Index place = grid.find_place(c, i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2));
      u[c][corner] = math::load_lanes<R>(field + place);
    }
  }
}

/// Adds forces at the corners of the elements from column i on in row (j, k) to a field. Behind the last element there is no stiffness, hence
/// no force: nothing but zeros is added to places that are no nodes.
template <class R, class T>
[[gnu::always_inline]] inline void add_corners(const Grid& grid, const R (&force)[3][8], int i, int j, int k,
                                               T* field) {
  // A node takes from the element on its left first, so that the order of sums does not depend on the width.
  constexpr int order[8] = {1, 3, 5, 7, 0, 2, 4, 6};
  for (const int corner : order) {
    for (int c = 0; c < 3; ++c) {
      T* to = field + grid.find_place(c, i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2));
      math::save_lanes(to, math::load_lanes<R>(to) + force[c][corner]);
    }
  }
}

/// Gradients of a displacement: slope[c][axis][face point] = du_c / dX_axis.
template <class R>
struct Slopes {
  R at[3][3][4];
};

/// `inverse`: 1 / size along each axis. `u`: [component][corner].
template <class R>
[[gnu::always_inline]] inline void build_slopes(const R (&u)[3][8], const R (&inverse)[3], Slopes<R>& slopes) {
  for (int c = 0; c < 3; ++c) {
    for (int axis = 0; axis < 3; ++axis) {
      R* e = slopes.at[c][axis];
      for (int face = 0; face < 4; ++face) {
        const int corner = find_corner(axis, face);
        e[face] = (u[c][corner + (1 << axis)] - u[c][corner]) * inverse[axis];
      }
      interpolate_face(e);
    }
  }
}

/// The transpose of build_slopes: sums over Gauss points to forces at corners.
template <class R>
[[gnu::always_inline]] inline void collect_forces(Slopes<R>& sums, const R (&inverse)[3], R (&f)[3][8]) {
  for (int c = 0; c < 3; ++c) {
    for (R& one : f[c]) {
      one = R(0);
    }
    for (int axis = 0; axis < 3; ++axis) {
      R* e = sums.at[c][axis];
      interpolate_face(e);
      for (int face = 0; face < 4; ++face) {
        const int corner = find_corner(axis, face);
        const R value = e[face] * inverse[axis];
        f[c][corner + (1 << axis)] += value;
        f[c][corner] -= value;
      }
    }
  }
}

/// A deformation at one Gauss point: F, its cofactors, J - 1 and tr F'F - 3 without cancellation, and J.
template <class R>
struct Deformation {
  R f[3][3];
  R cofactor[3][3];
  R swelling;
  R stretching;
  R j;
};

/// From H = F - 1.
template <class R>
[[gnu::always_inline]] inline void fill_deformation(const R (&h)[3][3], Deformation<R>& at) {
  for (int c = 0; c < 3; ++c) {
    for (int axis = 0; axis < 3; ++axis) {
      at.f[c][axis] = c == axis ? h[c][axis] + R(1) : h[c][axis];
    }
  }
  for (int c = 0; c < 3; ++c) {
    const int c1 = (c + 1) % 3;
    const int c2 = (c + 2) % 3;
    for (int a = 0; a < 3; ++a) {
      const int a1 = (a + 1) % 3;
      const int a2 = (a + 2) % 3;
      at.cofactor[c][a] = at.f[c1][a1] * at.f[c2][a2] - at.f[c1][a2] * at.f[c2][a1];
    }
  }
  // det(I + H) - 1 = tr H + sum of the minors of H + det H: keeps the digits when H is small.
  const R minors = h[0][0] * h[1][1] - h[0][1] * h[1][0] + h[1][1] * h[2][2] - h[1][2] * h[2][1] + h[0][0] * h[2][2] -
                   h[0][2] * h[2][0];
  const R det = h[0][0] * (h[1][1] * h[2][2] - h[1][2] * h[2][1]) - h[0][1] * (h[1][0] * h[2][2] - h[1][2] * h[2][0]) +
                h[0][2] * (h[1][0] * h[2][1] - h[1][1] * h[2][0]);
  at.swelling = h[0][0] + h[1][1] + h[2][2] + minors + det;
  at.j = R(1) + at.swelling;
  R squares(0);
  for (int c = 0; c < 3; ++c) {
    for (int axis = 0; axis < 3; ++axis) {
      squares += h[c][axis] * h[c][axis];
    }
  }
  at.stretching = R(2) * (h[0][0] + h[1][1] + h[2][2]) + squares;
}

template <class R>
[[gnu::always_inline]] inline void build_deformation(const Slopes<R>& slopes, int q, Deformation<R>& at) {
  R h[3][3];
  for (int c = 0; c < 3; ++c) {
    for (int axis = 0; axis < 3; ++axis) {
      h[c][axis] = slopes.at[c][axis][find_face_point(axis, q)];
    }
  }
  fill_deformation(h, at);
}

}  // namespace unknot::press::UNKNOT_LANES
