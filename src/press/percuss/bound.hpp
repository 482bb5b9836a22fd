// How fast an element can shake: what bounds the step of what moves.
#pragma once

#include "math/matrix3.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// Of an element whose corners hold an eighth of its mass each: omega2 <= 4/rho (K volume + 2 mu shape), both per square millimetre.
struct ShakeBound {
  double volume = 0.0;
  double shape = 0.0;
};

/// Of element (i, j, k) with the deformation F in its middle.
///
/// The volume part has one shape that costs energy, b of the corners: K/V b b'. The shear part is a sum of scalar bricks; where cells are
/// right-angled their greatest eigenvalue is half of the sum of 1/size2, else their trace stands for it, which is too large by four fifths at
/// most and thus safe.
ShakeBound find_shake_bound(const Mesh& mesh, int i, int j, int k, const math::Matrix3& f);

}  // namespace unknot::press
