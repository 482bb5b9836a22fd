#include "rank/rank.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "math/probability.hpp"
#include "rank/evidence.hpp"
#include "rank/network.hpp"
#include "rank/next_question.hpp"

namespace unknot::rank {
namespace {

constexpr double likely_from = 0.5;
constexpr double possible_from = 0.15;
constexpr double worth_telling = 0.02;   // hypotheses below are left out, unless among the first few
constexpr std::size_t always_told = 8;
constexpr double probably_not_from = 0.6;    // share of the pain that no point explains
constexpr double probably_point_below = 0.4;
constexpr double smallest_move = 0.05;  // [log-odds]
constexpr std::size_t most_rivals = 3;
constexpr double rival_overlap = 0.5;

// One network, solved, with what is needed to ask it again under other observations.
struct Solved {
  Network network;
  double cut_weight = 0.0;
  Schedule schedule;
  Posterior posterior;
};

Solved solve_within(Network network, std::size_t widest, Workspace& workspace) {
  Solved solved{std::move(network), 0.0, {}, {}};
  solved.cut_weight = cut_to_width(solved.network, widest);
  solved.schedule = build_schedule(solved.network);
  solved.posterior = solve(solved.network, solved.schedule, workspace);
  return solved;
}

// Takes an observation away: an effect that nobody looked at.
void forget(Network& network, std::size_t effect) {
  Effect& e = network.effects[effect];
  if (e.if_present == 0.0) {
    e.leak = 0.0;
    e.if_absent = 1.0;
    for (Link& link : e.links) link.weight = 0.0;
  } else {
    e.if_present = e.if_absent = 1.0;
  }
}

std::vector<Posterior> leave_one_out(const Solved& solved, const Layout& layout, Workspace& workspace) {
  std::vector<Posterior> without;
  const auto solve_without = [&](std::size_t effect) {
    Network network = solved.network;
    forget(network, effect);
    without.push_back(solve(network, solved.schedule, workspace));
  };
  for (std::size_t a = 0; a < layout.areas; ++a) solve_without(a);
  without.push_back(solved.posterior);  // unpainted places: see build_ledger
  for (std::size_t f = 0; f < layout.findings; ++f) solve_without(layout.areas + layout.unpainted + f);
  return without;
}

// Probability that no trigger point brings this area on: its points are seen to fail, the rest of it explains it. Weak
// links that were cut into the leak are points' too, so only the leak as it was before counts as something else.
double find_other_probability(const Model& model, const Evidence& evidence, const Solved& solved, std::size_t area,
                              double leak, Workspace& workspace) {
  Network network = solved.network;
  network.effects[area].leak = leak;
  Effect fails{0.0, {}, 0.0, 1.0};
  for (Link& link : network.effects[area].links) {
    if (!model.causes[evidence.candidates[link.cause]].is_point) continue;
    fails.links.push_back(link);
    link.weight = 0.0;
  }
  network.effects.push_back(std::move(fails));
  return std::min(1.0,
                  std::exp(solve_log_evidence(network, solved.schedule, workspace) - solved.posterior.log_evidence));
}

// The share of the pain that other things bring on, from the areas' own shares.
double find_other_share(const Evidence& evidence, const std::vector<double>& by_area) {
  double share = 0.0;
  double total = 0.0;
  for (std::size_t a = 0; a < by_area.size(); ++a) {
    const double weight = evidence.areas[a].intensity * evidence.area_extent[a];
    share += weight * by_area[a];
    total += weight;
  }
  return total > 0.0 ? share / total : 1.0;
}

// A quick stand-in for the exact share, from marginals alone; only its change between variations is used.
double estimate_other_share(const Model& model, const Evidence& evidence, const Network& network,
                            const Posterior& posterior) {
  std::vector<double> by_area;
  for (std::size_t a = 0; a < evidence.areas.size(); ++a) {
    double fails = 1.0;
    for (const Link& link : network.effects[a].links) {
      if (!model.causes[evidence.candidates[link.cause]].is_point) continue;
      fails *= 1.0 - link.weight * posterior.probability[link.cause];
    }
    const double leak = network.effects[a].leak;
    by_area.push_back(leak * fails / (leak * fails + 1.0 - fails));
  }
  return find_other_share(evidence, by_area);
}

// The values that 10 % of the variations lie below and above.
Belief build_belief(double probability, std::vector<double> varied) {
  Belief belief{probability, probability, probability};
  if (varied.empty()) return belief;
  std::sort(varied.begin(), varied.end());
  const std::size_t tenth = varied.size() / 10;
  belief.low = std::min(probability, varied[tenth]);
  belief.high = std::max(probability, varied[varied.size() - 1 - tenth]);
  return belief;
}

// The places that this cause left unpainted bear on it alone, so leaving them out moves its log-odds by exactly their
// factor; every other observation was left out by solving again.
std::vector<Move> build_ledger(const Solved& solved, const Layout& layout, const std::vector<Posterior>& without,
                               std::size_t cause) {
  std::vector<Move> ledger;
  const double now = math::find_log_odds(solved.posterior.probability[cause]);
  for (std::size_t o = 0; o < without.size(); ++o) {
    const double moved = o == layout.areas
                             ? std::log1p(-solved.network.effects[layout.areas + cause].links.front().weight)
                             : now - math::find_log_odds(without[o].probability[cause]);
    if (std::abs(moved) >= smallest_move) ledger.push_back({o, moved});
  }
  std::stable_sort(ledger.begin(), ledger.end(),
                   [](const Move& a, const Move& b) { return std::abs(a.log_odds) > std::abs(b.log_odds); });
  return ledger;
}

// Share of this cause's explaining that `other` could do as well.
double find_overlap(const Network& network, std::size_t n_areas, std::size_t cause, std::size_t other) {
  double own = 0.0;
  double shared = 0.0;
  for (std::size_t a = 0; a < n_areas; ++a) {
    double weight = 0.0;
    double other_weight = 0.0;
    for (const Link& link : network.effects[a].links) {
      if (link.cause == cause) weight = link.weight;
      if (link.cause == other) other_weight = link.weight;
    }
    own += weight;
    shared += std::min(weight, other_weight);
  }
  return own > 0.0 ? shared / own : 0.0;
}

// Everything of the ranking that is told per hypothesis.
class Teller {
 public:
  Teller(const Model& model, const Evidence& evidence, const Solved& exact, const Solved& quick,
         const std::vector<Posterior>& without, const std::vector<Posterior>& varied)
      : model_(model),
        evidence_(evidence),
        exact_(exact),
        quick_(quick),
        layout_(build_layout(evidence)),
        without_(without),
        varied_(varied) {
    order_.resize(evidence.candidates.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(), [this](std::size_t a, std::size_t b) {
      const double pa = exact_.posterior.probability[a];
      const double pb = exact_.posterior.probability[b];
      return pa != pb ? pa > pb : evidence_.candidates[a] < evidence_.candidates[b];
    });
  }

