// What is known of a person's benefit, slope, level and ups and downs after the scores: a weighted sum of normal distributions.
#pragma once

#include <cstddef>
#include <vector>

#include "trial/node.hpp"

namespace unknot::trial {

/// One normal of the sum.
struct Part {
  double weight = 0.0;  ///< all together 1
  double memory = 0.0;
  std::size_t half_life = 0;  ///< place in Prior::half_lives
  double deviation = 0.0;  ///< [points]
  Vector mean{};  ///< of the coefficients
  Matrix covariance{};
};

/// How fine the sum is. The defaults agree with a fine grid to 1e-6 (tests/verify/trial_quadrature_test.cpp).
struct Fineness {
  std::size_t n_memories = 0;  ///< 0: 28, or 36 from 80 scored days on
  double step = 0.9;  ///< of the logarithm of the deviation, in its own standard deviations
  double depth = 18.0;  ///< parts below the best one by this much, in natural logarithms, are left out
};

/// The exposure of each day for each half-life of the prior; one only when the treatment is taken to last.
std::vector<Exposure> build_exposures(const Series& series, const Prior& prior);

/// Memory by Gauss and Legendre, half-life as listed, deviation by the trapezoid rule in its logarithm as far as it matters.
/// Deterministic. Needs at least one scored day.
std::vector<Part> solve_posterior(const Series& series, const Prior& prior, const Fineness& fineness = {});

/// A number with its standard deviation.
struct Moments {
  double mean = 0.0;
  double deviation = 0.0;
};

/// Mean of the memory.
double find_memory(const std::vector<Part>& parts);

/// Mean of its square, counted as 0 below 0: large when days are alike, and when little is known of how alike they are.
double find_memory_square(const std::vector<Part>& parts);

Moments find_moments(const std::vector<Part>& parts, std::size_t coefficient);

/// Chance that the coefficient lies below `value`.
double find_chance_below(const std::vector<Part>& parts, std::size_t coefficient, double value);

/// The value below which the coefficient lies with this chance, to 1e-9 points.
double find_quantile(const std::vector<Part>& parts, std::size_t coefficient, double chance);

}  // namespace unknot::trial
