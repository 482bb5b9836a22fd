// Random numbers that depend only on a seed and a counter, so that any order of work gives the same result.
#pragma once

#include <cstddef>
#include <cstdint>

#include "math/normal.hpp"

namespace unknot::math {

/// 64 well mixed bits of (seed, stream, counter): SplitMix64's finaliser applied twice.
/// Source: Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators", figure 15 (constants of Stafford's mix 13).
constexpr std::uint64_t mix_bits(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter) {
  const auto finish = [](std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  };
  constexpr std::uint64_t golden = 0x9E3779B97F4A7C15ULL;
  return finish(finish(seed + golden * (stream + 1)) + golden * (counter + 1));
}

/// A number in [0, 1), 53 bits, of (seed, stream, counter).
constexpr double draw_uniform(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter) {
  return static_cast<double>(mix_bits(seed, stream, counter) >> 11U) * 0x1.0p-53;
}

/// The numbers of one seed and stream, one after the other.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}
  std::uint64_t next_bits() { return mix_bits(seed_, stream_, counter_++); }
  /// In [0, 1).
  double next() { return draw_uniform(seed_, stream_, counter_++); }
  /// Of the standard normal distribution: half a step away from 0, where the quantile is infinite.
  double next_normal() { return find_normal_quantile(next() + 0x1p-54); }
  /// One of 0 to n - 1.
  std::size_t next_below(std::size_t n) { return static_cast<std::size_t>(next() * static_cast<double>(n)); }

 private:
  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t counter_ = 0;
};

}  // namespace unknot::math
