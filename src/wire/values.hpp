// Single values between C++ and JSON: texts, numbers, words of enumerations, ids, lists.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "domain/body.hpp"
#include "domain/pain_drawing.hpp"
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
void read_value(const Json& json, const std::string& path, Reading& reading, std::int64_t& value);
void read_value(const Json& json, const std::string& path, Reading& reading, bool& value);
void read_value(const Json& json, const std::string& path, Reading& reading, Text& value);
void read_value(const Json& json, const std::string& path, Reading& reading, std::chrono::sys_days& value);
void read_value(const Json& json, const std::string& path, Reading& reading, Instant& value);

inline Json write_value(const std::string& value) { return value; }
inline Json write_value(double value) { return value; }
inline Json write_value(int value) { return value; }
inline Json write_value(std::size_t value) { return value; }
inline Json write_value(std::int64_t value) { return value; }
inline Json write_value(bool value) { return value; }
Json write_value(const Text& value);
Json write_value(std::chrono::sys_days value);
Json write_value(Instant value);

// Numbers in a row, [triangle, u, v] and [x, y]: there are many of them.
void read_value(const Json& json, const std::string& path, Reading& reading, SurfacePoint& value);
void read_value(const Json& json, const std::string& path, Reading& reading, PicturePoint& value);
Json write_value(const SurfacePoint& value);
Json write_value(const PicturePoint& value);

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

/// Ids that are made and not looked up in the data: 32 lower-case hexadecimal digits.
template <class Any>
inline constexpr bool is_made_id = false;
template <>
inline constexpr bool is_made_id<EventId> = true;
template <>
inline constexpr bool is_made_id<PersonId> = true;
template <>
inline constexpr bool is_made_id<PainId> = true;
template <>
inline constexpr bool is_made_id<DeviceId> = true;
template <>
inline constexpr bool is_made_id<SessionId> = true;
template <>
inline constexpr bool is_made_id<EntryId> = true;
template <>
inline constexpr bool is_made_id<TrialId> = true;

/// Reads such an id; refuses anything else.
void read_made_id(const Json& json, const std::string& path, Reading& reading, std::string& value);

template <class Tag>
void read_value(const Json& json, const std::string& path, Reading& reading, Id<Tag>& value) {
  if constexpr (is_made_id<Id<Tag>>) {
    read_made_id(json, path, reading, value.value);
  } else {
    read_value(json, path, reading, value.value);
  }
}
template <class Tag>
Json write_value(const Id<Tag>& value) {
  return value.value;
}

}  // namespace unknot::wire
