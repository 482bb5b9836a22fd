#include "trial/fit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "math/normal.hpp"

namespace unknot::trial {
namespace {

constexpr double band = 1.6448536269514722;  // 90 % of a normal distribution lie within so many deviations

double find_noise_mean(const std::vector<Part>& parts) {
  double noise = 0.0;
  for (const Part& part : parts) noise += part.weight * part.deviation;
  return noise;
}

// A latent score as it would be written on average.
double find_written(double latent, double noise) {
  return math::find_cut_mean(middle_of_scale + latent, noise, 0.0, 10.0);
}

// Sum over all parts of one memory and half-life: enough for every day's mean and variance.
struct Bundle {
  double weight = 0.0;
  Vector first{};   // weighted means
  Matrix second{};  // weighted second moments
};

using Bundles = std::map<std::pair<double, std::size_t>, Bundle>;

Bundles collect_bundles(const std::vector<Part>& parts) {
  Bundles bundles;
  for (const Part& part : parts) {
    Bundle& bundle = bundles[{part.memory, part.half_life}];
    bundle.weight += part.weight;
    for (std::size_t i = 0; i < coefficient::count; ++i) {
      bundle.first[i] += part.weight * part.mean[i];
      for (std::size_t j = 0; j < coefficient::count; ++j) {
        bundle.second[i][j] += part.weight * (part.covariance[i][j] + part.mean[i] * part.mean[j]);
      }
    }
  }
  return bundles;
}

// Mean over the days that are on (value > 0.5) or off.
double find_mean_day(const Series& series, bool on) {
  double sum = 0.0;
  double count = 0.0;
  for (const ScoredDay& day : series.scored) {
    const bool compared = series.treated.empty() || series.treated[day.day] > 0.5;
    if (!compared || (series.way[day.day] > 0.5) != on) continue;
    sum += static_cast<double>(day.day);
    count += 1.0;
  }
  return count > 0.0 ? sum / count : 0.0;
}

}  // namespace

std::vector<FittedDay> fit_days(const Series& series, const Prior& prior, const std::vector<Part>& parts,
                                std::chrono::sys_days begins) {
  const std::vector<Exposure> exposures = build_exposures(series, prior);
  const Bundles bundles = collect_bundles(parts);
  const double noise = find_noise_mean(parts);
  std::vector<FittedDay> days;
  for (std::size_t day = 0; day < series.way.size(); ++day) {
    double mean = 0.0;
    double square = 0.0;
    double without = 0.0;
    for (const auto& [kind, bundle] : bundles) {
      const Vector columns = build_columns(series, exposures[kind.second], kind.first, day);
      for (std::size_t i = 0; i < coefficient::count; ++i) {
        mean += columns[i] * bundle.first[i];
        if (i != coefficient::benefit) without += columns[i] * bundle.first[i];
        for (std::size_t j = 0; j < coefficient::count; ++j) square += columns[i] * columns[j] * bundle.second[i][j];
      }
    }
    const double deviation = std::sqrt(std::max(0.0, square - mean * mean));
    days.push_back({begins + std::chrono::days(static_cast<int>(day)), find_written(mean, noise),
                    find_written(mean - band * deviation, noise), find_written(mean + band * deviation, noise),
                    find_written(without, noise)});
  }
  return days;
}

void describe_course(const Series& series, const Prior& prior, const std::vector<Part>& parts, Judgement& judgement) {
  judgement.noise = find_noise_mean(parts);
  double half_life = 0.0;
  for (const Part& part : parts) half_life += part.weight * prior.half_lives[part.half_life].days;
  judgement.memory = find_memory(parts);
  judgement.memory_square = find_memory_square(parts);
  judgement.carry_over_days = series.lasting ? 0.0 : half_life;
  const Moments slope = find_moments(parts, coefficient::slope);
  judgement.slope = slope.mean;
  judgement.slope_deviation = slope.deviation;
  judgement.slope_alone = series.sign * slope.mean * (find_mean_day(series, true) - find_mean_day(series, false)) / 7.0;
  double level = find_moments(parts, coefficient::level).mean;
  if (!series.treated.empty()) level += series.sign * find_moments(parts, coefficient::common).mean;
  judgement.level = find_written(level, judgement.noise);
  // Below half a point a percentage would only be large.
  judgement.percent = 100.0 * judgement.verdict->effect().mean() / std::max(0.5, judgement.level);
}

}  // namespace unknot::trial
