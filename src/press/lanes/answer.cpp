// Energy, forces and pressure of elements in double precision.
//
// Energy per reference volume: mu/(2 b) (e^(b (J^(-2/3) tr F'F - 3)) - 1) at 8 Gauss points, and K/2 (v/V - 1)^2 once an element with its
// mean dilatation v/V (Simo, Taylor, Pister 1985: one pressure an element, so that near-incompressible tissue does not lock). Memory,
// fibres and Ogden's law come beside it (beside.hpp). Slanted cells (mapped.hpp) have functions of their own: most meshes have none.
#include "press/lanes/lag.hpp"
#include "press/lanes/laws/beside.hpp"
#include "press/lanes/laws/stiffened.hpp"
#include "press/lanes/mapped.hpp"

namespace unknot::press::UNKNOT_LANES {

namespace {

using Real = Wide<double>;

/// Sums over the Gauss points of some elements.
struct Sums {
  Slopes<Real> shape;  ///< of the isochoric part: w P
  Slopes<Real> volume;  ///< of w cof F
  Real energy;
  Real swelling;  ///< of J - 1
  Real room;  ///< of det A, 8 where cells are right-angled
  Real over_room;
  Real lowest;  ///< smallest J
};

[[gnu::always_inline]] inline void clear(Slopes<Real>& slopes) {
  for (auto& component : slopes.at) {
    for (auto& axis : component) {
      for (Real& one : axis) {
        one = Real(0);
      }
    }
  }
}

/// The isochoric stress P of the law, and its energy.
[[gnu::always_inline]] inline Real find_stress(const Deformation<Real>& at, Real shear, Real stiffening,
                                               Real (&stress)[3][3]) {
  Stiffened<Real> law;
  find_stiffened(at, stiffening, law);
  const Real stretch = shear * law.scale * law.slope;
  const Real back = stretch * (at.stretching + Real(3)) / (Real(3) * at.j);
  for (int c = 0; c < 3; ++c) {
    for (int a = 0; a < 3; ++a) {
      stress[c][a] = stretch * at.f[c][a] - back * at.cofactor[c][a];
    }
  }
  return shear * law.energy;
}

/// The same of what acts beside the law: scale (F S - S:C / (3 J) cof F).
[[gnu::always_inline]] inline Real find_stress_beside(const Deformation<Real>& at, const Sources<double>& sources,
                                                      int q, Real (&stress)[3][3]) {
  const Real root = math::find_inverse_cube_root(at.j);
  const Real scale = root * root;
  Beside<Real> found;
  Stiffness<Real> none;
  find_beside<false>(at, scale, sources, q, Real(0), found, none);
  const Real back = scale * found.work / (Real(3) * at.j);
  for (int c = 0; c < 3; ++c) {
    for (int a = 0; a < 3; ++a) {
      stress[c][a] = scale * found.pull[c][a] - back * at.cofactor[c][a];
    }
  }
  return found.energy;
}

[[gnu::always_inline]] inline void add_at(const Real (&value)[3][3], int q, Slopes<Real>& sums) {
  for (int c = 0; c < 3; ++c) {
    for (int a = 0; a < 3; ++a) {
      sums.at[c][a][find_face_point(a, q)] += value[c][a];
    }
  }
}

/// All points of some elements. Three loops over them and not one: asking the law is a long chain of numbers of which each waits for the one
/// before, and a short loop lets a processor work on several chains at once.
struct Points {
  Real cofactor[8][3][3];
  Real swelling[8];
  Real stretching[8];
  Real pull[8];  ///< the stress is pull F - back cof F
  Real back[8];
};

[[gnu::noinline]] void look_at_points(const Slopes<Real>& slopes, Points& points, Sums& sums) {
  for (int q = 0; q < 8; ++q) {
    Deformation<Real> at;
    build_deformation(slopes, q, at);
    add_at(at.cofactor, q, sums.volume);
    sums.swelling += at.swelling;
    sums.lowest = math::find_smaller(sums.lowest, at.j);
    points.swelling[q] = at.swelling;
    points.stretching[q] = at.stretching;
    for (int c = 0; c < 3; ++c) {
      for (int a = 0; a < 3; ++a) {
        points.cofactor[q][c][a] = at.cofactor[c][a];
      }
    }
  }
}

/// With no stiffening in any lane, the same numbers without an exponential: the law's slope is 1 then, to the last bit.
template <bool stiffens>
[[gnu::noinline]] void ask_law(Real shear, Real stiffening, Points& points, Sums& sums) {
  for (int q = 0; q < 8; ++q) {
    const Real j = Real(1) + points.swelling[q];
    Stiffened<Real> law;
    const Real x = find_strain(j, points.swelling[q], points.stretching[q], law.scale);
    law.slope = Real(1);
    law.energy = Real(0.5) * x;
    if constexpr (stiffens) {
      stiffen(x, stiffening, law);
    }
    points.pull[q] = shear * law.scale * law.slope;
    points.back[q] = points.pull[q] * (points.stretching[q] + Real(3)) / (Real(3) * j);
    sums.energy += shear * law.energy;
  }
}

[[gnu::noinline]] void add_stress(const Slopes<Real>& slopes, const Points& points, Sums& sums) {
  for (int q = 0; q < 8; ++q) {
    for (int c = 0; c < 3; ++c) {
      for (int a = 0; a < 3; ++a) {
        const int point = find_face_point(a, q);
        const Real slope = slopes.at[c][a][point];
        const Real f = c == a ? slope + Real(1) : slope;
        sums.shape.at[c][a][point] += points.pull[q] * f - points.back[q] * points.cofactor[q][c][a];
      }
    }
  }
}

[[gnu::always_inline]] inline void add_points(const Slopes<Real>& slopes, Real shear, Real stiffening, Sums& sums) {
  Points points;
  look_at_points(slopes, points, sums);
  if (math::is_any(stiffening)) {
    ask_law<true>(shear, stiffening, points, sums);
  } else {
    ask_law<false>(shear, stiffening, points, sums);
  }
  add_stress(slopes, points, sums);
}

/// A function of its own: few elements have any.
[[gnu::noinline]] void add_beside(const Slopes<Real>& slopes, const Sources<double>& sources, Sums& sums) {
  for (int q = 0; q < 8; ++q) {
    Deformation<Real> at;
    build_deformation(slopes, q, at);
    Real stress[3][3];
    sums.energy += find_stress_beside(at, sources, q, stress);
    add_at(stress, q, sums.shape);
  }
}

/// All points of slanted elements.
[[gnu::noinline]] void add_mapped(const Slopes<Real>& slopes, const Slopes<Real>& shift, Real shear, Real stiffening,
                                  Sums& sums) {
  sums.room = Real(0);
  for (int q = 0; q < 8; ++q) {
    Rest<Real> rest;
    Deformation<Real> at;
    build_mapped(slopes, shift, q, rest, at);
    Real stress[3][3];
    Real pulled[3][3];
    sums.energy += rest.room * find_stress(at, shear, stiffening, stress);
    pull_back(stress, rest, pulled);
    add_at(pulled, q, sums.shape);
    pull_back(at.cofactor, rest, pulled);
    add_at(pulled, q, sums.volume);
    sums.swelling += rest.room * at.swelling;
    sums.room += rest.room;
    sums.lowest = math::find_smaller(sums.lowest, at.j);
  }
}

[[gnu::noinline]] void add_mapped_beside(const Slopes<Real>& slopes, const Slopes<Real>& shift,
                                         const Sources<double>& sources, Sums& sums) {
  for (int q = 0; q < 8; ++q) {
    Rest<Real> rest;
    Deformation<Real> at;
    build_mapped(slopes, shift, q, rest, at);
    Real stress[3][3];
    Real pulled[3][3];
    sums.energy += rest.room * find_stress_beside(at, sources, q, stress);
    pull_back(stress, rest, pulled);
    add_at(pulled, q, sums.shape);
  }
}

[[gnu::always_inline]] inline void build_shift(const Elements<double>& elements, const Real (&inverse)[3], int i, int j,
                                               int k, Slopes<Real>& shift) {
  Real places[3][8];
  load_corners(elements.grid, elements.shift, i, j, k, places);
  build_slopes(places, inverse, shift);
}

[[gnu::noinline]] void add_mapped_elements(const Elements<double>& elements, const Slopes<Real>& slopes,
                                           const Sources<double>& sources, const Real (&inverse)[3], int i, int j,
                                           int k, Sums& sums) {
  const Index here = elements.grid.find_single(i, j, k);
  Slopes<Real> shift;
  build_shift(elements, inverse, i, j, k, shift);
  add_mapped(slopes, shift, find_plain_shear<Real>(sources), math::load_lanes<Real>(elements.stiffening + here), sums);
  sums.over_room = Real(1) / sums.room;
  if (has_beside(sources)) {
    add_mapped_beside(slopes, shift, sources, sums);
  }
}

/// The elements from column i on in row (j, k).
void answer_chunk(const Elements<double>& elements, const Answer& answer, int i, int j, int k) {
  const Grid& grid = elements.grid;
  Real u[3][8];
  load_corners(grid, answer.displacement, i, j, k, u);
  const Real size[3] = {math::load_lanes<Real>(elements.size_x + i), Real(elements.size_y[j]),
                        Real(elements.size_z[k])};
  const Index here = grid.find_single(i, j, k);
  const Sources<double> sources = find_sources(elements, i, j, k);
  const Real shear = find_plain_shear<Real>(sources);
  const Real bulk = math::load_lanes<Real>(elements.bulk + here);
  const Real stiffening = math::load_lanes<Real>(elements.stiffening + here);
  Real inverse[3];
  invert_sizes(size, bulk, inverse);
  Slopes<Real> slopes;
  build_slopes(u, inverse, slopes);
  Sums sums;
  clear(sums.shape);
  clear(sums.volume);
  sums.energy = sums.swelling = Real(0);
  sums.lowest = Real(1);
  sums.room = Real(8);
  sums.over_room = Real(0.125);
  if (elements.shift != nullptr) {
    add_mapped_elements(elements, slopes, sources, inverse, i, j, k, sums);
  } else {
    add_points(slopes, shear, stiffening, sums);
    if (has_beside(sources)) {
      add_beside(slopes, sources, sums);
    }
  }
  const Real weight = size[0] * size[1] * size[2] * Real(0.125);
  const Real swelling = sums.swelling * sums.over_room;
  const Real pressure = bulk * swelling;
  Real energy = weight * (sums.energy + Real(0.5) * sums.room * pressure * swelling);
  const Real infinite(__builtin_inf());
  energy = Real(sums.lowest.raw > Real(0.01).raw ? energy.raw : infinite.raw, 0);
  math::save_lanes(answer.energy + here, energy);
  math::save_lanes(answer.pressure + here, pressure);
  for (int c = 0; c < 3; ++c) {
    for (int a = 0; a < 3; ++a) {
      for (int point = 0; point < 4; ++point) {
        sums.shape.at[c][a][point] = weight * (sums.shape.at[c][a][point] + pressure * sums.volume.at[c][a][point]);
      }
    }
  }
  if (answer.lag != nullptr) {
    add_lag(elements, *answer.lag, inverse, size[0] * size[1] * size[2], i, j, k, sums.shape);
  }
  Real force[3][8];
  collect_forces(sums.shape, inverse, force);
  add_corners(grid, force, i, j, k, answer.force);
}

/// The swelling that a change foresees.
[[gnu::noinline]] Real follow_mapped(const Slopes<Real>& slopes, const Slopes<Real>& change,
                                     const Slopes<Real>& shift) {
  Real swelling(0);
  Real room(0);
  for (int q = 0; q < 8; ++q) {
    Rest<Real> rest;
    Deformation<Real> at;
    build_mapped(slopes, shift, q, rest, at);
    Real pulled[3][3];
    pull_back(at.cofactor, rest, pulled);
    swelling += rest.room * at.swelling;
    room += rest.room;
    for (int c = 0; c < 3; ++c) {
      for (int a = 0; a < 3; ++a) {
        swelling += pulled[c][a] * change.at[c][a][find_face_point(a, q)];
      }
    }
  }
  return swelling / room;
}

void follow_chunk(const Elements<double>& elements, const double* displacement, const float* step, double* pressure,
                  int i, int j, int k) {
  const Grid& grid = elements.grid;
  Real u[3][8];
  load_corners(grid, displacement, i, j, k, u);
  const Real size[3] = {math::load_lanes<Real>(elements.size_x + i), Real(elements.size_y[j]),
                        Real(elements.size_z[k])};
  const Index here = grid.find_single(i, j, k);
  const Real bulk = math::load_lanes<Real>(elements.bulk + here);
  Real inverse[3];
  invert_sizes(size, bulk, inverse);
  Slopes<Real> slopes;
  build_slopes(u, inverse, slopes);
  using Single = math::Lanes<float, Real::width>;
  for (int corner = 0; corner < 8; ++corner) {
    for (int c = 0; c < 3; ++c) {
      const Single one = math::load_lanes<Single>(
          step + grid.find_place(c, i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2)));
      u[c][corner] = Real(__builtin_convertvector(one.raw, Real::Raw), 0);
    }
  }
  Slopes<Real> change;
  build_slopes(u, inverse, change);
  if (elements.shift != nullptr) {
    Slopes<Real> shift;
    build_shift(elements, inverse, i, j, k, shift);
    math::save_lanes(pressure + here, bulk * follow_mapped(slopes, change, shift));
    return;
  }
  Real swelling(0);
  for (int q = 0; q < 8; ++q) {
    Deformation<Real> at;
    build_deformation(slopes, q, at);
    swelling += at.swelling;
    for (int c = 0; c < 3; ++c) {
      for (int a = 0; a < 3; ++a) {
        swelling += at.cofactor[c][a] * change.at[c][a][find_face_point(a, q)];
      }
    }
  }
  math::save_lanes(pressure + here, bulk * swelling * Real(0.125));
}

}  // namespace

void follow_layers(const Elements<double>& elements, const double* displacement, const float* step, double* pressure,
                   int begin, int end) {
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j + 1 < elements.grid.n_y; ++j) {
      for (int i = 0; i + 1 < elements.grid.n_x; i += Real::width) {
        follow_chunk(elements, displacement, step, pressure, i, j, k);
      }
    }
  }
}

void answer_layers(const Elements<double>& elements, const Answer& answer, int begin, int end) {
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j + 1 < elements.grid.n_y; ++j) {
      for (int i = 0; i + 1 < elements.grid.n_x; i += Real::width) {
        answer_chunk(elements, answer, i, j, k);
      }
    }
  }
}

}  // namespace unknot::press::UNKNOT_LANES
