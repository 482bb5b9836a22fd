// data/care, described once for reading and writing. Keys equal the data files.
#pragma once

#include "domain/care/book.hpp"
#include "domain/report/words.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

template <class Archive>
void describe_number(Archive& a, Bound& bound) {
  a.needed("value", bound.value);
  a.needed("unit", bound.unit);
  a.needed("reason", bound.reason);
  a.needed("mark", bound.mark);
  a.maybe("sources", bound.sources);
}

template <class Archive>
void describe(Archive& a, Bound& bound) {
  a.needed("id", bound.id);
  describe_number(a, bound);
}

/// A number of a policy: its key is its id.
template <class Archive>
void describe_number(Archive& a, const char* key, Bound& bound) {
  bound.id = key;
  a.group(key, true, true, [&bound](auto& inner) { describe_number(inner, bound); });
}

template <class Archive>
void describe(Archive& a, Policy& policy) {
  a.needed("id", policy.id);
  a.needed("order", policy.order);
  a.needed("name", policy.name);
  a.needed("summary", policy.summary);
  a.needed("speaks_for", policy.speaks_for);
  a.needed("speaks_against", policy.speaks_against);
  a.needed("afterwards", policy.afterwards);
  describe_number(a, "ceiling", policy.ceiling);
  describe_number(a, "target", policy.target);
  describe_number(a, "hold_s", policy.hold);
  describe_number(a, "rest_days", policy.rest_days);
  describe_number(a, "sessions_per_week", policy.sessions_per_week);
  describe_number(a, "sessions_per_month", policy.sessions_per_month);
  describe_number(a, "course_weeks", policy.course_weeks);
  describe_number(a, "judge_sessions", policy.judge_sessions);
  a.maybe("only_implements", policy.only_implements);
  a.needed("mark", policy.mark);
  a.needed("sources", policy.sources);
}

template <class Archive>
void describe(Archive& a, Implement& implement) {
  a.needed("id", implement.id);
  a.needed("order", implement.order);
  a.needed("name", implement.name);
  a.needed("cost", implement.cost);
  a.maybe("always", implement.always);
  a.maybe("hard", implement.hard);
  a.needed("alone", implement.alone);
  a.needed("works_as", implement.works_as);
  a.maybe("hint", implement.hint);
  a.needed("mark", implement.mark);
  a.needed("sources", implement.sources);
}

template <class Archive>
void describe(Archive& a, Position& position) {
  a.needed("id", position.id);
  a.needed("tool", position.tool);
  a.maybe("regions", position.regions);
  a.needed("stance", position.stance);
  a.needed("press", position.press);
  a.maybe("scale", position.scale);
  a.needed("mark", position.mark);
  a.maybe("sources", position.sources);
}

template <class Archive>
void describe(Archive& a, Aftercare& aftercare) {
  a.needed("area", aftercare.area);
  a.needed("stretch", aftercare.stretch);
  a.needed("heat", aftercare.heat);
  a.needed("movement", aftercare.movement);
  a.needed("exercise", aftercare.exercise);
  a.needed("mark", aftercare.mark);
  a.maybe("sources", aftercare.sources);
}

template <class Archive>
void describe(Archive& a, Habit& habit) {
  a.needed("id", habit.id);
  a.needed("advice", habit.advice);
  a.maybe("findings", habit.findings);
  a.maybe("areas", habit.areas);
  a.needed("mark", habit.mark);
  a.maybe("sources", habit.sources);
}

template <class Archive>
void describe(Archive& a, Claim& claim) {
  a.needed("id", claim.id);
  a.needed("order", claim.order);
  a.needed("claim", claim.claim);
  a.needed("grade", claim.grade);
  a.needed("known", claim.known);
  a.needed("unknown", claim.unknown);
  a.needed("sources", claim.sources);
}

template <class Archive>
void describe(Archive& a, Prompt& prompt) {
  a.needed("id", prompt.id);
  a.needed("text", prompt.text);
  describe_always(a, "spoken", prompt.spoken);
}

template <class Archive>
void describe(Archive& a, ReportWord& word) {
  a.needed("id", word.id);
  a.needed("text", word.text);
}

}  // namespace unknot::wire
