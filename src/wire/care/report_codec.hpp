// A report, described once for reading and writing; its published description is api/report.schema.json.
#pragma once

#include "domain/report/whole.hpp"
#include "wire/care/session_codec.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<ReportSection>, 9> words_of<ReportSection>{{{ReportSection::name, "name"},
                                                                             {ReportSection::place, "place"},
                                                                             {ReportSection::findings, "findings"},
                                                                             {ReportSection::safety, "safety"},
                                                                             {ReportSection::sessions, "sessions"},
                                                                             {ReportSection::reactions, "reactions"},
                                                                             {ReportSection::course, "course"},
                                                                             {ReportSection::trial, "trial"},
                                                                             {ReportSection::notes, "notes"}}};

template <>
inline constexpr std::array<Word<ReportFormat>, 4> words_of<ReportFormat>{{{ReportFormat::pdf, "pdf"},
                                                                           {ReportFormat::csv, "csv"},
                                                                           {ReportFormat::json, "json"},
                                                                           {ReportFormat::fhir, "fhir"}}};

/// Sections that are named with commas between them, each once, in the order of a report. A word that is none is the problem of
/// the reading.
std::vector<ReportSection> read_sections(std::string_view listed, const std::string& key, Reading& reading);

/// All but the name of the person and their notes: those are only told when somebody asks for them.
std::vector<ReportSection> list_usual_sections();

template <class Archive>
void describe(Archive& a, Named& named) {
  a.needed("id", named.id);
  a.needed("name", named.name);
}

template <class Archive>
void describe(Archive& a, ReportPerson& person) {
  a.needed("id", person.id);
  a.maybe("name", person.name);
  a.maybe("born_year", person.born_year);
}

template <class Archive>
void describe(Archive& a, ReportPain& pain) {
  a.needed("id", pain.id);
  a.needed("name", pain.name);
  a.needed("started", pain.started);
  a.maybe("ended", pain.ended);
}

template <class Archive>
void describe(Archive& a, ReportSpot& spot) {
  a.needed("region", spot.region);
  a.needed("side", spot.side);
  a.ranged("intensity", spot.intensity, 0.0, 10.0);
  a.needed("qualities", spot.qualities);
}

template <class Archive>
void describe(Archive& a, ReportPoint& point) {
  a.needed("muscle", point.muscle);
  a.needed("point", point.point);
  a.needed("side", point.side);
}

template <class Archive>
void describe(Archive& a, ReportAnswer& answer) {
  a.needed("finding", answer.finding);
  a.needed("side", answer.side);
  a.maybe("point", answer.point);
  a.needed("answer", answer.answer);
  a.needed("examiner", answer.examiner);
  a.needed("day", answer.day);
}

template <class Archive>
void describe(Archive& a, ReportFlag& flag) {
  a.needed("flag", flag.flag);
  a.needed("question", flag.question);
  a.needed("answer", flag.answer);
  a.needed("action", flag.action);
  a.needed("day", flag.day);
}

template <class Archive>
void describe(Archive& a, ReportPress& press) {
  a.needed("number", press.number);
  a.needed("point", press.point);
  a.needed("place", press.place);
  a.needed("tool", press.tool);
  a.needed("implement", press.implement);
  a.ranged("level", press.level, 0.0, 10.0);
  a.ranged("seconds", press.seconds, 0.0, longest_press_s);
  a.maybe("pain", press.pain);
  a.needed("ended", press.ended);
}

template <class Archive>
void describe(Archive& a, ReportSession& session) {
  a.needed("id", session.id);
  a.needed("day", session.day);
  a.needed("treater", session.treater);
  a.needed("policy", session.policy);
  a.needed("presses", session.presses);
  a.maybe("ended", session.ended);
  a.maybe("reason", session.reason);
}

template <class Archive>
void describe(Archive& a, ReportReaction& reaction) {
  a.needed("session", reaction.session);
  a.needed("day", reaction.day);
  a.needed("kinds", reaction.kinds);
  a.ranged("soreness", reaction.soreness, 0.0, 10.0);
  a.needed("hours", reaction.hours);
}

template <class Archive>
void describe(Archive& a, ReportDay& day) {
  a.needed("day", day.day);
  a.needed("n", day.n);
  a.maybe("now", day.now);
  a.maybe("worst", day.worst);
  a.maybe("average", day.average);
  a.maybe("activities", day.activities);
  a.maybe("change", day.change);
}

template <class Archive>
void describe(Archive& a, ReportMeasure& measure) {
  a.needed("day", measure.day);
  a.needed("kind", measure.kind);
  a.maybe("finding", measure.finding);
  a.needed("side", measure.side);
  a.maybe("point", measure.point);
  a.needed("value", measure.value);
  a.needed("by", measure.by);
}

template <class Archive>
void describe(Archive& a, ReportNote& note) {
  a.needed("day", note.day);
  a.needed("text", note.text);
}

template <class Archive>
void describe(Archive& a, ReportBlock& block) {
  a.needed("from", block.from);
  a.needed("to", block.to);
  a.needed("treated", block.treated);
}

template <class Archive>
void describe(Archive& a, ReportEffect& effect) {
  a.needed("mean", effect.mean);
  a.needed("low", effect.low);
  a.needed("high", effect.high);
  a.ranged("better", effect.better, 0.0, 1.0);
  a.ranged("matters", effect.matters, 0.0, 1.0);
  a.ranged("harms", effect.harms, 0.0, 1.0);
}

template <class Archive>
void describe(Archive& a, ReportTrial& trial) {
  a.needed("id", trial.id);
  a.needed("size", trial.size);
  a.needed("outcome", trial.outcome);
  a.maybe("activity", trial.activity);
  a.needed("matters", trial.matters);
  a.needed("begins", trial.begins);
  a.needed("blocks", trial.blocks);
  a.needed("answer", trial.answer);
  a.needed("early", trial.early);
  a.needed("n_days", trial.n_days);
  a.maybe("effect", trial.effect);
  a.needed("sentence", trial.sentence);
  a.maybe("more", trial.more);
}

}  // namespace unknot::wire
