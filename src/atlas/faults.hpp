// The first fault of a data folder, with the file and the key it stands in.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "domain/atlas.hpp"

namespace unknot::atlas {

/// Looks names up for the checks of the data, keeps the first fault and which sources were cited.
class Faults {
 public:
  /// The file that the following checks are about.
  void at(std::string file) { file_ = std::move(file); }
  void at(const std::string& folder, const std::string& id) { at(folder + "/" + id + ".json"); }

  void fault(std::string key, std::string found, std::string allowed, std::string next) {
    if (!problem_) {
      problem_ = Problem{Code::bad_data, file_, std::move(key), std::move(found), std::move(allowed), std::move(next)};
    }
  }

  template <class IdType, class Entry>
  void one(const IdType& id, const std::vector<Entry>& entries, const std::string& key) {
    if (problem_ || find(entries, id) != nullptr) return;
    const std::string name = [&id] {
      if constexpr (requires { id.value; }) {
        return id.value;
      } else {
        return id;
      }
    }();
    fault(key, quote(name), "a name that the data folder knows", build_suggestion(name, list_names(entries)));
  }

  template <class IdType, class Entry>
  void all(const std::vector<IdType>& ids, const std::vector<Entry>& entries, const std::string& key) {
    for (const IdType& id : ids) {
      one(id, entries, key);
      if constexpr (std::is_same_v<IdType, SourceId>) used_.insert(id);
    }
  }

  template <class Entry>
  void present(const std::vector<Entry>& entries, const char* folder) {
    file_ = folder;
    if (entries.empty()) fault("", "nothing", "at least one file", "Is the data folder complete?");
  }

  const std::optional<Problem>& first() const { return problem_; }
  bool is_used(const SourceId& source) const { return used_.contains(source); }

 private:
  std::string file_;
  std::set<SourceId> used_;
  std::optional<Problem> problem_;
};

}  // namespace unknot::atlas
