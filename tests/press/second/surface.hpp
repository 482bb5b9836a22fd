// What presses on the tops of bricks: a rigid tool by penalty, and a dead load. Both as src/press/contact has them, with quadratic faces.
#pragma once

#include "press/contact/contact.hpp"
#include "press/second/body.hpp"

namespace unknot::press::second {

/// Adds the gradient of eps/2 gap^2 to `force` [mN], at 2 x 2 Gauss points of each quarter of a face; `penalty` in kPa/mm.
ContactSums add_tool_forces(const Body& body, const Tool& tool, double penalty, const Field<double>& displacement,
                            Field<double>& force);

/// Adds eps n n' [mN/mm] of brick (i, j) of the uppermost layer to its matrix (BrickMatrix); the rest of the derivative is left out, as in
/// build_contact_stiffness.
void add_tool_stiffness(const Body& body, const Tool& tool, double penalty, const Field<double>& displacement, int i,
                        int j, BrickMatrix& matrix);

/// Nodal forces [mN] of a dead load on the surface at rest, 6 x 6 Gauss points a quarter of a face; downwards is negative z.
Field<double> build_dead_load(const Body& body, const SurfaceLoad& load);

}  // namespace unknot::press::second
