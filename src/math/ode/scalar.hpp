// What a right-hand side may be written with, beside + - * /: the smaller, the larger, a choice, a square root. For plain numbers, lanes, numbers
// with slopes, and for the tracker that finds out which rate depends on which variable.
#pragma once

#include <cstdint>

#include "math/simd.hpp"

namespace unknot::math {

/// The value is irrelevant; only which variables it came from (bit i: variable i, below 64). Used when the program is compiled.
struct Depends {
  std::uint64_t on = 0;

  constexpr Depends() = default;
  constexpr Depends(double /*constant*/) {}  // NOLINT: constants stand in formulas as they are
  static constexpr Depends on_variable(int i) {
    Depends one;
    one.on = std::uint64_t(1) << unsigned(i);
    return one;
  }

  friend constexpr Depends operator+(Depends a, Depends b) { return join(a, b); }
  friend constexpr Depends operator-(Depends a, Depends b) { return join(a, b); }
  friend constexpr Depends operator*(Depends a, Depends b) { return join(a, b); }
  friend constexpr Depends operator/(Depends a, Depends b) { return join(a, b); }
  friend constexpr Depends operator-(Depends a) { return a; }
  friend constexpr Depends find_smaller(Depends a, Depends b) { return join(a, b); }
  friend constexpr Depends find_larger(Depends a, Depends b) { return join(a, b); }
  friend constexpr Depends find_root(Depends a) { return a; }
  friend constexpr Depends select_positive(Depends x, Depends a, Depends b) { return join(x, join(a, b)); }

 private:
  static constexpr Depends join(Depends a, Depends b) {
    a.on |= b.on;
    return a;
  }
};

[[gnu::always_inline]] constexpr double find_smaller(double a, double b) { return a < b ? a : b; }
[[gnu::always_inline]] constexpr double find_larger(double a, double b) { return b < a ? a : b; }
[[gnu::always_inline]] inline double find_root(double a) { return __builtin_sqrt(a); }
/// a where x > 0, else b.
[[gnu::always_inline]] constexpr double select_positive(double x, double a, double b) { return x > 0.0 ? a : b; }

template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_larger(Lanes<T, n> a, Lanes<T, n> b) {
  return Lanes<T, n>(b.raw < a.raw ? a.raw : b.raw, 0);
}
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> select_positive(Lanes<T, n> x, Lanes<T, n> a, Lanes<T, n> b) {
  return Lanes<T, n>(x.raw > typename Lanes<T, n>::Raw{} ? a.raw : b.raw, 0);
}
/// Correctly rounded in every lane, hence the same bits everywhere.
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_root(Lanes<T, n> a) {
  Lanes<T, n> root;
  for (int i = 0; i < n; ++i) root.raw[i] = __builtin_sqrt(a.raw[i]);
  return root;
}

/// A number with slopes in `n` directions at once. Numbers without slopes stay cheap.
template <class T, int n>
struct Sloped {
  T value;
  T slope[std::size_t(
      n)];  // NOLINT: a plain array, for std::array would be a function that builds for different processors share

  Sloped() = default;
  [[gnu::always_inline]] Sloped(T constant) : value(constant) {  // NOLINT: constants stand in formulas as they are
    for (int i = 0; i < n; ++i) slope[i] = T(0.0);
  }

  [[gnu::always_inline]] friend Sloped operator+(const Sloped& a, const Sloped& b) {
    Sloped r;
    r.value = a.value + b.value;
    for (int i = 0; i < n; ++i) r.slope[i] = a.slope[i] + b.slope[i];
    return r;
  }
  [[gnu::always_inline]] friend Sloped operator+(Sloped a, T b) {
    a.value = a.value + b;
    return a;
  }
  [[gnu::always_inline]] friend Sloped operator+(T a, Sloped b) {
    b.value = a + b.value;
    return b;
  }
  [[gnu::always_inline]] friend Sloped operator-(const Sloped& a, const Sloped& b) {
    Sloped r;
    r.value = a.value - b.value;
    for (int i = 0; i < n; ++i) r.slope[i] = a.slope[i] - b.slope[i];
    return r;
  }
  [[gnu::always_inline]] friend Sloped operator-(Sloped a, T b) {
    a.value = a.value - b;
    return a;
  }
  [[gnu::always_inline]] friend Sloped operator-(T a, const Sloped& b) { return scale(a - b.value, b, T(-1.0)); }
  [[gnu::always_inline]] friend Sloped operator*(const Sloped& a, const Sloped& b) {
    return combine(a.value * b.value, a, b.value, b, a.value);
  }
  [[gnu::always_inline]] friend Sloped operator*(const Sloped& a, T b) { return scale(a.value * b, a, b); }
  [[gnu::always_inline]] friend Sloped operator*(T a, const Sloped& b) { return scale(a * b.value, b, a); }
  [[gnu::always_inline]] friend Sloped operator/(const Sloped& a, const Sloped& b) {
    const T inverse = T(1.0) / b.value;
    const T ratio = a.value * inverse;
    return combine(ratio, a, inverse, b, -(ratio * inverse));
  }
  [[gnu::always_inline]] friend Sloped operator/(const Sloped& a, T b) {
    const T inverse = T(1.0) / b;
    return scale(a.value * inverse, a, inverse);
  }
  [[gnu::always_inline]] friend Sloped operator/(T a, const Sloped& b) {
    const T inverse = T(1.0) / b.value;
    const T ratio = a * inverse;
    return scale(ratio, b, -(ratio * inverse));
  }

  [[gnu::always_inline]] friend Sloped find_root(const Sloped& a) {
    const T root = find_root(a.value);
    return scale(root, a, T(0.5) / root);
  }
  [[gnu::always_inline]] friend Sloped find_smaller(const Sloped& a, const Sloped& b) {
    return select_positive(b.value - a.value, a, b);
  }
  [[gnu::always_inline]] friend Sloped find_larger(const Sloped& a, const Sloped& b) {
    return select_positive(b.value - a.value, b, a);
  }
  [[gnu::always_inline]] friend Sloped select_positive(const Sloped& x, const Sloped& a, const Sloped& b) {
    return select_positive(x.value, a, b);
  }

 private:
  [[gnu::always_inline]] friend Sloped select_positive(T x, const Sloped& a, const Sloped& b) {
    Sloped r;
    r.value = select_positive(x, a.value, b.value);
    for (int i = 0; i < n; ++i) r.slope[i] = select_positive(x, a.slope[i], b.slope[i]);
    return r;
  }
  [[gnu::always_inline]] static Sloped scale(T value, const Sloped& a, T by) {
    Sloped r;
    r.value = value;
    for (int i = 0; i < n; ++i) r.slope[i] = a.slope[i] * by;
    return r;
  }
  [[gnu::always_inline]] static Sloped combine(T value, const Sloped& a, T by_a, const Sloped& b, T by_b) {
    Sloped r;
    r.value = value;
    for (int i = 0; i < n; ++i) r.slope[i] = a.slope[i] * by_a + b.slope[i] * by_b;
    return r;
  }
};

}  // namespace unknot::math
