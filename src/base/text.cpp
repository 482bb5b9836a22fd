#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace unknot {
namespace {

constexpr std::size_t longest_name = 64;

bool continues_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// A typed word is often a part of the long name ("trapezius" for "upper_trapezius"): that is nearer than any typing error.
std::size_t score(std::string_view word, std::string_view name) {
  const std::size_t distance = find_distance(word, name);
  if (word.size() >= 3 && name.find(word) != std::string_view::npos) return std::min<std::size_t>(distance, 1);
  return distance + 1;
}

}  // namespace

std::size_t find_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, longest_name);
  b = b.substr(0, longest_name);
  std::array<std::uint8_t, longest_name + 1> before{};
  std::array<std::uint8_t, longest_name + 1> previous{};
  std::array<std::uint8_t, longest_name + 1> current{};
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      int best = std::min({previous[j] + 1, current[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, before[j - 2] + 1);
      current[j] = static_cast<std::uint8_t>(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.size()];
}

std::vector<std::string> find_nearest(std::string_view word, const std::vector<std::string>& known, std::size_t count) {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  ranked.reserve(known.size());
  for (const std::string& name : known) ranked.emplace_back(score(word, name), name);
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  std::vector<std::string> nearest;
  for (const auto& [distance, name] : ranked) {
    if (nearest.size() == count) break;
    nearest.push_back(name);
  }
  return nearest;
}

std::string build_suggestion(std::string_view word, const std::vector<std::string>& known) {
  const std::vector<std::string> nearest = find_nearest(word, known);
  if (nearest.empty()) return {};
  std::string text = "Did you mean ";
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    if (i > 0) text += i + 1 == nearest.size() ? " or " : ", ";
    text += nearest[i];
  }
  return text + "?";
}

std::string quote(std::string_view text, std::size_t limit) {
  std::size_t end = std::min(limit, text.size());
  while (end < text.size() && end > 0 && continues_letter(text[end])) --end;
  std::string quoted = "\"";
  for (const char byte : text.substr(0, end)) {
    const auto value = static_cast<unsigned char>(byte);
    quoted += value < 0x20U || value == 0x7FU ? '?' : byte;
  }
  quoted += end < text.size() ? "…\"" : "\"";
  return quoted;
}

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !continues_letter(byte); }));
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t letters = count_letters(word);
    if (used > 0 && used + 1 + letters > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += letters;
  }
  return lines;
}

}  // namespace unknot
