#include "cli/press/sweep.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <ranges>
#include <utility>

#include "base/text.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::cli {
namespace {

constexpr std::size_t most_cases = 100'000;

struct Name {
  const char* word;
  std::optional<double>& (*find)(PressCase&);
};
constexpr std::array<Name, 24> names{{
    {"skin", [](PressCase& one) -> std::optional<double>& { return one.changes.skin_mm; }},
    {"fat", [](PressCase& one) -> std::optional<double>& { return one.changes.fat_mm; }},
    {"fascia", [](PressCase& one) -> std::optional<double>& { return one.changes.fascia_mm; }},
    {"over", [](PressCase& one) -> std::optional<double>& { return one.changes.over_mm; }},
    {"muscle", [](PressCase& one) -> std::optional<double>& { return one.changes.muscle_mm; }},
    {"below", [](PressCase& one) -> std::optional<double>& { return one.changes.below_mm; }},
    {"tilt", [](PressCase& one) -> std::optional<double>& { return one.changes.tilt_degrees; }},
    {"offset", [](PressCase& one) -> std::optional<double>& { return one.changes.offset_mm; }},
    {"friction", [](PressCase& one) -> std::optional<double>& { return one.changes.friction; }},
    {"slide", [](PressCase& one) -> std::optional<double>& { return one.changes.slide_mm; }},
    {"slide_along", [](PressCase& one) -> std::optional<double>& { return one.changes.slide_along_mm; }},
    {"tension", [](PressCase& one) -> std::optional<double>& { return one.changes.tension; }},
    {"base_radius", [](PressCase& one) -> std::optional<double>& { return one.changes.base_radius_mm; }},
    {"base_width", [](PressCase& one) -> std::optional<double>& { return one.changes.base_width_mm; }},
    {"base_height", [](PressCase& one) -> std::optional<double>& { return one.changes.base_height_mm; }},
    {"base_spacing", [](PressCase& one) -> std::optional<double>& { return one.changes.base_spacing_mm; }},
    {"base_aside", [](PressCase& one) -> std::optional<double>& { return one.changes.base_aside_mm; }},
    {"base_rise", [](PressCase& one) -> std::optional<double>& { return one.changes.base_rise_mm; }},
    {"base_turn", [](PressCase& one) -> std::optional<double>& { return one.changes.base_turn_degrees; }},
    {"over_tension", [](PressCase& one) -> std::optional<double>& { return one.changes.over_tension; }},
    {"fascia_fibres", [](PressCase& one) -> std::optional<double>& { return one.changes.fascia_fibres; }},
    {"alpha", [](PressCase& one) -> std::optional<double>& { return one.changes.alpha; }},
    {"force", [](PressCase& one) -> std::optional<double>& { return one.force_n; }},
    {"depth", [](PressCase& one) -> std::optional<double>& { return one.depth_mm; }},
}};

// Place in the table: force and depth stand last there, and vary fastest here.
std::expected<std::size_t, Problem> find_name(const std::string& word) {
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (word == names[n].word) return n;
  }
  return std::unexpected(Problem{Code::unknown_name, "", "--sweep", quote(word), "the name of a number of a press",
                                 build_suggestion(word, list_sweep_names())});
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && read.ec == std::errc() && read.ptr == text.data() + text.size();
}

struct Sweep {
  std::size_t name = 0;
  double from = 0.0;
  double to = 0.0;
  std::size_t n = 1;
};

std::expected<Sweep, Problem> read_sweep(const std::string& text) {
  const Problem problem{Code::usage,
                        "",
                        "--sweep",
                        quote(text),
                        "name=from:to:n, such as force=5:60:12",
                        "Write two numbers and how many steps, 1 to 10,000."};
  const std::size_t equal = text.find('=');
  const std::size_t first = text.find(':');
  const std::size_t second = first == std::string::npos ? first : text.find(':', first + 1);
  if (equal == std::string::npos || second == std::string::npos || equal > first) return std::unexpected(problem);
  const auto name = find_name(text.substr(0, equal));
  if (!name) return std::unexpected(name.error());
  Sweep sweep{*name};
  const std::string_view view = text;
  const bool is_read = read_number(view.substr(equal + 1, first - equal - 1), sweep.from) &&
                       read_number(view.substr(first + 1, second - first - 1), sweep.to) &&
                       read_number(view.substr(second + 1), sweep.n);
  if (!is_read || !std::isfinite(sweep.from) || !std::isfinite(sweep.to) || sweep.n < 1 || sweep.n > 10'000) {
    return std::unexpected(problem);
  }
  if (names[sweep.name].word == std::string_view("force") && sweep.from > sweep.to) std::swap(sweep.from, sweep.to);
  return sweep;
}

