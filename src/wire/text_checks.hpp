// What a person or a device may write as a name, and what may stand for a name of the data.
#pragma once

#include <string>
#include <vector>

#include "wire/archive.hpp"

namespace unknot::wire {

inline constexpr std::size_t longest_name = 100;  ///< of a person, a pain or a device [letters]
inline constexpr std::size_t longest_word = 64;   ///< of a name of the data [bytes]

/// Refuses an empty or too long name, control characters and marks that turn the direction of writing.
void check_name(const std::string& path, const std::string& name, Reading& reading);

/// Refuses what cannot be a name of the data: lower-case letters, digits and underscores.
void check_word(const std::string& path, const std::string& word, Reading& reading);
void check_words(const std::string& path, const std::vector<std::string>& words, Reading& reading);

/// Refuses a number outside [low, high].
void check_range(const std::string& path, double value, double low, double high, Reading& reading);

/// A needed name that a person gave.
template <class Archive>
void describe_name(Archive& a, const char* key, std::string& name) {
  a.needed(key, name);
  if constexpr (Archive::reads) check_name(a.build_path(key), name, a.reading());
}

/// A needed name of the data; whether the data knows it is found out later.
template <class Archive>
void describe_word(Archive& a, const char* key, std::string& word) {
  a.needed(key, word);
  if constexpr (Archive::reads) check_word(a.build_path(key), word, a.reading());
}

/// The same when it may be missing.
template <class Archive>
void describe_maybe_word(Archive& a, const char* key, std::string& word) {
  a.maybe(key, word);
  if constexpr (Archive::reads) {
    if (!word.empty()) check_word(a.build_path(key), word, a.reading());
  }
}

}  // namespace unknot::wire
