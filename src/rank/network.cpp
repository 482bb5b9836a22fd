#include "rank/network.hpp"

#include <algorithm>
#include <cmath>

#include "base/problem.hpp"
#include "rank/sweep.hpp"

namespace unknot::rank {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_absent(const Effect& effect) { return effect.if_present == 0.0; }

// Puts links into the background: with `gone(link)` they act with their cause's prior, whatever the rest says.
template <class Gone>
void fold_links(Effect& effect, const std::vector<double>& prior, Gone gone) {
  double stays_absent = 1.0 - effect.leak;
  for (const Link& link : effect.links) {
    if (gone(link)) stays_absent *= 1.0 - link.weight * prior[link.cause];
  }
  effect.leak = 1.0 - stays_absent;
  std::erase_if(effect.links, gone);
}

// Builds the steps effect by effect. Indices of effects are those of the network throughout.
class Scheduler {
 public:
  explicit Scheduler(const Network& network)
      : network_(network),
        links_of_(network.prior.size()),
        slot_(network.effects.size(), none),
        closed_(network.effects.size(), false) {
    schedule_.opens.resize(network.effects.size());
    schedule_.touched.resize(network.prior.size());
    for (std::size_t e = 0; e < network.effects.size(); ++e) {
      schedule_.opens[e] = !is_absent(network.effects[e]);
      closed_[e] = !schedule_.opens[e];
      if (closed_[e]) continue;
      const std::vector<Link>& links = network.effects[e].links;
      for (std::size_t l = 0; l < links.size(); ++l) links_of_[links[l].cause].push_back({0, e, l});
    }
  }

  Schedule build() && {
    for (std::size_t next = find_cheapest(); next != none; next = find_cheapest()) {
      open(next);
      for (const Link& link : network_.effects[next].links) take_cause(link.cause);
      close(next);
    }
    return std::move(schedule_);
  }

 private:
  // How many bits there would be while `effect` is worked off.
  std::size_t find_cost(std::size_t effect) const {
    std::vector<bool> needed(slot_.size(), false);
    needed[effect] = true;
    for (const Link& link : network_.effects[effect].links) {
      if (schedule_.touched[link.cause]) continue;
      for (const Schedule::Bit& bit : links_of_[link.cause]) needed[bit.effect] = true;
    }
    std::size_t cost = open_.size();
    for (std::size_t e = 0; e < slot_.size(); ++e) cost += needed[e] && slot_[e] == none ? 1U : 0U;
    return cost;
  }

  std::size_t find_cheapest() const {
    std::size_t best = none;
    std::size_t best_cost = none;
    for (std::size_t e = 0; e < slot_.size(); ++e) {
      if (closed_[e]) continue;
      const std::size_t cost = find_cost(e);
      if (cost < best_cost) {
        best_cost = cost;
        best = e;
      }
    }
    return best;
  }

  void open(std::size_t effect) {
    if (slot_[effect] != none) return;
    slot_[effect] = open_.size();
    open_.push_back(effect);
    schedule_.width = std::max(schedule_.width, open_.size());
    schedule_.steps.push_back({Schedule::Step::Kind::open, effect, 0, {}});
  }

  void take_cause(std::size_t cause) {
    if (schedule_.touched[cause]) return;
    schedule_.touched[cause] = true;
    Schedule::Step step{Schedule::Step::Kind::cause, cause, 0, links_of_[cause]};
    for (Schedule::Bit& bit : step.bits) {
      open(bit.effect);
      bit.bit = slot_[bit.effect];
    }
    schedule_.trail += std::size_t{1} << open_.size();
    schedule_.steps.push_back(std::move(step));
  }

  // The bit leaves the table and the ones above it move down.
  void close(std::size_t effect) {
    const std::size_t slot = slot_[effect];
    schedule_.steps.push_back({Schedule::Step::Kind::close, effect, slot, {}});
    closed_[effect] = true;
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(slot));
    for (std::size_t i = slot; i < open_.size(); ++i) slot_[open_[i]] = i;
  }

  const Network& network_;
  std::vector<std::vector<Schedule::Bit>> links_of_;  // per cause
  std::vector<std::size_t> slot_;                     // per effect: its bit, while open
  std::vector<bool> closed_;
  std::vector<std::size_t> open_;
  Schedule schedule_;
};

}  // namespace

Schedule build_schedule(const Network& network) { return Scheduler(network).build(); }

Posterior solve(const Network& network, const Schedule& schedule) {
  Workspace workspace;
  return solve(network, schedule, workspace);
}

Posterior solve(const Network& network, const Schedule& schedule, Workspace& workspace) {
  const Odds odds = build_odds(network, schedule);
  Posterior posterior;
  posterior.log_evidence = odds.log_constant;
  posterior.probability.resize(network.prior.size());
  for (std::size_t c = 0; c < network.prior.size(); ++c) {
    const double total = odds.off[c] + odds.on[c];
    posterior.probability[c] = total > 0.0 ? odds.on[c] / total : 0.0;
  }
  posterior.log_evidence += sweep(network, odds, schedule, workspace, &posterior.probability);
  return posterior;
}

double solve_log_evidence(const Network& network, const Schedule& schedule, Workspace& workspace) {
  const Odds odds = build_odds(network, schedule);
  return odds.log_constant + sweep(network, odds, schedule, workspace, nullptr);
}

double cut_to_width(Network& network, std::size_t widest) {
  double cut = 0.0;
  while (build_schedule(network).width > widest) {
    double weakest = 2.0;
    for (const Effect& effect : network.effects) {
      if (is_absent(effect)) continue;
      for (const Link& link : effect.links) weakest = std::min(weakest, link.weight);
    }
    ensure(weakest <= 1.0, "a network without links is narrow");
    cut = std::max(weakest, cut * 1.25);
    for (Effect& effect : network.effects) {
      if (!is_absent(effect)) fold_links(effect, network.prior, [cut](const Link& link) { return link.weight <= cut; });
    }
  }
  return cut;
}

void cut_alike(Network& network, const Network& whole, const Network& cut) {
  for (std::size_t e = 0; e < whole.effects.size(); ++e) {
    const std::vector<Link>& kept = cut.effects[e].links;
    if (kept.size() == whole.effects[e].links.size()) continue;
    fold_links(network.effects[e], network.prior, [&kept](const Link& link) {
      return std::none_of(kept.begin(), kept.end(), [&link](const Link& k) { return k.cause == link.cause; });
    });
  }
}

}  // namespace unknot::rank
