// A word out of a fixed list, as it is typed.
#pragma once

#include <expected>
#include <string>

#include "base/problem.hpp"
#include "wire/archive.hpp"

namespace unknot::cli {

/// A word of an enumeration that was typed behind `key`; the words are those of its codec, which has to be included. Problems: an unknown word, with the known ones.
template <class Enum>
std::expected<Enum, Problem> read_word(const char* key, const std::string& text) {
  wire::Reading reading{"", {}};
  Enum value{};
  wire::read_value(wire::Json(text), key, reading, value);
  if (reading.problem) return std::unexpected(*reading.problem);
  return value;
}

}  // namespace unknot::cli
