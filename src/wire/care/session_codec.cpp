#include "wire/care/session_codec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"

namespace unknot::wire {
namespace {

constexpr std::array<std::string_view, 10> press_ends{"held", "eased", "not_easing", "climbed", "too_much",
                                                      "numb", "dizzy", "stopped",    "away",    "broken_off"};
constexpr std::array<std::string_view, 3> session_ends{"finished", "stopped", "broken_off"};
constexpr std::array<std::string_view, 8> reasons{"too_much", "numb",   "dizzy",  "breathless",
                                                  "weak",     "colour", "bruise", "other"};
constexpr std::array<std::string_view, 9> reactions{"better", "same",        "sore",       "bruise",     "flare",
                                                    "wider",  "sleep_worse", "dark_urine", "nerve_signs"};
constexpr int most_presses = 1000;         // of a session
constexpr std::size_t most_in_entry = 200;  // activities, motions, thresholds; regions of the body are some 280

template <std::size_t n>
void check_one_of(const std::string& path, const std::string& word, const std::array<std::string_view, n>& allowed,
                  Reading& reading) {
  if (std::find(allowed.begin(), allowed.end(), word) != allowed.end()) return;
  refuse_word(Json(word), path, reading, {allowed.begin(), allowed.end()});
}

}  // namespace

void check_press(const std::string& path, const PressDone& press, Reading& reading) {
  check_one_of(path.substr(0, path.rfind('.') + 1) + "ended", press.ended, press_ends, reading);
  if (press.number >= 1 && press.number <= most_presses) return;
  reading.refuse(Code::out_of_range, path, fmt::format("{}", press.number), fmt::format("1 to {}", most_presses),
                 "Count the presses of a session from 1.");
}

void check_ending(const std::string& path, const SessionEnded& ended, Reading& reading) {
  check_one_of(path, ended.how, session_ends, reading);
  if (ended.reason.empty()) return;
  check_one_of(path.substr(0, path.rfind('.') + 1) + "reason", ended.reason, reasons, reading);
}

void check_reaction(const std::string& path, const ReactionTold& told, Reading& reading) {
  for (const std::string& kind : told.kinds) check_one_of(path, kind, reactions, reading);
  if (!told.kinds.empty()) return;
  reading.refuse(Code::out_of_range, path, "nothing", "at least one word",
                 "Say how it was, \"same\" if nothing changed.");
}

void check_entry(const std::string& path, const DiaryNoted& noted, Reading& reading) {
  const std::string base = path.substr(0, path.rfind('.') + 1);
  const std::size_t n_letters = count_letters(noted.note);
  if (n_letters > longest_note) {
    reading.refuse(Code::too_large, base + "note", fmt::format("{} letters", n_letters),
                   fmt::format("up to {} letters", longest_note), "Split it into several entries.");
  }
  const std::size_t most = std::max({noted.activities.size(), noted.motions.size(), noted.thresholds.size()});
  if (most > most_in_entry || noted.cells.size() > 2 * most_in_entry) {
    reading.refuse(Code::too_large, path, "very many values", fmt::format("up to {} of a kind", most_in_entry),
                   "Split it into several entries.");
  }
  for (const MotionMeasured& motion : noted.motions) {
    check_one_of(base + "motions.by", motion.by, std::array<std::string_view, 2>{"phone", "hand"}, reading);
  }
  for (const ThresholdMeasured& threshold : noted.thresholds) {
    check_one_of(base + "thresholds.by", threshold.by, std::array<std::string_view, 2>{"scale", "algometer"}, reading);
  }
  const auto apart = noted.about_day - std::chrono::floor<std::chrono::days>(noted.about);
  if (apart >= std::chrono::days(-1) && apart <= std::chrono::days(1)) return;
  reading.refuse(Code::contradiction, base + "about_day", write_value(noted.about_day).get<std::string>(),
                 fmt::format("the day of {}, or the day beside it", write_value(noted.about).get<std::string>()),
                 "Check the clock and the time zone of the device.");
}

}  // namespace unknot::wire
