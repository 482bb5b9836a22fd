#include "press/percuss/motion.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "math/matrix3.hpp"
#include "math/vector.hpp"
#include "press/mesh/element_law.hpp"
#include "press/mesh/elements.hpp"
#include "press/mesh/middle.hpp"
#include "press/mesh/slant.hpp"
#include "press/percuss/bound.hpp"
#include "press/solve/lanczos.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr double kg_per_mm3 = 1e-9;  // of 1 kg/m3; a kilogram is 1 mN s2/mm
constexpr int grain = 2;
constexpr Index heavy_nodes = 500;

/// The first and the last but one place of the nodes of a plane.
struct Range {
  Index from = 0;
  Index to = 0;
};
Range find_plane(const Grid& grid, int k) {
  return {grid.find_place(0, 0, 0, k), grid.find_place(0, 0, grid.n_y - 1, k) + 3 * grid.pitch};
}

/// Of the face across `axis` on plane `rim`: half the cross product of its diagonals.
double find_side_area(const Mesh& mesh, int axis, int rim, int along, int k) {
  const auto find = [&](int at, int up) {
    return axis == 0 ? find_node(mesh, rim, along + at, k + up) : find_node(mesh, along + at, rim, k + up);
  };
  return 0.5 * math::find_length(math::cross(find(1, 1) - find(0, 0), find(0, 1) - find(1, 0)));
}

}  // namespace

Dynamics build_dynamics(BlockPart part, double ratio, double frequency_hz) {
  // The time is a quarter of the beat's own, 1/(2 pi f) (assumed): shorter is nearer to u + beta v and costs smaller steps.
  constexpr double share = 0.25;
  Dynamics dynamics;
  dynamics.loss_time_s = share / (2.0 * std::numbers::pi * frequency_hz);
  // ratio = gain x / (1 + x2 (1 + gain)) with x = 2 pi f t.
  dynamics.loss_gain = ratio * (1.0 + share * share) / (share - ratio * share * share);
  const bool is_whole = part == BlockPart::whole;
  dynamics.absorbs = {is_whole, true, is_whole, true};
  return dynamics;
}

Motion::Motion(const Mesh& mesh, const Dynamics& dynamics, Context context)
    : mesh_(mesh),
      context_(std::move(context)),
      dynamics_(dynamics),
      sizes_{list_sizes<double>(mesh.x, mesh.grid.pitch), list_sizes<double>(mesh.y, mesh.grid.pitch),
             list_sizes<double>(mesh.z, mesh.grid.pitch)},
      u_(mesh.grid, 3),
      v_(mesh.grid, 3),
      lag_(mesh.grid, 3),
      inner_(mesh.grid, 3),
      outer_(mesh.grid, 3),
      mass_(mesh.grid, 3),
      dashpot_(mesh.grid, 3),
      energy_(mesh.grid, 1),
      pressure_(mesh.grid, 1),
      lossy_energy_(mesh.grid, 1),
      lossy_shear_(mesh.grid, 1),
      worked_(Size(mesh.grid.n_z), 0.0),
      absorbed_(Size(mesh.grid.n_z), 0.0) {
  if (context_.kernels == nullptr) {
    context_.kernels = list_usable_kernels().back();
  }
  std::transform(mesh.shear.data(), mesh.shear.data() + mesh.shear.size(), lossy_shear_.data(),
                 [&](double shear) { return dynamics.loss_gain * shear; });
  fill_mass(dynamics.density_kg_m3 * kg_per_mm3);
  fill_dashpots(dynamics);
}

/// An eighth of each element to each of its corners; what is no node weighs 1, so that nothing is divided by 0.
void Motion::fill_mass(double density) {
  const Grid& grid = mesh_.grid;
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        double eighth = 0.125 * density * sizes_[0][Size(i)] * sizes_[1][Size(j)] * sizes_[2][Size(k)];
        if (mesh_.shift.find_data() != nullptr) {
          eighth = 0.125 * density * find_volume(mesh_, i, j, k);
        }
        for (int corner = 0; corner < 8; ++corner) {
          for (int c = 0; c < 3; ++c) {
            mass_[grid.find_place(c, i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2))] += eighth;
          }
        }
      }
    }
  }
  std::replace(mass_.data(), mass_.data() + mass_.size(), 0.0, 1.0);
}

