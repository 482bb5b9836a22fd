#include <algorithm>
#include <map>

#include "report/pdf/details.hpp"
#include "report/pdf/table.hpp"
#include "report/sentences.hpp"

namespace unknot::report::pdf {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// What is listed one by one; the rest is summed up or counted.
constexpr std::size_t most_sessions = 20;
constexpr std::size_t most_months = 24;
constexpr std::size_t most_reactions = 16;
constexpr std::size_t most_measures = 20;
constexpr std::size_t most_activities = 12;
constexpr std::size_t most_notes = 15;
constexpr std::size_t most_presses = 20;
constexpr std::size_t most_totals = 20;
constexpr std::size_t longest_note = 450;  // letters, about five lines

void tell_shortened(Sheet& sheet, const Phrases& phrases, std::size_t n, std::size_t all) {
  if (all <= n) return;
  write_paragraph(sheet, phrases.fill("shortened", {{"n", phrases.write_count(n)}, {"all", phrases.write_count(all)}}),
                  small_size, soft);
}

// The last `most` of a list, the latest first.
template <class Entry>
std::vector<Entry> list_latest(const std::vector<Entry>& all, std::size_t most) {
  const std::size_t n = std::min(most, all.size());
  return {all.rbegin(), all.rbegin() + static_cast<std::ptrdiff_t>(n)};
}

struct Sum {
  std::size_t n_sessions = 0;
  std::size_t n_presses = 0;
  double seconds = 0.0;
  double levels = 0.0;
  double highest = 0.0;

  void add(const ReportSession& session) {
    ++n_sessions;
    for (const ReportPress& press : session.presses) {
      ++n_presses;
      seconds += press.seconds;
      levels += press.level;
      highest = std::max(highest, press.level);
    }
  }

