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

// Only a WriteArchive goes through these: there is no effect without its numbers to read into.

template <class Archive>
void describe(Archive& a, Effect& effect) {
  a.needed("mean", effect.mean());
  a.needed("deviation", effect.deviation());
  a.needed("low", effect.low());
  a.needed("high", effect.high());
  a.needed("better", effect.better());
  a.needed("matters", effect.matters());
  a.needed("harms", effect.harms());
}

template <class Archive>
void describe(Archive& a, TrialVerdict& verdict) {
  a.needed("answer", verdict.answer());
  a.needed("effect", verdict.effect());
}

template <class Archive>
void describe(Archive& a, OtherVerdict& other) {
  a.needed("under", other.under);
  a.maybe("day", other.day);
  a.needed("verdict", other.verdict);
}

template <class Archive>
void describe(Archive& a, FittedDay& day) {
  a.needed("day", day.day);
  a.needed("mean", day.mean);
  a.needed("low", day.low);
  a.needed("high", day.high);
  a.needed("without", day.without);
}

template <class Archive>
void describe(Archive& a, Judgement& judgement) {
  a.needed("answer", judgement.answer);
  a.maybe("verdict", judgement.verdict);
  a.needed("reasons", judgement.reasons);
  a.needed("early", judgement.early);
  a.needed("surety", judgement.surety);
  a.needed("n_days", judgement.n_days);
  a.needed("n_with", judgement.n_with);
  a.needed("n_without", judgement.n_without);
  a.needed("percent", judgement.percent);
  a.needed("level", judgement.level);
  a.needed("slope_a_week", judgement.slope);
  a.needed("slope_deviation_a_week", judgement.slope_deviation);
  a.needed("slope_alone", judgement.slope_alone);
  a.needed("noise", judgement.noise);
  a.needed("memory", judgement.memory);
  a.needed("carry_over_days", judgement.carry_over_days);
  a.needed("others", judgement.others);
  a.needed("fit", judgement.fit);
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
