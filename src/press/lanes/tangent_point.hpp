// What a Gauss point gives to the tangent of its element under the law that is the same in all directions; see build.cpp.
#pragma once

#include "press/lanes/laws/beside.hpp"
#include "press/lanes/laws/stiffened.hpp"

namespace unknot::press::UNKNOT_LANES {

using Single = Wide<float>;

/// Gradient of corner a's shape function along `axis` at Gauss point q, times the size.
constexpr double find_gradient(int a, int q, int axis) {
  double value = (a >> axis & 1) != 0 ? 1.0 : -1.0;
  for (int other = 0; other < 3; ++other) {
    if (other != axis) {
      value *= (a >> other & 1) == (q >> other & 1) ? near_weight : far_weight;
    }
  }
  return value;
}

struct GradientTable {
  float at[8][8][3];
};
constexpr GradientTable build_gradient_table() {
  GradientTable table{};
  for (int q = 0; q < 8; ++q) {
    for (int a = 0; a < 8; ++a) {
      for (int axis = 0; axis < 3; ++axis) {
        table.at[q][a][axis] = static_cast<float>(find_gradient(a, q, axis));
      }
    }
  }
  return table;
}
inline constexpr GradientTable gradients = build_gradient_table();

/// What a Gauss point gives to its pairs of corners; weights are already within.
struct Point {
  Single g[8][3];
  Single t[8][3];  ///< -2/3 t g
  Single h[8][3];  ///< g + 9/4 kappa t: what t meets, the law's stiffening included
  Single r[8][3];
  Single s[8][3];  ///< (alpha + t + p J) g
  Single alpha;
};

/// -2/3 (dev b) g.
[[gnu::always_inline]] inline void find_pull(const Single (&b)[3][3], const Single (&g)[8][3], Single (&t)[8][3]) {
  const Single third = (b[0][0] + b[1][1] + b[2][2]) * Single(1.0F / 3.0F);
  for (int a = 0; a < 8; ++a) {
    for (int c = 0; c < 3; ++c) {
      t[a][c] = (b[c][0] * g[a][0] + b[c][1] * g[a][1] + b[c][2] * g[a][2] - third * g[a][c]) * Single(-2.0F / 3.0F);
    }
  }
}

/// What is the same at all Gauss points of some elements.
struct Inside {
  Single inverse[3];
  Single shear;
  Single stiffening;
  Single pressure;
  Single weight;
  Sources<float> sources;
};

/// The gradients of the shape functions in space, and what they give to the element's volume. `cofactor` and `over_j` are those of the way from
/// the grid, `weight` that of the point on the grid.
[[gnu::always_inline]] inline void build_gradients(const Single (&cofactor)[3][3], Single over_j, const Inside& inside,
                                                   Single weight, int q, Single (&volume)[8][3], Single (&g)[8][3]) {
  for (int a = 0; a < 8; ++a) {
    for (int c = 0; c < 3; ++c) {
      Single cof(0);
      for (int axis = 0; axis < 3; ++axis) {
        cof += cofactor[c][axis] * inside.inverse[axis] * Single(gradients.at[q][a][axis]);
      }
      volume[a][c] += weight * cof;
      g[a][c] = cof * over_j;
    }
  }
}

/// After build_gradients.
[[gnu::always_inline]] inline void build_point(const Deformation<Single>& at, const Inside& inside, Point& point) {
  Stiffened<Single> law;
  find_stiffened(at, inside.stiffening, law);
  const Single stiffness = inside.weight * inside.shear * law.slope;
  const Single scale = stiffness * law.scale;
  // 4 W'' = mu slope bend, and the t at hand is weight mu slope times what it would be for a modulus of 1.
  const Single kappa =
      Single(2.25F) * law.bend / (Single(stiffness.raw > Single(0).raw ? stiffness.raw : Single(1).raw, 0));
  Single b[3][3];
  for (int c = 0; c < 3; ++c) {
    for (int d = 0; d < 3; ++d) {
      b[c][d] = scale * (at.f[c][0] * at.f[d][0] + at.f[c][1] * at.f[d][1] + at.f[c][2] * at.f[d][2]);
    }
  }
  find_pull(b, point.g, point.t);
  const Single third = (b[0][0] + b[1][1] + b[2][2]) * Single(1.0F / 3.0F);
  const Single push = inside.weight * inside.pressure * at.j;
  point.alpha = third - push;
  const Single beta = push - third * Single(2.0F / 3.0F);
  for (int a = 0; a < 8; ++a) {
    for (int c = 0; c < 3; ++c) {
      point.r[a][c] = beta * point.g[a][c] + point.t[a][c];
      point.h[a][c] = point.g[a][c] + kappa * point.t[a][c];
      point.s[a][c] = third * point.g[a][c] - Single(1.5F) * point.t[a][c];
    }
  }
}

[[gnu::always_inline]] inline void add_pairs(const Point& point, Single* matrix) {
  for (int a = 0; a < 8; ++a) {
    Single ga[3];
    Single ta[3];
    for (int c = 0; c < 3; ++c) {
      ga[c] = point.g[a][c];
      ta[c] = point.t[a][c];
    }
    for (int b = a; b < 8; ++b, matrix += 9) {
      const Single s = ga[0] * point.s[b][0] + ga[1] * point.s[b][1] + ga[2] * point.s[b][2];
      for (int c = 0; c < 3; ++c) {
        const Single twist = point.alpha * point.g[b][c];
        for (int d = 0; d < 3; ++d) {
          Single value = ga[c] * point.r[b][d] + ta[c] * point.h[b][d] + twist * ga[d];
          if (c == d) {
            value += s;
          }
          matrix[3 * c + d] += value;
        }
      }
    }
  }
}

}  // namespace unknot::press::UNKNOT_LANES
