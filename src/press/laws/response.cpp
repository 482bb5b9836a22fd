#include "press/laws/response.hpp"

#include <cmath>

namespace unknot::press {

namespace {

using math::Matrix3;
using Size = std::size_t;

constexpr Size first[6] = {0, 1, 2, 1, 0, 0};
constexpr Size second[6] = {0, 1, 2, 2, 2, 1};

Six take_six(const Matrix3& a) {
  Six six{};
  for (Size e = 0; e < 6; ++e) {
    six[e] = a[first[e]][second[e]];
  }
  return six;
}

/// (A o A)_ijkl = (A_ik A_jl + A_il A_jk) / 2.
double find_mixed(const Matrix3& a, Size e, Size f) {
  const Size i = first[e];
  const Size j = second[e];
  const Size k = first[f];
  const Size l = second[f];
  return 0.5 * (a[i][k] * a[j][l] + a[i][l] * a[j][k]);
}

/// One invariant I = J^(-2/3) M:C with its first derivative after C; the second is built where it is needed.
struct Invariant {
  double value = 0.0;
  Six slope{};  ///< G = J^(-2/3) (M - M:C / 3 C^-1)
};

Invariant build_invariant(const Matrix3& m, const Matrix3& c, const Matrix3& inverse, double scale) {
  Invariant invariant;
  double product = 0.0;
  for (Size i = 0; i < 3; ++i) {
    for (Size j = 0; j < 3; ++j) {
      product += m[i][j] * c[i][j];
    }
  }
  invariant.value = scale * product;
  for (Size e = 0; e < 6; ++e) {
    invariant.slope[e] = scale * (m[first[e]][second[e]] - product / 3.0 * inverse[first[e]][second[e]]);
  }
  return invariant;
}

Matrix3 build_square(math::Vector3 fibre) {
  const double a[3] = {fibre.x, fibre.y, fibre.z};
  Matrix3 square{};
  for (Size i = 0; i < 3; ++i) {
    for (Size j = 0; j < 3; ++j) {
      square[i][j] = a[i] * a[j];
    }
  }
  return square;
}

/// S = 2 sum psi_k G_k; 2 dS/dC = 4 (sum psi_kl G_k G_l + sum psi_k dG_k/dC), where
/// dG/dC = -1/3 (G C^-1 + C^-1 G) - I/9 C^-1 C^-1 + I/3 C^-1 o C^-1.
template <class Law>
Response find_invariant_response(const Law& law, const Matrix3& f, const Matrix3& fibres) {
  const Matrix3 c = math::find_product(math::find_transposed(f), f);
  const Matrix3 inverse = math::find_inverse(c);
  const double scale = std::pow(math::find_determinant(f), -2.0 / 3.0);
  const Invariant invariant[2] = {build_invariant(math::identity3, c, inverse, scale),
                                  build_invariant(fibres, c, inverse, scale)};
  const auto energy =
      law.find_energy(math::build_variable<2>(invariant[0].value, 0), math::build_variable<2>(invariant[1].value, 1));
  const Six over = take_six(inverse);
  Response response;
  response.energy = energy.value.value;
  for (Size k = 0; k < 2; ++k) {
    const double psi = energy.value.slope[k];
    const Invariant& own = invariant[k];
    for (Size e = 0; e < 6; ++e) {
      response.stress[e] += 2.0 * psi * own.slope[e];
      for (Size g = 0; g < 6; ++g) {
        const double bend = -(own.slope[e] * over[g] + over[e] * own.slope[g]) / 3.0 -
                            own.value / 9.0 * over[e] * over[g] + own.value / 3.0 * find_mixed(inverse, e, g);
        response.tangent[e][g] += 4.0 * psi * bend;
        for (Size l = 0; l < 2; ++l) {
          response.tangent[e][g] += 4.0 * energy.slope[k].slope[l] * own.slope[e] * invariant[l].slope[g];
        }
      }
    }
  }
  return response;
}

/// Principal stresses and how they change with the logarithms of the stretches.
struct PrincipalStress {
  std::array<double, 3> stretch{};
  std::array<double, 3> stress{};      ///< S_a = beta_a / stretch_a^2
  std::array<double, 3> beta{};        ///< d energy / d log stretch_a
  Matrix3 change{};                    ///< d beta_a / d log stretch_b
};

template <class Law>
PrincipalStress build_principal(const Law& law, const std::array<double, 3>& squares, double& energy) {
  PrincipalStress own;
  const double scale = std::pow(squares[0] * squares[1] * squares[2], -1.0 / 6.0);
  std::array<double, 3> slope{};
  std::array<double, 3> bend{};
  energy = 0.0;
  for (Size a = 0; a < 3; ++a) {
    own.stretch[a] = std::sqrt(squares[a]);
    const double stretch = scale * own.stretch[a];
    const auto term = law.find_term(math::build_variable<1>(stretch, 0));
    energy += term.value.value;
    slope[a] = stretch * term.value.slope[0];
    bend[a] = slope[a] + stretch * stretch * term.slope[0].slope[0];
  }
  // The isochoric log-stretches are the log-stretches without their mean.
  for (Size a = 0; a < 3; ++a) {
    own.beta[a] = slope[a] - (slope[0] + slope[1] + slope[2]) / 3.0;
    own.stress[a] = own.beta[a] / squares[a];
    for (Size b = 0; b < 3; ++b) {
      own.change[a][b] = (a == b ? bend[a] : 0.0) - (bend[a] + bend[b]) / 3.0 + (bend[0] + bend[1] + bend[2]) / 9.0;
    }
  }
  return own;
}

/// The chain over principal stretches (Simo & Taylor 1991, doi 10.1016/0045-7825(91)90100-K). Where two stretches are nearly equal the
/// quotient (S_b - S_a) / (stretch_b^2 - stretch_a^2) becomes its limit, which the second derivatives know.
Response find_stretch_response(const Ogden& law, const Matrix3& f) {
  const Matrix3 c = math::find_product(math::find_transposed(f), f);
  const math::Principal principal = math::find_principal(c);
  Response response;
  const PrincipalStress own = build_principal(law, principal.value, response.energy);
  for (Size a = 0; a < 3; ++a) {
    const double square_a = principal.value[a];
    const auto build_dyad = [&](Size one, Size other) {
      Six dyad{};
      for (Size e = 0; e < 6; ++e) {
        dyad[e] = 0.5 * (principal.axes[first[e]][one] * principal.axes[second[e]][other] +
                         principal.axes[first[e]][other] * principal.axes[second[e]][one]);
      }
      return dyad;
    };
    const Six dyad_a = build_dyad(a, a);
    for (Size b = 0; b < 3; ++b) {
      const double square_b = principal.value[b];
      const Six dyad_b = build_dyad(b, b);
      const double straight =
          own.change[a][b] / (square_a * square_b) - (a == b ? 2.0 * own.stress[a] / square_a : 0.0);
      const double limit =
          0.5 * ((own.change[b][b] - own.change[a][b]) / (square_b * square_b) - 2.0 * own.stress[b] / square_b);
      const double gap = square_b - square_a;
      const double shear = std::abs(gap) > 1e-5 * (square_a + square_b) ? (own.stress[b] - own.stress[a]) / gap : limit;
      const Six mixed = build_dyad(a, b);
      for (Size e = 0; e < 6; ++e) {
        for (Size g = 0; g < 6; ++g) {
          response.tangent[e][g] += straight * dyad_a[e] * dyad_b[g];
          if (a != b) {
            response.tangent[e][g] += 2.0 * shear * mixed[e] * mixed[g];
          }
        }
      }
    }
    for (Size e = 0; e < 6; ++e) {
      response.stress[e] += own.stress[a] * dyad_a[e];
    }
  }
  return response;
}

}  // namespace

Response find_response(const NeoHooke& law, const math::Matrix3& f) {
  return find_invariant_response(law, f, math::identity3);
}

Response find_response(const Stiffening& law, const math::Matrix3& f) {
  return find_invariant_response(law, f, math::identity3);
}

Response find_response(const Ogden& law, const math::Matrix3& f) { return find_stretch_response(law, f); }

Response find_response(const FibreMuscle& law, const math::Matrix3& f, math::Vector3 fibre) {
  return find_invariant_response(law, f, build_square(fibre));
}

Response find_response(const Collagen& law, const math::Matrix3& f, math::Vector3 fibre) {
  return find_invariant_response(law, f, build_square(fibre));
}

Response find_volume_response(double bulk_modulus_kpa, const math::Matrix3& f) {
  Matrix3 h = f;
  for (Size i = 0; i < 3; ++i) {
    h[i][i] -= 1.0;
  }
  const double swelling = math::find_swelling(h);
  const double j = 1.0 + swelling;
  const Matrix3 inverse = math::find_inverse(math::find_product(math::find_transposed(f), f));
  const Six over = take_six(inverse);
  Response response;
  response.energy = 0.5 * bulk_modulus_kpa * swelling * swelling;
  for (Size e = 0; e < 6; ++e) {
    response.stress[e] = bulk_modulus_kpa * swelling * j * over[e];
    for (Size g = 0; g < 6; ++g) {
      response.tangent[e][g] =
          bulk_modulus_kpa * j * ((2.0 * j - 1.0) * over[e] * over[g] - 2.0 * swelling * find_mixed(inverse, e, g));
    }
  }
  return response;
}

math::Matrix3 find_nominal_stress(const math::Matrix3& f, const Response& response) {
  Matrix3 stress{};
  for (Size e = 0; e < 6; ++e) {
    stress[first[e]][second[e]] = stress[second[e]][first[e]] = response.stress[e];
  }
  return math::find_product(f, stress);
}

}  // namespace unknot::press
