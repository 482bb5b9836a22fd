// One description of a noun serves both ways: `describe(archive, noun)` names each key once, and the two archives below
// read it from JSON or write it to JSON. What is read and what is written can therefore not drift apart.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/json.hpp"
#include "wire/values.hpp"

namespace unknot::wire {

/// Refuses keys that were not asked for, names the nearest one that was, and sees a wrong unit at the end of a key.
void refuse_unknown_keys(const Json& object, const std::string& path, Reading& reading,
                         const std::vector<std::string_view>& known);

/// The path of an entry of a list.
inline std::string build_entry_path(const std::string& path, std::size_t i, const Reading& reading) {
  return reading.tells_paths ? path + "[" + std::to_string(i) + "]" : std::string();
}

class ReadArchive;
class WriteArchive;

template <class Noun>
concept Described = requires(ReadArchive& archive, Noun& noun) { describe(archive, noun); };

template <Described Noun>
void read_value(const Json& json, const std::string& path, Reading& reading, Noun& value);
template <Described Noun>
Json write_value(const Noun& value);

template <class Value>
void read_value(const Json& json, const std::string& path, Reading& reading, std::optional<Value>& value) {
  read_value(json, path, reading, value.emplace());
}
template <class Value>
Json write_value(const std::optional<Value>& value) {
  return value ? write_value(*value) : Json();
}

template <class Value>
void read_value(const Json& json, const std::string& path, Reading& reading, std::vector<Value>& value) {
  if (!json.is_array()) {
    reading.refuse(Code::wrong_type, path, build_description(json), "a list", "Write it in square brackets.");
    return;
  }
  value.clear();
  value.reserve(json.size());
  for (std::size_t i = 0; i < json.size() && !reading.problem; ++i) {
    read_value(json[i], build_entry_path(path, i, reading), reading, value.emplace_back());
  }
}
template <class Value>
Json write_value(const std::vector<Value>& value) {
  Json json = Json::array();
  for (const Value& entry : value) json.push_back(write_value(entry));
  return json;
}

/// A list of exactly so many.
template <class Value, std::size_t n>
void read_value(const Json& json, const std::string& path, Reading& reading, std::array<Value, n>& value) {
  if (!json.is_array() || json.size() != n) {
    reading.refuse(Code::wrong_type, path, build_description(json), "a list of " + std::to_string(n),
                   "Write it in square brackets.");
    return;
  }
  for (std::size_t i = 0; i < n; ++i) {
    read_value(json[i], build_entry_path(path, i, reading), reading, value[i]);
  }
}
template <class Value, std::size_t n>
Json write_value(const std::array<Value, n>& value) {
  Json json = Json::array();
  for (const Value& entry : value) json.push_back(write_value(entry));
  return json;
}

/// Reads an object key by key. Made for one object; `close` refuses what nobody asked for.
class ReadArchive {
 public:
  static constexpr bool reads = true;

  ReadArchive(const Json& object, std::string path, Reading& reading);

  /// The key must be there.
  template <class Value>
  void needed(const char* key, Value& value) {
    if (const Json* found = look_up(key, true)) read_value(*found, build_path(key), reading_, value);
  }
  /// The key may be missing; `value` then stays as it is.
  template <class Value>
  void maybe(const char* key, Value& value) {
    if (const Json* found = look_up(key, false)) read_value(*found, build_path(key), reading_, value);
  }
  /// A needed number within [low, high].
  void ranged(const char* key, double& value, double low, double high);
  /// A needed word out of two: `yes` sets the value, `no` clears it.
  void choice(const char* key, bool& value, const char* yes, const char* no);
  /// An object inside the object, described in place.
  template <class Describe>
  void group(const char* key, bool is_needed, bool, Describe describe_inner) {
    if (const Json* found = look_up(key, is_needed)) {
      ReadArchive inner(*found, build_path(key), reading_);
      describe_inner(inner);
      inner.close();
    }
  }
  /// The raw value of a key whose shape varies; nullptr when missing.
  const Json* raw(const char* key) { return look_up(key, false); }
  std::string build_path(const char* key) const {
    if (!reading_.tells_paths) return {};
    return path_.empty() ? key : path_ + "." + key;
  }
  Reading& reading() { return reading_; }
  void close() { refuse_unknown_keys(object_, path_, reading_, known_); }

 private:
  const Json* look_up(const char* key, bool is_needed);

  const Json& object_;
  std::string path_;
  Reading& reading_;
  std::vector<std::string_view> known_;  // keys are written out in the descriptions, so they stay
};

/// Writes an object key by key, in the order of the description; empty `maybe` values are left out.
class WriteArchive {
 public:
  static constexpr bool reads = false;

  template <class Value>
  void needed(const char* key, const Value& value) {
    object[key] = write_value(value);
  }
  template <class Value>
  void maybe(const char* key, const Value& value) {
    if (!(value == Value{})) object[key] = write_value(value);
  }
  void ranged(const char* key, double value, double, double) { object[key] = value; }
  void choice(const char* key, bool value, const char* yes, const char* no) { object[key] = value ? yes : no; }
  template <class Describe>
  void group(const char* key, bool, bool is_worth_writing, Describe describe_inner) {
    if (!is_worth_writing) return;
    WriteArchive inner;
    describe_inner(inner);
    object[key] = std::move(inner.object);
  }

  Json object = Json::object();
};

/// A key that may be missing when it is read, but is always written: whoever reads the output finds it.
template <class Archive, class Value>
void describe_always(Archive& archive, const char* key, Value& value) {
  if constexpr (Archive::reads) {
    archive.maybe(key, value);
  } else {
    archive.needed(key, value);
  }
}

template <Described Noun>
void read_value(const Json& json, const std::string& path, Reading& reading, Noun& value) {
  ReadArchive archive(json, path, reading);
  describe(archive, value);
  archive.close();
}

template <Described Noun>
Json write_value(const Noun& value) {
  WriteArchive archive;
  describe(archive, const_cast<Noun&>(value));  // describe takes a mutable noun for reading; writing leaves it alone
  return std::move(archive.object);
}

}  // namespace unknot::wire