std::expected<std::vector<Sweep>, Problem> read_sweeps(PressCase one, const std::vector<std::string>& texts) {
  std::vector<Sweep> sweeps;
  std::size_t n_cases = 1;
  for (const std::string& text : texts) {
    const auto sweep = read_sweep(text);
    if (!sweep) return std::unexpected(sweep.error());
    const bool is_there = std::ranges::any_of(sweeps, [&](const Sweep& other) { return other.name == sweep->name; });
    if (is_there || names[sweep->name].find(one)) {
      return std::unexpected(Problem{Code::contradiction, "", "--sweep",
                                     std::string(names[sweep->name].word) + " twice", "each name once",
                                     "Sweep it or set it, not both."});
    }
    n_cases *= sweep->n;
    if (n_cases > most_cases) {
      return std::unexpected(Problem{Code::too_many, "", "--sweep", std::to_string(n_cases) + " presses",
                                     std::to_string(most_cases) + " at most", "Take fewer steps, or several runs."});
    }
    sweeps.push_back(*sweep);
  }
  std::ranges::stable_sort(sweeps, {}, &Sweep::name);
  return sweeps;
}

}  // namespace

std::expected<std::pair<std::size_t, std::size_t>, Problem> read_shard(const std::string& text) {
  if (text.empty()) return std::pair<std::size_t, std::size_t>{1, 1};
  std::pair<std::size_t, std::size_t> shard;
  const std::size_t slash = text.find('/');
  const std::string_view view = text;
  const bool is_read = slash != std::string::npos && read_number(view.substr(0, slash), shard.first) &&
                       read_number(view.substr(slash + 1), shard.second);
  if (is_read && shard.first >= 1 && shard.first <= shard.second && shard.second <= most_cases) return shard;
  return std::unexpected(Problem{Code::usage, "", "--shard", quote(text), "i/n with i from 1 to n, such as 2/8",
                                 "Give each machine another i and the same n."});
}

std::vector<std::string> list_sweep_names() {
  std::vector<std::string> list;
  for (const Name& name : names) list.emplace_back(name.word);
  return list;
}

std::expected<void, Problem> set_number(PressCase& one, const std::string& word) {
  const std::size_t equal = word.find('=');
  if (word.substr(0, equal) == "base") {
    wire::Reading reading{"", {}};
    wire::read_value(wire::Json(equal == std::string::npos ? "" : word.substr(equal + 1)), "base", reading,
                     one.changes.base.emplace());
    if (reading.problem) return std::unexpected(*reading.problem);
    return {};
  }
  if (word.starts_with("law=")) {
    if (word != "law=ogden" && word != "law=stiffening") {
      return std::unexpected(Problem{Code::unknown_name, "", "--set", quote(word), "law=stiffening or law=ogden",
                                     "Use one of the two laws of tissue."});
    }
    one.changes.law = word == "law=ogden" ? TissueLaw::ogden : TissueLaw::stiffening;
    return {};
  }
  const auto name = find_name(word.substr(0, equal));
  if (!name) return std::unexpected(name.error());
  double value = 0.0;
  if (equal == std::string::npos || !read_number(std::string_view(word).substr(equal + 1), value)) {
    return std::unexpected(Problem{Code::usage, "", "--set", quote(word), "name=number, such as fat=12",
                                   "Write the number behind the name."});
  }
  names[*name].find(one) = value;
  return {};
}

std::expected<std::vector<PressCase>, Problem> list_cases(const PressCase& one, const std::vector<std::string>& sweeps,
                                                          const std::string& shard) {
  const auto part = read_shard(shard);
  if (!part) return std::unexpected(part.error());
  const auto all = read_sweeps(one, sweeps);
  if (!all) return std::unexpected(all.error());
  std::size_t n_cases = 1;
  for (const Sweep& sweep : *all) n_cases *= sweep.n;
  std::vector<PressCase> cases;
  for (std::size_t number = part->first - 1; number < n_cases; number += part->second) {
    PressCase next = one;
    std::size_t rest = number;
    for (const Sweep& sweep : *all | std::views::reverse) {
      const std::size_t step = rest % sweep.n;
      rest /= sweep.n;
      const double share = sweep.n == 1 ? 0.0 : static_cast<double>(step) / static_cast<double>(sweep.n - 1);
      names[sweep.name].find(next) = sweep.from + share * (sweep.to - sweep.from);
    }
    cases.push_back(std::move(next));
  }
  return cases;
}

}  // namespace unknot::cli
