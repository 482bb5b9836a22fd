// Laws of tissue: plain structs with an energy per reference volume [kPa]. Derivatives come from duals (response.hpp).
//
// A law is written in one of two ways: `find_energy(i1, i4)` in the isochoric invariants i1 = J^(-2/3) tr C and i4 = J^(-2/3) a.C a
// (the square of the stretch along the fibre a), or `find_term(stretch)`, whose sum over the three isochoric principal stretches
// is the energy. Both are 0 at rest. The volume has an energy of its own, K/2 (J - 1)^2.
#pragma once

#include <algorithm>
#include <cmath>

#include "math/dual.hpp"

namespace unknot::press {

/// mu/2 (i1 - 3). The law of the reference problem.
struct NeoHooke {
  double shear_modulus_kpa = 0.0;  ///< mu, above 0

  template <class R>
  R find_energy(const R& i1, const R& /*i4*/) const {
    return R(0.5 * shear_modulus_kpa) * (i1 - R(3.0));
  }
};

/// mu/(2 b) (e^(b (i1 - 3)) - 1), and from b (i1 - 3) = 5 on (148 times as stiff) its second-order series. The law of the solver; b = 0 is
/// neo-Hooke's. Demiray 1972 (doi 10.1016/0021-9290(72)90047-4). Squeezed to half, it is as stiff as Ogden's with alpha 16.2 for b = 2.36.
struct Stiffening {
  double shear_modulus_kpa = 0.0;  ///< mu at rest, above 0
  double stiffening = 0.0;  ///< b, 0 or more

  template <class R>
  R find_energy(const R& i1, const R& /*i4*/) const {
    using math::exp;
    const R x = i1 - R(3.0);
    if (stiffening == 0.0) {
      return R(0.5 * shear_modulus_kpa) * x;
    }
    const R e = R(stiffening) * x;
    const double half = 0.5 * shear_modulus_kpa / stiffening;
    if (e < straight_from) {
      return R(half) * (exp(e) - R(1.0));
    }
    const R beyond = e - R(straight_from);
    return R(half) * (R(std::exp(straight_from)) * (R(1.0) + beyond + R(0.5) * beyond * beyond) - R(1.0));
  }

  /// The shear modulus [kPa] of neo-Hookean tissue under the same stress: mu at i1 = 3.
  [[nodiscard]] double find_secant(double i1) const {
    const double e = stiffening * (i1 - 3.0);
    return shear_modulus_kpa * std::exp(std::min(e, straight_from)) * (1.0 + std::max(e - straight_from, 0.0));
  }

 private:
  static constexpr double straight_from = 5.0;
};

/// One term of Ogden's law, 2 mu / alpha^2 (sum of stretch^alpha - 3): in this form mu is the shear modulus at rest for every alpha
/// (Ogden 1972, doi 10.1098/rspa.1972.0026, with mu_1 = 2 mu / alpha). Skin and fat: alpha 5 to 25 (assumed from indentation).
struct Ogden {
  double shear_modulus_kpa = 0.0;  ///< mu, above 0
  double alpha = 2.0;  ///< not 0; 2 is neo-Hooke

  template <class R>
  R find_term(const R& stretch) const {
    using math::pow;
    return R(2.0 * shear_modulus_kpa / (alpha * alpha)) * (pow(stretch, alpha) - R(1.0));
  }
};

/// The exponent, 2 to 50, with which Ogden's law answers as the law that stiffens by b to a squeeze to 0.6 of the height, its sides free. At
/// b = 0 it is 2; from there to 3.6 Ogden's is the softer one, so that just above b = 0 the exponent is 3.6.
inline double find_matching_alpha(double stiffening) {
  if (stiffening == 0.0) {
    return 2.0;
  }
  constexpr double squeeze = 0.6;
  constexpr double plain = squeeze * squeeze - 1.0 / squeeze;
  const double wanted = Stiffening{1.0, stiffening}.find_secant(squeeze * squeeze + 2.0 / squeeze) * plain;
  double low = 3.0;  // from here on Ogden's pressure grows with the exponent
  double high = 50.0;
  for (int step = 0; step < 60; ++step) {
    const double alpha = 0.5 * (low + high);
    const double stress = 2.0 / alpha * (std::pow(squeeze, alpha) - std::pow(squeeze, -0.5 * alpha));
    (stress > wanted ? low : high) = alpha;  // both are pressure, below 0
  }
  return 0.5 * (low + high);
}

/// Fibres of muscle that stiffen exponentially and then straight on, and an active stress over their length. Blemker, Pinsky, Delp 2005
/// (doi 10.1016/j.jbiomech.2004.04.009), equations 6 to 8. With x = stretch / optimal stretch,
/// d energy / d stretch = sigma_max / optimal * (passive(x) + activation * active(x)).
struct Fibres {
  double sigma_max_kpa = 300.0;  ///< 200 to 350
  double optimal_stretch = 1.4;  ///< of the fibres against the reference state, above 0
  double toe = 0.05;  ///< P1
  double exponent = 6.6;  ///< P2
  double straight_from = 1.4;  ///< stretch from which the fibres stiffen no more
  double activation = 0.0;  ///< 0 to 1