  std::vector<std::string> list_cells(const Phrases& phrases) const {
    const std::string level = n_presses == 0 ? ""
                                             : phrases.write_number(levels / static_cast<double>(n_presses)) + " / " +
                                                   phrases.write_number(highest);
    return {phrases.write_count(n_presses), phrases.write_seconds(seconds), level};
  }
};

std::vector<Column> list_sum_columns(const Phrases& phrases) {
  return {{phrases.find("totals.presses"), 1.0, Align::right},
          {phrases.find("totals.time"), 1.2, Align::right},
          {phrases.find("totals.level_long"), 1.6, Align::right}};
}

void write_totals_table(Sheet& sheet, const ReportTotals& totals, const Phrases& phrases) {
  Rows rows;
  for (const ReportTotal& total : totals.points) {
    if (rows.size() == most_totals) break;
    rows.push_back({phrases.write_point(total.point), phrases.write_count(total.n_sessions),
                    phrases.write_count(total.n_presses), phrases.write_seconds(total.seconds),
                    phrases.write_number(total.mean_level) + " / " + phrases.write_number(total.highest_level),
                    join_names(total.tools)});
  }
  std::vector<Column> columns{{phrases.find("point"), 3.4}, {phrases.find("totals.sessions"), 1.2, Align::right}};
  for (const Column& column : list_sum_columns(phrases)) columns.push_back(column);
  columns.push_back({phrases.find("totals.tools"), 2.6});
  write_table(sheet, columns, rows);
  write_paragraph(sheet, phrases.find("level_note"), small_size, soft);
}

// By month, or by year when there are many months.
void write_periods(Sheet& sheet, const std::vector<ReportSession>& sessions, const Phrases& phrases) {
  std::map<std::chrono::sys_days, Sum> months;
  std::map<std::chrono::sys_days, Sum> years;
  for (const ReportSession& session : sessions) {
    const std::chrono::year_month_day date(session.day);
    months[date.year() / date.month() / 1].add(session);
    years[date.year() / 1 / 1].add(session);
  }
  const bool by_year = months.size() > most_months;
  write_subheading(sheet, phrases.find(by_year ? "sessions.yearly" : "sessions.monthly"));
  Rows rows;
  for (const auto& [first, sum] : by_year ? years : months) {
    const auto year = static_cast<int>(std::chrono::year_month_day(first).year());
    std::vector<std::string> row{by_year ? std::to_string(year) : phrases.write_month(first),
                                 phrases.write_count(sum.n_sessions)};
    for (const std::string& cell : sum.list_cells(phrases)) row.push_back(cell);
    rows.push_back(std::move(row));
  }
  std::vector<Column> columns{{phrases.find(by_year ? "year" : "month"), 2.0},
                              {phrases.find("totals.sessions"), 1.2, Align::right}};
  for (const Column& column : list_sum_columns(phrases)) columns.push_back(column);
  write_table(sheet, columns, rows);
}

void write_single_sessions(Sheet& sheet, const std::vector<ReportSession>& sessions, const Phrases& phrases) {
  write_subheading(sheet, phrases.find("sessions.latest"));
  Rows rows;
  for (const ReportSession& session : list_latest(sessions, most_sessions)) {
    Sum sum;
    sum.add(session);
    std::vector<std::string> row{phrases.write_day(session.day), write_treater(phrases, session.treater),
                                 session.policy.name};
    for (const std::string& cell : sum.list_cells(phrases)) row.push_back(cell);
    row.push_back(write_ending(session));
    rows.push_back(std::move(row));
  }
  std::vector<Column> columns{
      {phrases.find("day"), 1.5}, {phrases.find("by_whom"), 1.7}, {phrases.find("policy"), 1.7}};
  for (const Column& column : list_sum_columns(phrases)) columns.push_back(column);
  columns.push_back({phrases.find("how_ended"), 2.0});
  write_table(sheet, columns, rows);
  tell_shortened(sheet, phrases, most_sessions, sessions.size());
}

// The latest session press by press: what one session is like.
void write_presses(Sheet& sheet, const ReportSession& session, const Phrases& phrases) {
  if (session.presses.empty()) return;
  write_subheading(sheet, phrases.fill("sessions.presses", {{"day", phrases.write_day(session.day)}}));
  Rows rows;
  for (const ReportPress& press : session.presses) {
    if (rows.size() == most_presses) break;
    rows.push_back({phrases.write_point(press.point), press.tool.name, phrases.write_number(press.level),
                    phrases.write_seconds(press.seconds), press.pain ? phrases.write_number(*press.pain) : "",
                    press.ended.name});
  }
  write_table(sheet,
              {{phrases.find("point"), 3.2},
               {phrases.find("totals.tools"), 2.2},
               {phrases.find("totals.level"), 0.9, Align::right},
               {phrases.find("totals.time"), 1.2, Align::right},
               {phrases.find("pain_under"), 1.4, Align::right},
               {phrases.find("how_ended"), 1.9}},
              rows);
}

void write_sessions(Sheet& sheet, const Report& report, const Phrases& phrases) {
  if (!report.totals || report.facts.sessions.empty()) return;
  write_heading(sheet, phrases.find("section.sessions"));
  write_paragraph(sheet, write_totals(phrases, *report.totals));
  write_totals_table(sheet, *report.totals, phrases);
  if (report.facts.sessions.size() > most_sessions) write_periods(sheet, report.facts.sessions, phrases);
  write_single_sessions(sheet, report.facts.sessions, phrases);
  write_presses(sheet, report.facts.sessions.back(), phrases);
}

void write_reactions_table(Sheet& sheet, const Report& report, const Phrases& phrases) {
  const std::vector<ReportReaction>& reactions = report.facts.reactions;
  if (reactions.empty()) return;
  write_heading(sheet, phrases.find("section.reactions"));
  Rows rows;
  for (const ReportReaction& reaction : list_latest(reactions, most_reactions)) {
    rows.push_back({phrases.write_day(reaction.day), join_names(reaction.kinds),
                    phrases.write_number(reaction.soreness), phrases.write_number(reaction.hours, 0)});
  }
  write_table(sheet,
              {{phrases.find("reactions.by_session"), 1.6},
               {phrases.find("reactions.what"), 4.0},
               {phrases.find("reactions.soreness"), 2.2, Align::right},
               {phrases.find("hours"), 1.0, Align::right}},
              rows);
  tell_shortened(sheet, phrases, most_reactions, reactions.size());
}

struct Activity {
  double first = 0.0;
  double last = 0.0;
  double sum = 0.0;
  std::size_t n = 0;
};

void write_activities(Sheet& sheet, const std::vector<ReportDay>& days, const Phrases& phrases) {
  std::map<std::string, Activity> activities;
  for (const ReportDay& day : days) {
    for (const ActivityScore& score : day.activities) {
      Activity& one = activities[score.name];
      if (one.n++ == 0) one.first = score.score;
      one.last = score.score;
      one.sum += score.score;
    }
  }
  if (activities.empty()) return;
  write_subheading(sheet, phrases.find("course.activities"));
  Rows rows;
  for (const auto& [name, one] : activities) {
    if (rows.size() == most_activities) break;
    rows.push_back({name, phrases.write_number(one.first), phrases.write_number(one.last),
                    phrases.write_number(one.sum / static_cast<double>(one.n)), phrases.write_count(one.n)});
  }
  write_table(sheet,
              {{phrases.find("course.activity"), 4.0},
               {phrases.find("course.first"), 1.0, Align::right},
               {phrases.find("course.last"), 1.0, Align::right},
               {phrases.find("course.mean"), 1.0, Align::right},
               {phrases.find("course.entries"), 1.0, Align::right}},
              rows);
}

void write_measures(Sheet& sheet, const std::vector<ReportMeasure>& measures, const Phrases& phrases) {
  if (measures.empty()) return;
  write_subheading(sheet, phrases.find("measures"));
  Rows rows;
  for (const ReportMeasure& measure : list_latest(measures, most_measures)) {
    const bool motion = measure.kind == "motion";
    std::string what =
        motion ? measure.finding.name + " " + phrases.write_side(measure.side) : phrases.find("measure.threshold");
    if (measure.point) what += ", " + phrases.write_point(*measure.point);
    rows.push_back({phrases.write_day(measure.day), what,
                    motion ? phrases.write_number(measure.value, 0) + "°" : phrases.write_number(measure.value) + " kg",
                    measure.by.name});
  }
  write_table(sheet,
              {{phrases.find("day"), 1.5},
               {phrases.find("measures"), 5.0},
               {phrases.find("measure.value"), 1.2, Align::right},
               {phrases.find("measure.how"), 2.2}},
              rows);
  tell_shortened(sheet, phrases, most_measures, measures.size());
}

void write_course_tables(Sheet& sheet, const Report& report, const Phrases& phrases) {
  const std::vector<ReportDay>& days = report.facts.days;
  const auto told = std::find_if(days.rbegin(), days.rend(), [](const ReportDay& day) { return day.change; });
  const bool scored =
      std::any_of(days.begin(), days.end(), [](const ReportDay& day) { return !day.activities.empty(); });
  if (told == days.rend() && !scored && report.facts.measures.empty()) return;
  write_heading(sheet, phrases.find("section.course"));
  if (told != days.rend()) {
    write_paragraph(sheet, phrases.find("course.change") + ": " + write_change(phrases, told->change.value_or(0)) +
                               ", " + phrases.fill("as_of", {{"day", phrases.write_day(told->day)}}));
  }
  write_activities(sheet, days, phrases);
  write_measures(sheet, report.facts.measures, phrases);
}

void write_trial(Sheet& sheet, const Report& report, const Phrases& phrases) {
  if (!report.facts.trial) return;
  const ReportTrial& trial = *report.facts.trial;
  write_heading(sheet, phrases.find("section.trial") + ": " + phrases.find("trial." + trial.size));
  write_paragraph(sheet, trial.sentence);
  write_paragraph(sheet, write_effect(phrases, trial));
  if (trial.early) write_paragraph(sheet, phrases.find("trial.early"));
  for (const std::string& more : trial.more) write_paragraph(sheet, more);
}

void write_notes(Sheet& sheet, const std::vector<ReportNote>& notes, const Phrases& phrases) {
  if (notes.empty()) return;
  write_heading(sheet, phrases.find("section.notes"));
  for (const ReportNote& note : list_latest(notes, most_notes)) {
    std::string text = note.text;
    if (text.size() > longest_note) {
      std::size_t end = longest_note;
      while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
      text = text.substr(0, end) + "…";
    }
    write_paragraph(sheet, phrases.write_day(note.day) + ": " + text);
  }
  tell_shortened(sheet, phrases, most_notes, notes.size());
}

}  // namespace

void write_course_details(Sheet& sheet, const Report& report, const Phrases& phrases) {
  write_trial(sheet, report, phrases);
  write_sessions(sheet, report, phrases);
  write_reactions_table(sheet, report, phrases);
  write_course_tables(sheet, report, phrases);
  write_notes(sheet, report.facts.notes, phrases);
}

}  // namespace unknot::report::pdf
