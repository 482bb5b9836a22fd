#include "cli/diary_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <cmath>

#include "base/text.hpp"
#include "wire/care/session_codec.hpp"

namespace unknot::cli {
namespace {

constexpr double most_pain = 10.0;
constexpr int bar_columns = 40;

std::string write_day(std::chrono::sys_days day) { return wire::write_value(day).get<std::string>(); }

std::string write_number(const std::optional<double>& number) {
  return number ? fmt::format("{:4.1f}", *number) : "   -";
}

std::expected<Diary, Problem> find_diary(const app::Keeper& keeper, const CareChoices& choices,
                                         std::chrono::sys_days today) {
  const std::expected<ChosenPain, Problem> chosen = find_chosen(keeper, choices, today);
  if (!chosen) return std::unexpected(chosen.error());
  return keeper.find_diary(chosen->person, chosen->pain, {});
}

}  // namespace

std::optional<Problem> run_diary_add(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                     Instant now) {
  const auto today = std::chrono::floor<std::chrono::days>(now);
  const std::expected<ChosenPain, Problem> chosen = find_chosen(keeper, choices, today);
  if (!chosen) return chosen.error();
  if (!choices.now && !choices.worst && !choices.average && choices.note.empty()) {
    return Problem{Code::usage,
                   "",
                   "diary add",
                   "nothing to note",
                   "--now, --worst, --average or --note",
                   "Say how it is: unknot diary add PERSON PAIN --now 4"};
  }
  if (count_letters(choices.note) > wire::longest_note) {
    return Problem{Code::too_large,
                   "",
                   "--note",
                   fmt::format("{} letters", count_letters(choices.note)),
                   fmt::format("up to {} letters", wire::longest_note),
                   "Split it into several entries."};
  }
  DiaryNoted noted;
  noted.entry = EntryId(make_id());
  noted.about = now;
  noted.about_day = today;
  noted.now = choices.now;
  noted.worst = choices.worst;
  noted.average = choices.average;
  noted.note = choices.note;
  const auto added = keeper.append({{EventId(make_id()), chosen->person, chosen->pain, now, today, noted}});
  if (!added) return added.error();
  fmt::print(console.out, "Noted for {}.\n", write_day(today));
  return std::nullopt;
}

std::optional<Problem> run_diary_list(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                      std::chrono::sys_days today) {
  const std::expected<Diary, Problem> diary = find_diary(keeper, choices, today);
  if (!diary) return diary.error();
  if (console.shows) fmt::print(console.out, "day         now worst average entries\n");
  for (const DiaryDay& day : diary->days) {
    fmt::print(console.out, "{} {} {}    {} {:7}{}{}\n", write_day(day.day), write_number(day.now),
               write_number(day.worst), write_number(day.average), day.n, day.note ? "  with words" : "",
               day.session ? "  session" : "");
  }
  return std::nullopt;
}

std::optional<Problem> run_diary_chart(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                       std::chrono::sys_days today) {
  const std::expected<Diary, Problem> diary = find_diary(keeper, choices, today);
  if (!diary) return diary.error();
  for (const DiaryDay& day : diary->days) {
    const std::optional<double> pain = day.average ? day.average : day.now;
    std::string bar;
    const int n = pain ? static_cast<int>(std::lround(*pain / most_pain * bar_columns)) : 0;
    for (int i = 0; i < n; ++i) bar += console.shows ? "█" : "#";
    fmt::print(console.out, "{} {} {}{}\n", write_day(day.day), write_number(pain), bar, day.session ? " *" : "");
  }
  if (console.shows && !diary->days.empty()) {
    fmt::print(console.out, "Pain from 0 to 10, average of the day or else now; * a session.\n");
  }
  return std::nullopt;
}

}  // namespace unknot::cli
