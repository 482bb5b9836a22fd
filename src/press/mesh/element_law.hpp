// The laws of a mesh's elements at one deformation, for what is looked at outside the kernels.
#pragma once

#include "math/matrix3.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// S = 2 dW/dC of the isochoric C [kPa], without memory and without fibres: mu times what has stiffened for the law that does, Ogden's tensor
/// for Ogden's. `place` is that of Grid::find_single.
math::Matrix3 find_plain_stress(const Mesh& mesh, Index place, const math::Matrix3& f);

/// S:C of what fibres of the row of elements k pull, isochoric [kPa]; over 3 J it is the share of their pull in the mean stress.
double find_fibre_pull(const Mesh& mesh, int k, const math::Matrix3& f);

/// No movement dF of the element in row k costs more energy than this [kPa] times |dF|^2 / 2 for its change of shape (an assumed bound for the
/// law that stiffens: its secant times 1 + 4 b (i1 - 3)).
double find_steepest(const Mesh& mesh, Index place, int k, const math::Matrix3& f);

}  // namespace unknot::press
