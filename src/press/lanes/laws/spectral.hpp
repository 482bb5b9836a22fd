// Ogden's law in lanes: 2 mu/alpha^2 (sum of stretch^alpha - 3) over the isochoric principal stretches, safe where they are equal.
#pragma once

#include "math/simd_functions.hpp"
#include "press/lanes/laws/stiffness.hpp"

namespace unknot::press::UNKNOT_LANES {

/// Eigenvalues of a symmetric matrix, and in the columns of `axes` its unit eigenvectors.
template <class R>
struct Spectrum {
  R value[3];
  R axes[3][3];
};

/// One of Jacobi's rotations of m, in the plane of p and q; r is the third axis. Nothing, to the last bit, where entry (p, q) is as good as
/// none. Gives the tangent of its angle.
template <class R>
[[gnu::always_inline]] inline R turn(int p, int q, int r, R negligible, R (&m)[3][3], R (&axes)[3][3]) {
  const R off = m[p][q];
  const R apart = m[q][q] - m[p][p];
  const R root = math::find_root(apart * apart + R(4) * off * off);
  const R below = math::choose(apart, apart + root, apart - root);  // with apart = 0: -root, as good as root
  const R t = math::choose(off * off - negligible, R(2) * off / below, R(0));
  const R c = R(1) / math::find_root(R(1) + t * t);
  const R s = t * c;
  m[p][p] -= t * off;
  m[q][q] += t * off;
  m[p][q] = m[q][p] = math::choose(off * off - negligible, R(0), off);
  const R one = m[r][p];
  const R other = m[r][q];
  m[r][p] = m[p][r] = c * one - s * other;
  m[r][q] = m[q][r] = s * one + c * other;
  for (int k = 0; k < 3; ++k) {
    const R left = axes[k][p];
    const R right = axes[k][q];
    axes[k][p] = c * left - s * right;
    axes[k][q] = s * left + c * right;
  }
  return t * t;
}

/// By sweeps of Jacobi's rotations (Golub and Van Loan 2013, 8.5), until no lane turns any more. A lane that does not turn keeps its bits, so
/// that none depends on its neighbours. Equal eigenvalues are nothing special.
template <class R>
[[gnu::always_inline]] inline void find_spectrum(R (&m)[3][3], Spectrum<R>& spectrum) {
  using T = decltype(R().raw[0] + 0);
  R squares(0);
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      squares += m[a][b] * m[a][b];
      spectrum.axes[a][b] = R(a == b ? T(1) : T(0));
    }
  }
  const R negligible = squares * R(sizeof(T) == 4 ? T(1e-16) : T(1e-34));
  constexpr int most_sweeps = 10;
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    const R moved = turn(0, 1, 2, negligible, m, spectrum.axes) + turn(0, 2, 1, negligible, m, spectrum.axes) +
                    turn(1, 2, 0, negligible, m, spectrum.axes);
    if (!math::is_any(moved)) {
      break;
    }
  }
  for (int a = 0; a < 3; ++a) {
    spectrum.value[a] = m[a][a];
  }
}

/// e^x - 1 - x with all digits where x is small.
template <class R>
[[gnu::always_inline]] inline R find_convex(R x, R power) {
  using T = decltype(R().raw[0] + 0);
  R sum(1);
  for (int term = 14; term > 2; --term) {
    sum = R(1) + x * R(T(1) / T(term)) * sum;
  }
  return math::choose(math::find_size(x) - R(T(0.5)), power - R(1) - x, R(T(0.5)) * x * x * sum);
}

/// sinh(x) / x.
template <class R>
[[gnu::always_inline]] inline R find_sinch(R x) {
  using T = decltype(R().raw[0] + 0);
  const R power = math::find_power_of_e(x);
  const R z = x * x;
  const R series = R(1) + z * R(T(1.0 / 6.0)) *
                              (R(1) + z * R(T(0.05)) * (R(1) + z * R(T(1.0 / 42.0)) * (R(1) + z * R(T(1.0 / 72.0)))));
  return math::choose(z - R(1), R(T(0.5)) * (power - R(1) / power) / x, series);
}

/// Three axes of C with what the law says along them.
template <class R>
struct Principal {
  Spectrum<R> spectrum;
  R log[3];  ///< of the isochoric stretches, which sum to nothing
  R square[3];  ///< isochoric, c
  R pull[3];  ///< of S: (2 mu / alpha) c^(alpha/2 - 1)
  R energy;
};