  void tell(Ranking& ranking) const {
    for (const std::size_t c : order_) {
      const ModelCause& cause = model_.causes[evidence_.candidates[c]];
      const double probability = exact_.posterior.probability[c];
      if (cause.is_point) {
        ranking.expected_points += probability;
        if (probability < worth_telling && ranking.hypotheses.size() >= always_told) continue;
        ranking.hypotheses.push_back({cause.point, belief(c), cause.base_rate, find_tier(probability),
                                      build_ledger(quick_, layout_, without_, c), list_rivals(c)});
      } else if (probability >= worth_telling || ranking.others.empty()) {
        ranking.others.push_back(
            {cause.other, cause.side, belief(c), cause.base_rate, build_ledger(quick_, layout_, without_, c)});
      }
    }
  }

 private:
  Belief belief(std::size_t cause) const {
    // The variations were solved on the narrower network; what counts of them is how far they move from its own answer.
    const double probability = exact_.posterior.probability[cause];
    const double shift = math::find_log_odds(probability) - math::find_log_odds(quick_.posterior.probability[cause]);
    std::vector<double> values;
    for (const Posterior& posterior : varied_) {
      values.push_back(math::find_probability(math::find_log_odds(posterior.probability[cause]) + shift));
    }
    return build_belief(probability, std::move(values));
  }

