// Root, exponential and logarithm in lanes, over all numbers that a law may ask for. Only +, -, *, / and the root of the processor, all of
// them rounded as IEEE 754 says: the same bits everywhere.
#pragma once

#include "math/simd.hpp"

namespace unknot::math {

/// Numbers of a kind of lanes: their integers and how a number of T is made of bits.
template <class T>
struct Digits;
template <>
struct Digits<double> {
  using Int = std::int64_t;
  static constexpr int fraction = 52;
  static constexpr double to_whole =
      6755399441055744.0;  ///< 1.5 * 2^52: what is added to it comes out rounded to a whole number
  static constexpr std::int64_t root_half = 0x3FE6A09E667F3BCDLL;  ///< bits of sqrt(1/2)
  static constexpr int exp_degree = 14;
  static constexpr int log_degree = 11;
  static constexpr double most = 600.0;  ///< e to this is far from overflow
};
template <>
struct Digits<float> {
  using Int = std::int32_t;
  static constexpr int fraction = 23;
  static constexpr float to_whole = 12582912.0F;
  static constexpr std::int32_t root_half = 0x3F3504F3;
  static constexpr int exp_degree = 7;
  static constexpr int log_degree = 5;
  static constexpr float most = 80.0F;
};

/// `test` > 0 chooses `one`, else `other`.
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> choose(Lanes<T, n> test, Lanes<T, n> one, Lanes<T, n> other) {
  return Lanes<T, n>(test.raw > Lanes<T, n>(T(0)).raw ? one.raw : other.raw, 0);
}

template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_larger(Lanes<T, n> a, Lanes<T, n> b) {
  return Lanes<T, n>(a.raw > b.raw ? a.raw : b.raw, 0);
}

template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_size(Lanes<T, n> a) {
  return find_larger(a, -a);
}

/// Whether any lane is not 0. What follows from it must not change any lane that is.
template <class T, int n>
[[gnu::always_inline]] inline bool is_any(Lanes<T, n> a) {
  bool found = false;
  for (int lane = 0; lane < n; ++lane) {
    found = found || a.raw[lane] != T(0);
  }
  return found;
}

/// The square root of numbers from 0 on.
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_root(Lanes<T, n> a) {
  typename Lanes<T, n>::Raw root;
  for (int lane = 0; lane < n; ++lane) {
    root[lane] = sizeof(T) == 4 ? T(__builtin_sqrtf(float(a.raw[lane]))) : T(__builtin_sqrt(double(a.raw[lane])));
  }
  return Lanes<T, n>(root, 0);
}

/// e^x for every x, within a few units of the last digit; beyond +-600 (+-80 in single precision) it stays as it is there.
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_power_of_e(Lanes<T, n> x) {
  using L = Lanes<T, n>;
  using Int = typename Lanes<typename Digits<T>::Int, n>::Raw;
  x = find_larger(find_smaller(x, L(Digits<T>::most)), L(-Digits<T>::most));
  const L shifted = x * L(T(1.44269504088896340736)) + L(Digits<T>::to_whole);
  const L whole = shifted - L(Digits<T>::to_whole);
  // ln 2 in two parts, the first with so few digits that its product with a whole number is exact.
  const L high(sizeof(T) == 4 ? T(0.693359375) : T(0.693147180369123816490));
  const L low(sizeof(T) == 4 ? T(-2.12194440e-4) : T(1.90821492927058770002e-10));
  const L rest = x - whole * high - whole * low;
  L sum(T(1));
  for (int term = Digits<T>::exp_degree; term > 0; --term) {
    sum = L(T(1)) + rest * L(T(1) / T(term)) * sum;
  }
  Int bits;
  Int steps;
  std::memcpy(&bits, &sum.raw, sizeof(bits));
  std::memcpy(&steps, &shifted.raw, sizeof(steps));
  bits += steps << Digits<T>::fraction;
  std::memcpy(&sum.raw, &bits, sizeof(bits));
  return sum;
}

/// ln(1 + x) for x above -1, to the last digits also where x is small.
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_logarithm_past_one(Lanes<T, n> x) {
  using L = Lanes<T, n>;
  using Int = typename Lanes<typename Digits<T>::Int, n>::Raw;
  const L all = L(T(1)) + x;
  const L lost = (x - (all - L(T(1)))) / all;
  Int bits;
  std::memcpy(&bits, &all.raw, sizeof(bits));
  const Int exponent = (bits - Digits<T>::root_half) >> Digits<T>::fraction;
  bits -= exponent << Digits<T>::fraction;
  L part(T(0));
  std::memcpy(&part.raw, &bits, sizeof(bits));
  const L over = part - L(T(1));
  const L s = over / (L(T(2)) + over);
  const L z = s * s;
  L sum(T(0));
  for (int term = Digits<T>::log_degree; term >= 0; --term) {
    sum = sum * z + L(T(1) / T(2 * term + 1));
  }
  const L twos(__builtin_convertvector(exponent, typename L::Raw), 0);
  return twos * L(T(0.693147180559945309417)) + (L(T(2)) * s * sum + lost);
}

}  // namespace unknot::math
