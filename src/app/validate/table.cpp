#include "app/validate/table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "base/problem.hpp"

namespace unknot::app {
namespace {

std::vector<std::string> split_line(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

std::vector<std::vector<std::string>> read_targets(std::string_view bytes, std::size_t n_fields) {
  std::vector<std::vector<std::string>> rows;
  std::size_t begin = bytes.find('\n') + 1;
  for (std::size_t end = 0; (end = bytes.find('\n', begin)) != std::string_view::npos; begin = end + 1) {
    rows.push_back(split_line(bytes.substr(begin, end - begin)));
    ensure(rows.back().size() == n_fields, "every row of a table of targets has as many fields as its head");
  }
  return rows;
}

double read_number(const std::string& field) { return std::strtod(field.c_str(), nullptr); }

std::string write_number(double value) {
  if (std::abs(value) < 0.005) return "0";
  return fmt::format("{:.{}f}", value, std::abs(value) < 1.0 ? 2 : std::abs(value) < 10.0 ? 1 : 0);
}

}  // namespace unknot::app
