// Any report at all.
#include <fmt/format.h>

#include "report/samples.hpp"

namespace unknot::test {
namespace {

int draw(int low, int high) { return *rc::gen::inRange(low, high); }

template <class Value>
Value draw_of(std::vector<Value> values) {
  return values[static_cast<std::size_t>(draw(0, static_cast<int>(values.size())))];
}

// What a person may type, with everything that JSON, XML and a table mask.
std::string draw_text() {
  static const std::vector<std::string> pieces{"a",  "Ü",   "ß",  " ", "\"",   "\\",           "<",
                                               "&",  "]]>", "\n", ",", ";",    "=1",           "ż",
                                               "疼", "😀",  "'",  "0", "\x01", "\xEF\xBF\xBE", "long word"};
  std::string text = "x";
  const int n = draw(0, 8);
  for (int i = 0; i < n; ++i) text += draw_of(pieces);
  return text;
}

// A name that a person gives: events with hidden letters in it are refused.
std::string draw_name() {
  static const std::vector<std::string> pieces{"a", "Ü", "ß", " b", "\"", "<", "&", ",", ";", "=1", "ż", "疼", "😀"};
  std::string name = "x";
  const int n = draw(0, 6);
  for (int i = 0; i < n; ++i) name += draw_of(pieces);
  return name;
}

std::string draw_id() { return fmt::format("{:032x}", draw(1, 1'000'000)); }
std::string draw_word() { return fmt::format("{}_{}", draw_of<std::string>({"neck", "a", "point"}), draw(0, 99)); }
Named draw_named() { return {draw_word(), draw_text()}; }
double draw_score() { return draw(0, 101) / 10.0 + (draw(0, 4) == 0 ? 0.1 + 0.2 - 0.3 : 0.0); }
double draw_chance() { return draw(0, 1001) / 1000.0; }
std::chrono::sys_days draw_day() {
  return std::chrono::sys_days(std::chrono::year(2026) / 1 / 1) + std::chrono::days(draw(-4000, 4000));
}
Side draw_side() { return static_cast<Side>(draw(0, 3)); }

template <class Value, class Draw>
std::optional<Value> maybe(Draw one) {
  return draw(0, 2) == 0 ? std::optional<Value>() : std::optional<Value>(one());
}

template <class Draw>
auto draw_list(Draw one, int most = 4) {
  std::vector<decltype(one())> list;
  const int n = draw(0, most);
  for (int i = 0; i < n; ++i) list.push_back(one());
  return list;
}

ReportPoint draw_point() {
  return {draw_named(), draw(0, 2) == 0 ? Named{draw_word(), ""} : draw_named(), draw_side()};
}

ReportPress draw_press() {
  ReportPress press;
  press.number = draw(1, 1000);
  press.point = draw_point();
  if (draw(0, 2) == 0) press.place = draw_named();
  press.tool = draw_named();
  if (draw(0, 2) == 0) press.implement = draw_named();
  press.level = draw_score();
  press.seconds = draw(0, 36000) / 10.0;
  press.pain = maybe<double>(draw_score);
  press.ended = draw_named();
  return press;
}

ReportSession draw_session() {
  ReportSession session{
      SessionId(draw_id()), draw_day(), static_cast<Treater>(draw(0, 3)), draw_named(), draw_list(draw_press), {}, {}};
  if (draw(0, 2) == 0) session.ended = {draw_of<std::string>({"finished", "stopped", "broken_off"}), draw_text()};
  if (draw(0, 2) == 0) session.reason = draw_named();
  return session;
}

ReportDay draw_report_day() {
  return {draw_day(),
          static_cast<std::size_t>(draw(1, 9)),
          maybe<double>(draw_score),
          maybe<double>(draw_score),
          maybe<double>(draw_score),
          draw_list([] { return ActivityScore{draw_name(), draw_score()}; }),
          maybe<int>([] { return draw(-3, 4); })};
}

ReportMeasure draw_measure() {
  ReportMeasure measure{draw_day(), "motion", draw_named(), draw_side(), {}, draw(-180, 360) / 1.0, draw_named()};
  if (draw(0, 2) == 0) {
    measure.kind = "threshold";
    measure.finding = {};
    measure.point = draw_point();
  }
  return measure;
}

ReportTrial draw_trial() {
  ReportTrial trial;
  trial.id = TrialId(draw_id());
  trial.size = draw_of<std::string>({"quick", "full"});
  trial.outcome = draw_of<std::string>({"pain", "activity"});
  if (trial.outcome == "activity") trial.activity = draw_text();
  trial.matters = draw_score();
  trial.begins = draw_day();
  trial.blocks = draw_list([] { return ReportBlock{draw_day(), draw_day(), draw(0, 2) == 0}; });
  trial.answer = draw_named();
  trial.early = draw(0, 2) == 0;
  trial.n_days = static_cast<std::size_t>(draw(0, 100));
  trial.effect = maybe<ReportEffect>([] {
    return ReportEffect{draw_score() - 5.0, draw_score() - 5.0, draw_score(),
                        draw_chance(),      draw_chance(),      draw_chance()};
  });
  trial.sentence = draw_text();
  trial.more = draw_list(draw_text);
  return trial;
}

void draw_facts(ReportFacts& facts) {
  facts.person = {PersonId(draw_id()), draw(0, 2) == 0 ? draw_text() : "", maybe<int>([] { return draw(1900, 2026); })};
  facts.pain = {PainId(draw_id()), draw_text(), draw_day(), maybe<std::chrono::sys_days>(draw_day)};
  facts.spots = draw_list([] { return ReportSpot{draw_named(), draw_side(), draw_score(), draw_list(draw_named)}; });
  facts.answers = draw_list([] {
    return ReportAnswer{draw_named(),
                        draw_side(),
                        maybe<ReportPoint>(draw_point),
                        static_cast<Answer>(draw(0, 3)),
                        static_cast<Examiner>(draw(0, 3)),
                        draw_day()};
  });
  facts.flags = draw_list([] {
    return ReportFlag{draw_named(), draw_text(), static_cast<Answer>(draw(0, 3)), static_cast<Action>(draw(0, 6)),
                      draw_day()};
  });
  facts.sessions = draw_list(draw_session);
  facts.reactions = draw_list([] {
    return ReportReaction{SessionId(draw_id()), draw_day(), draw_list(draw_named), draw_score(), draw(0, 1000) / 4.0};
  });
  facts.days = draw_list(draw_report_day, 7);
  facts.measures = draw_list(draw_measure);
  facts.notes = draw_list([] { return ReportNote{draw_day(), draw_text()}; });
  facts.trial = maybe<ReportTrial>(draw_trial);
}

ReportFound draw_found() {
  ReportFound found;
  found.kind = draw_of<std::string>({"ranked", "stopped", "open"});
  found.verdict = draw_named();
  found.something_else = draw_chance();
  found.low = draw_chance();
  found.high = draw_chance();
  found.widespread = draw(0, 2) == 0;
  found.points = draw_list(
      [] { return ReportHypothesis{draw_point(), draw_chance(), draw_chance(), draw_chance(), draw_named()}; }, 9);
  found.others = draw_list(
      [] { return ReportOther{draw_named(), draw_side(), draw_chance(), draw_chance(), draw_chance(), draw_text()}; });
  return found;
}

ReportTotals draw_totals() {
  const auto count = [] { return static_cast<std::size_t>(draw(0, 1000)); };
  ReportTotals totals{count(), count(), draw(0, 100000) / 8.0, count(), count(), count(), {}};
  totals.points = draw_list([&count] {
    return ReportTotal{draw_point(),         count(), count(), draw(0, 9000) / 8.0, draw_score(), draw_score(),
                       draw_list(draw_named)};
  });
  return totals;
}

}  // namespace

rc::Gen<Report> draw_report() {
  return rc::gen::exec([] {
    Report report;
    report.provenance = {draw_text(), "0123456789abcdef"};
    report.created = draw_day();
    report.language = draw_of<std::string>({"en", "de"});
    report.range.from = draw_day();
    report.range.to = *report.range.from + std::chrono::days(draw(0, 5000));
    for (int i = 0; i < 9; ++i) {
      if (draw(0, 3) > 0) report.sections.push_back(static_cast<ReportSection>(i));
    }
    draw_facts(report.facts);
    report.found = maybe<ReportFound>(draw_found);
    report.limits = draw_list(draw_text);
    report.totals = maybe<ReportTotals>(draw_totals);
    report.figure = draw_of<std::string>({"", "woman_medium", "man_large"});
    return report;
  });
}

}  // namespace unknot::test
