// Simulation-based calibration (Cook, Gelman and Rubin 2006; Talts and others 2018): parameters are drawn from the prior, trials from
// the model, and where the truth falls in its posterior must be uniform. UNKNOT_TRIALS sets how many; `./test --deep trial` takes 2,000.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>

#include "math/random.hpp"
#include "trial/posterior.hpp"
#include "trial/trials.hpp"
#include "verify/trial_reference.hpp"

namespace unknot::test {
namespace {

using verify::Kind;
using verify::Truth;

std::size_t count_trials() {
  const char* text = std::getenv("UNKNOT_TRIALS");
  return text != nullptr ? static_cast<std::size_t>(std::strtoul(text, nullptr, 10)) : 100;
}

// Chance that the memory lies below `memory`: the polynomial through the quadrature's nodes, integrated exactly.
double find_memory_place(const std::vector<trial::Part>& parts, const trial::Prior& prior, double memory) {
  std::map<double, double> weights;
  for (const trial::Part& part : parts) weights[part.memory] += part.weight;
  const auto to_unit = [&](double m) {
    return 2.0 * (m - prior.memory_low) / (prior.memory_high - prior.memory_low) - 1.0;
  };
  const auto legendre = [](double x, std::size_t degree) {
    double before = 1.0;
    double here = x;
    if (degree == 0) return 1.0;
    for (std::size_t k = 2; k <= degree; ++k) {
      const auto d = static_cast<double>(k);
      before = std::exchange(here, ((2.0 * d - 1.0) * x * here - (d - 1.0) * before) / d);
    }
    return here;
  };
  const double x = to_unit(memory);
  double place = 0.5 * (x + 1.0);
  for (std::size_t k = 1; k < 16; ++k) {
    double moment = 0.0;
    for (const auto& [node, weight] : weights) moment += weight * legendre(to_unit(node), k);
    place += 0.5 * moment * (legendre(x, k + 1) - legendre(x, k - 1));
  }
  return std::clamp(place, 0.0, 1.0);
}

// Chance that the deviation lies below: each part stands for its cell of the lattice in the logarithm.
double find_deviation_place(const std::vector<trial::Part>& parts, double deviation) {
  std::map<double, double> weights;
  for (const trial::Part& part : parts) weights[std::log(part.deviation)] += part.weight;
  if (weights.size() < 2) return 0.5;
  const double step = std::next(weights.begin())->first - weights.begin()->first;
  double place = 0.0;
  for (const auto& [at, weight] : weights)
    place += weight * std::clamp((std::log(deviation) - at) / step + 0.5, 0.0, 1.0);
  return place;
}

// Half-lives are few, so the truth takes a random place within its own share.
double find_half_life_place(const std::vector<trial::Part>& parts, std::size_t truth, double lot) {
  double place = 0.0;
  for (const trial::Part& part : parts) {
    if (part.half_life < truth) place += part.weight;
    if (part.half_life == truth) place += lot * part.weight;
  }
  return place;
}

using Places = std::map<std::string, std::vector<double>>;

void add_places(Kind kind, std::uint64_t number, Places& places) {
  const trial::Prior prior;
  const Truth truth = draw_truth(prior, kind, number);
  trial::Series series = verify::build_days(kind, number);
  draw_scores(truth, prior, number, true, series);
  const auto parts = solve_posterior(series, prior, {16, 0.3, 15.0});
  constexpr std::array names{"level", "slope", "benefit", "start", "common"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == trial::coefficient::common && kind != Kind::both) continue;
    places[names[i]].push_back(find_chance_below(parts, i, truth.coefficients[i]));
  }
  places["memory"].push_back(find_memory_place(parts, prior, truth.memory));
  places["deviation"].push_back(find_deviation_place(parts, truth.deviation));
  if (kind == Kind::quick) return;
  places["half-life"].push_back(find_half_life_place(parts, truth.half_life, math::Draws(5, number).next()));
}

// Chance of a chi-squared at least as large when the places are uniform.
double find_chi_squared_chance(const std::vector<double>& places) {
  const std::size_t n_bins = places.size() >= 1000 ? 20 : 10;
  std::vector<double> bins(n_bins, 0.0);
  for (const double place : places) {
    bins[std::min(n_bins - 1, static_cast<std::size_t>(place * static_cast<double>(n_bins)))] += 1.0;
  }
  const double expected = static_cast<double>(places.size()) / static_cast<double>(n_bins);
  double sum = 0.0;
  for (const double bin : bins) sum += (bin - expected) * (bin - expected) / expected;
  return boost::math::gamma_q(0.5 * static_cast<double>(n_bins - 1), 0.5 * sum);
}

TEST(TrialCalibration, the_truth_falls_anywhere_in_its_posterior_alike_and_nine_in_ten_times_in_its_interval) {
  const std::size_t n = count_trials();
  Places places;
  for (std::size_t number = 0; number < n; ++number) {
    add_places(std::array{Kind::full, Kind::quick, Kind::full, Kind::both}[number % 4], number, places);
  }
  ASSERT_EQ(places.size(), 8U);
  for (const auto& [name, of] : places) {
    const auto inside = std::count_if(of.begin(), of.end(), [](double place) { return place > 0.05 && place < 0.95; });
    const double share = static_cast<double>(inside) / static_cast<double>(of.size());
    const double chance = find_chi_squared_chance(of);
    fmt::print("{:10} {:5} trials, 90 % interval holds {:5.1f} %, chi-squared p {:.3f}\n", name, of.size(),
               100.0 * share, chance);
    EXPECT_GT(chance, 0.01) << name;
    // 87 to 93 % over 2,000 trials; with fewer, three and a half standard errors.
    const double wide = std::max(0.03, 3.5 * std::sqrt(0.09 / static_cast<double>(of.size())));
    EXPECT_NEAR(share, 0.9, wide) << name;
  }
}

}  // namespace
}  // namespace unknot::test
