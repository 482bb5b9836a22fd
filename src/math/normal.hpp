// The normal distribution: density, chance, quantile, and what is left of it beyond a bound.
#pragma once

namespace unknot::math {

/// Density of a standard normal number at `x`.
double find_normal_density(double x);

/// Chance that a standard normal number lies below `x`; accurate to a few units in the last place far into either tail.
double find_normal_chance(double x);

/// The `x` below which a standard normal number lies with this chance, 0 < chance < 1.
double find_normal_quantile(double chance);

enum class Tail { below, above };

/// A normal number of which only the side of a bound is known.
struct Truncated {
  double log_chance = 0.0;  ///< natural logarithm of the chance to lie on that side
  double mean = 0.0;  ///< given that it does
  double variance = 0.0;  ///< given that it does, > 0
};

/// Moments of a normal number with this mean and deviation (> 0), given that it lies in the `tail` of `bound`. Holds however far
/// the bound is out (checked to 300 deviations).
Truncated find_truncated(double mean, double deviation, double bound, Tail tail);

/// Mean of a normal number that is cut to `low` to `high` (values beyond an end count as that end). deviation > 0.
double find_cut_mean(double mean, double deviation, double low, double high);

}  // namespace unknot::math
