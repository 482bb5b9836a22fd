#include "rank/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace unknot::rank {
namespace {

// Links weaker than this are noise; dropping them keeps the network narrow.
constexpr double weakest_link = 0.02;

double find_zone_weight(Zone zone, double strength, const Parameters& p) {
  switch (zone) {
    case Zone::essential:
      return p.essential_weight * (1.0 - p.strength_tilt * (1.0 - strength));
    case Zone::spill:
      return p.spill_weight * (1.0 + p.strength_tilt * (1.0 - strength));
    case Zone::near:
      return p.near_weight;
  }
  return 0.0;
}

const ModelZone* find_zone(const ModelCause& cause, std::size_t spot) {
  const auto found = std::lower_bound(cause.zones.begin(), cause.zones.end(), spot,
                                      [](const ModelZone& zone, std::size_t s) { return zone.spot < s; });
  return found != cause.zones.end() && found->spot == spot ? &*found : nullptr;
}

void collect_areas(const Model& model, const PainDrawing& drawing, Evidence& evidence) {
  std::vector<double> intensity(model.spots.size(), 0.0);
  for (const PaintedCell& cell : drawing.cells) intensity[model.spot_of.at(cell.spot)] = cell.intensity;
  evidence.painted.resize(model.spots.size());
  for (std::size_t s = 0; s < intensity.size(); ++s) evidence.painted[s] = intensity[s] > 0.0;
  std::vector<bool> taken(model.spots.size(), false);
  for (std::size_t start = 0; start < model.spots.size(); ++start) {
    if (!evidence.painted[start] || taken[start]) continue;
    std::vector<std::size_t> spots{start};
    taken[start] = true;
    bool continues = false;
    for (std::size_t i = 0; i < spots.size(); ++i) {
      for (const std::size_t next : model.spots[spots[i]].neighbours) {
        if (!evidence.painted[next]) continue;
        if (model.spots[next].place != model.spots[start].place) {
          continues = true;
        } else if (!taken[next]) {
          taken[next] = true;
          spots.push_back(next);
        }
      }
    }
    std::sort(spots.begin(), spots.end());
    PaintedArea area;
    area.continues = continues;
    double extent = 0.0;
    for (const std::size_t spot : spots) {
      extent += model.spots[spot].extent;
      area.intensity += model.spots[spot].extent * intensity[spot];
      area.spots.push_back(model.spots[spot].spot);
    }
    area.intensity /= extent;
    double whole = 0.0;
    for (const ModelSpot& spot : model.spots) whole += spot.place == model.spots[start].place ? spot.extent : 0.0;
    area.share_of_place = extent / whole;
    evidence.area_extent.push_back(extent);
    evidence.areas.push_back(std::move(area));
    evidence.area_spots.push_back(std::move(spots));
  }
  double strongest = 0.0;
  for (const PaintedArea& area : evidence.areas) strongest = std::max(strongest, area.intensity);
  for (const PaintedArea& area : evidence.areas) evidence.area_strength.push_back(area.intensity / strongest);
}

// A trial that treated several points says only that one of them, or none, is involved: its findings are one observation,
// made at the first of them.
std::vector<std::size_t> collect_treated(const Model& model, const Case& one_case, std::size_t first) {
  const Finding& finding = one_case.findings[first];
  const auto is_same_trial = [&finding](const Finding& other) {
    return other.question == finding.question && other.answer == finding.answer && other.date == finding.date;
  };
  std::vector<std::size_t> causes;
  for (std::size_t f = 0; f < one_case.findings.size(); ++f) {
    if (!is_same_trial(one_case.findings[f])) continue;
    if (f < first) return {};
    causes.push_back(model.cause_of.at(*one_case.findings[f].point));
  }
  std::sort(causes.begin(), causes.end());
  causes.erase(std::unique(causes.begin(), causes.end()), causes.end());
  return causes;
}

void collect_answers(const Atlas& atlas, const Model& model, const Case& one_case, Evidence& evidence) {
  std::set<std::size_t> candidates(evidence.candidates.begin(), evidence.candidates.end());
  for (std::size_t f = 0; f < one_case.findings.size(); ++f) {
    const Finding& finding = one_case.findings[f];
    const FindingQuestion& question = *find(atlas.findings, finding.question);
    const bool palpation = question.kind == FindingKind::palpation;
    const auto ratio = question.ratio.find(palpation ? finding.examiner : Examiner::self);
    if (finding.answer == Answer::not_sure || ratio == question.ratio.end()) continue;
    Answered answered{f, ratio->second, finding.answer == Answer::yes, {}, {}};
    if (question.kind == FindingKind::trial) {
      answered.causes = collect_treated(model, one_case, f);
      if (answered.causes.empty()) continue;
      answered.distance.assign(answered.causes.size(), 0);
      candidates.insert(answered.causes.begin(), answered.causes.end());
    } else if (palpation) {
      collect_near_causes(model, model.cause_of.at(*finding.point), answered.causes, answered.distance);
      candidates.insert(model.cause_of.at(*finding.point));
    } else if (const auto linked = model.causes_of_finding.find({finding.question, finding.side});
               linked != model.causes_of_finding.end()) {
      answered.causes = linked->second;
    }
    evidence.answered.push_back(std::move(answered));
  }
  evidence.candidates.assign(candidates.begin(), candidates.end());
}

// How much of what this cause would paint was left unpainted, place by place: 0 when everything was painted.
double find_unpainted_weight(const Model& model, const ModelCause& cause, const Evidence& evidence,
                             const Parameters& p) {
  struct Sum {
    std::size_t place = 0;
    double unpainted = 0.0;
    double extent = 0.0;
  };
  std::vector<Sum> sums;
  for (const ModelZone& zone : cause.zones) {
    if (zone.zone == Zone::near) continue;
    const ModelSpot& spot = model.spots[zone.spot];
    auto sum = std::find_if(sums.begin(), sums.end(), [&spot](const Sum& s) { return s.place == spot.place; });
    if (sum == sums.end()) sum = sums.insert(sums.end(), {spot.place, 0.0, 0.0});
    sum->extent += spot.extent;
    if (evidence.painted[zone.spot]) continue;
    const bool near = std::any_of(spot.neighbours.begin(), spot.neighbours.end(),
                                  [&evidence](std::size_t n) { return evidence.painted[n]; });
    sum->unpainted += spot.extent * find_zone_weight(zone.zone, 1.0, p) * (near ? p.near_unpainted : 1.0);
  }
  double stays = 1.0;
  for (const Sum& sum : sums) stays *= 1.0 - p.unpainted_weight * sum.unpainted / sum.extent;
  return 1.0 - stays;
}

double scale_odds(double probability, double factor) {
  return factor * probability / (1.0 - probability + factor * probability);
}

Effect build_area_effect(const Model& model, const Evidence& evidence, std::size_t area, const Parameters& p) {
  Effect effect;
  effect.leak = evidence.areas[area].continues ? p.leak_continuing : p.leak_alone;
  for (std::size_t c = 0; c < evidence.candidates.size(); ++c) {
    const ModelCause& cause = model.causes[evidence.candidates[c]];
    // The structure must not depend on the parameters that are varied.
    if (find_match(model, cause, evidence.area_spots[area], 1.0, model.parameters) < weakest_link) continue;
    effect.links.push_back({c, find_match(model, cause, evidence.area_spots[area], evidence.area_strength[area], p)});
  }
  return effect;
}

Effect build_answer_effect(const Evidence& evidence, const Answered& answered, const Parameters& p) {
  const AnswerModel model = build_answer_model(answered.ratio, p.finding_strength);
  Effect effect;
  const bool palpation = !answered.distance.empty();
  for (std::size_t i = 0; i < answered.causes.size(); ++i) {
    const auto candidate = std::lower_bound(evidence.candidates.begin(), evidence.candidates.end(), answered.causes[i]);
    if (candidate == evidence.candidates.end() || *candidate != answered.causes[i]) continue;
    const auto index = static_cast<std::size_t>(candidate - evidence.candidates.begin());
    effect.links.push_back({index, palpation ? find_blur(answered.distance[i], p) : model.weight});
  }
  if (palpation) {
    // The effect is "an involved point was pressed"; the answer then follows with the examiner's own reliability. So the
    // pressed point itself can never lose by a "yes", whatever else lies there.
    const double yes_if = 1.0 - (1.0 - model.leak) * (1.0 - model.weight);
    effect.if_present = answered.yes ? yes_if : 1.0 - yes_if;
    effect.if_absent = answered.yes ? model.leak : 1.0 - model.leak;
  } else {
    effect.leak = model.leak;
    effect.if_present = answered.yes ? 1.0 : 0.0;
    effect.if_absent = answered.yes ? 0.0 : 1.0;
  }
  return effect;
}

}  // namespace

