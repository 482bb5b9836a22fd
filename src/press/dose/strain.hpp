// What an element has become: its stretches and stress.
#pragma once

#include <array>

#include "math/matrix3.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press {

/// In the middle of an element.
struct Strain {
  std::array<double, 3> stretch = {1.0, 1.0, 1.0};  ///< principal, the greatest first
  double volume = 1.0;                              ///< J, now over before
  double mises_kpa = 0.0;                           ///< von Mises stress of the shape part, without what fibres pull
  double pressure_kpa = 0.0;  ///< -tr(sigma)/3, without what fibres pull: that of the fluid between them
};

/// Of element (i, j, k) at the state's displacement. The law is that of TissueLayer.
Strain find_strain(const Equilibrium& state, int i, int j, int k);

/// Half the difference of the greatest and the least logarithmic stretch.
double find_shear_strain(const Strain& strain);
/// Greatest over least principal stretch; 1 where the least is none.
double find_stretch_ratio(const Strain& strain);

/// Eigenvalues of a symmetric matrix {xx, xy, xz, yy, yz, zz}, the greatest first, to about 1e-8 of the greatest (Smith 1961, by the
/// trigonometric form of the cubic).
std::array<double, 3> find_eigenvalues(const std::array<double, 6>& matrix);

/// Squares of the principal stretches of a deformation gradient, the greatest first.
std::array<double, 3> find_squared_stretches(const math::Matrix3& f);

}  // namespace unknot::press
