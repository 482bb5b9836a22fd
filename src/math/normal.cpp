#include "math/normal.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numbers>

#include "base/problem.hpp"

namespace unknot::math {
namespace {

constexpr double root_of_two_pi = 2.506628274631000502;

// log of the chance to lie below z, and density over chance (the inverse Mills ratio).
struct Mills {
  double log_chance;
  double ratio;
};

Mills find_mills(double z) {
  // erfc keeps its relative accuracy until it underflows near -37; before that the series of Mills' ratio takes over
  // (Abramowitz and Stegun 26.2.12), whose next term is below 1e-13 there.
  if (z > -30.0) {
    const double chance = find_normal_chance(z);
    return {std::log(chance), find_normal_density(z) / chance};
  }
  const double s = 1.0 / (z * z);
  const double series = 1.0 - s * (1.0 - 3.0 * s * (1.0 - 5.0 * s * (1.0 - 7.0 * s * (1.0 - 9.0 * s))));
  return {-0.5 * z * z - std::log(-z * root_of_two_pi) + std::log(series), -z / series};
}

}  // namespace

double find_normal_density(double x) { return std::exp(-0.5 * x * x) / root_of_two_pi; }

double find_normal_chance(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

double find_normal_quantile(double chance) {
  ensure(chance > 0.0 && chance < 1.0, "a quantile belongs to a chance between 0 and 1");
  return -std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * chance);
}

Truncated find_truncated(double mean, double deviation, double bound, Tail tail) {
  const double z = (tail == Tail::below ? bound - mean : mean - bound) / deviation;
  const Mills mills = find_mills(z);
  const double shift = deviation * mills.ratio;
  double shrunk = 1.0 - mills.ratio * (mills.ratio + z);
  // Far out 1 - ratio (ratio + z) loses its digits; the variance is then 1/z^2 - 6/z^4 + 50/z^6.
  if (z < -100.0) shrunk = (1.0 - (6.0 - 50.0 / (z * z)) / (z * z)) / (z * z);
  return {mills.log_chance, tail == Tail::below ? mean - shift : mean + shift, deviation * deviation * shrunk};
}

double find_cut_mean(double mean, double deviation, double low, double high) {
  const double a = (low - mean) / deviation;
  const double b = (high - mean) / deviation;
  const double below = find_normal_chance(a);
  const double above = find_normal_chance(-b);
  const double inside = find_normal_chance(b) - below;
  return low * below + high * above + mean * inside + deviation * (find_normal_density(a) - find_normal_density(b));
}

}  // namespace unknot::math
