// Lanes: one number for each of several elements at once, by the compiler's vector extensions.
//
// The width follows from what the source is compiled for, so one kernel source gives a build for every kind of processor
// (cmake/lanes.cmake). A lane never looks at its neighbour and nothing is fused, so every build gives the same bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace unknot::math {

/// Bytes of one vector register of the processor this source is compiled for. Internal to each source, for it differs.
#if defined(__AVX512F__)
static constexpr int lane_bytes = 64;
#elif defined(__AVX__)
static constexpr int lane_bytes = 32;
#else
static constexpr int lane_bytes = 16;
#endif

/// `n` numbers of type `T` that go through the same arithmetic.
template <class T, int n>
struct Lanes {
  // The compiler takes these attributes in a typedef only, and lanes that lie anywhere in memory only through a cast.
  // NOLINTBEGIN(modernize-use-using)
  typedef T Raw __attribute__((vector_size(sizeof(T) * n)));
  typedef T Loose __attribute__((vector_size(sizeof(T) * n), aligned(alignof(T)), may_alias));
  // NOLINTEND(modernize-use-using)
  static constexpr int width = n;

  Raw raw;

  Lanes() = default;
  [[gnu::always_inline]] Lanes(T value) : raw(value - Raw{}) {}  // NOLINT: a constant is the same in every lane
  [[gnu::always_inline]] explicit Lanes(Raw value, int) : raw(value) {}

  [[gnu::always_inline]] friend Lanes operator+(Lanes a, Lanes b) { return Lanes(a.raw + b.raw, 0); }
  [[gnu::always_inline]] friend Lanes operator-(Lanes a, Lanes b) { return Lanes(a.raw - b.raw, 0); }
  [[gnu::always_inline]] friend Lanes operator*(Lanes a, Lanes b) { return Lanes(a.raw * b.raw, 0); }
  [[gnu::always_inline]] friend Lanes operator/(Lanes a, Lanes b) { return Lanes(a.raw / b.raw, 0); }
  [[gnu::always_inline]] friend Lanes operator-(Lanes a) { return Lanes(-a.raw, 0); }
  [[gnu::always_inline]] Lanes& operator+=(Lanes b) { return *this = *this + b; }
  [[gnu::always_inline]] Lanes& operator-=(Lanes b) { return *this = *this - b; }
  [[gnu::always_inline]] Lanes& operator*=(Lanes b) { return *this = *this * b; }
};

/// The lanes at `from`, which need not be aligned.
template <class L, class T>
[[gnu::always_inline]] inline L load_lanes(const T* from) {
  return L(*reinterpret_cast<const typename L::Loose*>(from), 0);  // NOLINT(*-reinterpret-cast)
}

/// Puts the lanes down at `to`, which need not be aligned.
template <class T, int n>
[[gnu::always_inline]] inline void save_lanes(T* to, Lanes<T, n> value) {
  *reinterpret_cast<typename Lanes<T, n>::Loose*>(to) = value.raw;  // NOLINT(*-reinterpret-cast)
}

/// The smaller of both, lane by lane.
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_smaller(Lanes<T, n> a, Lanes<T, n> b) {
  return Lanes<T, n>(a.raw < b.raw ? a.raw : b.raw, 0);
}

/// x^(-1/3) for x in (1e-30, 1e30), 4 % off at most: from the exponent's bits.
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> guess_inverse_cube_root(Lanes<T, n> x) {
  using Float = typename Lanes<float, n>::Raw;
  using Int = typename Lanes<std::int32_t, n>::Raw;
  const Float single = __builtin_convertvector(x.raw, Float);
  Int bits;
  std::memcpy(&bits, &single, sizeof(bits));
  bits = __builtin_convertvector(1.4193806e9F - __builtin_convertvector(bits, Float) * 0.33333333F, Int);
  Float guess;
  std::memcpy(&guess, &bits, sizeof(guess));
  return Lanes<T, n>(__builtin_convertvector(guess, typename Lanes<T, n>::Raw), 0);
}

/// x^(-1/3) for x in (1e-30, 1e30), to the last digits of T; below, the result is finite and without meaning. A guess, then Newton's steps,
/// each of which doubles the digits. Only +, -, *: the same bits everywhere.
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_inverse_cube_root(Lanes<T, n> x) {
  Lanes<T, n> y = guess_inverse_cube_root(x);
  const Lanes<T, n> third(T(1) / T(3));
  for (int step = 0; step < (sizeof(T) == 4 ? 3 : 5); ++step) {
    y = y * (Lanes<T, n>(T(4)) - x * y * y * y) * third;
  }
  return y;
}

/// e^x for x in [0, 8], within 8 units of the last digit of T: the series of e^(x/8), squared three times. Only +, *: the same bits
/// everywhere.
template <class T, int n>
[[gnu::always_inline]] inline Lanes<T, n> find_exponential(Lanes<T, n> x) {
  const Lanes<T, n> part = x * Lanes<T, n>(T(0.125));
  constexpr int degree = sizeof(T) == 4 ? 9 : 17;
  Lanes<T, n> sum(T(1));
  for (int term = degree; term > 0; --term) {
    sum = Lanes<T, n>(T(1)) + part * Lanes<T, n>(T(1) / T(term)) * sum;
  }
  for (int square = 0; square < 3; ++square) {
    sum = sum * sum;
  }
  return sum;
}

}  // namespace unknot::math
