#include "app/embedded_data.hpp"

#include <charconv>
#include <string_view>

#include "base/problem.hpp"

// Set by the assembler from the pack that cmake/pack.sh writes: "path newline size newline bytes" for each file.
extern "C" {
extern const char unknot_data_begin[];
extern const char unknot_data_end[];
}

namespace unknot::app {
namespace {

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  ensure(end != std::string_view::npos, "the built-in data is packed line by line");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::vector<NamedBytes> list_embedded_files() {
  std::string_view rest(unknot_data_begin, static_cast<std::size_t>(unknot_data_end - unknot_data_begin));
  std::vector<NamedBytes> files;
  while (!rest.empty()) {
    const std::string_view path = take_line(rest);
    const std::string_view digits = take_line(rest);
    std::size_t size = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), size);
    ensure(size > 0 && size <= rest.size(), "the built-in data is whole");
    files.push_back({std::string(path), std::string(rest.substr(0, size))});
    rest.remove_prefix(size);
  }
  return files;
}

}  // namespace unknot::app