  std::vector<PointOnSide> list_rivals(std::size_t cause) const {
    std::vector<PointOnSide> rivals;
    const PointOnSide& own = model_.causes[evidence_.candidates[cause]].point;
    for (const std::size_t other : order_) {
      const ModelCause& candidate = model_.causes[evidence_.candidates[other]];
      if (rivals.size() == most_rivals) break;
      if (!candidate.is_point || candidate.point.muscle == own.muscle) continue;
      if (find_overlap(exact_.network, evidence_.areas.size(), cause, other) < rival_overlap) continue;
      rivals.push_back(candidate.point);
    }
    return rivals;
  }

  const Model& model_;
  const Evidence& evidence_;
  const Solved& exact_;
  const Solved& quick_;
  const Layout layout_;
  const std::vector<Posterior>& without_;
  const std::vector<Posterior>& varied_;
  std::vector<std::size_t> order_;
};

Verdict find_verdict(double something_else) {
  if (something_else >= probably_not_from) return Verdict::probably_not;
  return something_else < probably_point_below ? Verdict::probably_trigger_point : Verdict::unclear;
}

}  // namespace

Tier find_tier(double probability) {
  if (probability >= likely_from) return Tier::likely;
  return probability >= possible_from ? Tier::possible : Tier::unlikely;
}

Ranking rank(const Atlas& atlas, const Model& model, const Case& one_case, const Options& options) {
  const Evidence evidence = collect(atlas, model, one_case);
  Ranking ranking;
  ranking.areas = evidence.areas;
  ranking.observations = evidence.observations;
  if (evidence.areas.empty()) {
    ranking.something_else = {1.0, 1.0, 1.0};
    return ranking;
  }
  Workspace workspace;
  const Network whole = build_network(model, evidence, model.parameters);
  const Solved exact = solve_within(whole, options.widest, workspace);
  ranking.cut_weight = exact.cut_weight;
  ranking.exact = exact.cut_weight == 0.0;
  // What only explains the probabilities is worked out on a narrower network, many times over.
  const Solved quick = solve_within(exact.network, options.widest_quick, workspace);

  std::vector<Posterior> varied;
  std::vector<double> varied_share;
  const double estimate = estimate_other_share(model, evidence, quick.network, quick.posterior);
  for (const Parameters& parameters : model.variations) {
    Network network = build_network(model, evidence, parameters);
    cut_alike(network, whole, quick.network);
    varied.push_back(solve(network, quick.schedule, workspace));
    varied_share.push_back(estimate_other_share(model, evidence, network, varied.back()));
  }
  std::vector<double> by_area;
  for (std::size_t a = 0; a < evidence.areas.size(); ++a) {
    by_area.push_back(find_other_probability(model, evidence, exact, a, whole.effects[a].leak, workspace));
    ranking.areas[a].other_probability = by_area.back();
  }
  const double share = find_other_share(evidence, by_area);
  const double shift = math::find_log_odds(share) - math::find_log_odds(estimate);
  for (double& value : varied_share) value = math::find_probability(math::find_log_odds(value) + shift);
  ranking.something_else = build_belief(share, std::move(varied_share));
  ranking.verdict = find_verdict(share);

  const std::vector<Posterior> without = leave_one_out(quick, build_layout(evidence), workspace);
  Teller(model, evidence, exact, quick, without, varied).tell(ranking);
  if (options.n_questions > 0) {
    ranking.next =
        find_next_questions(atlas, model, one_case, evidence, quick.network, quick.schedule, quick.posterior, options);
  }
  return ranking;
}

}  // namespace unknot::rank
