// Element tangents in single precision, put into the stencils of a grid and handed on to the next coarser one (Galerkin).
//
// With g_a the spatial gradient of the shape function of corner a, t = J (deviatoric Cauchy stress), p the element's pressure:
//   K_ab = sum over points w [ g_a r_b' - 2/3 t g_a g_b' + alpha g_b g_a' + (alpha g_a.g_b + g_a.(t + p J) g_b) 1 ] + K/V b_a b_b'
//          + sum w kappa (t g_a) (t g_b)'
//   r_b = beta g_b - 2/3 t g_b,  alpha = m I1/3 - p J,  beta = p J - 2/9 m I1,  b_a = sum w J g_a
//   m = mu times what the law has stiffened, kappa = 4 W'' / m^2 with W the energy as a function of I1
// (I1 isochoric). With S beside the law (beside.hpp) the same as a matrix of six by six (stiffness.hpp). Derived from the energy of
// answer.cpp; the tests hold it against differences of the forces.
//
// Slanted cells (mapped.hpp): g_a is the gradient over where the point is now, w has det A in it, and b_a = sum w J g_a as ever.
#include "press/lanes/mapped.hpp"
#include "press/lanes/tangent_point.hpp"

namespace unknot::press::UNKNOT_LANES {

void project_matrices(const Tangent& tangent, const float* matrix, int i, int j, int k, float* row);
void reduce_row(const Tangent& tangent, const float* row, int j, int k);

namespace {

using Real = Wide<float>;

void add_points(const Slopes<Real>& slopes, const Inside& inside, Real (&volume)[8][3], Real* matrix) {
  for (int q = 0; q < 8; ++q) {
    Deformation<Real> at;
    build_deformation(slopes, q, at);
    Point point;
    build_gradients(at.cofactor, Real(1) / at.j, inside, inside.weight, q, volume, point.g);
    build_point(at, inside, point);
    add_pairs(point, matrix);
  }
}

/// The same where something acts beside the law. Functions of their own: few elements have any, and inlined they break GCC 12.
[[gnu::noinline]] void find_full_stiffness(const Deformation<Real>& at, const Inside& inside, int q,
                                           Stiffness<Real>& stiffness, Real (&stress)[3][3]) {
  Stiffened<Real> law;
  find_stiffened(at, inside.stiffening, law);
  const Real slope = inside.weight * inside.shear * law.slope;
  Beside<Real> found;
  for (Real& one : stiffness.at) {
    one = Real(0);
  }
  find_beside<true>(at, law.scale, inside.sources, q, inside.weight, found, stiffness);
  Real own[6];
  constexpr int first[6] = {0, 1, 2, 1, 0, 0};
  constexpr int second[6] = {0, 1, 2, 2, 2, 1};
  for (int e = 0; e < 6; ++e) {
    const Real* one = at.f[first[e]];
    const Real* other = at.f[second[e]];
    own[e] = law.scale * (one[0] * other[0] + one[1] * other[1] + one[2] * other[2]);
    const Real* pull = found.pull[first[e]];
    const Real more = law.scale * (pull[0] * other[0] + pull[1] * other[1] + pull[2] * other[2]);
    stress[first[e]][second[e]] = stress[second[e]][first[e]] = slope * own[e] + inside.weight * more;
  }
  take_trace(own);
  add_square(slope * law.bend, own, stiffness);
  const Real third = (stress[0][0] + stress[1][1] + stress[2][2]) * Real(1.0F / 3.0F);
  const Real push = inside.weight * inside.pressure * at.j;
  complete(stress, third, push, stiffness);
  for (int c = 0; c < 3; ++c) {
    stress[c][c] += push - third;
  }
}

[[gnu::noinline]] void add_full_points(const Slopes<Real>& slopes, const Inside& inside, Real (&volume)[8][3],
                                       Real* matrix) {
  for (int q = 0; q < 8; ++q) {
    Deformation<Real> at;
    build_deformation(slopes, q, at);
    Real g[8][3];
    build_gradients(at.cofactor, Real(1) / at.j, inside, inside.weight, q, volume, g);
    Stiffness<Real> stiffness;
    Real stress[3][3];
    find_full_stiffness(at, inside, q, stiffness, stress);
    add_stiffness(stiffness, stress, g, matrix);
  }
}

/// A point of slanted elements: where it is, its gradients, and what is inside with its own weight. Its det A.
[[gnu::always_inline]] inline Real build_mapped_point(const Slopes<Real>& slopes, const Slopes<Real>& shift,
                                                      const Inside& inside, int q, Deformation<Real>& at, Inside& here,
                                                      Real (&volume)[8][3], Real (&g)[8][3]) {
  Rest<Real> rest;
  build_mapped(slopes, shift, q, rest, at);
  Real cofactor[3][3];
  pull_back(at.cofactor, rest, cofactor);
  build_gradients(cofactor, Real(1) / (at.j * rest.room), inside, inside.weight, q, volume, g);
  here.weight = inside.weight * rest.room;
  return rest.room;
}

/// The same for slanted elements; the sum of det A.
[[gnu::noinline]] Real add_mapped_points(const Slopes<Real>& slopes, const Slopes<Real>& shift, const Inside& inside,
                                         Real (&volume)[8][3], Real* matrix) {
  Real room(0);
  Inside here = inside;
  for (int q = 0; q < 8; ++q) {
    Deformation<Real> at;
    Point point;
    room += build_mapped_point(slopes, shift, inside, q, at, here, volume, point.g);
    build_point(at, here, point);
    add_pairs(point, matrix);
  }
  return room;
}

[[gnu::noinline]] Real add_full_mapped_points(const Slopes<Real>& slopes, const Slopes<Real>& shift,
                                              const Inside& inside, Real (&volume)[8][3], Real* matrix) {
  Real room(0);
  Inside here = inside;
  for (int q = 0; q < 8; ++q) {
    Deformation<Real> at;
    Real g[8][3];
    room += build_mapped_point(slopes, shift, inside, q, at, here, volume, g);
    Stiffness<Real> stiffness;
    Real stress[3][3];
    find_full_stiffness(at, here, q, stiffness, stress);
    add_stiffness(stiffness, stress, g, matrix);
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
  const Real room = has_beside(inside.sources) ? add_full_mapped_points(slopes, shift, inside, volume, matrix)
                                               : add_mapped_points(slopes, shift, inside, volume, matrix);
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
  inside.stiffening = math::load_lanes<Real>(elements.stiffening + here);
  inside.pressure = math::load_lanes<Real>(tangent.pressure + here);
  inside.weight = room * Real(0.125F);
  inside.sources = find_sources(elements, i, j, k);
  inside.shear = find_plain_shear<Real>(inside.sources);
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
  } else if (!has_beside(inside.sources)) {
    add_points(slopes, inside, volume, matrix);
  } else {
    add_full_points(slopes, inside, volume, matrix);
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
