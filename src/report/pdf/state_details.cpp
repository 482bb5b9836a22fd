#include <algorithm>

#include "report/pdf/details.hpp"
#include "report/pdf/first_page.hpp"
#include "report/pdf/table.hpp"
#include "report/sentences.hpp"
#include "wire/words.hpp"

namespace unknot::report::pdf {
namespace {

using Rows = std::vector<std::vector<std::string>>;

void write_places(Sheet& sheet, const Report& report, const Phrases& phrases) {
  if (report.facts.spots.empty()) return;
  write_heading(sheet, phrases.find("section.place"));
  Rows rows;
  for (const ReportSpot& spot : report.facts.spots) {
    rows.push_back({spot.region.name, phrases.write_side(spot.side), phrases.write_number(spot.intensity),
                    join_names(spot.qualities)});
  }
  write_table(sheet,
              {{phrases.find("section.place"), 4.0},
               {phrases.find("side"), 1.2},
               {phrases.find("totals.level"), 1.0, Align::right},
               {phrases.find("measure.how"), 3.0}},
              rows);
}

void write_others(Sheet& sheet, const ReportFound& found, const Phrases& phrases) {
  if (found.others.empty()) return;
  write_subheading(sheet, phrases.find("found.others"));
  for (const ReportOther& other : found.others) {
    write_paragraph(sheet, write_other(phrases, other) + ". " + other.advice);
  }
}

void write_found(Sheet& sheet, const Report& report, const Phrases& phrases) {
  if (!report.found || report.found->kind != "ranked") return;
  write_heading(sheet, phrases.find("section.findings"));
  Rows rows;
  for (const ReportHypothesis& one : report.found->points) {
    rows.push_back({phrases.write_point(one.point), phrases.write_percent(one.probability),
                    phrases.write_percent_range(one.low, one.high), one.tier.name});
  }
  rows.push_back({phrases.find("found.something_else"), phrases.write_percent(report.found->something_else),
                  phrases.write_percent_range(report.found->low, report.found->high), report.found->verdict.name});
  write_table(sheet,
              {{phrases.find("point"), 4.4},
               {phrases.find("probability"), 1.9, Align::right},
               {phrases.find("range"), 1.6, Align::right},
               {phrases.find("tier"), 2.6}},
              rows);
  write_paragraph(sheet, phrases.find("found.note"), small_size, soft);
  write_others(sheet, *report.found, phrases);
}

void write_answers(Sheet& sheet, const Report& report, const Phrases& phrases) {
  if (report.facts.answers.empty()) return;
  write_subheading(sheet, phrases.find("found.answers"));
  Rows rows;
  for (const ReportAnswer& answer : report.facts.answers) {
    std::string where = answer.side == Side::midline ? "" : phrases.write_side(answer.side);
    if (answer.point) where = phrases.write_point(*answer.point);
    std::string word = phrases.find("answer." + wire::find_word(answer.answer));
    if (answer.examiner != Examiner::self) word += ", " + phrases.find("by_whom." + wire::find_word(answer.examiner));
    rows.push_back({answer.finding.name, where, word, phrases.write_day(answer.day)});
  }
  write_table(sheet,
              {{phrases.find("question"), 5.0},
               {phrases.find("point"), 2.2},
               {phrases.find("answer"), 1.6},
               {phrases.find("day"), 1.5}},
              rows);
}

void write_safety(Sheet& sheet, const Report& report, const Phrases& phrases) {
  if (report.facts.flags.empty()) return;
  write_heading(sheet, phrases.find("section.safety"));
  Rows rows;
  std::string calm;
  for (const ReportFlag& flag : report.facts.flags) {
    if (flag.answer == Answer::no) {
      calm += (calm.empty() ? "" : "; ") + flag.flag.name;
      continue;
    }
    rows.push_back({flag.flag.name, phrases.find("answer." + wire::find_word(flag.answer)),
                    write_action(phrases, flag.action), phrases.write_day(flag.day)});
  }
  write_table(sheet,
              {{phrases.find("safety.raised"), 4.4},
               {phrases.find("answer"), 1.2},
               {phrases.find("safety.asks"), 2.4},
               {phrases.find("day"), 1.5}},
              rows);
  if (!report.limits.empty()) write_subheading(sheet, phrases.find("safety.limits"));
  for (const std::string& limit : report.limits) write_paragraph(sheet, limit);
  if (calm.empty()) return;
  write_subheading(sheet, phrases.find("safety.answered_no"));
  write_paragraph(sheet, calm + ".");
}

}  // namespace

void write_state_details(Sheet& sheet, const Report& report, const Phrases& phrases) {
  if (report.facts.spots.size() > most_spots) write_places(sheet, report, phrases);
  write_found(sheet, report, phrases);
  write_answers(sheet, report, phrases);
  write_safety(sheet, report, phrases);
}

}  // namespace unknot::report::pdf
