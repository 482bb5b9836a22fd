// What was done and how it was, described once for reading and writing: the events of care, and what they add up to.
#pragma once

#include <string>
#include <vector>

#include "domain/care/session.hpp"
#include "wire/drawing_codec.hpp"
#include "wire/result_codec.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<Treater>, 3> words_of<Treater>{
    {{Treater::self, "self"}, {Treater::helper, "helper"}, {Treater::professional, "professional"}}};

inline constexpr double longest_press_s = 3600.0;    ///< [s]; longer is a slip of the pen
inline constexpr std::size_t longest_note = 100'000;  ///< of a diary entry [letters]

// Checks that the descriptions below make while they read.
void check_press(const std::string& path, const PressDone& press, Reading& reading);
void check_ending(const std::string& path, const SessionEnded& ended, Reading& reading);
void check_reaction(const std::string& path, const ReactionTold& told, Reading& reading);
void check_entry(const std::string& path, const DiaryNoted& noted, Reading& reading);

/// A number within [low, high] that may be missing.
template <class Archive, class Number>
void describe_maybe_ranged(Archive& a, const char* key, std::optional<Number>& value, double low, double high) {
  a.maybe(key, value);
  if constexpr (Archive::reads) {
    if (value) check_range(a.build_path(key), static_cast<double>(*value), low, high, a.reading());
  }
}

inline void check_ids(const std::string& path, const std::vector<ImplementId>& ids, Reading& reading) {
  for (const ImplementId& id : ids) check_word(path, id.value, reading);
}

template <class Archive>
void describe_ids(Archive& a, const char* key, std::vector<ImplementId>& ids) {
  a.needed(key, ids);
  if constexpr (Archive::reads) check_ids(a.build_path(key), ids, a.reading());
}

template <class Archive>
void describe(Archive& a, CareChosen& chosen) {
  describe_word(a, "policy", chosen.policy.value);
  describe_ids(a, "implements", chosen.implements);
  a.maybe("prefers", chosen.prefers);
  if constexpr (Archive::reads) check_ids(a.build_path("prefers"), chosen.prefers, a.reading());
}

template <class Archive>
void describe(Archive& a, SessionBegun& begun) {
  a.needed("session", begun.session);
  describe_word(a, "policy", begun.policy.value);
  describe_always(a, "treater", begun.treater);
}

template <class Archive>
void describe(Archive& a, PressDone& press) {
  a.needed("session", press.session);
  a.needed("number", press.number);
  a.needed("point", press.point);
  describe_always(a, "site", press.site);
  describe_word(a, "tool", press.tool.value);
  describe_maybe_word(a, "implement", press.implement.value);
  a.ranged("level", press.level, 0.0, 10.0);
  a.ranged("seconds", press.seconds, 0.0, longest_press_s);
  describe_maybe_ranged(a, "pain", press.pain, 0.0, 10.0);
  describe_word(a, "ended", press.ended);
  if constexpr (Archive::reads) check_press(a.build_path("number"), press, a.reading());
}

template <class Archive>
void describe(Archive& a, SessionEnded& ended) {
  a.needed("session", ended.session);
  describe_word(a, "how", ended.how);
  describe_maybe_word(a, "reason", ended.reason);
  if constexpr (Archive::reads) check_ending(a.build_path("how"), ended, a.reading());
}

template <class Archive>
void describe(Archive& a, ReactionTold& told) {
  a.needed("session", told.session);
  a.needed("kinds", told.kinds);
  a.ranged("soreness", told.soreness, 0.0, 10.0);
  a.ranged("hours", told.hours, 0.0, 10'000.0);
  if constexpr (Archive::reads) check_reaction(a.build_path("kinds"), told, a.reading());
}

template <class Archive>
void describe(Archive& a, ActivityScore& activity) {
  describe_name(a, "name", activity.name);
  a.ranged("score", activity.score, 0.0, 10.0);
}

template <class Archive>
void describe(Archive& a, MotionMeasured& motion) {
  describe_word(a, "movement", motion.movement.value);
  describe_always(a, "side", motion.side);
  a.ranged("degrees", motion.degrees, -180.0, 360.0);
  describe_word(a, "by", motion.by);
}

template <class Archive>
void describe(Archive& a, ThresholdMeasured& threshold) {
  a.needed("point", threshold.point);
  a.ranged("kilograms", threshold.kilograms, 0.0, 100.0);
  describe_word(a, "by", threshold.by);
}

template <class Archive>
void describe(Archive& a, DiaryNoted& noted) {
  a.needed("entry", noted.entry);
  a.needed("about", noted.about);
  a.needed("about_day", noted.about_day);
  describe_maybe_ranged(a, "now", noted.now, 0.0, 10.0);
  describe_maybe_ranged(a, "worst", noted.worst, 0.0, 10.0);
  describe_maybe_ranged(a, "average", noted.average, 0.0, 10.0);
  describe_qualities(a, noted.qualities);
  describe_always(a, "cells", noted.cells);
  describe_always(a, "activities", noted.activities);
  describe_maybe_ranged(a, "change", noted.change, -3.0, 3.0);
  describe_always(a, "motions", noted.motions);
  describe_always(a, "thresholds", noted.thresholds);
  describe_always(a, "note", noted.note);
  if constexpr (Archive::reads) check_entry(a.build_path("entry"), noted, a.reading());
}

template <class Archive>
void describe(Archive& a, DiaryRemoved& removed) {
  a.needed("entry", removed.entry);
}

template <class Archive>
void describe(Archive& a, Session& session) {
  a.needed("session", session.session);
  a.needed("pain", session.pain);
  a.needed("policy", session.policy);
  a.needed("treater", session.treater);
  a.needed("begun", session.begun);
  a.needed("day", session.day);
  a.needed("presses", session.presses);
  a.maybe("ended", session.ended);
  a.maybe("reaction", session.reaction);
}

template <class Archive>
void describe(Archive& a, PainCare& care) {
  a.needed("pain", care.pain);
  a.maybe("choice", care.choice);
  a.maybe("course_began", care.course_began);
  a.needed("sessions", care.sessions);
  a.needed("entries", care.entries);
}

}  // namespace unknot::wire
