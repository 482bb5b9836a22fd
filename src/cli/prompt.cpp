#include "cli/prompt.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <charconv>
#include <sstream>
#include <string_view>

namespace unknot::cli {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::size_t> read_index(std::string_view word, std::size_t n) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size() || number < 1 || number > n) return std::nullopt;
  return number - 1;
}

// Ticks of one line; nothing when a word is not understood.
std::optional<std::vector<Answer>> parse_ticks(std::string line, std::size_t n) {
  std::vector<Answer> ticks(n, Answer::no);
  if (is_one_of(line, {"none", "no", "n", "0"})) return ticks;
  for (char& letter : line) {
    if (letter == ',') letter = ' ';
  }
  std::istringstream words(line);
  std::string word;
  bool any = false;
  while (words >> word) {
    const bool unsure = word.ends_with('?');
    if (unsure) word.pop_back();
    const std::optional<std::size_t> index = read_index(word, n);
    if (!index) return std::nullopt;
    ticks[*index] = unsure ? Answer::not_sure : Answer::yes;
    any = true;
  }
  if (!any) return std::nullopt;
  return ticks;
}

}  // namespace

namespace {

// A line, or nothing when the person wants to stop.
std::optional<std::string> read_unless_stop(Console& console, const std::string& prompt) {
  std::optional<std::string> line = read_line(console, prompt);
  if (line && *line == "stop") line.reset();
  return line;
}

}  // namespace

std::optional<std::string> read_line(Console& console, const std::string& prompt) {
  fmt::print(console.out, "{}", prompt);
  console.out.flush();
  std::string line;
  if (!std::getline(console.in, line)) return std::nullopt;
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string::npos) return std::string();
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

AnswerOrStop read_answer(Console& console, const std::string& prompt) {
  while (const std::optional<std::string> line = read_line(console, prompt)) {
    if (is_one_of(*line, {"y", "yes", "Y"})) return {Answer::yes, false};
    if (is_one_of(*line, {"n", "no", "N"})) return {Answer::no, false};
    if (is_one_of(*line, {"?", "not sure", "unsure"})) return {Answer::not_sure, false};
    if (is_one_of(*line, {"stop", "s", "q", "quit"})) return {std::nullopt, true};
    fmt::print(console.out, "  Please type y, n, ? or stop.\n");
  }
  return {std::nullopt, true};
}

std::optional<double> read_number(Console& console, const std::string& prompt, double low, double high) {
  while (const std::optional<std::string> line = read_unless_stop(console, prompt)) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(line->data(), line->data() + line->size(), number);
    if (error == std::errc{} && end == line->data() + line->size() && number >= low && number <= high) return number;
    fmt::print(console.out, "  Please type a number from {:g} to {:g}.\n", low, high);
  }
  return std::nullopt;
}

std::optional<std::vector<Answer>> read_ticks(Console& console, const std::string& prompt, std::size_t n) {
  while (const std::optional<std::string> line = read_unless_stop(console, prompt)) {
    if (std::optional<std::vector<Answer>> ticks = parse_ticks(*line, n)) return ticks;
    fmt::print(console.out,
               "  Please type none, or the numbers that apply, such as 1 3; put a ? behind one you are not "
               "sure of, such as 2?.\n");
  }
  return std::nullopt;
}

std::optional<std::vector<std::size_t>> read_choice(Console& console, const std::string& prompt, std::size_t n) {
  while (const std::optional<std::string> line = read_unless_stop(console, prompt)) {
    if (line->empty()) return std::vector<std::size_t>{};
    const std::optional<std::vector<Answer>> ticks = parse_ticks(*line, n);
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; ticks && i < n; ++i) {
      if ((*ticks)[i] != Answer::no) chosen.push_back(i);
    }
    if (!chosen.empty()) return chosen;
    fmt::print(console.out, "  Please type numbers from 1 to {}, such as 1 3, or nothing to search again.\n", n);
  }
  return std::nullopt;
}

}  // namespace unknot::cli
