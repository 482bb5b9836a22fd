#include "report/table.hpp"

#include <fmt/format.h>

#include <array>

#include "report/phrases.hpp"
#include "wire/care/report_whole_codec.hpp"

namespace unknot::report {
namespace {

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";
constexpr const char* columns =
    "section,day,record,number,item,item_name,place,place_name,side,quantity,value,unit,text\r\n";

// One row; what stays empty has nothing to say.
struct Row {
  std::string section;
  std::string day;
  std::string record;
  std::string number;
  Named item;
  Named place;
  std::string side;
  std::string quantity;
  std::string value;
  std::string unit;
  std::string text;
};

// What a person typed, so that no spreadsheet takes it for a formula.
std::string mask_formula(const std::string& text) {
  constexpr std::string_view formula = "=+-@\t\r";
  const bool masks = !text.empty() && formula.find(text.front()) != std::string_view::npos;
  return masks ? "'" + text : text;
}

std::string quote_cell(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char letter : cell) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + "\"";
}

std::string write_day(std::chrono::sys_days day) { return wire::write_value(day).get<std::string>(); }

std::string write_value(double value) { return fmt::format("{}", value); }

Named join_point(const ReportPoint& point) {
  const std::string name = point.point.name.empty() ? "" : ", " + point.point.name;
  return {point.muscle.id + "/" + point.point.id, point.muscle.name + name};
}

class Table {
 public:
  void add(const Row& row) {
    const std::array<std::string, 13> cells{row.section,
                                            row.day,
                                            row.record,
                                            row.number,
                                            row.item.id,
                                            mask_formula(row.item.name),
                                            row.place.id,
                                            mask_formula(row.place.name),
                                            row.side,
                                            row.quantity,
                                            row.value,
                                            row.unit,
                                            mask_formula(row.text)};
    for (std::size_t i = 0; i < cells.size(); ++i) bytes_ += (i == 0 ? "" : ",") + quote_cell(cells[i]);
    bytes_ += "\r\n";
  }

