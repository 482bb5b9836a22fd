#include "wire/archive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/text.hpp"

namespace unknot::wire {
namespace {

void refuse_type(const Json& json, const std::string& path, Reading& reading, const char* allowed) {
  reading.refuse(Code::wrong_type, path, build_description(json), allowed, "Write the value in that form.");
}

// "age_months" beside "age_years": the same thing in another unit.
std::string find_same_quantity(const std::string& key, const std::vector<std::string_view>& known) {
  static constexpr std::array<std::string_view, 24> units{
      "years", "months", "weeks", "days", "hours", "minutes", "seconds", "ms", "s",  "min", "mm",      "cm",
      "m",     "inch",   "n",     "kn",   "kg",    "lb",      "kpa",     "pa", "mn", "hz",  "percent", "0_to_100"};
  for (const std::string_view unit : units) {
    if (!key.ends_with(fmt::format("_{}", unit))) continue;
    const std::string stem = key.substr(0, key.size() - unit.size() - 1);
    for (const std::string_view other : known) {
      if (other == stem || other.starts_with(stem + "_")) return std::string(other);
    }
  }
  return {};
}

std::string_view find_text(const Json& json) {
  return json.is_string() ? std::string_view(json.get_ref<const std::string&>()) : std::string_view();
}

// The number in `n` digits from `from` on; -1 when one of them is no digit, or when it is above `high`.
int find_number(std::string_view text, std::size_t from, std::size_t n, int high) {
  int number = 0;
  for (const char letter : text.substr(from, n)) {
    if (letter < '0' || letter > '9') return -1;
    number = 10 * number + (letter - '0');
  }
  return number <= high ? number : -1;
}

std::optional<std::chrono::sys_days> find_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = find_number(text, 0, 4, 2200);
  const int month = find_number(text, 5, 2, 12);
  const int day = find_number(text, 8, 2, 31);
  if (year < 1900 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

// "2026-11-24T13:20:00.123Z", as browsers write a moment; no other form, so that the same moment is written alike.
std::optional<Instant> find_moment(std::string_view text) {
  if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
      text[23] != 'Z') {
    return std::nullopt;
  }
  const std::optional<std::chrono::sys_days> day = find_day(text.substr(0, 10));
  const int hour = find_number(text, 11, 2, 23);
  const int minute = find_number(text, 14, 2, 59);
  const int second = find_number(text, 17, 2, 59);
  const int millisecond = find_number(text, 20, 3, 999);
  if (!day || hour < 0 || minute < 0 || second < 0 || millisecond < 0) return std::nullopt;
  return *day + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) +
         std::chrono::milliseconds(millisecond);
}

}  // namespace

void read_value(const Json& json, const std::string& path, Reading& reading, std::string& value) {
  if (!json.is_string()) {
    refuse_type(json, path, reading, "text in quotes");
    return;
  }
  value = json.get_ref<const std::string&>();
}

void read_value(const Json& json, const std::string& path, Reading& reading, double& value) {
  if (!json.is_number() || !std::isfinite(json.get<double>())) {
    refuse_type(json, path, reading, "a number");
    return;
  }
  value = json.get<double>();
}

void read_value(const Json& json, const std::string& path, Reading& reading, int& value) {
  const bool beyond = json.is_number_unsigned() && json.get<std::uint64_t>() > 1'000'000;
  if (!json.is_number_integer() || beyond || json.get<std::int64_t>() < -1'000'000 ||
      json.get<std::int64_t>() > 1'000'000) {
    refuse_type(json, path, reading, "a whole number up to a million");
    return;
  }
  value = json.get<int>();
}

void read_value(const Json& json, const std::string& path, Reading& reading, std::size_t& value) {
  int number = 0;
  read_value(json, path, reading, number);
  if (number < 0) refuse_type(json, path, reading, "a whole number, 0 or more");
  value = static_cast<std::size_t>(std::max(number, 0));
}

void read_value(const Json& json, const std::string& path, Reading& reading, std::int64_t& value) {
  if (!json.is_number_integer()) {
    refuse_type(json, path, reading, "a whole number");
    return;
  }
  value = json.get<std::int64_t>();
}

void read_value(const Json& json, const std::string& path, Reading& reading, bool& value) {
  if (!json.is_boolean()) {
    refuse_type(json, path, reading, "true or false");
    return;
  }
  value = json.get<bool>();
}

void read_value(const Json& json, const std::string& path, Reading& reading, Text& value) {
  if (!json.is_object() || json.empty()) {
    refuse_type(json, path, reading, "words keyed by language, such as { \"en\": \"...\" }");
    return;
  }
  for (const auto& [language, words] : json.items()) {
    read_value(words, fmt::format("{}.{}", path, language), reading, value.by_language[language]);
  }
}

