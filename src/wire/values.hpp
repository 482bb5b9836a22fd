// Single values between C++ and JSON: texts, numbers, words of enumerations, ids, lists.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/ids.hpp"
#include "domain/body.hpp"
#include "wire/json.hpp"

namespace unknot::wire {

/// One word of an enumeration.
template <class Enum>
struct Word {
  Enum value;
  const char* text;
};

/// The words of an enumeration; specialised in words.hpp.
template <class Enum>
inline constexpr auto words_of = nullptr;

void read_value(const Json& json, const std::string& path, Reading& reading, std::string& value);
void read_value(const Json& json, const std::string& path, Reading& reading, double& value);
void read_value(const Json& json, const std::string& path, Reading& reading, int& value);
void read_value(const Json& json, const std::string& path, Reading& reading, std::size_t& value);
void read_value(const Json& json, const std::string& path, Reading& reading, bool& value);
void read_value(const Json& json, const std::string& path, Reading& reading, Text& value);
void read_value(const Json& json, const std::string& path, Reading& reading, std::chrono::sys_days& value);

inline Json write_value(const std::string& value) { return value; }
inline Json write_value(double value) { return value; }
inline Json write_value(int value) { return value; }
inline Json write_value(std::size_t value) { return value; }
inline Json write_value(bool value) { return value; }
Json write_value(const Text& value);
Json write_value(std::chrono::sys_days value);

/// A refusal that lists the words of an enumeration.
void refuse_word(const Json& json, const std::string& path, Reading& reading, const std::vector<std::string>& words);

template <class Enum>
  requires std::is_enum_v<Enum>
void read_value(const Json& json, const std::string& path, Reading& reading, Enum& value) {
  std::vector<std::string> words;
  for (const Word<Enum>& word : words_of<Enum>) {
    if (json.is_string() && json.get_ref<const std::string&>() == word.text) {
      value = word.value;
      return;
    }
    words.emplace_back(word.text);
  }
  refuse_word(json, path, reading, words);
}

/// The word of an enumeration's value.
template <class Enum>
  requires std::is_enum_v<Enum>
std::string find_word(Enum value) {
  for (const Word<Enum>& word : words_of<Enum>) {
    if (word.value == value) return word.text;
  }
  return {};
}

template <class Enum>
  requires std::is_enum_v<Enum>
Json write_value(Enum value) {
  return find_word(value);
}

template <class Tag>
void read_value(const Json& json, const std::string& path, Reading& reading, Id<Tag>& value) {
  read_value(json, path, reading, value.value);
}
template <class Tag>
Json write_value(const Id<Tag>& value) {
  return value.value;
}

}  // namespace unknot::wire
