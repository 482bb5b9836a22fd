// Element tangents in single precision, put into the stencils of a grid and handed on to the next coarser one (Galerkin).
//
// With g_a the spatial gradient of the shape function of corner a, t = J (deviatoric Cauchy stress), p the element's pressure:
//   K_ab = sum over points w [ g_a r_b' - 2/3 t g_a g_b' + alpha g_b g_a' + (alpha g_a.g_b + g_a.(t + p J) g_b) 1 ] + K/V b_a b_b'
//          + sum w kappa (t g_a) (t g_b)'
//   r_b = beta g_b - 2/3 t g_b,  alpha = m I1/3 - p J,  beta = p J - 2/9 m I1,  b_a = sum w J g_a
//   m = mu times what the law has stiffened, kappa = 4 W'' / m^2 with W the energy as a function of I1
// (I1 isochoric). With S beside the law (beside.hpp), m I1 becomes m I1 + S:C (isochoric) and t the whole of both; kappa goes with the law's
// own t, and fibres add their own. Derived from the energy of answer.cpp; the tests hold it against differences of the forces.
//
// Slanted cells (mapped.hpp): g_a is the gradient over where the point is now, w has det A in it, and b_a = sum w J g_a as ever.
#include "press/lanes/beside.hpp"
#include "press/lanes/mapped.hpp"

