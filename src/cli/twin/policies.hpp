// Words of the twin as they are typed.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/twin/course.hpp"
#include "wire/twin/course_codec.hpp"

namespace unknot::cli {

/// A word of an enumeration that was typed behind `key`.
template <class Enum>
std::expected<Enum, Problem> read_word(const char* key, const std::string& text) {
  wire::Reading reading{"", {}};
  Enum value{};
  wire::read_value(wire::Json(text), key, reading, value);
  if (reading.problem) return std::unexpected(*reading.problem);
  return value;
}

/// Adds "trials_course" (gentle and deep) or "trials_course:deep". Problems: an unknown word.
std::optional<Problem> add_policies(const std::string& word, std::vector<PressPolicy>& policies);

/// The word of a policy as it is typed.
std::string name_policy(const PressPolicy& policy);

}  // namespace unknot::cli
