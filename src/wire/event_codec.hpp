// Events, described once for reading and writing; each carries one body under the name of its kind.
#pragma once

#include <array>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/event.hpp"
#include "wire/care/session_codec.hpp"
#include "wire/drawing_codec.hpp"
#include "wire/result_codec.hpp"
#include "wire/trial/design_codec.hpp"

namespace unknot::wire {

/// The kinds in the order of EventBody.
inline constexpr std::array<const char*, std::variant_size_v<EventBody>> event_kinds{
    "person_described", "pain_named",    "pain_drawn",    "safety_answered", "findings_answered", "finding_taken_back",
    "pain_ended",       "care_chosen",   "session_begun", "press_done",      "session_ended",     "reaction_told",
    "diary_noted",      "diary_removed", "trial_begun",   "trial_looked",    "trial_ended"};

// Checks that the descriptions below make while they read.
void check_born_year(const std::string& path, const PersonDescribed& person, Reading& reading);
void check_drawing(const std::string& path, const PainDrawn& drawn, Reading& reading);
void check_answer(const std::string& path, const SafetyAnswer& answer, Reading& reading);
void check_count(const std::string& path, std::size_t n_answers, Reading& reading);
void check_event(const std::string& pain_path, const std::string& day_path, const Event& event, Reading& reading);

/// An empty body of the kind with this word; false when there is none.
bool choose_body(std::string_view kind, EventBody& body);

template <class Archive>
void describe(Archive& a, PersonDescribed& person) {
  describe_name(a, "name", person.name);
  a.maybe("born_year", person.born_year);
  describe_word(a, "figure", person.figure);
  describe_maybe_word(a, "language", person.language);
  if constexpr (Archive::reads) check_born_year(a.build_path("born_year"), person, a.reading());
}

template <class Archive>
void describe(Archive& a, PainNamed& named) {
  describe_name(a, "name", named.name);
}

template <class Archive>
void describe(Archive& a, PainDrawn& drawn) {
  a.needed("strokes", drawn.strokes);
  a.needed("listed", drawn.listed);
  a.needed("cells", drawn.cells);
  if constexpr (Archive::reads) check_drawing(a.build_path("strokes"), drawn, a.reading());
}

template <class Archive>
void describe(Archive& a, SafetyAnswer& answer) {
  describe_maybe_word(a, "flag", answer.flag.value);
  describe_maybe_word(a, "screen", answer.screen.value);
  a.needed("answer", answer.answer);
  if constexpr (Archive::reads) check_answer(a.build_path("answer"), answer, a.reading());
}

template <class Archive>
void describe(Archive& a, SafetyAnswered& answered) {
  a.needed("answers", answered.answers);
  if constexpr (Archive::reads) check_count(a.build_path("answers"), answered.answers.size(), a.reading());
}

template <class Archive>
void describe(Archive& a, FindingKey& key) {
  describe_word(a, "finding", key.finding.value);
  std::optional<Side> side;
  if (key.side != Side::midline) side = key.side;
  a.maybe("side", side);
  if constexpr (Archive::reads) key.side = side.value_or(Side::midline);
  describe_maybe_word(a, "muscle", key.muscle.value);
  describe_maybe_word(a, "point", key.point.value);
}

template <class Archive>
void describe(Archive& a, FindingAnswer& answer) {
  describe(a, answer.key);
  a.needed("answer", answer.answer);
  a.maybe("examiner", answer.examiner);
}

template <class Archive>
void describe(Archive& a, FindingsAnswered& answered) {
  a.needed("answers", answered.answers);
  if constexpr (Archive::reads) check_count(a.build_path("answers"), answered.answers.size(), a.reading());
}

template <class Archive>
void describe(Archive& a, FindingTakenBack& taken_back) {
  describe(a, taken_back.key);
}

template <class Archive>
void describe(Archive&, PainEnded&) {}

template <class Archive>
void describe(Archive& a, Event& event) {
  a.needed("id", event.id);
  a.needed("person", event.person);
  a.maybe("pain", event.pain);
  // NOLINTNEXTLINE(misc-const-correctness): it is read into
  std::string kind = event_kinds[event.body.index()];
  a.needed("kind", kind);
  a.needed("at", event.at);
  a.needed("day", event.day);
  if constexpr (Archive::reads) {
    if (!choose_body(kind, event.body)) {
      refuse_word(kind, a.build_path("kind"), a.reading(), {event_kinds.begin(), event_kinds.end()});
      return;
    }
  }
  std::visit([&](auto& body) { a.needed(event_kinds[event.body.index()], body); }, event.body);
  if constexpr (Archive::reads) check_event(a.build_path("pain"), a.build_path("day"), event, a.reading());
}

/// What a device sends: {"events": [...]}.
struct EventList {
  std::vector<Event> events;

  bool operator==(const EventList&) const = default;
};

template <class Archive>
void describe(Archive& a, EventList& list) {
  a.needed("events", list.events);
}

template <class Archive>
void describe(Archive& a, EventArchive& archive) {
  a.needed("unknot_archive", archive.format);
  a.needed("exported", archive.exported);
  a.needed("provenance", archive.provenance);
  a.needed("events", archive.events);
}

/// The events that a device sends.
std::expected<std::vector<Event>, Problem> read_events(std::string_view bytes, std::string_view file);

/// A whole export; refuses one of a layout that this program does not know.
std::expected<EventArchive, Problem> read_event_archive(std::string_view bytes, std::string_view file);

/// The export as the bytes of a file, one event a line; the same archive always gives the same bytes.
std::string write_event_archive(const EventArchive& archive);

/// An event as the columns of a table. `body` is JSON text, the others are plain; the same event always gives the same.
struct EventRow {
  std::string id;
  std::string person;
  std::string pain;
  std::string kind;
  std::string at;
  std::string day;
  std::string body;

  bool operator==(const EventRow&) const = default;
};

EventRow build_row(const Event& event);

/// The event of a row; a problem when the row was not made by build_row. `file` goes into the problem.
std::expected<Event, Problem> read_row(const EventRow& row, std::string_view file);

}  // namespace unknot::wire
