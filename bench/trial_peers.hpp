// What the judgement of a trial is compared with: a regression that is told what nobody knows, and two tests that people use.
#pragma once

#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <functional>
#include <vector>

#include "math/cholesky.hpp"
#include "trial_scene.hpp"

namespace unknot::bench {

struct Estimate {
  double effect = 0.0;
  double error = 1.0;
  double freedom = 1.0;
};

inline bool is_sure(const Estimate& estimate) {
  if (!(estimate.freedom > 0.0) || !(estimate.error > 0.0)) return false;
  return estimate.effect / estimate.error >= quantile(boost::math::students_t(estimate.freedom), 0.95);
}

// What a regression knows beforehand.
enum class Told { memory, memory_and_half_life };

// The exposure that is true, or the one to be expected of the half-lives that ours holds possible.
inline trial::Exposure build_told_exposure(const trial::Series& series, Told told) {
  if (series.lasting || told == Told::memory_and_half_life) {
    return {trial::build_exposure(series.way, series.lasting ? 0.0 : half_life), {}};
  }
  trial::Exposure mean{std::vector<double>(series.way.size(), 0.0), {}};
  for (const trial::HalfLife& one : trial::Prior{}.half_lives) {
    const std::vector<double> exposure = trial::build_exposure(series.way, one.days);
    for (std::size_t i = 0; i < exposure.size(); ++i) mean.first[i] += one.chance * exposure[i];
  }
  return mean;
}

// Generalised least squares with the true memory, the columns of our model (level, slope, benefit, first day), flat in
// everything; t-test at one-sided 5 %. "Helps" as ours: and not surely below what matters.
inline bool ask_told(const TrialData& data, double memory, Told told) {
  trial::Series series = trial::build_series(data);
  for (trial::ScoredDay& day : series.scored) day.bound = trial::Bound::none;
  const trial::Exposure exposure = build_told_exposure(series, told);
  const trial::Statistics found = build_statistics(series, exposure, memory);
  constexpr std::size_t p = 4;
  trial::Matrix factor = found.columns;
  for (std::size_t i = 0; i < p; ++i) factor[i][i] += 1e-9;  // the first day may be missing
  math::solve_factor(factor, p);
  const trial::Matrix inverse = math::solve_inverse(factor, p);
  double squares = found.squares;
  double effect = 0.0;
  for (std::size_t i = 0; i < p; ++i) {
    for (std::size_t j = 0; j < p; ++j) squares -= found.scores[i] * inverse[i][j] * found.scores[j];
    effect += inverse[trial::coefficient::benefit][i] * found.scores[i];
  }
  const double freedom = static_cast<double>(found.n_scored - p);
  const double error = std::sqrt(squares / freedom * inverse[trial::coefficient::benefit][trial::coefficient::benefit]);
  return is_sure({effect, error, freedom}) && !is_sure({matters - effect, error, freedom});
}

struct Sample {
  double n = 0.0;
  double mean = 0.0;
  double variance = 0.0;
};

inline Sample collect(const TrialData& data, const std::function<bool(std::size_t)>& belongs) {
  Sample sample;
  for (std::size_t i = 0; i < data.days.size(); ++i) {
    if (!data.days[i].score || !belongs(i)) continue;
    sample.n += 1.0;
    const double off = *data.days[i].score - sample.mean;
    sample.mean += off / sample.n;
    sample.variance += off * (*data.days[i].score - sample.mean);
  }
  sample.variance /= std::max(1.0, sample.n - 1.0);
  return sample;
}

// Welch's t-test, days of the arm against all others, each day a value of its own, one-sided 5 %.
inline bool ask_welch(const TrialData& data) {
  const Sample with = collect(data, [&](std::size_t i) { return data.days[i].plan.first; });
  const Sample without = collect(data, [&](std::size_t i) { return !data.days[i].plan.first; });
  const double a = with.variance / with.n;
  const double b = without.variance / without.n;
  const double freedom = (a + b) * (a + b) / (a * a / (with.n - 1.0) + b * b / (without.n - 1.0));
  return is_sure({without.mean - with.mean, std::sqrt(a + b), freedom});
}

// The last seven days against the first seven, Student's t-test with one variance, one-sided 5 %.
inline bool ask_before_after(const TrialData& data) {
  const Sample before = collect(data, [](std::size_t i) { return i < 7; });
  const Sample after = collect(data, [&](std::size_t i) { return i + 7 >= data.days.size(); });
  const double freedom = before.n + after.n - 2.0;
  const double pooled = ((before.n - 1.0) * before.variance + (after.n - 1.0) * after.variance) / freedom;
  return is_sure({before.mean - after.mean, std::sqrt(pooled * (1.0 / before.n + 1.0 / after.n)), freedom});
}

}  // namespace unknot::bench
