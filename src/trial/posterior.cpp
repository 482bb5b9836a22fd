#include "trial/posterior.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/problem.hpp"
#include "math/normal.hpp"
#include "math/quadrature.hpp"

namespace unknot::trial {
namespace {

// The deviations of one memory and half-life after the other. They lie on a lattice in the logarithm, so that the trapezoid rule is a
// plain sum. Each walk begins where the one before was highest and goes both ways until nothing more matters.
class Walks {
 public:
  Walks(const Series& series, const Prior& prior, const Fineness& fineness) : prior_(prior), depth_(fineness.depth) {
    double known = 0.0;  // a day at a bound tells less of the deviation
    for (const ScoredDay& day : series.scored) known += day.bound == Bound::none ? 1.0 : 0.5;
    const double prior_precision = 1.0 / (prior.noise_log_deviation * prior.noise_log_deviation);
    step_ = fineness.step / std::sqrt(2.0 * known + prior_precision);
  }

  // `share` is the weight of this memory and half-life beforehand; the other members of `kind` are filled in.
  void collect(const Statistics& statistics, double share, const Part& kind) {
    std::vector<Site> sites = sites_;
    const long begin = best_place_;
    double best = add(statistics, share, kind, begin, sites);
    sites_ = sites;
    for (const long direction : {1L, -1L}) {
      std::vector<Site> moving = sites_;
      double before = parts_begin_;
      // Precisions go with the inverse square of the deviation: a good guess of the sites at the next place.
      const double ratio = std::exp(-2.0 * step_ * static_cast<double>(direction));
      for (long place = begin + direction; std::abs(place) < most_places; place += direction) {
        for (Site& site : moving) site = {site.precision * ratio, site.shift * ratio};
        const double here = add(statistics, share, kind, place, moving);
        if (here > best) {
          best = here;
          best_place_ = place;
          sites = moving;
        }
        if (here < before && here < std::max(best, highest_) - depth_) break;
        before = here;
      }
    }
    sites_ = std::move(sites);
    highest_ = std::max(highest_, best);
  }

  std::vector<Part> build() && {
    std::erase_if(parts_, [this](const Part& part) { return part.weight < highest_ - depth_; });
    double sum = 0.0;
    for (Part& part : parts_) sum += part.weight = std::exp(part.weight - highest_);
    for (Part& part : parts_) part.weight /= sum;
    return std::move(parts_);
  }

 private:
  static constexpr long most_places = 2000;

  // Returns the logarithm of the weight.
  double add(const Statistics& statistics, double share, Part part, long place, std::vector<Site>& sites) {
    const double log_ratio = step_ * static_cast<double>(place);
    part.deviation = prior_.noise_median * std::exp(log_ratio);
    const Node node = solve_node(statistics, prior_, part.deviation, sites);
    const double z = log_ratio / prior_.noise_log_deviation;
    part.weight = std::log(share) + node.log_weight - 0.5 * z * z;
    part.mean = node.mean;
    part.covariance = node.covariance;
    parts_.push_back(part);
    if (place == best_place_) parts_begin_ = part.weight;
    return part.weight;
  }

  const Prior& prior_;
  double depth_;
  double step_ = 0.0;
  double highest_ = -1e300;
  double parts_begin_ = 0.0;
  long best_place_ = 0;
  std::vector<Site> sites_;
  std::vector<Part> parts_;
};

// The density of the memory beforehand, but for a constant.
double find_density(const Prior& prior, double memory) {
  const double z = (memory - prior.memory_mean) / prior.memory_deviation;
  return std::exp(-0.5 * z * z);
}

template <class Find>
double find_sum(const std::vector<Part>& parts, Find find) {
  double sum = 0.0;
  for (const Part& part : parts) sum += part.weight * find(part);
  return sum;
}

}  // namespace

std::vector<Exposure> build_exposures(const Series& series, const Prior& prior) {
  if (series.lasting) return {{series.way, {}}};
  std::vector<Exposure> exposures;
  for (const HalfLife& half_life : prior.half_lives) {
    exposures.push_back({build_exposure(series.way, half_life.days), build_exposure(series.treated, half_life.days)});
  }
  return exposures;
}

std::vector<Part> solve_posterior(const Series& series, const Prior& prior, const Fineness& fineness) {
  ensure(!series.scored.empty(), "a posterior needs a score");
  const std::size_t usual = series.scored.size() < 80 ? 28 : 36;
  const math::Rule rule = math::build_legendre_rule(fineness.n_memories > 0 ? fineness.n_memories : usual);
  const std::vector<Exposure> exposures = build_exposures(series, prior);
  Walks walks(series, prior, fineness);
  for (std::size_t m = 0; m < rule.nodes.size(); ++m) {
    const double place = 0.5 * (1.0 + rule.nodes[m]);
    Part kind;
    kind.memory = prior.memory_low + (prior.memory_high - prior.memory_low) * place;
    const double share = rule.weights[m] * find_density(prior, kind.memory);
    for (kind.half_life = 0; kind.half_life < exposures.size(); ++kind.half_life) {
      const double chance = series.lasting ? 1.0 : prior.half_lives[kind.half_life].chance;
      walks.collect(build_statistics(series, exposures[kind.half_life], kind.memory), share * chance, kind);
    }
  }
  return std::move(walks).build();
}

double find_memory(const std::vector<Part>& parts) {
  return find_sum(parts, [](const Part& part) { return part.memory; });
}

double find_memory_square(const std::vector<Part>& parts) {
  return find_sum(parts, [](const Part& part) { return std::pow(std::max(0.0, part.memory), 2); });
}

Moments find_moments(const std::vector<Part>& parts, std::size_t coefficient) {
  const double mean = find_sum(parts, [&](const Part& part) { return part.mean[coefficient]; });
  const double square = find_sum(parts, [&](const Part& part) {
    const double off = part.mean[coefficient] - mean;
    return off * off + part.covariance[coefficient][coefficient];
  });
  return {mean, std::sqrt(square)};
}

double find_chance_below(const std::vector<Part>& parts, std::size_t coefficient, double value) {
  return find_sum(parts, [&](const Part& part) {
    return math::find_normal_chance((value - part.mean[coefficient]) /
                                    std::sqrt(part.covariance[coefficient][coefficient]));
  });
}

// Newton on the distribution, kept between two bounds that it narrows.
double find_quantile(const std::vector<Part>& parts, std::size_t coefficient, double chance) {
  const Moments moments = find_moments(parts, coefficient);
  double low = moments.mean - 2.0 * moments.deviation;
  double high = moments.mean + 2.0 * moments.deviation;
  while (find_chance_below(parts, coefficient, low) > chance) low -= moments.deviation;
  while (find_chance_below(parts, coefficient, high) < chance) high += moments.deviation;
  double value = std::clamp(moments.mean + moments.deviation * math::find_normal_quantile(chance), low, high);
  for (int step = 0; step < 100 && high - low > 1e-10; ++step) {
    const double off = find_chance_below(parts, coefficient, value) - chance;
    (off < 0.0 ? low : high) = value;
    const double density = find_sum(parts, [&](const Part& part) {
      const double deviation = std::sqrt(part.covariance[coefficient][coefficient]);
      return math::find_normal_density((value - part.mean[coefficient]) / deviation) / deviation;
    });
    double next = density > 0.0 ? value - off / density : low;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (std::abs(next - value) < 1e-11) return next;
    value = next;
  }
  return value;
}

}  // namespace unknot::trial