/// Area times density times the speed of the wave that moves along this component: pressure across a side, shear along it.
void Motion::fill_dashpots(const Dynamics& dynamics) {
  const Grid& grid = mesh_.grid;
  for (int side = 0; side < 4; ++side) {
    const int n_along = side < 2 ? grid.n_y : grid.n_x;
    for (int face = 0; dynamics.absorbs[Size(side)] && face < (n_along - 1) * (grid.n_z - 1); ++face) {
      add_dashpots(side, face % (n_along - 1), face / (n_along - 1));
    }
  }
}

void Motion::add_dashpots(int side, int along, int k) {
  const Grid& grid = mesh_.grid;
  const int axis = side / 2;
  const int last = (axis == 0 ? grid.n_x : grid.n_y) - 1;
  const int rim = side % 2 == 1 ? last : 0;
  const int cell = side % 2 == 1 ? last - 1 : 0;
  const Index here = axis == 0 ? grid.find_single(cell, along, k) : grid.find_single(along, cell, k);
  double quarter = 0.25 * sizes_[axis == 0 ? 1 : 0][Size(along)] * sizes_[2][Size(k)];
  if (mesh_.shift.find_data() != nullptr) {
    quarter = 0.25 * find_side_area(mesh_, axis, rim, along, k);
  }
  const double density = dynamics_.density_kg_m3 * kg_per_mm3;
  for (int c = 0; c < 3; ++c) {
    const double modulus = c == axis ? mesh_.bulk[here] + 4.0 / 3.0 * mesh_.shear[here] : mesh_.shear[here];
    for (int corner = 0; corner < 4; ++corner) {
      const int at = along + (corner & 1);
      const Index place = grid.find_place(c, axis == 0 ? rim : at, axis == 0 ? at : rim, k + (corner >> 1));
      dashpot_[place] += quarter * std::sqrt(density * modulus);
    }
  }
}

/// Where tissue stiffens, mu is the slope of the law in its steepest direction.
Shaker Motion::build_shaker(int i, int j, int k) const {
  const math::Matrix3 f = find_deformation(mesh_, u_, i, j, k);
  const ShakeBound bound = find_shake_bound(mesh_, i, j, k, f);
  const Index here = mesh_.grid.find_single(i, j, k);
  const bool slants = mesh_.shift.find_data() != nullptr;
  const double volume =
      slants ? find_volume(mesh_, i, j, k) : sizes_[0][Size(i)] * sizes_[1][Size(j)] * sizes_[2][Size(k)];
  const double shear = find_steepest(mesh_, here, k, f) + dynamics_.loss_gain * mesh_.shear[here];
  Shaker shaker;
  shaker.shape = shear * volume * bound.shape;
  for (Size a = 0; a < 8; ++a) {
    const int up = a < 4 ? 0 : 1;
    const bool is_held = mesh_.supports.empty() && k + up == 0;
    shaker.corners[a] = mesh_.grid.find_place(0, i + int(a & 1), j + int(a >> 1 & 1), k + up);
    shaker.pull[a] = is_held ? 0.0 : 0.5 * mesh_.bulk[here] * volume * bound.volume[a];
  }
  return shaker;
}

// What touches has cells that are flat on top, the lowest of them the lightest.
double Motion::find_stable_step(double penalty) const {
  const Grid& grid = mesh_.grid;
  std::vector<Shaker> shakers;
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        shakers.push_back(build_shaker(i, j, k));
      }
    }
  }
  const double density = dynamics_.density_kg_m3 * kg_per_mm3;
  double lowest = sizes_[2][Size(grid.n_z) - 2];
  if (mesh_.shift.find_data() != nullptr) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        lowest = std::min(lowest, find_volume(mesh_, i, j, grid.n_z - 2) / (sizes_[0][Size(i)] * sizes_[1][Size(j)]));
      }
    }
  }
  const double touching = 2.0 * penalty / (density * lowest);
  return 2.0 / std::sqrt(find_fastest(shakers, mass_) + touching);
}

double Motion::find_sum(const Field<double>& energy) const {
  double sum = 0.0;
  for (int k = 0; k + 1 < mesh_.grid.n_z; ++k) {
    for (int j = 0; j + 1 < mesh_.grid.n_y; ++j) {
      const double* row = &energy[mesh_.grid.find_single(0, j, k)];
      for (int i = 0; i + 1 < mesh_.grid.n_x; ++i) {
        sum += row[i];
      }
    }
  }
  return sum;
}