  template <class R>
  R find_energy(const R& /*i1*/, const R& i4) const {
    using math::sqrt;
    const R x = sqrt(i4) / R(optimal_stretch);
    return R(sigma_max_kpa) * (find_passive(x) - find_passive(R(1.0 / optimal_stretch)) +
                               R(activation) * (find_active(x) - find_active(R(1.0 / optimal_stretch))));
  }

 private:
  /// The integral of the passive force: nothing below x = 1, P1 (e^(P2 (x - 1)) - 1), and its tangent from x* on.
  template <class R>
  R find_passive(const R& x) const {
    using math::exp;
    const double end = straight_from / optimal_stretch;
    if (x < 1.0) {
      return R(0.0);
    }
    if (x < end || end <= 1.0) {
      return R(toe) * ((exp(R(exponent) * (x - R(1.0))) - R(1.0)) / R(exponent) - (x - R(1.0)));
    }
    const double grown = std::exp(exponent * (end - 1.0));
    const R beyond = x - R(end);
    return R(toe) * (R((grown - 1.0) / exponent - (end - 1.0)) + R(grown - 1.0) * beyond +
                     R(0.5 * exponent * grown) * beyond * beyond);
  }

  /// The integral of the active force: 9 (x - 0.4)^2, 1 - 4 (1 - x)^2, 9 (x - 1.6)^2 in turn, 0 outside 0.4 to 1.6.
  template <class R>
  R find_active(const R& x) const {
    const auto cube = [](const R& value) { return value * value * value; };
    if (x < 0.4) {
      return R(0.0);
    }
    if (x < 0.6) {
      return R(3.0) * cube(x - R(0.4));
    }
    if (x < 1.4) {
      return R(0.024 + 0.4 - 4.0 / 3.0 * 0.064) + (x - R(1.0)) - R(4.0 / 3.0) * cube(x - R(1.0));
    }
    const double whole = 0.024 + 0.8 - 8.0 / 3.0 * 0.064 + 0.024;
    return x < 1.6 ? R(whole) + R(3.0) * cube(x - R(1.6)) : R(whole);
  }
};

/// A family of collagen that only pulls: k1/(2 k2) (e^(k2 E^2) - 1) with E = kappa (i1 - 3) + (1 - 3 kappa) (i4 - 1) above 0, and from k2 E^2 = 5
/// on its second-order series in that number, so that nothing overflows. Gasser, Ogden, Holzapfel 2006 (doi 10.1098/rsif.2005.0073).
struct Collagen {
  double stiffness_kpa = 0.0;  ///< k1, 0 or more
  double growth = 0.0;  ///< k2, 0 or more
  double dispersion = 0.0;  ///< kappa, 0 to 1/3

  template <class R>
  R find_energy(const R& i1, const R& i4) const {
    using math::exp;
    const R strain = R(dispersion) * (i1 - R(3.0)) + R(1.0 - 3.0 * dispersion) * (i4 - R(1.0));
    if (strain < 0.0) {
      return R(0.0);
    }
    const R x = R(growth) * strain * strain;
    if (x < 1e-8) {
      return R(0.5 * stiffness_kpa) * strain * strain * (R(1.0) + R(0.5) * x);
    }
    const R half = R(0.5 * stiffness_kpa / growth);
    if (x < 5.0) {
      return half * (exp(x) - R(1.0));
    }
    const R beyond = x - R(5.0);
    return half * (R(std::exp(5.0)) * (R(1.0) + beyond + R(0.5) * beyond * beyond) - R(1.0));
  }
};

/// Muscle: fibres in neo-Hooke's law. Blemker's isotropic part is another one.
struct FibreMuscle {
  double shear_modulus_kpa = 0.0;  ///< mu across the fibres, above 0
  Fibres fibres{};

  template <class R>
  R find_energy(const R& i1, const R& i4) const {
    return R(0.5 * shear_modulus_kpa) * (i1 - R(3.0)) + fibres.find_energy(i1, i4);
  }
};

/// The fibres of the solver: those of a muscle at rest are a little shorter than they are strongest (assumed).
inline Fibres build_solver_fibres(double strength_kpa, double activation) {
  constexpr double optimal = 1.1;
  return {.sigma_max_kpa = strength_kpa,
          .optimal_stretch = optimal,
          .straight_from = 1.4 * optimal,
          .activation = activation};
}

}  // namespace unknot::press
