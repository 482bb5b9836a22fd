// The shape part of neo-Hooke's law alone: mu/2 (J^(-2/3) tr F'F - 3) at 8 Gauss points. What loss pushes back with (percuss/motion.hpp), a good
// deal cheaper than the whole law (answer.cpp), to which it is equal where nothing else acts and the bulk modulus is next to none.
#include "press/lanes/lag.hpp"

#include "press/lanes/mapped.hpp"

namespace unknot::press::UNKNOT_LANES {

namespace {

using Real = Wide<double>;

/// Of some elements.
struct Shape {
  Real weight;  ///< modulus times volume of a Gauss point
  Real trace;  ///< sum of J^(-2/3) tr F'F over the points
  Real room;  ///< of det A, 8 where cells are right-angled
  Real lowest;  ///< smallest J
};

/// stress = pull F - back cof F, times a weight.
struct Pull {
  Real pull;
  Real back;
};

[[gnu::always_inline]] inline Pull find_pull(Real j, Real squares, Real weight, Real& trace) {
  // Four of Newton's steps are enough from 4 % (2 e^2 each: 1e-18), and written so a step waits less than find_inverse_cube_root's.
  Real root = math::guess_inverse_cube_root(j);
  const Real third = Real(1.0 / 3.0) * j;
  for (int step = 0; step < 4; ++step) {
    const Real square = root * root;
    root = Real(4.0 / 3.0) * root - third * (square * square);
  }
  const Real pull = root * root;
  trace = pull * squares;
  return {weight * pull, Real(1.0 / 3.0) * (weight * trace) * (pull * root)};
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
    pulls.at[q] = find_pull(j[q], squares[q], shape.weight, trace);
    shape.trace += trace;
  }
}

[[gnu::noinline]] void add_stress(const Slopes<Real>& slopes, const Pulls& pulls, Slopes<Real>& sums) {
  for (int q = 0; q < 8; ++q) {
    Real f[3][3];
    find_f(slopes, q, f);
    for (int c = 0; c < 3; ++c) {
      for (int a = 0; a < 3; ++a) {
        sums.at[c][a][find_face_point(a, q)] += pulls.at[q].pull * f[c][a] - pulls.at[q].back * find_cofactor(f, c, a);
      }
    }
  }
}

/// Of slanted elements.
[[gnu::noinline]] void add_mapped(const Slopes<Real>& slopes, const Slopes<Real>& shift, Shape& shape,
                                  Slopes<Real>& sums) {
  shape.room = Real(0);
  for (int q = 0; q < 8; ++q) {
    Rest<Real> rest;
    Deformation<Real> at;
    build_mapped(slopes, shift, q, rest, at);
    Real trace;
    const Pull pull = find_pull(at.j, at.stretching + Real(3), shape.weight, trace);
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
        sums.at[c][a][find_face_point(a, q)] += pulled[c][a];
      }
    }
    shape.trace += rest.room * trace;
    shape.room += rest.room;
    shape.lowest = math::find_smaller(shape.lowest, at.j);
  }
}

}  // namespace

void add_lag(const Elements<double>& elements, const Lag& lag, const Real (&inverse)[3], Real volume, int i, int j,
             int k, Slopes<Real>& sums) {
  const Grid& grid = elements.grid;
  const Index here = grid.find_single(i, j, k);
  Real corners[3][8];
  load_corners(grid, lag.displacement, i, j, k, corners);
  Slopes<Real> slopes;
  build_slopes(corners, inverse, slopes);
  Shape shape{volume * Real(0.125) * math::load_lanes<Real>(lag.shear + here), Real(0), Real(8), Real(1)};
  if (elements.shift != nullptr) {
    load_corners(grid, elements.shift, i, j, k, corners);
    Slopes<Real> shift;
    build_slopes(corners, inverse, shift);
    add_mapped(slopes, shift, shape, sums);
  } else {
    Pulls pulls;
    find_pulls(slopes, pulls, shape);
    add_stress(slopes, pulls, sums);
  }
  const Real energy = Real(0.5) * shape.weight * (shape.trace - Real(3) * shape.room);
  const Real infinite(__builtin_inf());
  math::save_lanes(lag.energy + here, Real(shape.lowest.raw > Real(0.01).raw ? energy.raw : infinite.raw, 0));
}

}  // namespace unknot::press::UNKNOT_LANES
