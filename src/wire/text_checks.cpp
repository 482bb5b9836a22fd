#include "wire/text_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"

namespace unknot::wire {
namespace {

bool is_control(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte < 0x20U || byte == 0x7FU;
}

// Control characters beyond ASCII, line separators, and marks that turn the direction of writing, in UTF-8.
bool holds_hidden_mark(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (first == 0xC2U && second < 0xA0U) return true;
    if (first != 0xE2U || i + 2 >= text.size()) continue;
    const auto third = static_cast<unsigned char>(text[i + 2]);
    if (second == 0x80U && third >= 0xA8U && third <= 0xAEU) return true;
    if (second == 0x81U && third >= 0xA6U && third <= 0xA9U) return true;
  }
  return false;
}

bool is_word_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
}

}  // namespace

void check_name(const std::string& path, const std::string& name, Reading& reading) {
  if (std::all_of(name.begin(), name.end(), [](char letter) { return letter == ' '; })) {
    reading.refuse(Code::out_of_range, path, "an empty name", "a name", "Give it a name.");
  } else if (count_letters(name) > longest_name) {
    reading.refuse(Code::out_of_range, path, fmt::format("{} letters", count_letters(name)),
                   fmt::format("up to {} letters", longest_name), "Shorten it.");
  } else if (std::any_of(name.begin(), name.end(), is_control) || holds_hidden_mark(name)) {
    reading.refuse(Code::out_of_range, path, quote(name), "letters, digits, signs and spaces",
                   "Take out line breaks and hidden characters.");
  }
}

void check_word(const std::string& path, const std::string& word, Reading& reading) {
  if (!word.empty() && word.size() <= longest_word && std::all_of(word.begin(), word.end(), is_word_letter)) return;
  reading.refuse(Code::unknown_name, path, quote(word), "a name of the data: lower-case letters, digits, underscores",
                 "See: unknot atlas list");
}

void check_words(const std::string& path, const std::vector<std::string>& words, Reading& reading) {
  for (const std::string& word : words) check_word(path, word, reading);
}

void check_range(const std::string& path, double value, double low, double high, Reading& reading) {
  if (value >= low && value <= high) return;
  reading.refuse(Code::out_of_range, path, fmt::format("{}", value), fmt::format("{} to {}", low, high),
                 "Correct the number.");
}

}  // namespace unknot::wire
