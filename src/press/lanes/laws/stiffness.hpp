// The tangent at a Gauss point as a symmetric matrix of six by six in space, for laws that are not the same in all directions.
#pragma once

#include "press/lanes/brick.hpp"

namespace unknot::press::UNKNOT_LANES {

/// c in e:c:e / 2 = second-order energy of a further strain e (symmetric part of du/dx), times J: its upper triangle row by row, order xx
/// yy zz yz xz xy.
template <class R>
struct Stiffness {
  R at[21];
};

/// The place of row and column in Stiffness.
constexpr int find_place_of(int row, int column) {
  return row <= column ? row * 6 - row * (row - 1) / 2 + column - row
                       : column * 6 - column * (column - 1) / 2 + row - column;
}

/// c += share v v'.
template <class R>
[[gnu::always_inline]] inline void add_square(R share, const R (&v)[6], Stiffness<R>& c) {
  int place = 0;
  for (int row = 0; row < 6; ++row) {
    const R one = share * v[row];
    for (int column = row; column < 6; ++column) {
      c.at[place++] += one * v[column];
    }
  }
}

/// The symmetric part of x y' as six numbers.
template <class R>
[[gnu::always_inline]] inline void build_dyad(const R (&x)[3], const R (&y)[3], R (&v)[6]) {
  const R half(static_cast<decltype(R().raw[0] + 0)>(0.5));
  for (int c = 0; c < 3; ++c) {
    v[c] = x[c] * y[c];
  }
  v[3] = half * (x[1] * y[2] + x[2] * y[1]);
  v[4] = half * (x[0] * y[2] + x[2] * y[0]);
  v[5] = half * (x[0] * y[1] + x[1] * y[0]);
}

/// Takes a third of the trace from the straight entries.
template <class R>
[[gnu::always_inline]] inline void take_trace(R (&v)[6]) {
  const R third = (v[0] + v[1] + v[2]) * R(static_cast<decltype(R().raw[0] + 0)>(1.0 / 3.0));
  for (int c = 0; c < 3; ++c) {
    v[c] -= third;
  }
}

/// From the part that only changes shape to the whole of a point: with b the isochoric F S F' of everything, third its mean, push = p J,
///   c = (what is there) + 2 (third - push) 1 + (push - 2/3 third) I I' - 2/3 (dev b I' + I dev b')
/// (Holzapfel 2000, equations 6.166 to 6.168). b as three by three.
template <class R>
[[gnu::always_inline]] inline void complete(const R (&b)[3][3], R third, R push, Stiffness<R>& c) {
  using T = decltype(R().raw[0] + 0);
  const R alpha = third - push;
  const R beta = push - third * R(T(2.0 / 3.0));
  const R shape[6] = {b[0][0] - third, b[1][1] - third, b[2][2] - third, b[1][2], b[0][2], b[0][1]};
  for (int row = 0; row < 6; ++row) {
    c.at[find_place_of(row, row)] += row < 3 ? alpha + alpha : alpha;
    for (int column = 0; column < 3; ++column) {
      const R turned = R(T(-2.0 / 3.0)) * shape[row];
      if (row >= 3) {
        c.at[find_place_of(row, column)] += turned;
      } else if (column >= row) {
        c.at[find_place_of(row, column)] += beta + turned - R(T(2.0 / 3.0)) * shape[column];
      }
    }
  }
}

/// matrix += B_a' c B_b + (g_a.s g_b) 1 for all pairs a <= b of corners, with g the gradients of their shape functions, B what makes strain
/// of a displacement, s the stress times J.
template <class R>
[[gnu::noinline]] void add_stiffness(const Stiffness<R>& c, const R (&s)[3][3], const R (&g)[8][3], R* matrix) {
  // Of a movement of corner b along d: which gradients enter which strains.
  constexpr int axis_of[3][3] = {{0, 5, 4}, {5, 1, 3}, {4, 3, 2}};
  R answer[8][6][3];
  R pushed[8][3];
  for (int b = 0; b < 8; ++b) {
    for (int d = 0; d < 3; ++d) {
      for (int row = 0; row < 6; ++row) {
        answer[b][row][d] = c.at[find_place_of(row, axis_of[d][0])] * g[b][0] +
                            c.at[find_place_of(row, axis_of[d][1])] * g[b][1] +
                            c.at[find_place_of(row, axis_of[d][2])] * g[b][2];
      }
      pushed[b][d] = s[d][0] * g[b][0] + s[d][1] * g[b][1] + s[d][2] * g[b][2];
    }
  }
  for (int a = 0; a < 8; ++a) {
    for (int b = a; b < 8; ++b, matrix += 9) {
      const R straight = g[a][0] * pushed[b][0] + g[a][1] * pushed[b][1] + g[a][2] * pushed[b][2];
      for (int e = 0; e < 3; ++e) {
        for (int d = 0; d < 3; ++d) {
          R value = g[a][0] * answer[b][axis_of[e][0]][d] + g[a][1] * answer[b][axis_of[e][1]][d] +
                    g[a][2] * answer[b][axis_of[e][2]][d];
          if (e == d) {
            value += straight;
          }
          matrix[3 * e + d] += value;
        }
      }
    }
  }
}

}  // namespace unknot::press::UNKNOT_LANES
