// Everything Unknot knows, immutable once loaded.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "domain/body.hpp"
#include "domain/care/book.hpp"
#include "domain/knowledge.hpp"
#include "domain/muscle.hpp"
#include "domain/press/site.hpp"
#include "domain/report/words.hpp"
#include "domain/safety.hpp"

namespace unknot {

/// The data folder as nouns. Every list is sorted by id; every name in it resolves (checked when loaded).
struct Atlas {
  std::vector<Area> areas;
  std::vector<Region> regions;
  std::vector<Muscle> muscles;
  std::vector<OtherCause> others;
  std::vector<FindingQuestion> findings;
  std::vector<Flag> flags;
  std::vector<Screen> screens;  ///< in the order in which they are asked
  std::vector<NoGoPlace> no_go;
  std::vector<Tool> tools;
  std::vector<Complaint> complaints;
  std::vector<Source> sources;
  std::vector<Parameter> parameters;
  CareBook care;
  PressBook press;
  std::vector<ReportWord> report_words;

  bool operator==(const Atlas&) const = default;
};

/// The entry with this id, or nullptr. Entries are sorted by id.
template <class Entry, class Key>
const Entry* find(const std::vector<Entry>& entries, const Key& id) {
  std::size_t low = 0;
  std::size_t high = entries.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (entries[middle].id < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < entries.size() && entries[low].id == id ? &entries[low] : nullptr;
}

/// The ids of the entries as plain words, in their order: what a message may suggest.
template <class Entry>
std::vector<std::string> list_names(const std::vector<Entry>& entries) {
  std::vector<std::string> names;
  names.reserve(entries.size());
  for (const Entry& entry : entries) {
    if constexpr (requires { entry.id.value; }) {
      names.push_back(entry.id.value);
    } else {
      names.push_back(entry.id);
    }
  }
  return names;
}

/// The trigger point itself. The atlas must hold it.
inline const TriggerPoint& find_point(const Atlas& atlas, const PointOnSide& point) {
  const std::vector<TriggerPoint>& points = find(atlas.muscles, point.muscle)->points;
  return *std::find_if(points.begin(), points.end(), [&point](const TriggerPoint& p) { return p.id == point.point; });
}

}  // namespace unknot
