// A place in a document that is being read: an element with its path, and the first problem on the way.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/fhir/values.hpp"

namespace unknot::report::fhir {

/// Looks into a JSON value without ever failing: what is missing reads as nothing, and a needed value that is missing is the
/// problem of the reading. The value and the reading outlive it.
class Element {
 public:
  Element(const Json& json, std::string path, wire::Reading& reading)
      : json_(json), path_(std::move(path)), reading_(reading) {}

  bool is_there() const { return !json_.is_null(); }
  Element find(const std::string& key) const;
  std::vector<Element> list(const std::string& key) const;

  /// The extension of one of our urls; `inner` when it stands within another one, under its bare name.
  Element find_extension(std::string_view name) const;
  Element find_inner(std::string_view name) const;
  std::vector<Element> list_extensions(std::string_view name) const;

  /// The component whose code is one of ours.
  Element find_component(std::string_view id) const;
  std::vector<Element> list_components(std::string_view id) const;

  /// Text, or empty when it is missing.
  std::string find_text() const;

  /// Code and words of one of our systems: of a coding, a list of codings or a concept. Empty when it is not there.
  Named find_named(std::string_view system) const;
  ReportPoint read_point() const;

  /// A needed value.
  template <class Value>
  void read(Value& value) const {
    if (!is_there()) {
      reading_.refuse(Code::missing_key, path_, "nothing", "a value", "Was the bundle written by this program?");
      return;
    }
    wire::read_value(json_, path_, reading_, value);
  }

  template <class Value>
  void read_maybe(std::optional<Value>& value) const {
    if (is_there()) read(value.emplace());
  }

  /// The code of one of our systems as a word of an enumeration.
  template <class Enum>
  void read_code(std::string_view system, Enum& value) const {
    const Json word = find_named(system).id;
    wire::read_value(word, path_ + "." + std::string(system), reading_, value);
  }

  double read_score() const;  ///< the number of a quantity

 private:
  Named find_coding(std::string_view system) const;  ///< of a coding itself
  std::vector<Element> list_where(const std::string& key, const char* tested, const std::string& wanted) const;

  const Json& json_;
  std::string path_;
  wire::Reading& reading_;
};

}  // namespace unknot::report::fhir
