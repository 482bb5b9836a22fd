#include "cli/twin/twin_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <charconv>

#include "app/twin/forecast.hpp"
#include "base/text.hpp"
#include "cli/files.hpp"
#include "cli/twin/plot.hpp"
#include "cli/twin/policies.hpp"
#include "wire/twin/forecast_codec.hpp"

namespace unknot::cli {
namespace {

constexpr std::size_t largest_table = 4U << 20U;  // bytes

// Rows of numbers below a head that has to be as told. Problems: another head, a field that is no number.
std::expected<std::vector<std::vector<double>>, Problem> read_table(Console& console, const std::string& path,
                                                                    const std::string& head) {
  const std::expected<std::string, Problem> bytes = read_file(path, console.in, largest_table);
  if (!bytes) return std::unexpected(bytes.error());
  std::vector<std::vector<double>> rows;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
    std::string line = bytes->substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    begin = end + 1;
    ++number;
    const std::string where = fmt::format("{}:{}", path, number);
    if (number == 1) {
      if (line != head)
        return std::unexpected(
            Problem{Code::wrong_type, where, "", quote(line), quote(head), "Write this line first."});
      continue;
    }
    if (line.empty()) continue;
    std::vector<double> row;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t comma = std::min(line.find(',', at), line.size());
      double value = 0.0;
      const auto read = std::from_chars(line.data() + at, line.data() + comma, value);
      if (read.ec != std::errc() || read.ptr != line.data() + comma) {
        return std::unexpected(Problem{Code::wrong_type, where, "", quote(line.substr(at, comma - at)), "a number",
                                       "Write numbers with commas between."});
      }
      row.push_back(value);
      at = comma + 1;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::optional<Problem> add_diary(Console& console, const TwinChoices& choices, TwinQuestion& question) {
  const auto rows = read_table(console, choices.diary, "day,pain,session");
  if (!rows) return rows.error();
  for (const std::vector<double>& row : *rows) {
    if (row.size() != 3)
      return Problem{
          Code::wrong_type,  choices.diary, "", fmt::format("{} fields", row.size()), "day, pain, session (0 or 1)",
          "Write all three."};
    question.pains.push_back({static_cast<long>(row[0]), row[1]});
    if (row[2] > 0.5) question.session_days.push_back(static_cast<long>(row[0]));
  }
  return std::nullopt;
}

std::optional<Problem> add_dose(Console& console, const TwinChoices& choices, TwinQuestion& question) {
  const auto rows = read_table(console, choices.dose, "seconds,pressure_kpa,felt,shear,stretch");
  if (!rows) return rows.error();
  question.session.emplace();
  for (const std::vector<double>& row : *rows) {
    if (row.size() != 5)
      return Problem{Code::wrong_type,         choices.dose, "", fmt::format("{} fields", row.size()), "five",
                     "See unknot twin --help."};
    question.session->push_back({row[0], row[1], row[2], row[3], row[4]});
  }
  return std::nullopt;
}

std::optional<Problem> add_overrides(const TwinChoices& choices, TwinQuestion& question) {
  for (const std::string& word : choices.set) {
    const std::size_t equal = word.find('=');
    double value = 0.0;
    const char* end = word.data() + word.size();
    const auto read = std::from_chars(word.data() + std::min(equal, word.size() - 1) + 1, end, value);
    if (equal == std::string::npos || read.ec != std::errc() || read.ptr != end) {
      return Problem{Code::usage,
                     "",
                     "--set",
                     quote(word),
                     "name=number, such as leak=0.22",
                     "See the names with: unknot twin --parameters"};
    }
    question.overrides.push_back({word.substr(0, equal), value});
  }
  return std::nullopt;
}

std::expected<TwinQuestion, Problem> build_question(Console& console, const TwinChoices& choices) {
  TwinQuestion question;
  question.weeks = choices.weeks;
  if (!choices.diary.empty()) {
    if (auto problem = add_diary(console, choices, question)) return std::unexpected(*problem);
  }
  if (choices.pain >= 0.0) {
    const long day = question.pains.empty() ? 0 : question.pains.back().day + 1;
    question.pains.push_back({day, choices.pain});
  }
  const auto depth = read_word<PressDepth>("--depth", choices.depth);
  if (!depth) return std::unexpected(depth.error());
  question.session_depth = question.depth = *depth;
  const std::vector<std::string> usual{"monthly:gentle", "trials_course:gentle", "as_often_as_bearable:deep"};
  for (const std::string& word : choices.policies.empty() ? usual : choices.policies) {
    if (auto problem = add_policies(word, question.policies)) return std::unexpected(*problem);
  }
  if (!choices.dose.empty()) {
    if (auto problem = add_dose(console, choices, question)) return std::unexpected(*problem);
  }
  if (auto problem = add_overrides(choices, question)) return std::unexpected(*problem);
  return question;
}

void print_forecast(Console& console, const TwinForecast& forecast) {
  fmt::print(console.out,
             "Three accounts of what may be going on (model, not measurement; most numbers behind it are assumed)\n");
  if (forecast.n_scores > 0) {
    fmt::print(console.out, "{} days of the diary; they say as much as {:.0f} virtual people of equal weight\n",
               forecast.n_scores, forecast.n_effective);
  }
  for (const HypothesisForecast& one : forecast.hypotheses) {
    fmt::print(console.out, "\n{}: probability {:.0f} % (a third before any diary)\n", wire::find_word(one.hypothesis),
               100.0 * one.probability);
    if (one.policies.empty())
      fmt::print(console.out, "  nobody of this account is left: the model says nothing of it here\n");
    for (const PolicyForecast& policy : one.policies) {
      if (policy.policy.rhythm == PressRhythm::never) {
        fmt::print(console.out, "  not pressing: pain {:.1f} now, {:.1f} ({:.1f} to {:.1f}) at the end\n",
                   policy.pain.middle.front(), policy.pain.middle.back(), policy.pain.low.back(),
                   policy.pain.high.back());
        continue;
      }
      fmt::print(console.out,
                 "  {}: {:+.1f} points ({:+.1f} to {:+.1f}) against not pressing; of 100 people {:.0f} helped, {:.0f} "
                 "harmed\n",
                 name_policy(policy.policy), policy.change, policy.low, policy.high, 100.0 * policy.helped,
                 100.0 * policy.harmed);
    }
  }
  fmt::print(console.out,
             "\nMeasured in trials: pressing changes reported pain by -0.22 standard deviations (-0.53 to 0.09).\n");
  for (const ForecastParameter& one : forecast.parameters) {
    fmt::print(console.out, "The diary narrows down {}: {:.3g} ({:.3g} to {:.3g}) {}\n", one.name, one.middle, one.low,
               one.high, one.unit);
  }
  fmt::print(console.out, "{} numbers are not identifiable from it.\n", forecast.n_unidentifiable);
}

}  // namespace

CLI::App* add_twin_command(CLI::App& program, TwinChoices& choices) {
  CLI::App* twin = program.add_subcommand(
      "twin", "What may be going on in a trigger point: three accounts (model, not measurement)");
  twin->add_option("--diary", choices.diary,
                   "Table with the head day,pain,session: rising days, pain 0 to 10, 1 where there was a "
                   "session; - reads standard input");
  twin->add_option("--pain", choices.pain, "Pain of today, 0 to 10")->check(CLI::Range(0.0, 10.0));
  twin->add_option("--policy", choices.policies, "As of unknot cohort; several: side by side");
  twin->add_option("--depth", choices.depth,
                   "gentle or deep: sessions of the diary and the one that is shown (default: gentle)");
  twin->add_option("--dose", choices.dose,
                   "Table of a session's steps with the head seconds,pressure_kpa,felt,shear,stretch");
  twin->add_option("--set", choices.set, "name=number: a parameter the same in everybody");
  twin->add_option("--weeks", choices.weeks, "How far ahead, 1 to 52 (default: 12)");
  twin->add_option("--people", choices.people, "Virtual people that are weighed (default: 512)")
      ->check(CLI::Range(64, 1'000'000));
  twin->add_option("--plot", choices.plot, "Write a picture (SVG) here");
  twin->add_flag("--json", choices.json, "Write JSON");
  twin->add_flag("--parameters", choices.parameters, "Only list the parameters, their ranges and sources");
  return twin;
}

std::optional<Problem> run_twin(Console& console, const TwinChoices& choices) {
  if (choices.parameters) {
    fmt::print(console.out, "{}", app::write_parameters());
    return std::nullopt;
  }
  const auto question = build_question(console, choices);
  if (!question) return question.error();
  const auto forecast = app::forecast(*question, choices.people);
  if (!forecast) return forecast.error();
  for (const std::string& warning : app::list_warnings(*question)) fmt::print(console.err, "{}\n", warning);
  if (!choices.plot.empty()) {
    if (const auto written = write_file(choices.plot, write_forecast_svg(*forecast)); !written) return written.error();
  }
  if (choices.json) {
    wire::Json json = wire::write_value(*forecast);
    json["note"] = "model, not measurement";
    fmt::print(console.out, "{}\n", json.dump(2));
  } else {
    print_forecast(console, *forecast);
  }
  return std::nullopt;
}

}  // namespace unknot::cli
