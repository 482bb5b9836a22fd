#include "cli/twin/twin_question.hpp"

#include <fmt/format.h>

#include <charconv>

#include "app/press/dose_table.hpp"
#include "app/twin/forecast.hpp"
#include "app/twin/press_session.hpp"
#include "base/text.hpp"
#include "cli/files.hpp"
#include "cli/twin/policies.hpp"
#include "cli/work/progress.hpp"
#include "team/team.hpp"
#include "wire/press/book_codec.hpp"
#include "wire/twin/course_codec.hpp"

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

// The table is worked out here, in seconds, and not kept.
std::optional<Problem> add_press(Console& console, const app::Engine& engine, const TwinChoices& choices,
                                 TwinQuestion& question) {
  if (choices.site.empty() || choices.tool.empty() || !choices.dose.empty()) {
    return Problem{Code::usage,
                   "",
                   "--site",
                   choices.dose.empty() ? "a part of a press" : "a press and --dose",
                   "--site, --tool and --force together, without --dose",
                   "Such as: --site infraspinatus.belly.2 --tool thumb --force 20"};
  }
  const auto sex = read_word<Sex>("--sex", choices.sex);
  if (!sex) return sex.error();
  const auto build = read_word<Build>("--build", choices.build);
  if (!build) return build.error();
  question.press =
      SessionPress{choices.site,          {*sex, *build}, PressToolId(choices.tool), choices.force, choices.hold_s,
                   SessionPress{}.rest_s, choices.presses};
  if (auto problem = app::check_question(question)) return problem;
  const auto key = app::build_dose_key(engine.atlas(), choices.site, question.press->body, question.press->tool);
  if (!key) return key.error();
  Progress progress(console, "Table of doses");
  const auto table = app::solve_dose_table(
      engine.atlas(), *key,
      {[&console] { return console.ends && console.ends(); }, [&](double done) { progress.tell(done, 1.0); },
       team::run_on_team});
  progress.end();
  if (!table) return table.error();
  if (!app::is_whole(*table)) {
    return Problem{Code::not_now, "", "--site", "a table that was stopped", "one worked out to its end", "Ask again."};
  }
  return app::add_press_session(question, *table);
}

}  // namespace

std::expected<TwinQuestion, Problem> build_question(Console& console, const app::Engine& engine,
                                                    const TwinChoices& choices) {
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
  if (!choices.site.empty() || !choices.tool.empty() || choices.force != 0.0) {
    if (auto problem = add_press(console, engine, choices, question)) return std::unexpected(*problem);
  }
  return question;
}

}  // namespace unknot::cli
