#include "app/embedded_data.hpp"

#include <charconv>

#include "base/problem.hpp"

// Set by the assembler from packs: "path newline size newline bytes" for each file (cmake/embed.cmake).
extern "C" {
extern const char unknot_data_begin[];
extern const char unknot_data_end[];
extern const char unknot_figures_begin[];
extern const char unknot_figures_end[];
extern const char unknot_clips_begin[];
extern const char unknot_clips_end[];
}

namespace unknot::app {
namespace {

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  ensure(end != std::string_view::npos, "what is built in is packed line by line");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

std::vector<std::pair<std::string_view, std::string_view>> list_packed(const char* begin, const char* end) {
  std::string_view rest(begin, static_cast<std::size_t>(end - begin));
  std::vector<std::pair<std::string_view, std::string_view>> files;
  while (!rest.empty()) {
    const std::string_view path = take_line(rest);
    const std::string_view digits = take_line(rest);
    std::size_t size = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), size);
    ensure(size > 0 && size <= rest.size(), "what is built in is whole");
    files.emplace_back(path, rest.substr(0, size));
    rest.remove_prefix(size);
  }
  return files;
}

}  // namespace

std::vector<NamedBytes> list_embedded_files() {
  std::vector<NamedBytes> files;
  for (const auto& [path, bytes] : list_packed(unknot_data_begin, unknot_data_end)) {
    files.push_back({std::string(path), std::string(bytes)});
  }
  return files;
}

std::vector<std::pair<std::string_view, std::string_view>> list_embedded_figures() {
  return list_packed(unknot_figures_begin, unknot_figures_end);
}

std::vector<std::pair<std::string_view, std::string_view>> list_embedded_clips() {
  return list_packed(unknot_clips_begin, unknot_clips_end);
}

}  // namespace unknot::app
