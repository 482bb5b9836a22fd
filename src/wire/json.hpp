// From bytes to a JSON value, and the place where the first problem is kept.
#pragma once

#include <cstddef>
#include <expected>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.hpp"

namespace unknot::wire {

using Json = nlohmann::ordered_json;

/// What a door accepts. Real cases are a few kB; the limits only keep a mistake or an attack from eating the machine.
inline constexpr std::size_t largest_input = std::size_t{4} * 1024 * 1024;  ///< [bytes]
inline constexpr std::size_t largest_archive = std::size_t{256} * 1024 * 1024;  ///< [bytes] of an export
inline constexpr int deepest_input = 24;                                    ///< nested brackets [-]

/// Parses `bytes`. Refuses more bytes than `largest`, more than `deepest_input` levels, a key that stands twice in one
/// object, anything that is not JSON in UTF-8; says line and column.
std::expected<Json, Problem> parse(std::string_view bytes, std::string_view file, std::size_t largest = largest_input);

/// Collects the first problem of a reading; everything after it is read as if nothing had happened and thrown away.
struct Reading {
  std::string file;
  std::optional<Problem> problem;
  /// False: whoever reads expects no problem and reads once more if there is one; keys then go without their path, since
  /// putting the paths together takes longer than the reading itself.
  bool tells_paths = true;

  void refuse(Code code, std::string key, std::string found, std::string allowed, std::string next) {
    if (!problem) problem = Problem{code, file, std::move(key), std::move(found), std::move(allowed), std::move(next)};
  }
};

/// `value` in a few words, for messages: "the number 11", "a list".
std::string build_description(const Json& value);

}  // namespace unknot::wire
