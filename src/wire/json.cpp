#include "wire/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/text.hpp"

namespace unknot::wire {
namespace {

struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

Position find_position(std::string_view bytes, std::size_t offset) {
  Position position;
  for (const char byte : bytes.substr(0, std::min(offset, bytes.size()))) {
    if (byte == '\n') {
      ++position.line;
      position.column = 1;
    } else {
      ++position.column;
    }
  }
  return position;
}

// Walks through the text once before anything is built: cheap, and the only way to see depth and doubled keys.
class Inspector final : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    keys_.emplace_back();
    return descend();
  }
  bool key(string_t& name) override {
    if (keys_.back().insert(name).second) return true;
    doubled = name;
    return false;
  }
  bool end_object() override {
    keys_.pop_back();
    --depth_;
    return true;
  }
  bool start_array(std::size_t) override { return descend(); }
  bool end_array() override {
    --depth_;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    error_at = position;
    return false;
  }

  bool too_deep = false;
  std::optional<std::string> doubled;
  std::optional<std::size_t> error_at;

 private:
  bool descend() {
    too_deep = ++depth_ > deepest_input;
    return !too_deep;
  }

  int depth_ = 0;
  std::vector<std::set<std::string>> keys_;
};

}  // namespace

std::expected<Json, Problem> parse(std::string_view bytes, std::string_view file, std::size_t largest) {
  const std::string name(file);
  if (bytes.size() > largest) {
    return std::unexpected(Problem{Code::too_large, name, "", fmt::format("{} bytes or more", bytes.size()),
                                   fmt::format("up to {} bytes", largest), "Send one case at a time."});
  }
  Inspector inspector;
  if (!Json::sax_parse(bytes.begin(), bytes.end(), &inspector)) {
    if (inspector.too_deep) {
      return std::unexpected(Problem{Code::too_large, name, "",
                                     fmt::format("more than {} nested levels", deepest_input),
                                     fmt::format("up to {} levels", deepest_input), "Flatten the file."});
    }
    if (inspector.doubled) {
      return std::unexpected(Problem{Code::duplicate_key, name, "", quote(*inspector.doubled) + " twice in one object",
                                     "each key once", "Remove one of the two."});
    }
    const std::size_t offset = inspector.error_at.value_or(bytes.size());
    const Position at = find_position(bytes, offset > 0 ? offset - 1 : 0);
    const std::string found =
        bytes.empty() ? "nothing at all" : fmt::format("an error at line {}, column {}", at.line, at.column);
    return std::unexpected(Problem{Code::not_json, name, "", found, "JSON text in UTF-8",
                                   "Look at that place: a comma, a quote or a bracket is often missing."});
  }
  return Json::parse(bytes.begin(), bytes.end(), nullptr, false);
}

std::string build_description(const Json& value) {
  switch (value.type()) {
    case Json::value_t::null:
      return "nothing (null)";
    case Json::value_t::boolean:
      return value.get<bool>() ? "true" : "false";
    case Json::value_t::string:
      return quote(value.get_ref<const std::string&>());
    case Json::value_t::array:
      return "a list";
    case Json::value_t::object:
      return "an object";
    default:
      return "the number " + value.dump();
  }
}

}  // namespace unknot::wire