Json write_value(const Text& value) {
  Json json = Json::object();
  for (const auto& [language, words] : value.by_language) json[language] = words;
  return json;
}

void read_value(const Json& json, const std::string& path, Reading& reading, std::chrono::sys_days& value) {
  if (const std::optional<std::chrono::sys_days> day = find_day(find_text(json))) {
    value = *day;
    return;
  }
  reading.refuse(Code::out_of_range, path, build_description(json), "a day such as \"2026-11-22\"",
                 "Write year, month and day with two dashes.");
}

Json write_value(std::chrono::sys_days value) {
  const std::chrono::year_month_day date(value);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

void read_value(const Json& json, const std::string& path, Reading& reading, Instant& value) {
  if (const std::optional<Instant> moment = find_moment(find_text(json))) {
    value = *moment;
    return;
  }
  reading.refuse(Code::out_of_range, path, build_description(json), "a moment such as \"2026-11-24T13:20:00.123Z\"",
                 "Write it in universal time with milliseconds.");
}

Json write_value(Instant value) {
  const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(value);
  const std::chrono::hh_mm_ss time(value - day);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", write_value(day).get<std::string>(), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

void read_made_id(const Json& json, const std::string& path, Reading& reading, std::string& value) {
  const std::string_view text = find_text(json);
  const bool is_made = text.size() == 32 && std::all_of(text.begin(), text.end(), [](char letter) {
                         return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
                       });
  if (is_made) {
    value = text;
    return;
  }
  reading.refuse(json.is_string() ? Code::out_of_range : Code::wrong_type, path, build_description(json),
                 "32 digits out of 0 to 9 and a to f", "Make the id of 128 random bits, written in lower case.");
}

void refuse_word(const Json& json, const std::string& path, Reading& reading, const std::vector<std::string>& words) {
  reading.refuse(json.is_string() ? Code::unknown_name : Code::wrong_type, path, build_description(json),
                 fmt::format("{}", fmt::join(words, ", ")),
                 json.is_string() ? build_suggestion(json.get_ref<const std::string&>(), words)
                                  : "Write one of these words in quotes.");
}

void refuse_unknown_keys(const Json& object, const std::string& path, Reading& reading,
                         const std::vector<std::string_view>& known) {
  if (!object.is_object() || reading.problem) return;
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::string at = path.empty() ? key : fmt::format("{}.{}", path, key);
    if (const std::string same = find_same_quantity(key, known); !same.empty()) {
      reading.refuse(Code::wrong_unit, at, quote(key), quote(same), "Convert the value and use that key.");
    } else {
      reading.refuse(Code::unknown_key, at, quote(key), fmt::format("{}", fmt::join(known, ", ")),
                     build_suggestion(key, {known.begin(), known.end()}));
    }
    return;
  }
}

ReadArchive::ReadArchive(const Json& object, std::string path, Reading& reading)
    : object_(object), path_(std::move(path)), reading_(reading) {
  known_.reserve(object_.size());
  if (!object_.is_object()) {
    reading_.refuse(Code::wrong_type, path_, build_description(object_), "an object in curly brackets",
                    "Write keys and values in { }.");
  }
}

const Json* ReadArchive::look_up(const char* key, bool is_needed) {
  known_.emplace_back(key);
  if (!object_.is_object() || reading_.problem) return nullptr;
  const auto found = object_.find(key);
  if (found != object_.end()) return &*found;
  if (is_needed) {
    std::vector<std::string> present;
    for (const auto& [name, value] : object_.items()) {
      present.push_back(name);
      // The same quantity in another unit explains a missing key better than its absence does.
      if (!find_same_quantity(name, {key}).empty()) {
        reading_.refuse(Code::wrong_unit, build_path(name.c_str()), quote(name), quote(key),
                        "Convert the value and use that key.");
        return nullptr;
      }
    }
    reading_.refuse(Code::missing_key, build_path(key),
                    present.empty() ? "an empty object" : fmt::format("only the keys {}", fmt::join(present, ", ")),
                    quote(key), "Add the key.");
  }
  return nullptr;
}

void ReadArchive::ranged(const char* key, double& value, double low, double high) {
  const bool before = reading_.problem.has_value();
  needed(key, value);
  if (before || reading_.problem || (value >= low && value <= high)) return;
  reading_.refuse(Code::out_of_range, build_path(key), fmt::format("{}", value), fmt::format("{} to {}", low, high),
                  "Correct the number.");
}

void ReadArchive::choice(const char* key, bool& value, const char* yes, const char* no) {
  const Json* found = look_up(key, true);
  if (found == nullptr) return;
  if (found->is_string() && (*found == yes || *found == no)) {
    value = *found == yes;
  } else {
    refuse_word(*found, build_path(key), reading_, {yes, no});
  }
}

}  // namespace unknot::wire
