#include "press/contact/tangent_contact.hpp"

#include <utility>

namespace unknot::press {

TangentContact::TangentContact(const Mesh& mesh)
    : mesh_(mesh), stiffness_(build_contact_room(mesh)), before_(build_contact_room(mesh)), reached_(mesh.grid, 3) {}

void TangentContact::clear() {
  stiffness_.clear();
  n_anew_ = 0;
}

void TangentContact::take(const Tool& tool, double penalty, const Field<double>& displacement) {
  build_contact_stiffness(mesh_, tool, penalty, displacement, stiffness_);
  n_anew_ = 0;
}

void TangentContact::find_missed(const Tool& tool, double penalty, const Field<double>& displacement,
                                 const Field<float>& step, Field<float>& missed) {
  const Grid& grid = mesh_.grid;
  if (n_anew_ == 0) {
    rest_ = find_contact_forces(mesh_, tool, penalty, displacement);
  }
  for (Index place = grid.find_place(0, 0, 0, grid.n_z - 1); place < displacement.size(); ++place) {
    reached_[place] = displacement[place] + static_cast<double>(step[place]);
  }
  forces_ = find_contact_forces(mesh_, tool, penalty, reached_);
  const Field<double> product = multiply_contact(mesh_, stiffness_, step);
  const Grid flat = build_flat_grid(mesh_);
  missed.clear();
  for (int j = 0; j < grid.n_y; ++j) {
    for (int c = 0; c < 3; ++c) {
      for (int i = 0; i < grid.n_x; ++i) {
        const Index place = flat.find_place(c, i, j, 0);
        missed[grid.find_place(c, i, j, grid.n_z - 1)] =
            static_cast<float>(forces_[place] - rest_[place] - product[place]);
      }
    }
  }
}

void TangentContact::take_anew(const Tool& tool, double penalty, const Field<float>& step) {
  ++n_anew_;
  std::swap(before_, stiffness_);
  build_contact_stiffness(mesh_, tool, penalty, reached_, stiffness_);
  const Field<double> product = multiply_contact(mesh_, stiffness_, step);
  for (Index place = 0; place < forces_.size(); ++place) {
    rest_[place] = forces_[place] - product[place];
  }
}

}  // namespace unknot::press
