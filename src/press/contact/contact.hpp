// Loads on the surface: a rigid tool by penalty, and a dead load.
#pragma once

#include <array>

#include "domain/press/block.hpp"
#include "press/contact/tool.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// What a tool does to the surface at a displacement. Energy eps/2 gap^2 where the gap is below 0, at 2 x 2 Gauss points of each
/// top face, over the reference area.
struct ContactSums {
  double energy = 0.0;  ///< [µJ]
  double force_down = 0.0;  ///< [mN] on the mesh's part of the block
  std::array<double, 2> force_aside{};  ///< [mN] on the skin along x and y
  double force_norm = 0.0;  ///< [mN] length of the vector of nodal forces
};

/// Adds the gradient of the energy to `force` [mN]; `penalty` in kPa/mm.
ContactSums add_contact_forces(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement,
                               Field<double>& force);

/// The tangent of add_contact_forces in the layout of Tangent::contact. Only eps n n' is kept: the part with the ball's curvature
/// is small near the solution and can make far states indefinite.
void build_contact_stiffness(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement,
                             Field<float>& stiffness);

/// The same forces alone [mN], on a flat field of the top nodes, which build_flat_grid describes.
Field<double> find_contact_forces(const Mesh& mesh, const Tool& tool, double penalty,
                                  const Field<double>& displacement);

/// The grid of the top nodes.
Grid build_flat_grid(const Mesh& mesh);

/// Forces [mN] of a contact stiffness along a way [mm] of all nodes, on a flat field.
Field<double> multiply_contact(const Mesh& mesh, const Field<float>& stiffness, const Field<float>& way);

/// Room for build_contact_stiffness.
Field<float> build_contact_room(const Mesh& mesh);

/// Nodal forces [mN] of a dead load on the reference surface, 6 x 6 Gauss points a face; downwards is negative z.
Field<double> build_surface_load(const Mesh& mesh, const SurfaceLoad& load);

}  // namespace unknot::press
