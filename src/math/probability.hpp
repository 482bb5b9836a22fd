// Probabilities and their log-odds.
#pragma once

#include <algorithm>
#include <cmath>

namespace unknot::math {

/// ln(p / (1 - p)) of a probability in [0, 1]; the ends are pulled in by 1e-12 so that the result stays finite.
inline double find_log_odds(double probability) {
  constexpr double guard = 1e-12;
  const double p = std::clamp(probability, guard, 1.0 - guard);
  return std::log(p) - std::log1p(-p);
}

/// The probability that has these log-odds.
inline double find_probability(double log_odds) {
  return log_odds >= 0 ? 1.0 / (1.0 + std::exp(-log_odds)) : std::exp(log_odds) / (1.0 + std::exp(log_odds));
}

/// Entropy in bits of a yes/no question with this probability; 0 at the ends.
inline double find_entropy(double probability) {
  if (probability <= 0.0 || probability >= 1.0) return 0.0;
  return -(probability * std::log2(probability) + (1.0 - probability) * std::log2(1.0 - probability));
}

}  // namespace unknot::math
