// Questions to the twin and what it says.
#pragma once

#include "domain/twin/forecast.hpp"
#include "wire/press/place_codec.hpp"
#include "wire/twin/course_codec.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, DiaryPain& one) {
  a.needed("day", one.day);
  a.needed("pain", one.pain);
}

template <class Archive>
void describe(Archive& a, TwinOverride& one) {
  a.needed("name", one.name);
  a.needed("value", one.value);
}

template <class Archive>
void describe(Archive& a, SessionPress& one) {
  describe_place(a, one);
  a.needed("force_n", one.force_n);
  a.maybe("hold_s", one.hold_s);
  a.maybe("rest_s", one.rest_s);
  a.maybe("presses", one.presses);
}

template <class Archive>
void describe(Archive& a, TwinQuestion& question) {
  a.maybe("pains", question.pains);
  a.maybe("session_days", question.session_days);
  a.maybe("depth", question.depth);
  a.maybe("policies", question.policies);
  a.maybe("session_depth", question.session_depth);
  a.maybe("session", question.session);
  a.maybe("press", question.press);
  a.maybe("weeks", question.weeks);
  a.maybe("set", question.overrides);
}

template <class Archive>
void describe(Archive& a, Band& band) {
  a.needed("low", band.low);
  a.needed("middle", band.middle);
  a.needed("high", band.high);
}

template <class Archive>
void describe(Archive& a, SessionBand& one) {
  a.needed("key", one.key);
  a.needed("unit", one.unit);
  a.needed("band", one.band);
}

template <class Archive>
void describe(Archive& a, PolicyForecast& one) {
  a.needed("policy", one.policy);
  a.needed("pain", one.pain);
  a.needed("change", one.change);
  a.needed("low", one.low);
  a.needed("high", one.high);
  a.needed("helped", one.helped);
  a.needed("harmed", one.harmed);
  a.needed("bred", one.bred);
}

template <class Archive>
void describe(Archive& a, HypothesisForecast& one) {
  a.needed("hypothesis", one.hypothesis);
  a.needed("probability", one.probability);
  a.needed("session", one.session);
  a.needed("policies", one.policies);
}

template <class Archive>
void describe(Archive& a, ForecastParameter& one) {
  a.needed("name", one.name);
  a.needed("unit", one.unit);
  a.needed("low", one.low);
  a.needed("middle", one.middle);
  a.needed("high", one.high);
  a.needed("identifiable", one.identifiable);
}

template <class Archive>
void describe(Archive& a, TwinForecast& one) {
  a.needed("n_scores", one.n_scores);
  a.needed("n_effective", one.n_effective);
  a.needed("minutes", one.minutes);
  a.needed("weeks", one.weeks);
  a.needed("hypotheses", one.hypotheses);
  a.needed("parameters", one.parameters);
  a.needed("n_unidentifiable", one.n_unidentifiable);
}

}  // namespace unknot::wire
