// What a trial says, described for writing only: an effect is worked out, never read.
#pragma once

#include <array>

#include "domain/trial/verdict.hpp"
#include "wire/trial/design_codec.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<TrialAnswer>, 4> words_of<TrialAnswer>{{{TrialAnswer::helps, "helps"},
                                                                         {TrialAnswer::no_difference, "no_difference"},
                                                                         {TrialAnswer::worse, "worse"},
                                                                         {TrialAnswer::cannot_tell, "cannot_tell"}}};

inline Json write_value(const Effect& effect) {
  return {{"mean", effect.mean()},     {"deviation", effect.deviation()}, {"low", effect.low()},
          {"high", effect.high()},     {"better", effect.better()},       {"matters", effect.matters()},
          {"harms", effect.harms()}};
}

inline Json write_value(const Verdict& verdict) {
  return {{"answer", find_word(verdict.answer())}, {"effect", write_value(verdict.effect())}};
}

inline Json write_value(const OtherVerdict& other) {
  Json json = {{"under", other.under}};
  if (other.day) json["day"] = write_value(*other.day);
  json["verdict"] = write_value(other.verdict);
  return json;
}

template <class Archive>
void describe(Archive& a, FittedDay& day) {
  a.needed("day", day.day);
  a.needed("mean", day.mean);
  a.needed("low", day.low);
  a.needed("high", day.high);
  a.needed("without", day.without);
}

inline Json write_value(const Judgement& judgement) {
  Json json = {{"answer", find_word(judgement.answer)}};
  if (judgement.verdict) json["verdict"] = write_value(*judgement.verdict);
  json["reasons"] = write_value(judgement.reasons);
  json["early"] = judgement.early;
  json["surety"] = judgement.surety;
  json["n_days"] = judgement.n_days;
  json["n_with"] = judgement.n_with;
  json["n_without"] = judgement.n_without;
  json["percent"] = judgement.percent;
  json["level"] = judgement.level;
  json["slope_a_week"] = judgement.slope;
  json["slope_deviation_a_week"] = judgement.slope_deviation;
  json["slope_alone"] = judgement.slope_alone;
  json["noise"] = judgement.noise;
  json["memory"] = judgement.memory;
  json["carry_over_days"] = judgement.carry_over_days;
  json["others"] = write_value(judgement.others);
  json["fit"] = write_value(judgement.fit);
  return json;
}

template <class Archive>
void describe(Archive& a, TrialNoise& noise) {
  a.ranged("level", noise.level, 0.0, 10.0);
  a.ranged("deviation", noise.deviation, 0.01, 10.0);
  a.ranged("memory", noise.memory, 0.0, 0.95);
  a.needed("n_days", noise.n_days);
}

template <class Archive>
void describe(Archive& a, PowerRow& row) {
  a.ranged("benefit", row.benefit, -10.0, 10.0);
  a.needed("n", row.n);
  a.needed("helps", row.helps);
  a.needed("no_difference", row.no_difference);
  a.needed("worse", row.worse);
  a.needed("cannot_tell", row.cannot_tell);
}

template <class Archive>
void describe(Archive& a, Power& power) {
  a.needed("noise", power.noise);
  a.needed("rows", power.rows);
}

}  // namespace unknot::wire