namespace unknot::press::UNKNOT_LANES {

void project_matrices(const Tangent& tangent, const float* matrix, int i, int j, int k, float* row);
void reduce_row(const Tangent& tangent, const float* row, int j, int k);

namespace {

using Real = Wide<float>;

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
constexpr GradientTable gradients = build_gradient_table();

/// What a Gauss point gives to its pairs of corners; weights are already within.
struct Point {
  Real g[8][3];
  Real t[8][3];  ///< -2/3 t g
  Real h[8][3];  ///< g + 9/4 kappa t: what t meets, the law's stiffening included
  Real own[8][3];  ///< with something beside the law only: as t, of the law alone, and then h is g
  Real bend[8][3];  ///< 9/4 kappa of it: what `own` meets
  Real fibre[8][3];  ///< as t, of fibres under a stress of 1
  Real fibre_bend[8][3];  ///< what `fibre` meets
  Real r[8][3];
  Real s[8][3];  ///< (alpha + t + p J) g
  Real alpha;
};

/// -2/3 (dev b) g.
[[gnu::always_inline]] inline void find_pull(const Real (&b)[3][3], const Real (&g)[8][3], Real (&t)[8][3]) {
  const Real third = (b[0][0] + b[1][1] + b[2][2]) * Real(1.0F / 3.0F);
  for (int a = 0; a < 8; ++a) {
    for (int c = 0; c < 3; ++c) {
      t[a][c] = (b[c][0] * g[a][0] + b[c][1] * g[a][1] + b[c][2] * g[a][2] - third * g[a][c]) * Real(-2.0F / 3.0F);
    }
  }
}

/// What is the same at all Gauss points of some elements.
struct Inside {
  Real inverse[3];
  Real shear;
  Real stiffening;
  Real pressure;
  Real weight;
  Sources<float> sources;
};

/// Adds F S F' of what acts beside the law to b, and fills in how fibres bend.
[[gnu::always_inline]] inline void add_beside(const Deformation<Real>& at, const Inside& inside, int q, Real scale,
                                              Real (&b)[3][3], Point& point) {
  Beside<Real> found;
  find_beside(at, scale, inside.sources, q, found);
  const Real weight = inside.weight * scale;
  Real fibre[3][3];
  for (int c = 0; c < 3; ++c) {
    for (int d = 0; d < 3; ++d) {
      b[c][d] +=
          weight * (found.pull[c][0] * at.f[d][0] + found.pull[c][1] * at.f[d][1] + found.pull[c][2] * at.f[d][2]);
      fibre[c][d] = scale * at.f[c][0] * at.f[d][0];
    }
  }
  find_pull(fibre, point.g, point.fibre);
  const Real bend = Real(2.25F) * inside.weight * found.bend;
  for (int a = 0; a < 8; ++a) {
    for (int c = 0; c < 3; ++c) {
      point.fibre_bend[a][c] = bend * point.fibre[a][c];
    }
  }
}

/// Gradients of the corners. `cofactor` and `over_j` are those of the way from the grid, `weight` that of the point on the grid.
[[gnu::always_inline]] inline void add_gradients(const Real (&cofactor)[3][3], Real over_j, const Inside& inside,
                                                 Real weight, int q, Real (&volume)[8][3], Point& point) {
  for (int a = 0; a < 8; ++a) {
    for (int c = 0; c < 3; ++c) {
      Real cof(0);
      for (int axis = 0; axis < 3; ++axis) {
        cof += cofactor[c][axis] * inside.inverse[axis] * Real(gradients.at[q][a][axis]);
      }
      volume[a][c] += weight * cof;
      point.g[a][c] = cof * over_j;
    }
  }
}

/// After add_gradients.
template <bool has_more>
[[gnu::always_inline]] inline void build_point(const Deformation<Real>& at, int q, const Inside& inside, Point& point) {
  Stiffened<Real> law;
  find_stiffened(at, inside.stiffening, law);
  const Real stiffness = inside.weight * inside.shear * law.slope;
  const Real scale = stiffness * law.scale;
  // 4 W'' = mu slope bend, and the t at hand is weight mu slope times what it would be for a modulus of 1.
  const Real kappa = Real(2.25F) * law.bend / (Real(stiffness.raw > Real(0).raw ? stiffness.raw : Real(1).raw, 0));
  Real b[3][3];
  for (int c = 0; c < 3; ++c) {
    for (int d = 0; d < 3; ++d) {
      b[c][d] = scale * (at.f[c][0] * at.f[d][0] + at.f[c][1] * at.f[d][1] + at.f[c][2] * at.f[d][2]);
    }
  }
  if constexpr (has_more) {
    find_pull(b, point.g, point.own);
    add_beside(at, inside, q, law.scale, b, point);
  }
  find_pull(b, point.g, point.t);
  const Real third = (b[0][0] + b[1][1] + b[2][2]) * Real(1.0F / 3.0F);
  const Real push = inside.weight * inside.pressure * at.j;
  point.alpha = third - push;
  const Real beta = push - third * Real(2.0F / 3.0F);
  for (int a = 0; a < 8; ++a) {
    for (int c = 0; c < 3; ++c) {
      point.r[a][c] = beta * point.g[a][c] + point.t[a][c];
      if constexpr (has_more) {
        point.h[a][c] = point.g[a][c];
        point.bend[a][c] = kappa * point.own[a][c];
      } else {
        point.h[a][c] = point.g[a][c] + kappa * point.t[a][c];
      }
      point.s[a][c] = third * point.g[a][c] - Real(1.5F) * point.t[a][c];
    }
  }
}

template <bool has_more>
[[gnu::always_inline]] inline void add_pairs(const Point& point, Real* matrix) {
  for (int a = 0; a < 8; ++a) {
    Real ga[3];
    Real ta[3];
    for (int c = 0; c < 3; ++c) {
      ga[c] = point.g[a][c];
      ta[c] = point.t[a][c];
    }
    for (int b = a; b < 8; ++b, matrix += 9) {
      const Real s = ga[0] * point.s[b][0] + ga[1] * point.s[b][1] + ga[2] * point.s[b][2];
      for (int c = 0; c < 3; ++c) {
        const Real twist = point.alpha * point.g[b][c];
        for (int d = 0; d < 3; ++d) {
          Real value = ga[c] * point.r[b][d] + ta[c] * point.h[b][d] + twist * ga[d];
          if constexpr (has_more) {
            value += point.own[a][c] * point.bend[b][d] + point.fibre[a][c] * point.fibre_bend[b][d];
          }
          if (c == d) {
            value += s;
          }
          matrix[3 * c + d] += value;
        }
      }
    }
  }
}

template <bool has_more>
void add_points(const Slopes<Real>& slopes, const Inside& inside, Real (&volume)[8][3], Real* matrix) {
  for (int q = 0; q < 8; ++q) {
    Deformation<Real> at;
    build_deformation(slopes, q, at);
    Point point;
    add_gradients(at.cofactor, Real(1) / at.j, inside, inside.weight, q, volume, point);
    build_point<has_more>(at, q, inside, point);
    add_pairs<has_more>(point, matrix);
  }
}

/// The same for slanted elements; the sum of det A.
template <bool has_more>
[[gnu::noinline]] Real add_mapped_points(const Slopes<Real>& slopes, const Slopes<Real>& shift, const Inside& inside,
                                         Real (&volume)[8][3], Real* matrix) {
  Real room(0);
  Inside here = inside;
  for (int q = 0; q < 8; ++q) {
    Rest<Real> rest;
    Deformation<Real> at;
    build_mapped(slopes, shift, q, rest, at);
    Real cofactor[3][3];
    pull_back(at.cofactor, rest, cofactor);
    Point point;
    add_gradients(cofactor, Real(1) / (at.j * rest.room), inside, inside.weight, q, volume, point);
    here.weight = inside.weight * rest.room;
    build_point<has_more>(at, q, here, point);
    add_pairs<has_more>(point, matrix);
    room += rest.room;
  }
  return room;
}

/// Adds the stiffness of contact: at each of four points of the top face, a symmetric matrix in six numbers.
void add_contact(const float* contact, Index pitch, Real* matrix) {
  for (int a = 4; a < 8; ++a) {
    for (int b = a; b < 8; ++b) {
      Real* block = matrix + (a * 8 - a * (a - 1) / 2 + (b - a)) * 9;
      for (int point = 0; point < 4; ++point) {
        double share = 1.0;
        for (int axis = 0; axis < 2; ++axis) {
          share *= (a >> axis & 1) == (point >> axis & 1) ? near_weight : far_weight;
          share *= (b >> axis & 1) == (point >> axis & 1) ? near_weight : far_weight;
        }
        constexpr int entry[9] = {0, 1, 2, 1, 3, 4, 2, 4, 5};
        for (int e = 0; e < 9; ++e) {
          block[e] +=
              Real(static_cast<float>(share)) * math::load_lanes<Real>(contact + (point * 6 + entry[e]) * pitch);
        }
      }
    }
  }
}

/// Volume of slanted elements.
[[gnu::noinline]] Real add_mapped_elements(const Elements<float>& elements, const Slopes<Real>& slopes,
                                           const Inside& inside, int i, int j, int k, Real (&volume)[8][3],
                                           Real* matrix) {
  Real places[3][8];
  load_corners(elements.grid, elements.shift, i, j, k, places);
  Slopes<Real> shift;
  build_slopes(places, inside.inverse, shift);
  const Real room = has_beside(elements) ? add_mapped_points<true>(slopes, shift, inside, volume, matrix)
                                         : add_mapped_points<false>(slopes, shift, inside, volume, matrix);
  return inside.weight * room;
}

/// The tangents of the elements from column i on in row (j, k).
void build_matrices(const Tangent& tangent, int i, int j, int k, Real* matrix) {
  const Grid& grid = tangent.elements.grid;
  Real u[3][8];
  load_corners(grid, tangent.displacement, i, j, k, u);
  const Elements<float>& elements = tangent.elements;
  const Real size[3] = {math::load_lanes<Real>(elements.size_x + i), Real(elements.size_y[j]),
                        Real(elements.size_z[k])};
  const Index here = grid.find_single(i, j, k);
  Real room = size[0] * size[1] * size[2];
  Inside inside;
  invert_sizes(size, math::load_lanes<Real>(elements.bulk + here), inside.inverse);
  inside.shear = math::load_lanes<Real>(elements.shear + here);
  inside.stiffening = math::load_lanes<Real>(elements.stiffening + here);
  inside.pressure = math::load_lanes<Real>(tangent.pressure + here);
  inside.weight = room * Real(0.125F);
  inside.sources = find_sources(elements, i, j, k);
  Slopes<Real> slopes;
  build_slopes(u, inside.inverse, slopes);
  for (int e = 0; e < n_element; ++e) {
    matrix[e] = Real(0);
  }
  Real volume[8][3];
  for (auto& corner : volume) {
    corner[0] = corner[1] = corner[2] = Real(0);
  }
  if (elements.shift != nullptr) {
    room = add_mapped_elements(elements, slopes, inside, i, j, k, volume, matrix);
  } else if (!has_beside(elements)) {
    add_points<false>(slopes, inside, volume, matrix);
  } else {
    add_points<true>(slopes, inside, volume, matrix);
  }
  const Real stiffness = math::load_lanes<Real>(elements.bulk + here) / room;
  Real* block = matrix;
  for (int a = 0; a < 8; ++a) {
    for (int b = a; b < 8; ++b, block += 9) {
      for (int e = 0; e < 9; ++e) {
        block[e] += stiffness * volume[a][e / 3] * volume[b][e % 3];
      }
    }
  }
  if (tangent.contact != nullptr && k + 2 == grid.n_z) {
    add_contact(tangent.contact + Index(j) * 24 * grid.pitch + i, grid.pitch, matrix);
  }
}

void load_matrices(const Tangent& tangent, int i, int j, int k, Real* matrix) {
  const Grid& grid = tangent.elements.grid;
  const float* from = tangent.matrices + grid.find_row(j, k) * n_element * grid.pitch + i;
  for (int e = 0; e < n_element; ++e) {
    matrix[e] = math::load_lanes<Real>(from + e * grid.pitch);
  }
}

/// The block of every pair of corners.
struct BlockTable {
  int at[n_pairs];
};
constexpr BlockTable build_block_table() {
  BlockTable table{};
  int pair = 0;
  for (int a = 0; a < 8; ++a) {
    for (int b = a; b < 8; ++b) {
      table.at[pair++] = find_block(a, b);
    }
  }
  return table;
}
constexpr BlockTable blocks = build_block_table();

/// A node takes from the element on its left before the one on its right, within lanes as between them: the order of sums does not
/// depend on the width.
void add_to_stencil(const Tangent& tangent, int i, int j, int k, const Real* matrix) {
  const Grid& grid = tangent.elements.grid;
  for (int side = 1; side >= 0; --side) {
    for (int a = side; a < 8; a += 2) {
      const Index row = grid.find_row(j + (a >> 1 & 1), k + (a >> 2));
      float* node = tangent.stencil + row * n_stencil * grid.pitch + i + side;
      const int first = a * 8 - a * (a - 1) / 2;
      for (int pair = first; pair < first + 8 - a; ++pair) {
        float* to = node + blocks.at[pair] * 9 * grid.pitch;
        const Real* from = matrix + pair * 9;
        for (int e = 0; e < 9; ++e) {
          math::save_lanes(to + e * grid.pitch, math::load_lanes<Real>(to + e * grid.pitch) + from[e]);
        }
      }
    }
  }
}

/// One row of elements: into the stencil, and into `row` what it gives to the coarse elements above it.
void build_row(const Tangent& tangent, int j, int k, float* row) {
  Real matrix[n_element];
  for (int i = 0; i + 1 < tangent.elements.grid.n_x; i += Real::width) {
    if (tangent.matrices != nullptr) {
      load_matrices(tangent, i, j, k, matrix);
    } else {
      build_matrices(tangent, i, j, k, matrix);
    }
    add_to_stencil(tangent, i, j, k, matrix);
    if (row != nullptr) {
      project_matrices(tangent, reinterpret_cast<const float*>(matrix), i, j, k, row);
    }
  }
}

}  // namespace

void build_layers(const Tangent& tangent, int begin, int end) {
  const Grid& grid = tangent.elements.grid;
  if (tangent.coarse.n_x == 0) {
    for (int k = begin; k < end; ++k) {
      for (int j = 0; j + 1 < grid.n_y; ++j) {
        build_row(tangent, j, k, nullptr);
      }
    }
    return;
  }
  float* row =
      static_cast<float*>(__builtin_malloc(sizeof(float) * static_cast<unsigned long>(n_element * grid.pitch)));
  for (int above = begin; above < end; ++above) {
    for (int across = 0; across + 1 < tangent.coarse.n_y; ++across) {
      __builtin_memset(row, 0, sizeof(float) * static_cast<unsigned long>(n_element * grid.pitch));
      for (int k = tangent.merge[2].first[above]; k < tangent.merge[2].first[above + 1]; ++k) {
        for (int j = tangent.merge[1].first[across]; j < tangent.merge[1].first[across + 1]; ++j) {
          build_row(tangent, j, k, row);
        }
      }
      reduce_row(tangent, row, across, above);
    }
  }
  __builtin_free(row);
}

}  // namespace unknot::press::UNKNOT_LANES