double find_match(const Model& model, const ModelCause& cause, const std::vector<std::size_t>& spots, double strength,
                  const Parameters& parameters) {
  double match = 0.0;
  double extent = 0.0;
  for (const std::size_t spot : spots) {
    extent += model.spots[spot].extent;
    if (const ModelZone* zone = find_zone(cause, spot)) {
      match += model.spots[spot].extent * find_zone_weight(zone->zone, strength, parameters);
    }
  }
  return std::min(match / extent, 0.98);
}

AnswerModel build_answer_model(const LikelihoodRatio& ratio, double strength) {
  const double yes = std::pow(ratio.yes, strength);
  const double no = std::pow(ratio.no, strength);
  if (yes <= 1.0 || no >= 1.0) return {0.5, 0.0};
  return {(1.0 - no) / (yes - no), 1.0 - no};
}

double find_blur(std::size_t distance, const Parameters& parameters) {
  if (distance == 0) return 1.0;
  return distance == 1 ? parameters.blur_same_region : parameters.blur_next_region;
}

void collect_near_causes(const Model& model, std::size_t cause, std::vector<std::size_t>& causes,
                         std::vector<std::size_t>& distance) {
  const std::vector<std::size_t>& pressed = model.causes[cause].sites;
  for (std::size_t other = 0; other < model.causes.size(); ++other) {
    std::size_t nearest = other == cause ? 0 : 3;
    for (const std::size_t site : model.causes[other].sites) {
      for (const std::size_t here : pressed) {
        const std::vector<std::size_t>& around = model.spots[here].neighbours;
        if (site == here) nearest = std::min<std::size_t>(nearest, 1);
        if (std::find(around.begin(), around.end(), site) != around.end()) nearest = std::min<std::size_t>(nearest, 2);
      }
    }
    if (nearest == 3) continue;
    causes.push_back(other);
    distance.push_back(nearest);
  }
}

