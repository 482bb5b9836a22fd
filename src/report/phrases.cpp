#include "report/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace unknot::report {
namespace {

constexpr double in_minutes_from = 120.0;  // seconds
constexpr double in_hours_from = 7200.0;
constexpr std::size_t grouped_from = 5;  // digits

// The word of a list of words with spaces between them.
std::string find_listed(const std::string& list, std::size_t index) {
  std::size_t begin = 0;
  for (; index > 0 && begin != std::string::npos; --index) begin = list.find(' ', begin + 1);
  if (begin == std::string::npos) return {};
  if (list[begin] == ' ') ++begin;
  return list.substr(begin, list.find(' ', begin) - begin);
}

}  // namespace

std::string Phrases::find(const std::string& id) const {
  const auto found =
      std::lower_bound(words_.begin(), words_.end(), id,
                       [](const ReportWord& word, const std::string& wanted) { return word.id < wanted; });
  return found == words_.end() || found->id != id ? id : found->text.in(language_);
}

std::string Phrases::fill(const std::string& id,
                          std::initializer_list<std::pair<std::string, std::string>> values) const {
  const std::string pattern = find(id);
  std::string text;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    text += pattern.substr(at, open == std::string::npos ? open : open - at);
    if (close == std::string::npos) break;
    const std::string name = pattern.substr(open + 1, close - open - 1);
    const auto* const value =
        std::find_if(values.begin(), values.end(), [&name](const auto& one) { return one.first == name; });
    if (value != values.end()) text += value->second;
    at = close + 1;
  }
  return text;
}

std::string Phrases::write_number(double value, int digits) const {
  std::string text = fmt::format("{:.{}f}", value, digits);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  if (text == "-0") text = "0";
  if (language_ == "de") std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string Phrases::write_count(std::size_t value) const {
  std::string text = fmt::format("{}", value);
  if (text.size() < grouped_from) return text;
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, language_ == "de" ? "." : ",");
  return text;
}

std::string Phrases::write_day(std::chrono::sys_days day) const {
  const std::chrono::year_month_day date(day);
  const auto number = static_cast<unsigned>(date.day());
  if (language_ == "de") {
    return fmt::format("{}.{}.{}", number, static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
  }
  return fmt::format("{} {}", number, write_month(day));
}

std::string Phrases::write_month(std::chrono::sys_days day) const {
  const std::chrono::year_month_day date(day);
  return fmt::format("{} {}", find_listed(find("months"), static_cast<unsigned>(date.month()) - 1),
                     static_cast<int>(date.year()));
}

std::string Phrases::write_percent(double probability) const {
  return fmt::format("{}{}%", std::lround(probability * 100.0), language_ == "de" ? " " : "");
}

std::string Phrases::write_percent_range(double low, double high) const {
  return fill("percent_range", {{"low", fmt::format("{}", std::lround(low * 100.0))},
                                {"high", fmt::format("{}", std::lround(high * 100.0))}});
}

std::string Phrases::write_seconds(double seconds) const {
  if (seconds < in_minutes_from) return write_number(seconds, 0) + " s";
  if (seconds < in_hours_from) return write_number(seconds / 60.0, 0) + " min";
  return write_number(seconds / 3600.0, 0) + " h";
}

std::string Phrases::write_side(Side side) const {
  constexpr std::array<const char*, 3> ids{"side.left", "side.right", "side.midline"};
  return find(ids[static_cast<std::size_t>(side)]);
}

std::string Phrases::write_point(const ReportPoint& point) const {
  std::string text = point.muscle.name;
  if (!point.point.name.empty()) text += ", " + point.point.name;
  return text + ", " + write_side(point.side);
}

std::string join_names(const std::vector<Named>& names) {
  std::string text;
  for (const Named& one : names) text += (text.empty() ? "" : ", ") + one.name;
  return text;
}

std::optional<double> find_pain(const ReportDay& day) { return day.average ? day.average : day.now; }

}  // namespace unknot::report
