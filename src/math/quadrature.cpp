#include "math/quadrature.hpp"

#include <cmath>
#include <numbers>

#include "base/problem.hpp"

namespace unknot::math {

// Newton on the Legendre polynomial, from the usual cosine guess (Abramowitz and Stegun 25.4.29 and 22.16.6).
Rule build_legendre_rule(std::size_t n) {
  ensure(n >= 1 && n <= 200, "a rule has 1 to 200 points");
  Rule rule{std::vector<double>(n), std::vector<double>(n)};
  const auto count = static_cast<double>(n);
  for (std::size_t i = 0; i < n; ++i) {
    double x = std::cos(std::numbers::pi * (static_cast<double>(i) + 0.75) / (count + 0.5));
    double slope = 1.0;
    for (int step = 0; step < 100; ++step) {
      double here = 1.0;
      double before = 0.0;
      for (std::size_t k = 1; k <= n; ++k) {
        const auto degree = static_cast<double>(k);
        const double next = ((2.0 * degree - 1.0) * x * here - (degree - 1.0) * before) / degree;
        before = here;
        here = next;
      }
      slope = count * (x * here - before) / (x * x - 1.0);
      const double change = here / slope;
      x -= change;
      if (std::abs(change) < 1e-15) break;
    }
    rule.nodes[n - 1 - i] = x;
    rule.weights[n - 1 - i] = 2.0 / ((1.0 - x * x) * slope * slope);
  }
  return rule;
}

}  // namespace unknot::math