Evidence collect(const Atlas& atlas, const Model& model, const Case& one_case) {
  Evidence evidence;
  collect_areas(model, one_case.drawing, evidence);
  for (std::size_t c = 0; c < model.causes.size(); ++c) {
    const bool explains = std::any_of(evidence.area_spots.begin(), evidence.area_spots.end(), [&](const auto& spots) {
      return find_match(model, model.causes[c], spots, 1.0, model.parameters) >= weakest_link;
    });
    if (explains) evidence.candidates.push_back(c);
  }
  collect_answers(atlas, model, one_case, evidence);
  for (std::size_t a = 0; a < evidence.areas.size(); ++a) {
    evidence.observations.push_back({Observation::Kind::painted_area, a});
  }
  evidence.observations.push_back({Observation::Kind::unpainted_places, 0});
  for (const Answered& answered : evidence.answered) {
    evidence.observations.push_back({Observation::Kind::finding, answered.finding});
  }
  return evidence;
}

Layout build_layout(const Evidence& evidence) {
  return {evidence.areas.size(), evidence.candidates.size(), evidence.answered.size()};
}

Network build_network(const Model& model, const Evidence& evidence, const Parameters& parameters) {
  Network network;
  for (const std::size_t index : evidence.candidates) {
    const ModelCause& cause = model.causes[index];
    network.prior.push_back(
        scale_odds(cause.base_rate, cause.is_point ? parameters.base_rate_scale : parameters.other_rate_scale));
  }
  for (std::size_t a = 0; a < evidence.areas.size(); ++a) {
    network.effects.push_back(build_area_effect(model, evidence, a, parameters));
  }
  for (std::size_t c = 0; c < evidence.candidates.size(); ++c) {
    const ModelCause& cause = model.causes[evidence.candidates[c]];
    network.effects.push_back(Effect{0.0, {{c, find_unpainted_weight(model, cause, evidence, parameters)}}, 0.0, 1.0});
  }
  for (const Answered& answered : evidence.answered) {
    network.effects.push_back(build_answer_effect(evidence, answered, parameters));
  }
  return network;
}

}  // namespace unknot::rank
