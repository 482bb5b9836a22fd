#include "verify/reference.hpp"

#include <cmath>

#include "math/random.hpp"

namespace unknot::verify {

using rank::Effect;
using rank::Link;
using rank::Network;

std::vector<double> enumerate(const Network& network) {
  const std::size_t n = network.prior.size();
  std::vector<long double> on(n, 0.0L);
  long double total = 0.0L;
  for (std::size_t state = 0; state < (std::size_t{1} << n); ++state) {
    long double weight = 1.0L;
    for (std::size_t c = 0; c < n; ++c) {
      const long double prior = network.prior[c];
      weight *= (state >> c & 1U) != 0 ? prior : 1.0L - prior;
    }
    for (const Effect& effect : network.effects) {
      long double absent = 1.0L - static_cast<long double>(effect.leak);
      for (const Link& link : effect.links) {
        if ((state >> link.cause & 1U) != 0) absent *= 1.0L - static_cast<long double>(link.weight);
      }
      weight *= effect.if_present * (1.0L - absent) + effect.if_absent * absent;
    }
    total += weight;
    for (std::size_t c = 0; c < n; ++c) {
      if ((state >> c & 1U) != 0) on[c] += weight;
    }
  }
  std::vector<double> posterior;
  for (const long double value : on) posterior.push_back(static_cast<double>(value / total));
  return posterior;
}

std::vector<double> quickscore(const Network& network) {
  const std::size_t n = network.prior.size();
  std::vector<const Effect*> seen;
  std::vector<double> fold(n, 1.0);
  for (const Effect& effect : network.effects) {
    if (effect.if_present == 1.0) {
      seen.push_back(&effect);
    } else {
      for (const Link& link : effect.links) fold[link.cause] *= 1.0 - link.weight;
    }
  }
  std::vector<double> joint(n, 0.0);
  double evidence = 0.0;
  for (std::size_t subset = 0; subset < (std::size_t{1} << seen.size()); ++subset) {
    double sign = 1.0;
    std::vector<double> fails = fold;
    for (std::size_t e = 0; e < seen.size(); ++e) {
      if ((subset >> e & 1U) == 0) continue;
      sign *= -(1.0 - seen[e]->leak);
      for (const Link& link : seen[e]->links) fails[link.cause] *= 1.0 - link.weight;
    }
    double product = sign;
    for (std::size_t c = 0; c < n; ++c) product *= 1.0 - network.prior[c] + network.prior[c] * fails[c];
    evidence += product;
    for (std::size_t c = 0; c < n; ++c) {
      const double on = network.prior[c] * fails[c];
      joint[c] += product * on / (1.0 - network.prior[c] + on);
    }
  }
  for (double& value : joint) value /= evidence;
  return joint;
}

Network draw_network(std::uint64_t seed, std::size_t n_causes, std::size_t n_effects, double density, bool soft,
                     double low_prior, double low_leak) {
  std::uint64_t counter = 0;
  const auto draw = [&](double low, double high) {
    return low + (high - low) * math::draw_uniform(seed, 7, counter++);
  };
  Network network;
  for (std::size_t c = 0; c < n_causes; ++c) network.prior.push_back(draw(low_prior, 0.4));
  for (std::size_t e = 0; e < n_effects; ++e) {
    Effect effect;
    effect.leak = draw(low_leak, 0.2);
    for (std::size_t c = 0; c < n_causes; ++c) {
      if (draw(0.0, 1.0) < density) effect.links.push_back({c, draw(0.0, 0.95)});
    }
    const double kind = draw(0.0, 1.0);
    if (kind < 0.3) {
      effect.if_present = 0.0;
      effect.if_absent = 1.0;
    } else if (soft && kind < 0.6) {
      effect.if_present = draw(0.1, 0.9);
      effect.if_absent = draw(0.1, 0.9);
    }
    network.effects.push_back(std::move(effect));
  }
  return network;
}

}  // namespace unknot::verify
