// From one mesh to the next.
#include <algorithm>
#include <array>

#include "press/solve/newton.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Where a value lies between planes: the cell, and how far towards its upper end.
struct Cell {
  int number = 0;
  double share = 0.0;
};

Cell find_cell(const std::vector<double>& planes, double value) {
  const auto after = std::upper_bound(planes.begin() + 1, planes.end() - 1, value);
  const Size cell = Size(after - planes.begin()) - 1;
  return {int(cell), std::clamp((value - planes[cell]) / (planes[cell + 1] - planes[cell]), 0.0, 1.0)};
}

double find_value(const Mesh& mesh, const Field<double>& u, int c, const std::array<Cell, 3>& cell) {
  double value = 0.0;
  for (int corner = 0; corner < 8; ++corner) {
    double weight = 1.0;
    for (int axis = 0; axis < 3; ++axis) {
      weight *= (corner >> axis & 1) != 0 ? cell[Size(axis)].share : 1.0 - cell[Size(axis)].share;
    }
    value += weight * u[mesh.grid.find_place(c, cell[0].number + (corner & 1), cell[1].number + (corner >> 1 & 1),
                                             cell[2].number + (corner >> 2))];
  }
  return value;
}

void add_weighted(double weight, const Field<double>& from, Field<double>& to) {
  for (Index place = 0; place < to.size(); ++place) {
    to[place] += weight * from[place];
  }
}

double find_middle(const std::vector<double>& planes, int cell) {
  return 0.5 * (planes[Size(cell)] + planes[Size(cell) + 1]);
}

}  // namespace

void Equilibrium::follow(const Equilibrium& coarser) {
  const Mesh& from = coarser.mesh();
  const Grid& grid = mesh_.grid;
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        const std::array<Cell, 3> cell = {find_cell(from.x, mesh_.x[Size(i)]), find_cell(from.y, mesh_.y[Size(j)]),
                                          find_cell(from.z, mesh_.z[Size(k)])};
        for (int c = 0; c < 3; ++c) {
          const Index place = grid.find_place(c, i, j, k);
          u_[place] = base_.u[place] + find_value(from, coarser.u_, c, cell);
          if (!kept_.empty()) {
            u_[place] -= find_value(from, coarser.base_.u, c, cell);
          }
        }
      }
    }
  }
  // The volume of interpolated elements is noise, K times that worse: the first tangent takes the pressures that balanced before.
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        const Index there = from.grid.find_single(find_cell(from.x, find_middle(mesh_.x, i)).number,
                                                  find_cell(from.y, find_middle(mesh_.y, j)).number,
                                                  find_cell(from.z, find_middle(mesh_.z, k)).number);
        const Index here = grid.find_single(i, j, k);
        foreseen_[here] = base_.pressure[here] + coarser.pressure_[there];
        if (!kept_.empty()) {
          foreseen_[here] -= coarser.base_.pressure[there];
        }
      }
    }
  }
  is_foreseen_ = true;
}

void Equilibrium::begin(const std::vector<double>& weights) {
  if (weights.empty() || kept_.empty()) {
    if (!kept_.empty()) {
      base_ = kept_.back();
    }
    return;
  }
  base_.u.clear();
  base_.pressure.clear();
  for (Size number = 0; number < kept_.size(); ++number) {
    if (weights[number] != 0.0) {
      add_weighted(weights[number], kept_[number].u, base_.u);
      add_weighted(weights[number], kept_[number].pressure, base_.pressure);
    }
  }
  u_ = base_.u;
  foreseen_ = base_.pressure;
  is_foreseen_ = true;
}

void Equilibrium::rewind() {
  if (kept_.empty()) {
    base_.u.clear();
    base_.pressure.clear();
  } else {
    base_ = kept_.back();
  }
  u_ = base_.u;
  pressure_ = base_.pressure;
  foreseen_ = base_.pressure;
  is_foreseen_ = !kept_.empty();
}

void Equilibrium::adopt(Equilibrium& other) {
  kept_ = std::move(other.kept_);
  friction_ = std::move(other.friction_);
  rewind();
}

Equilibrium::Kept Equilibrium::save() const { return {kept_, friction_}; }

void Equilibrium::recall(const Kept& kept) {
  kept_ = kept.balances;
  friction_ = kept.friction;
  rewind();
}

void Equilibrium::keep(Size most) {
  base_ = {u_, pressure_};
  kept_.push_back(base_);
  if (kept_.size() > most) {
    kept_.erase(kept_.begin(), kept_.end() - static_cast<std::ptrdiff_t>(most));
  }
}

}  // namespace unknot::press