template <class R>
[[gnu::always_inline]] inline void find_principal(const Deformation<R>& at, R scale, R shear, R alpha,
                                                  Principal<R>& found) {
  using T = decltype(R().raw[0] + 0);
  R h[3][3];
  R m[3][3];  // C - 1
  for (int c = 0; c < 3; ++c) {
    for (int a = 0; a < 3; ++a) {
      h[c][a] = c == a ? at.f[c][a] - R(1) : at.f[c][a];
    }
  }
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      m[a][b] = h[a][b] + h[b][a] + h[0][a] * h[0][b] + h[1][a] * h[1][b] + h[2][a] * h[2][b];
    }
  }
  find_spectrum(m, found.spectrum);
  const R least(sizeof(T) == 4 ? T(-1.0 + 1e-6) : T(-1.0 + 1e-12));  // squeezed to nothing but for rounding
  R mean(0);
  for (int a = 0; a < 3; ++a) {
    found.spectrum.value[a] = math::find_larger(found.spectrum.value[a], least);
    found.log[a] = R(T(0.5)) * math::find_logarithm_past_one(found.spectrum.value[a]);
    mean += found.log[a] * R(T(1.0 / 3.0));
  }
  const R over_alpha = R(1) / alpha;
  found.energy = R(0);
  for (int a = 0; a < 3; ++a) {
    found.log[a] -= mean;
    found.square[a] = scale * (R(1) + found.spectrum.value[a]);
    const R power = math::find_power_of_e(alpha * found.log[a]);
    found.pull[a] = R(2) * shear * over_alpha * power / found.square[a];
    found.energy += R(2) * shear * over_alpha * over_alpha * find_convex(alpha * found.log[a], power);
  }
}

/// 2 scale^2 sum over i, j of f_ij (sym F N_i N_j' F')^2, with f_ij the quotient of differences of the pulls over the squares, or its limit.
template <class R>
[[gnu::always_inline]] inline void add_principal_stiffness(const Deformation<R>& at, R scale, R alpha,
                                                           const Principal<R>& found, R weight,
                                                           Stiffness<R>& stiffness) {
  using T = decltype(R().raw[0] + 0);
  const R power = R(T(0.5)) * alpha - R(1);
  R along[3][3];  // F N
  R slope[3];  // pull / c, above 0 where mu / alpha is
  for (int i = 0; i < 3; ++i) {
    for (int c = 0; c < 3; ++c) {
      const auto& axes = found.spectrum.axes;
      along[i][c] = at.f[c][0] * axes[0][i] + at.f[c][1] * axes[1][i] + at.f[c][2] * axes[2][i];
    }
    slope[i] = found.pull[i] / found.square[i];
  }
  const R share = R(2) * weight * scale * scale * power;
  for (int i = 0; i < 3; ++i) {
    R v[6];
    build_dyad(along[i], along[i], v);
    take_trace(v);
    add_square(share * slope[i], v, stiffness);
    const int j = (i + 1) % 3;
    // (2 mu / alpha) (c_i^p - c_j^p) / (c_i - c_j) = slope_i e^((p - 1) (h_j - h_i)) p sinch(p (h_i - h_j)) / sinch(h_i - h_j)
    const R apart = found.log[i] - found.log[j];
    const R middle = slope[i] * math::find_power_of_e((R(1) - power) * apart);
    build_dyad(along[i], along[j], v);
    add_square(R(2) * share * middle * find_sinch(power * apart) / find_sinch(apart), v, stiffness);
  }
}

/// Energy, S, and how S changes, of Ogden's law. `alpha` is not 0.
template <bool bends, class R>
[[gnu::always_inline]] inline void add_ogden(const Deformation<R>& at, R scale, R shear, R alpha, R weight, R (&s)[6],
                                             R& energy, Stiffness<R>& stiffness) {
  Principal<R> found;
  find_principal(at, scale, shear, alpha, found);
  energy += found.energy;
  int place = 0;
  for (int a = 0; a < 3; ++a) {
    for (int b = a; b < 3; ++b, ++place) {
      for (int i = 0; i < 3; ++i) {
        s[place] += found.pull[i] * found.spectrum.axes[a][i] * found.spectrum.axes[b][i];
      }
    }
  }
  if constexpr (bends) {
    add_principal_stiffness(at, scale, alpha, found, weight, stiffness);
  }
}

}  // namespace unknot::press::UNKNOT_LANES