  void add_number(Row row, const char* quantity, const std::optional<double>& value, const char* unit) {
    if (!value) return;
    row.quantity = quantity;
    row.value = write_value(*value);
    row.unit = unit;
    add(row);
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_ = std::string(byte_order_mark) + columns;
};

constexpr const char* own_scale = "own scale 0 to 10";
constexpr const char* chance = "probability 0 to 1";

Row build_row(const char* section, const char* quantity, std::string text) {
  Row row;
  row.section = section;
  row.quantity = quantity;
  row.text = std::move(text);
  return row;
}

void add_head(Table& table, const Report& report) {
  table.add(build_row("report", "program", report.provenance.program));
  table.add(build_row("report", "data_hash", report.provenance.data_hash));
  table.add(build_row("report", "created", write_day(report.created)));
  if (report.range.from) table.add(build_row("report", "from", write_day(*report.range.from)));
  if (report.range.to) table.add(build_row("report", "to", write_day(*report.range.to)));
  std::string sections;
  for (const ReportSection one : report.sections) sections += (sections.empty() ? "" : " ") + wire::find_word(one);
  table.add(build_row("report", "sections", sections));
  table.add(build_row("person", "id", report.facts.person.id.value));
  if (!report.facts.person.name.empty()) table.add(build_row("person", "name", report.facts.person.name));
  if (report.facts.person.born_year) {
    Row row;
    row.section = "person";
    table.add_number(row, "born_year", static_cast<double>(*report.facts.person.born_year), "year");
  }
  table.add(build_row("pain", "name", report.facts.pain.name));
  table.add(build_row("pain", "started", write_day(report.facts.pain.started)));
  if (report.facts.pain.ended) table.add(build_row("pain", "ended", write_day(*report.facts.pain.ended)));
}

void add_state(Table& table, const Report& report) {
  for (const ReportSpot& spot : report.facts.spots) {
    Row row;
    row.section = "place";
    row.place = spot.region;
    row.side = wire::find_word(spot.side);
    row.text = join_names(spot.qualities);
    table.add_number(row, "intensity", spot.intensity, own_scale);
  }
  for (const ReportAnswer& answer : report.facts.answers) {
    Row row = build_row("findings", "answer", wire::find_word(answer.answer));
    row.day = write_day(answer.day);
    row.record = wire::find_word(answer.examiner);
    row.item = answer.finding;
    if (answer.point) row.place = join_point(*answer.point);
    row.side = wire::find_word(answer.point ? answer.point->side : answer.side);
    table.add(row);
  }
  for (const ReportFlag& flag : report.facts.flags) {
    Row row = build_row("safety", "answer", wire::find_word(flag.answer));
    row.day = write_day(flag.day);
    row.item = flag.flag;
    table.add(row);
    if (flag.action == Action::none) continue;
    row.quantity = "action";
    row.text = wire::find_word(flag.action);
    table.add(row);
  }
  for (const std::string& limit : report.limits) table.add(build_row("safety", "limit", limit));
}

void add_found(Table& table, const ReportFound& found) {
  table.add(build_row("ranking", "verdict", found.kind == "ranked" ? found.verdict.name : found.kind));
  for (const ReportHypothesis& one : found.points) {
    Row row;
    row.section = "ranking";
    row.item = join_point(one.point);
    row.side = wire::find_word(one.point.side);
    table.add_number(row, "probability", one.probability, chance);
    table.add_number(row, "low", one.low, chance);
    table.add_number(row, "high", one.high, chance);
  }
  for (const ReportOther& other : found.others) {
    Row row;
    row.section = "ranking";
    row.item = other.cause;
    row.side = wire::find_word(other.side);
    table.add_number(row, "probability", other.probability, chance);
    table.add_number(row, "low", other.low, chance);
    table.add_number(row, "high", other.high, chance);
  }
}

void add_sessions(Table& table, const ReportFacts& facts) {
  for (const ReportSession& session : facts.sessions) {
    Row row = build_row("sessions", "by_whom", wire::find_word(session.treater));
    row.day = write_day(session.day);
    row.record = session.id.value;
    row.item = session.policy;
    table.add(row);
    row.quantity = "ended";
    row.text = session.ended.name + (session.reason.name.empty() ? "" : ": " + session.reason.name);
    table.add(row);
    for (const ReportPress& press : session.presses) {
      Row one;
      one.section = "presses";
      one.day = row.day;
      one.record = session.id.value;
      one.number = fmt::format("{}", press.number);
      one.item = join_point(press.point);
      one.place = press.place;
      one.side = wire::find_word(press.point.side);
      one.text = press.tool.name + "; " + press.ended.name;
      table.add_number(one, "level", press.level, own_scale);
      table.add_number(one, "seconds", press.seconds, "s");
      table.add_number(one, "pain", press.pain, own_scale);
    }
  }
  for (const ReportReaction& reaction : facts.reactions) {
    Row row;
    row.section = "reactions";
    row.day = write_day(reaction.day);
    row.record = reaction.session.value;
    row.text = join_names(reaction.kinds);
    table.add_number(row, "soreness", reaction.soreness, own_scale);
    table.add_number(row, "hours", reaction.hours, "h");
  }
}

void add_course(Table& table, const ReportFacts& facts) {
  for (const ReportDay& day : facts.days) {
    Row row;
    row.section = "course";
    row.day = write_day(day.day);
    table.add_number(row, "entries", static_cast<double>(day.n), "");
    table.add_number(row, "now", day.now, own_scale);
    table.add_number(row, "worst", day.worst, own_scale);
    table.add_number(row, "average", day.average, own_scale);
    if (day.change) table.add_number(row, "change", static_cast<double>(*day.change), "-3 to 3");
    for (const ActivityScore& activity : day.activities) {
      row.text = activity.name;
      table.add_number(row, "activity", activity.score, "0 to 10 as before");
    }
  }
  for (const ReportMeasure& measure : facts.measures) {
    Row row;
    row.section = "measures";
    row.day = write_day(measure.day);
    row.item = measure.point ? join_point(*measure.point) : measure.finding;
    row.side = wire::find_word(measure.side);
    row.text = measure.by.name;
    table.add_number(row, measure.kind.c_str(), measure.value, measure.kind == "motion" ? "degrees" : "kg");
  }
  for (const ReportNote& note : facts.notes) {
    Row row = build_row("notes", "note", note.text);
    row.day = write_day(note.day);
    table.add(row);
  }
}

void add_trial(Table& table, const ReportTrial& trial) {
  Row row = build_row("trial", "answer", trial.sentence);
  row.day = write_day(trial.begins);
  row.record = trial.id.value;
  row.item = trial.answer;
  table.add(row);
  row.text.clear();
  table.add_number(row, "days", static_cast<double>(trial.n_days), "");
  table.add_number(row, "matters", trial.matters, "points");
  if (!trial.effect) return;
  table.add_number(row, "effect", trial.effect->mean, "points");
  table.add_number(row, "effect_low", trial.effect->low, "points");
  table.add_number(row, "effect_high", trial.effect->high, "points");
  table.add_number(row, "better", trial.effect->better, chance);
  table.add_number(row, "effect_matters", trial.effect->matters, chance);
  table.add_number(row, "harms", trial.effect->harms, chance);
}

}  // namespace

std::string write_csv(const Report& report) {
  Table table;
  add_head(table, report);
  add_state(table, report);
  if (report.found) add_found(table, *report.found);
  add_sessions(table, report.facts);
  add_course(table, report.facts);
  if (report.facts.trial) add_trial(table, *report.facts.trial);
  return table.take();
}

std::string write_json(const Report& report) {
  return wire::write_value(report).dump(-1, ' ', false, wire::Json::error_handler_t::replace);
}

std::expected<Report, Problem> read_json(std::string_view bytes, std::string_view file) {
  const std::expected<wire::Json, Problem> json = wire::parse(bytes, file, wire::largest_archive);
  if (!json) return std::unexpected(json.error());
  wire::Reading reading{std::string(file), {}};
  Report report;
  wire::read_value(*json, "", reading, report);
  if (!reading.problem && json->at("unknot_report") != wire::report_format) {
    reading.refuse(Code::newer_version, "unknot_report", wire::build_description(json->at("unknot_report")),
                   fmt::format("{}", wire::report_format), "Read it with the program that wrote it.");
  }
  if (reading.problem) return std::unexpected(*reading.problem);
  return report;
}

}  // namespace unknot::report
