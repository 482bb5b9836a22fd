// Results, described once for reading and writing.
#pragma once

#include "domain/located.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, Provenance& provenance) {
  a.needed("program", provenance.program);
  a.needed("data_hash", provenance.data_hash);
}

/// A failure as every door tells it to a program: under "error", with its stable word and the whole sentence.
inline Json write_problem(const Problem& problem) {
  Json error;
  error["error"] = {{"code", find_code(problem.code).name},
                    {"file", problem.file},
                    {"key", problem.key},
                    {"found", problem.found},
                    {"allowed", problem.allowed},
                    {"next", problem.next},
                    {"sentence", build_sentence(problem)}};
  return error;
}

template <class Archive>
void describe(Archive& a, Spot& spot) {
  a.needed("region", spot.region);
  a.needed("side", spot.side);
}

template <class Archive>
void describe(Archive& a, PointOnSide& point) {
  a.needed("muscle", point.muscle);
  a.needed("point", point.point);
  a.needed("side", point.side);
}

template <class Archive>
void describe(Archive& a, Belief& belief) {
  a.needed("probability", belief.probability);
  a.needed("low", belief.low);
  a.needed("high", belief.high);
}

template <class Archive>
void describe(Archive& a, PaintedArea& area) {
  a.needed("spots", area.spots);
  a.needed("intensity", area.intensity);
  a.needed("share_of_place", area.share_of_place);
  a.needed("continues", area.continues);
  a.needed("other_probability", area.other_probability);
}

template <class Archive>
void describe(Archive& a, Observation& observation) {
  a.needed("kind", observation.kind);
  a.needed("index", observation.index);
}

template <class Archive>
void describe(Archive& a, Move& move) {
  a.needed("observation", move.observation);
  a.needed("log_odds", move.log_odds);
}

template <class Archive>
void describe(Archive& a, Hypothesis& hypothesis) {
  a.needed("point", hypothesis.point);
  a.needed("belief", hypothesis.belief);
  a.needed("base_rate", hypothesis.base_rate);
  a.needed("tier", hypothesis.tier);
  a.needed("ledger", hypothesis.ledger);
  a.needed("rivals", hypothesis.rivals);
}

template <class Archive>
void describe(Archive& a, OtherHypothesis& other) {
  a.needed("cause", other.cause);
  a.needed("side", other.side);
  a.needed("belief", other.belief);
  a.needed("base_rate", other.base_rate);
  a.needed("ledger", other.ledger);
}

template <class Archive>
void describe(Archive& a, NextQuestion& next) {
  a.needed("question", next.question);
  a.needed("side", next.side);
  a.maybe("point", next.point);
  a.needed("gain_bits", next.gain_bits);
  a.needed("effort", next.effort);
  a.needed("yes_probability", next.yes_probability);
}

template <class Archive>
void describe(Archive& a, Ranking& ranking) {
  a.needed("verdict", ranking.verdict);
  a.needed("hypotheses", ranking.hypotheses);
  a.needed("others", ranking.others);
  a.needed("something_else", ranking.something_else);
  a.needed("expected_points", ranking.expected_points);
  a.needed("areas", ranking.areas);
  a.needed("observations", ranking.observations);
  a.needed("exact", ranking.exact);
  a.needed("cut_weight", ranking.cut_weight);
  a.needed("next", ranking.next);
}

template <class Archive>
void describe(Archive& a, RaisedFlag& raised) {
  a.needed("flag", raised.flag);
  a.needed("answer", raised.answer);
  a.needed("action", raised.action);
}

template <class Archive>
void describe(Archive& a, ScreenQuestion& question) {
  a.needed("screen", question.screen);
  a.needed("flags", question.flags);
  a.maybe("reconfirm", question.reconfirm);
}

template <class Archive>
void describe(Archive& a, ScreenResult& screen) {
  a.needed("action", screen.action);
  a.needed("raised", screen.raised);
  a.needed("unanswered", screen.unanswered);
}

template <class Archive>
void describe(Archive& a, Limit& limit) {
  a.needed("kind", limit.kind);
  a.maybe("regions", limit.regions);
  a.maybe("tools", limit.tools);
  a.needed("flag", limit.flag);
  a.needed("reason", limit.reason);
  a.needed("sources", limit.sources);
}

template <class Archive>
void describe(Archive& a, Limits& limits) {
  a.needed("no_treatment", limits.no_treatment);
  a.needed("lighter", limits.lighter);
  a.needed("all", limits.all);
}

template <class Archive>
void describe(Archive& a, RefusedTool& refused) {
  a.needed("tool", refused.tool);
  a.needed("reason", refused.reason);
}

template <class Archive>
void describe(Archive& a, PointLimits& limits) {
  a.needed("allowed", limits.allowed);
  a.maybe("refused", limits.refused);
  a.maybe("closed_sites", limits.closed_sites);
  a.needed("professional_only", limits.professional_only);
}

template <class Archive>
void describe(Archive& a, Located& located) {
  a.needed("screen", located.screen);
  a.needed("limits", located.limits);
  a.maybe("ranking", located.ranking);
  a.maybe("point_limits", located.point_limits);
  a.needed("widespread", located.widespread);
  a.needed("provenance", located.provenance);
}

}  // namespace unknot::wire
