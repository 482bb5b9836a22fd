// How fast an element can shake: what bounds the step of what moves.
#pragma once

#include <array>
#include <vector>

#include "math/matrix3.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// Of an element whose corners hold an eighth of its mass each: omega2 <= 4/rho (K (sum of volume) + 2 mu shape), both per square millimetre.
struct ShakeBound {
  std::array<double, 8> volume{};  ///< what each corner adds
  double shape = 0.0;
};

/// Of element (i, j, k) with the deformation F in its middle.
///
/// The volume part has one shape that costs energy, b of the corners: K/V b b'. The shear part is a sum of scalar bricks; where cells are
/// right-angled their greatest eigenvalue is half of the sum of 1/size2, else their trace stands for it, which is too large by four fifths at
/// most and thus safe.
ShakeBound find_shake_bound(const Mesh& mesh, int i, int j, int k, const math::Matrix3& f);

/// An element as the whole mesh feels it: x' A x <= (sum of pull_a |x_a|2 / part_a + shape / least part) for parts of the masses of its corners.
struct Shaker {
  std::array<Index, 8> corners{};  ///< places of their x components
  std::array<double, 8> pull{};  ///< [mN/mm], of a corner that is held 0
  double shape = 0.0;  ///< [mN/mm]
};

/// No omega2 [1/s2] of the mesh is greater. A node's mass may be parted in any way among its elements, and the worst of them then bounds all: a
/// corner of a thin brick beside a thick one gets more of what they share.
double find_fastest(const std::vector<Shaker>& shakers, const Field<double>& mass);

}  // namespace unknot::press
