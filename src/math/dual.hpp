// Dual numbers: a value that carries its derivatives, so that a law is written once as an energy.
//
// Dual<double, n> gives first derivatives after n variables, Dual<Dual<double, n>, n> second ones (forward mode; Griewank & Walther,
// Evaluating Derivatives, 2nd ed., section 3.1).
#pragma once

#include <array>
#include <cmath>

namespace unknot::math {

template <class T, int n>
struct Dual {
  T value{};
  std::array<T, std::size_t(n)> slope{};

  Dual() = default;
  Dual(double constant) : value(constant) {}  // NOLINT: constants stand in formulas as they are

  Dual& operator+=(const Dual& b) { return *this = *this + b; }

  friend Dual operator+(Dual a, const Dual& b) {
    a.value = a.value + b.value;
    for (std::size_t i = 0; i < n; ++i) {
      a.slope[i] = a.slope[i] + b.slope[i];
    }
    return a;
  }
  friend Dual operator-(Dual a) { return a * Dual(-1.0); }
  friend Dual operator-(const Dual& a, const Dual& b) { return a + b * Dual(-1.0); }
  friend Dual operator*(const Dual& a, const Dual& b) {
    Dual product;
    product.value = a.value * b.value;
    for (std::size_t i = 0; i < n; ++i) {
      product.slope[i] = a.slope[i] * b.value + a.value * b.slope[i];
    }
    return product;
  }
  friend Dual operator/(const Dual& a, const Dual& b) {
    Dual ratio;
    ratio.value = a.value / b.value;
    for (std::size_t i = 0; i < n; ++i) {
      ratio.slope[i] = (a.slope[i] - ratio.value * b.slope[i]) / b.value;
    }
    return ratio;
  }
  /// Only values are compared: which branch of a law holds.
  friend bool operator<(const Dual& a, double b) { return a.value < b; }
};

/// f(a), given f and its derivative at the value of a.
template <class T, int n>
Dual<T, n> find_outer(const Dual<T, n>& a, const T& value, const T& derivative) {
  Dual<T, n> result;
  result.value = value;
  for (std::size_t i = 0; i < n; ++i) {
    result.slope[i] = derivative * a.slope[i];
  }
  return result;
}

using std::exp;
using std::log;
using std::pow;
using std::sqrt;

template <class T, int n>
Dual<T, n> exp(const Dual<T, n>& a) {
  const T value = exp(a.value);
  return find_outer(a, value, value);
}
template <class T, int n>
Dual<T, n> log(const Dual<T, n>& a) {
  return find_outer(a, log(a.value), T(1.0) / a.value);
}
template <class T, int n>
Dual<T, n> sqrt(const Dual<T, n>& a) {
  const T value = sqrt(a.value);
  return find_outer(a, value, T(0.5) / value);
}
/// a^power for a > 0.
template <class T, int n>
Dual<T, n> pow(const Dual<T, n>& a, double power) {
  return find_outer(a, pow(a.value, power), T(power) * pow(a.value, power - 1.0));
}

/// A number with first and second derivatives after n variables.
template <int n>
using SecondDual = Dual<Dual<double, n>, n>;

/// Variable number `which` at `value`.
template <int n>
SecondDual<n> build_variable(double value, int which) {
  SecondDual<n> variable;
  variable.value.value = value;
  variable.value.slope[std::size_t(which)] = 1.0;
  variable.slope[std::size_t(which)].value = 1.0;
  return variable;
}

}  // namespace unknot::math
