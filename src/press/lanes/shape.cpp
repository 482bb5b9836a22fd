// The shape part of neo-Hooke's law alone: mu/2 (J^(-2/3) tr F'F - 3) at 8 Gauss points. What loss pushes back with (percuss/motion.hpp), a good
// deal cheaper than the whole law (answer.cpp), to which it is equal where nothing else acts and the bulk modulus is next to none.
#include "math/simd_functions.hpp"
#include "press/lanes/mapped.hpp"

namespace unknot::press::UNKNOT_LANES {

namespace {

using Real = Wide<double>;

/// Of some elements.
struct Shape {
  Slopes<Real> stress;  ///< sums over the Gauss points
  Real trace;  ///< of J^(-2/3) tr F'F
  Real room;  ///< of det A, 8 where cells are right-angled
  Real lowest;  ///< smallest J
};

/// stress = pull F - back cof F for a modulus of 1.
struct Pull {
  Real pull;
  Real back;
};

[[gnu::always_inline]] inline Pull find_pull(Real j, Real squares, Real& trace) {
  const Real root = math::find_inverse_cube_root(j);
  const Real pull = root * root;
  trace = pull * squares;
  return {pull, Real(1.0 / 3.0) * trace * (pull * root)};
}

struct Pulls {
  Pull at[8];
};

[[gnu::always_inline]] inline void find_f(const Slopes<Real>& slopes, int q, Real (&f)[3][3]) {
  for (int c = 0; c < 3; ++c) {
    for (int a = 0; a < 3; ++a) {
      const Real slope = slopes.at[c][a][find_face_point(a, q)];
      f[c][a] = c == a ? slope + Real(1) : slope;
    }
  }
}

[[gnu::always_inline]] inline Real find_cofactor(const Real (&f)[3][3], int c, int a) {
  const int c1 = (c + 1) % 3;
  const int c2 = (c + 2) % 3;
  const int a1 = (a + 1) % 3;
  const int a2 = (a + 2) % 3;
  return f[c1][a1] * f[c2][a2] - f[c1][a2] * f[c2][a1];
}

/// Two loops: a root is a long chain of numbers that wait for one another, and a short loop lets several go on at once.
[[gnu::noinline]] void find_pulls(const Slopes<Real>& slopes, Pulls& pulls, Shape& shape) {
  Real j[8];
  Real squares[8];
  for (int q = 0; q < 8; ++q) {
    Real f[3][3];
    find_f(slopes, q, f);
    j[q] = squares[q] = Real(0);
    for (int a = 0; a < 3; ++a) {
      j[q] += f[0][a] * find_cofactor(f, 0, a);
      squares[q] += f[0][a] * f[0][a] + f[1][a] * f[1][a] + f[2][a] * f[2][a];
    }
    shape.lowest = math::find_smaller(shape.lowest, j[q]);
  }
  for (int q = 0; q < 8; ++q) {
    Real trace;
    pulls.at[q] = find_pull(j[q], squares[q], trace);
    shape.trace += trace;
  }
}

[[gnu::noinline]] void add_stress(const Slopes<Real>& slopes, const Pulls& pulls, Shape& shape) {
  for (int q = 0; q < 8; ++q) {
    Real f[3][3];
    find_f(slopes, q, f);
    for (int c = 0; c < 3; ++c) {
      for (int a = 0; a < 3; ++a) {
        shape.stress.at[c][a][find_face_point(a, q)] +=
            pulls.at[q].pull * f[c][a] - pulls.at[q].back * find_cofactor(f, c, a);
      }
    }
  }
}

/// Of slanted elements.
[[gnu::noinline]] void add_mapped(const Slopes<Real>& slopes, const Slopes<Real>& shift, Shape& shape) {
  shape.room = Real(0);
  for (int q = 0; q < 8; ++q) {
    Rest<Real> rest;
    Deformation<Real> at;
    build_mapped(slopes, shift, q, rest, at);
    Real trace;
    const Pull pull = find_pull(at.j, at.stretching + Real(3), trace);
    Real stress[3][3];
    for (int c = 0; c < 3; ++c) {
      for (int a = 0; a < 3; ++a) {
        stress[c][a] = pull.pull * at.f[c][a] - pull.back * at.cofactor[c][a];
      }
    }
    Real pulled[3][3];
    pull_back(stress, rest, pulled);
    for (int c = 0; c < 3; ++c) {
      for (int a = 0; a < 3; ++a) {
        shape.stress.at[c][a][find_face_point(a, q)] += pulled[c][a];
      }
    }
    shape.trace += rest.room * trace;
    shape.room += rest.room;
    shape.lowest = math::find_smaller(shape.lowest, at.j);
  }
}

/// The elements from column i on in row (j, k).
void answer_chunk(const Elements<double>& elements, const Answer& answer, int i, int j, int k) {
  const Grid& grid = elements.grid;
  const Index here = grid.find_single(i, j, k);
  const Real size[3] = {math::load_lanes<Real>(elements.size_x + i), Real(elements.size_y[j]),
                        Real(elements.size_z[k])};
  Real inverse[3];
  invert_sizes(size, math::load_lanes<Real>(elements.bulk + here), inverse);
  Real corners[3][8];
  load_corners(grid, answer.displacement, i, j, k, corners);
  Slopes<Real> slopes;
  build_slopes(corners, inverse, slopes);
  Shape shape;
  for (auto& component : shape.stress.at) {
    for (auto& axis : component) {
      for (Real& one : axis) {
        one = Real(0);
      }
    }
  }
  shape.trace = Real(0);
  shape.room = Real(8);
  shape.lowest = Real(1);
  if (elements.shift != nullptr) {
    load_corners(grid, elements.shift, i, j, k, corners);
    Slopes<Real> shift;
    build_slopes(corners, inverse, shift);
    add_mapped(slopes, shift, shape);
  } else {
    Pulls pulls;
    find_pulls(slopes, pulls, shape);
    add_stress(slopes, pulls, shape);
  }
  const Real weight = size[0] * size[1] * size[2] * Real(0.125) * math::load_lanes<Real>(elements.shear + here);
  const Real energy = Real(0.5) * weight * (shape.trace - Real(3) * shape.room);
  const Real infinite(__builtin_inf());
  math::save_lanes(answer.energy + here, Real(shape.lowest.raw > Real(0.01).raw ? energy.raw : infinite.raw, 0));
  Real over[3];
  for (int axis = 0; axis < 3; ++axis) {
    over[axis] = weight * inverse[axis];
  }
  Real force[3][8];
  collect_forces(shape.stress, over, force);
  add_corners(grid, force, i, j, k, answer.force);
}

}  // namespace

void answer_shape(const Elements<double>& elements, const Answer& answer, int begin, int end) {
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j + 1 < elements.grid.n_y; ++j) {
      for (int i = 0; i + 1 < elements.grid.n_x; i += Real::width) {
        answer_chunk(elements, answer, i, j, k);
      }
    }
  }
}

}  // namespace unknot::press::UNKNOT_LANES
