#include "verify/trial_reference.hpp"

#include <algorithm>
#include <cmath>

#include "math/normal.hpp"
#include "math/random.hpp"
#include "trial/posterior.hpp"

namespace unknot::verify {
namespace {

using Dense = std::vector<std::vector<double>>;

// Cholesky factor of a dense matrix.
Dense solve_root(Dense a) {
  const std::size_t n = a.size();
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t k = 0; k < j; ++k) a[j][j] -= a[j][k] * a[j][k];
    a[j][j] = std::sqrt(a[j][j]);
    for (std::size_t i = j + 1; i < n; ++i) {
      for (std::size_t k = 0; k < j; ++k) a[i][j] -= a[i][k] * a[j][k];
      a[i][j] /= a[j][j];
    }
  }
  return a;
}

std::vector<double> solve_lower(const Dense& root, std::vector<double> b) {
  for (std::size_t i = 0; i < b.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= root[i][k] * b[k];
    b[i] /= root[i][i];
  }
  return b;
}

double multiply(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

Reference solve_dense(const trial::Series& series, const trial::Exposure& exposure, const trial::Prior& prior,
                      double memory, double deviation) {
  const std::size_t n = series.scored.size();
  const std::size_t p = exposure.either.empty() ? trial::coefficient::common : trial::coefficient::count;
  Dense columns;
  std::vector<double> scores;
  for (const trial::ScoredDay& day : series.scored) {
    const trial::Vector x = trial::build_columns(series, exposure, memory, day.day);
    columns.emplace_back(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(p));
    scores.push_back(day.score - trial::middle_of_scale);
  }
  Dense covariance(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double gap =
          std::abs(static_cast<double>(series.scored[i].day) - static_cast<double>(series.scored[j].day));
      covariance[i][j] = deviation * deviation * std::pow(memory, gap);
      for (std::size_t k = 0; k < p; ++k) {
        covariance[i][j] += columns[i][k] * columns[j][k] * prior.deviation[k] * prior.deviation[k];
      }
    }
  }
  const Dense root = solve_root(covariance);
  const std::vector<double> white = solve_lower(root, scores);
  Reference out;
  out.log_density = -0.5 * multiply(white, white) - 0.5 * static_cast<double>(n) * std::log(2.0 * std::acos(-1.0));
  for (std::size_t i = 0; i < n; ++i) out.log_density -= std::log(root[i][i]);
  Dense reach;  // Cov(scores, coefficient k), whitened
  for (std::size_t k = 0; k < p; ++k) {
    std::vector<double> cross(n);
    for (std::size_t i = 0; i < n; ++i) cross[i] = columns[i][k] * prior.deviation[k] * prior.deviation[k];
    reach.push_back(solve_lower(root, cross));
  }
  for (std::size_t k = 0; k < p; ++k) {
    out.mean[k] = multiply(reach[k], white);
    for (std::size_t l = 0; l < p; ++l) {
      out.covariance[k][l] = (k == l ? prior.deviation[k] * prior.deviation[k] : 0.0) - multiply(reach[k], reach[l]);
    }
  }
  return out;
}

trial::Series build_days(Kind kind, std::uint64_t number) {
  trial::Series series;
  series.sign = number % 2 == 0 ? -1.0 : 1.0;
  series.lasting = kind == Kind::quick;
  series.way.assign(7, 0.0);
  if (kind == Kind::quick) {
    series.way.insert(series.way.end(), 15, 1.0);
  } else {
    math::Draws draws(71, number);
    for (int pair = 0; pair < 2; ++pair) {
      const double first = draws.next() < 0.5 ? 1.0 : 0.0;
      series.way.insert(series.way.end(), 7, first);
      series.way.insert(series.way.end(), 7, 1.0 - first);
    }
  }
  if (kind == Kind::both) {
    series.treated.assign(series.way.size(), 1.0);
    std::fill_n(series.treated.begin(), 7, 0.0);
  }
  series.middle = 0.5 * (static_cast<double>(series.way.size()) - 1.0);
  return series;
}

Truth draw_truth(const trial::Prior& prior, Kind kind, std::uint64_t number) {
  math::Draws draws(72, number);
  Truth truth;
  for (std::size_t i = 0; i < trial::coefficient::count; ++i) {
    truth.coefficients[i] = prior.deviation[i] * draws.next_normal();
  }
  if (kind != Kind::both) truth.coefficients[trial::coefficient::common] = 0.0;
  const auto chance_below = [&](double memory) {
    return math::find_normal_chance((memory - prior.memory_mean) / prior.memory_deviation);
  };
  const double low = chance_below(prior.memory_low);
  const double place = low + (chance_below(prior.memory_high) - low) * draws.next();
  truth.memory = prior.memory_mean + prior.memory_deviation * math::find_normal_quantile(place);
  truth.deviation = prior.noise_median * std::exp(prior.noise_log_deviation * draws.next_normal());
  double left = draws.next();
  while (truth.half_life + 1 < prior.half_lives.size() && left >= prior.half_lives[truth.half_life].chance) {
    left -= prior.half_lives[truth.half_life++].chance;
  }
  if (kind == Kind::quick) truth.half_life = 0;
  return truth;
}

void draw_scores(const Truth& truth, const trial::Prior& prior, std::uint64_t number, bool cut, trial::Series& series) {
  math::Draws draws(73, number);
  const trial::Exposure exposure = trial::build_exposures(series, prior)[truth.half_life];
  double off = truth.deviation * draws.next_normal();
  for (std::size_t day = 0; day < series.way.size(); ++day) {
    const double fresh = truth.deviation * std::sqrt(1.0 - truth.memory * truth.memory);
    if (day > 0) off = truth.memory * off + fresh * draws.next_normal();
    const trial::Vector columns = trial::build_columns(series, exposure, truth.memory, day);
    double score = trial::middle_of_scale + off;
    for (std::size_t i = 0; i < columns.size(); ++i) score += columns[i] * truth.coefficients[i];
    if (draws.next() < 0.1) continue;
    if (cut) score = std::clamp(score, 0.0, 10.0);
    series.scored.push_back({day, score, cut ? trial::find_bound(score) : trial::Bound::none});
  }
}

}  // namespace unknot::verify
