#include "app/twin/forecast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "twin/people/forecast.hpp"

namespace unknot::app {
namespace {

constexpr long last_day = 3650;
constexpr double longest_session = 86'400.0;  // [s]

Problem refuse(const std::string& key, const std::string& found, const std::string& allowed, const char* next) {
  return {Code::out_of_range, "", key, found, allowed, next};
}

std::optional<Problem> check_number(const std::string& key, double value, double low, double high) {
  if (std::isfinite(value) && value >= low && value <= high) return std::nullopt;
  return refuse(key, fmt::format("{}", value), fmt::format("{} to {}", low, high), "Write a number in this range.");
}

// Days of scores or of sessions.
template <class List, class FindDay>
std::optional<Problem> check_days(const char* key, const List& list, FindDay find_day) {
  long before = -1;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const long day = find_day(list[i]);
    if (day <= before || day > last_day) {
      return refuse(fmt::format("{}[{}]", key, i), fmt::format("day {}", day),
                    fmt::format("rising days, 0 to {}", last_day), "Count days from the first one of the diary.");
    }
    before = day;
  }
  return std::nullopt;
}

std::optional<Problem> check_session(const Dose& session) {
  double seconds = 0.0;
  for (std::size_t i = 0; i < session.size(); ++i) {
    const DoseStep& step = session[i];
    const std::string at = fmt::format("session[{}].", i);
    if (auto problem = check_number(at + "seconds", step.seconds, 0.1, longest_session)) return problem;
    if (auto problem = check_number(at + "pressure_kpa", step.pressure_kpa, 0.0, 200.0)) return problem;
    if (auto problem = check_number(at + "felt", step.felt, 0.0, 5.0)) return problem;
    if (auto problem = check_number(at + "shear", step.shear, 0.0, 2.0)) return problem;
    if (auto problem = check_number(at + "stretch", step.stretch, 0.0, 0.5)) return problem;
    seconds += step.seconds;
  }
  if (!session.empty() && seconds <= longest_session) return std::nullopt;
  return refuse("session", session.empty() ? "no step" : fmt::format("{:.0f} s", seconds),
                "one step or more, a day long at most", "Shorten it.");
}

std::optional<Problem> check_press(const TwinQuestion& question) {
  const SessionPress& press = *question.press;
  if (question.session) {
    return Problem{Code::contradiction, "", "press", "a session beside it", "one of the two", "Leave one of them out."};
  }
  if (!(press.force_n > 0.0)) {
    return refuse("press.force_n", fmt::format("{}", press.force_n), "above 0 N", "Write how hard it is pressed.");
  }
  if (auto problem = check_number("press.hold_s", press.hold_s, 1.0, 600.0)) return problem;
  if (auto problem = check_number("press.rest_s", press.rest_s, 0.0, 600.0)) return problem;
  return check_number("press.presses", press.presses, 1, 20);
}

std::optional<Problem> check_override(const std::vector<TwinOverride>& all, std::size_t i) {
  const TwinOverride& one = all[i];
  const twin::ParameterRow* row = twin::find_parameter(one.name);
  if (row == nullptr) {
    std::vector<std::string> names;
    for (const twin::ParameterRow& known : twin::list_parameters()) names.emplace_back(known.name);
    return Problem{Code::unknown_name,
                   "",
                   "set",
                   quote(one.name),
                   "the name of a parameter of the twin",
                   build_suggestion(one.name, names)};
  }
  if (!std::isfinite(one.value) || !twin::is_possible(*row, one.value)) {
    return refuse(one.name, fmt::format("{}", one.value),
                  fmt::format("{:.4g} to {:.4g} {}", 0.2 * row->low, 5.0 * row->high, row->unit),
                  "Write a value that is possible.");
  }
  for (std::size_t other = 0; other < i; ++other) {
    if (all[other].name == one.name) {
      return Problem{Code::contradiction, "", one.name, "twice", "each name once", "Set it once."};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Problem> check_question(const TwinQuestion& question) {
  if (auto problem = check_days("pains", question.pains, [](const DiaryPain& one) { return one.day; })) return problem;
  if (auto problem = check_days("session_days", question.session_days, [](long day) { return day; })) return problem;
  for (std::size_t i = 0; i < question.pains.size(); ++i) {
    if (auto problem = check_number(fmt::format("pains[{}].pain", i), question.pains[i].pain, 0.0, 10.0))
      return problem;
  }
  if (question.weeks < 1 || question.weeks > 52) {
    return refuse("weeks", fmt::format("{}", question.weeks), "1 to 52", "Choose a number in this range.");
  }
  if (question.session) {
    if (auto problem = check_session(*question.session)) return problem;
  }
  if (question.press) {
    if (auto problem = check_press(question)) return problem;
  }
  for (std::size_t i = 0; i < question.overrides.size(); ++i) {
    if (auto problem = check_override(question.overrides, i)) return problem;
  }
  return std::nullopt;
}

std::vector<std::string> list_warnings(const TwinQuestion& question) {
  std::vector<std::string> warnings;
  for (const TwinOverride& one : question.overrides) {
    const twin::ParameterRow* row = twin::find_parameter(one.name);
    if (row == nullptr || (one.value >= row->low && one.value <= row->high)) continue;
    warnings.push_back(
        fmt::format("{} = {:.4g} {} lies beyond what was measured or assumed of people ({:.4g} to {:.4g}).", row->name,
                    one.value, row->unit, row->low, row->high));
  }
  return warnings;
}

std::string write_parameters() {
  constexpr std::array words{"measured", "known", "computed", "assumed"};
  std::string table = "name\tvalue\tlow\thigh\tunit\thow it is known\tsource\n";
  for (const twin::ParameterRow& row : twin::list_parameters()) {
    table += fmt::format("{}\t{:.4g}\t{:.4g}\t{:.4g}\t{}\t{}\t{}\n", row.name, row.value, row.low, row.high, row.unit,
                         words[std::size_t(row.mark)], row.source);
  }
  return table;
}

std::expected<TwinForecast, Problem> forecast(const TwinQuestion& question, std::int64_t n_people) {
  if (auto problem = check_question(question)) return std::unexpected(*problem);
  if (question.press) {
    return std::unexpected(
        Problem{Code::bad_data, "", "press", "a press", "a session", "Read its table of doses first."});
  }
  return twin::forecast(question, n_people);
}

}  // namespace unknot::app