// What stiffens with strain, and volume, have no part in loss.
bool Motion::evaluate() {
  std::fill(inner_.data(), inner_.data() + inner_.size(), 0.0);
  const Elements<double> elements = find_elements(mesh_, sizes_);
  const Lag lag = {lag_.data(), lossy_shear_.data(), lossy_energy_.data()};
  const Answer answer = {u_.data(), inner_.data(), energy_.data(), pressure_.data(),
                         dynamics_.loss_gain > 0.0 ? &lag : nullptr};
  run_alternating(context_, mesh_.grid.n_z - 1, grain, mesh_.grid.n_nodes() > heavy_nodes,
                  [&](int begin, int end) { context_.kernels->answer_layers(elements, answer, begin, end); });
  hold_unknowns(mesh_.grid, mesh_.part, mesh_.supports, inner_.data());
  return std::isfinite(find_sum(energy_)) && std::isfinite(find_sum(lossy_energy_));
}

void Motion::advance_plane(int k, double step, double kick) {
  const Grid& grid = mesh_.grid;
  double worked = 0.0;
  double absorbed = 0.0;
  for (int row = 0; row < 3 * grid.n_y; ++row) {  // what lies behind the nodes of a row does not move
    const Index from = grid.find_place(row % 3, 0, row / 3, k);
    for (Index place = from; place < from + grid.n_x; ++place) {
      const double before = v_[place];
      const double resistance = 0.5 * kick * dashpot_[place];
      const double force = inner_[place] + outer_[place];
      const double after = (before * (mass_[place] - resistance) - kick * force) / (mass_[place] + resistance);
      const double mean = last_step_ > 0.0 ? 0.5 * (before + after) : before;
      worked -= 0.5 * outer_[place] * (last_step_ * before + step * after);
      absorbed += kick * dashpot_[place] * mean * mean;
      v_[place] = after;
      u_[place] += step * after;
      lag_[place] = decay_ * lag_[place] + growth_ * after;
    }
  }
  worked_[Size(k)] += worked;
  absorbed_[Size(k)] += absorbed;
}

void Motion::advance(double step) {
  const double kick = 0.5 * (last_step_ + step);
  hold_unknowns(mesh_.grid, mesh_.part, mesh_.supports, outer_.data());
  if (dynamics_.loss_gain > 0.0) {
    decay_ = std::exp(-step / dynamics_.loss_time_s);
    growth_ = -dynamics_.loss_time_s * std::expm1(-step / dynamics_.loss_time_s);
  }
  run_parts(context_, mesh_.grid.n_z, 4, mesh_.grid.n_nodes() > 10 * heavy_nodes, [&](int begin, int end) {
    for (int k = begin; k < end; ++k) {
      advance_plane(k, step, kick);
    }
  });
  const auto [from, to] = find_plane(mesh_.grid, mesh_.grid.n_z - 1);
  std::fill(outer_.data() + from, outer_.data() + to, 0.0);
  last_step_ = step;
}

void Motion::drive(Index place, double velocity, double step) {
  u_[place] += step * (velocity - v_[place]);
  lag_[place] += growth_ * (velocity - v_[place]);
  v_[place] = velocity;
}

// Kinetic energy is that of the speeds half a step before and behind, multiplied: with it, central differences keep the sum of a linear
// mesh exactly.
Books Motion::find_books() {
  Books books;
  hold_unknowns(mesh_.grid, mesh_.part, mesh_.supports, outer_.data());
  books.stored = find_sum(energy_) + find_sum(lossy_energy_);
  const Grid& grid = mesh_.grid;
  for (int k = 0; k < grid.n_z; ++k) {
    const auto [from, to] = find_plane(grid, k);
    for (Index place = from; place < to; ++place) {
      const double force = inner_[place] + outer_[place] + dashpot_[place] * v_[place];
      books.kinetic += 0.5 * v_[place] * (mass_[place] * v_[place] - last_step_ * force);
      books.worked -= 0.5 * outer_[place] * last_step_ * v_[place];
    }
    books.worked += worked_[Size(k)];
    books.absorbed += absorbed_[Size(k)];
  }
  return books;
}

}  // namespace unknot::press
