// The whole of a report: its facts, and what was worked out from them.
#pragma once

#include "wire/care/report_codec.hpp"

namespace unknot::wire {

inline constexpr int report_format = 1;  ///< version of the layout of a report as JSON

template <class Archive>
void describe(Archive& a, ReportHypothesis& one) {
  a.needed("point", one.point);
  a.needed("probability", one.probability);
  a.needed("low", one.low);
  a.needed("high", one.high);
  a.needed("tier", one.tier);
}

template <class Archive>
void describe(Archive& a, ReportOther& other) {
  a.needed("cause", other.cause);
  a.needed("side", other.side);
  a.needed("probability", other.probability);
  a.needed("low", other.low);
  a.needed("high", other.high);
  a.needed("advice", other.advice);
}

template <class Archive>
void describe(Archive& a, ReportFound& found) {
  a.needed("kind", found.kind);
  a.maybe("verdict", found.verdict);
  a.needed("something_else", found.something_else);
  a.needed("low", found.low);
  a.needed("high", found.high);
  a.needed("widespread", found.widespread);
  a.needed("points", found.points);
  a.needed("others", found.others);
}

template <class Archive>
void describe(Archive& a, ReportTotal& total) {
  a.needed("point", total.point);
  a.needed("n_sessions", total.n_sessions);
  a.needed("n_presses", total.n_presses);
  a.needed("seconds", total.seconds);
  a.needed("mean_level", total.mean_level);
  a.needed("highest_level", total.highest_level);
  a.needed("tools", total.tools);
}

template <class Archive>
void describe(Archive& a, ReportTotals& totals) {
  a.needed("n_sessions", totals.n_sessions);
  a.needed("n_presses", totals.n_presses);
  a.needed("seconds", totals.seconds);
  a.needed("by_self", totals.by_self);
  a.needed("by_helper", totals.by_helper);
  a.needed("by_professional", totals.by_professional);
  a.needed("points", totals.points);
}

template <class Archive>
void describe(Archive& a, Report& report) {
  int format = report_format;  // NOLINT(misc-const-correctness): it is read into
  a.needed("unknot_report", format);
  a.needed("provenance", report.provenance);
  a.needed("created", report.created);
  a.needed("language", report.language);
  a.maybe("from", report.range.from);
  a.maybe("to", report.range.to);
  a.needed("sections", report.sections);
  a.maybe("figure", report.figure);
  a.needed("person", report.facts.person);
  a.needed("pain", report.facts.pain);
  a.maybe("spots", report.facts.spots);
  a.maybe("found", report.found);
  a.maybe("answers", report.facts.answers);
  a.maybe("flags", report.facts.flags);
  a.maybe("limits", report.limits);
  a.maybe("totals", report.totals);
  a.maybe("sessions", report.facts.sessions);
  a.maybe("reactions", report.facts.reactions);
  a.maybe("days", report.facts.days);
  a.maybe("measures", report.facts.measures);
  a.maybe("trial", report.facts.trial);
  a.maybe("notes", report.facts.notes);
}

}  // namespace unknot::wire
