// From one mesh to the next.
#include <algorithm>

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

double find_value(const Mesh& mesh, const Field<double>& u, int c, const Cell (&cell)[3]) {
  double value = 0.0;
  for (int corner = 0; corner < 8; ++corner) {
    double weight = 1.0;
    for (int axis = 0; axis < 3; ++axis) {
      weight *= (corner >> axis & 1) != 0 ? cell[axis].share : 1.0 - cell[axis].share;
    }
    value += weight * u[mesh.grid.find_place(c, cell[0].number + (corner & 1), cell[1].number + (corner >> 1 & 1),
                                             cell[2].number + (corner >> 2))];
  }
  return value;
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
        const Cell cell[3] = {find_cell(from.x, mesh_.x[Size(i)]), find_cell(from.y, mesh_.y[Size(j)]),
                              find_cell(from.z, mesh_.z[Size(k)])};
        for (int c = 0; c < 3; ++c) {
          const Index place = grid.find_place(c, i, j, k);
          u_[place] = find_base_u(place) + find_value(from, coarser.u_, c, cell) -
                      (1.0 + coarser.share_) * find_value(from, coarser.kept_u_, c, cell);
          if (coarser.share_ != 0.0) {
            u_[place] += coarser.share_ * find_value(from, coarser.before_u_, c, cell);
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
        foreseen_[here] = find_base_pressure(here) + coarser.pressure_[there] - coarser.find_base_pressure(there);
      }
    }
  }
  is_foreseen_ = true;
}

void Equilibrium::begin(double share) {
  share_ = n_kept_ >= 2 ? share : 0.0;
  if (share_ == 0.0) {
    return;
  }
  for (Index place = 0; place < u_.size(); ++place) {
    u_[place] = find_base_u(place);
  }
  for (Index place = 0; place < pressure_.size(); ++place) {
    foreseen_[place] = find_base_pressure(place);
  }
  is_foreseen_ = true;
}

void Equilibrium::rewind() {
  u_ = kept_u_;
  pressure_ = kept_pressure_;
  foreseen_ = kept_pressure_;
  is_foreseen_ = n_kept_ > 0;
  share_ = 0.0;
}

void Equilibrium::adopt(Equilibrium& other) {
  kept_u_ = std::move(other.kept_u_);
  kept_pressure_ = std::move(other.kept_pressure_);
  before_u_ = std::move(other.before_u_);
  before_pressure_ = std::move(other.before_pressure_);
  n_kept_ = other.n_kept_;
  friction_ = std::move(other.friction_);
  rewind();
}

Equilibrium::Kept Equilibrium::save() const {
  return {{kept_u_, kept_pressure_, before_u_, before_pressure_}, n_kept_, friction_};
}

void Equilibrium::recall(const Kept& kept) {
  kept_u_ = kept.fields[0];
  kept_pressure_ = kept.fields[1];
  before_u_ = kept.fields[2];
  before_pressure_ = kept.fields[3];
  n_kept_ = kept.n_kept;
  friction_ = kept.friction;
  rewind();
}

void Equilibrium::keep() {
  before_u_ = kept_u_;
  before_pressure_ = kept_pressure_;
  ++n_kept_;
  share_ = 0.0;
  kept_u_ = u_;
  kept_pressure_ = pressure_;
}

}  // namespace unknot::press
