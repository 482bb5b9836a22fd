// What a law answers to a deformation: energy, stress, tangent. The chain from invariants or stretches to tensors, once.
#pragma once

#include <array>

#include "math/matrix3.hpp"
#include "math/vector.hpp"
#include "press/laws/laws.hpp"

namespace unknot::press {

/// Symmetric tensors as six numbers: xx yy zz yz xz xy (no factors).
using Six = std::array<double, 6>;

struct Response {
  double energy = 0.0;  ///< [kPa] per reference volume
  Six stress{};  ///< S, second Piola-Kirchhoff [kPa]
  std::array<Six, 6> tangent{};  ///< 2 dS/dC [kPa], both pairs as in Six
};

/// The isochoric answer at the deformation gradient F (determinant above 0).
Response find_response(const NeoHooke& law, const math::Matrix3& f);
Response find_response(const Stiffening& law, const math::Matrix3& f);
Response find_response(const Ogden& law, const math::Matrix3& f);
/// `fibre`: unit direction in the reference state.
Response find_response(const FibreMuscle& law, const math::Matrix3& f, math::Vector3 fibre);
Response find_response(const Collagen& law, const math::Matrix3& f, math::Vector3 fibre);

/// The answer of K/2 (J - 1)^2.
Response find_volume_response(double bulk_modulus_kpa, const math::Matrix3& f);

/// First Piola-Kirchhoff stress F S [kPa].
math::Matrix3 find_nominal_stress(const math::Matrix3& f, const Response& response);

}  // namespace unknot::press
