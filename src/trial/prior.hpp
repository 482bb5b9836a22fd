// What is held likely before a trial begins. Every number stands in docs/science/trial.md with its reason.
#pragma once

#include <array>
#include <cstddef>

namespace unknot::trial {

/// Places of the coefficients that are integrated in closed form, in every vector of coefficients.
namespace coefficient {
inline constexpr std::size_t level = 0;    ///< score without treatment in the middle of the trial [points]
inline constexpr std::size_t slope = 1;    ///< change of it in a week [points]
inline constexpr std::size_t benefit = 2;  ///< of full exposure [points; better is positive]
inline constexpr std::size_t start = 3;  ///< what the first day was off, by chance or because it was chosen [points]
inline constexpr std::size_t common = 4;  ///< when both ways treat: what both do alike [points; better is positive]
inline constexpr std::size_t count = 5;
}  // namespace coefficient

/// A half-life that the carry-over may have, and how likely it is.
struct HalfLife {
  double days = 0.0;
  double chance = 0.0;
};

/// Normal for the coefficients, lognormal for the deviation, normal between two bounds for the memory. All assumed.
struct Prior {
  double level_mean = 5.0;  ///< middle of the scale
  std::array<double, coefficient::count> deviation{3.0, 1.6, 5.0, 4.0, 5.0};  ///< > 0; slope: 0 leaves it out
  double noise_median = 1.5;  ///< [points]
  double noise_log_deviation = 0.5;
  double memory_mean = 0.3;  ///< days resemble each other, by how much is hardly known
  double memory_deviation = 0.5;
  double memory_low = -0.5;  ///< below 0: a bad day tends to be followed by a good one
  double memory_high = 0.95;  ///< < 1
  std::array<HalfLife, 4> half_lives{{{0.0, 0.35}, {1.0, 0.45}, {2.0, 0.15}, {4.0, 0.05}}};
};

}  // namespace unknot::trial
