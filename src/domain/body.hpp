// The body as named regions. Left and right are always the person's own.
#pragma once

#include <array>
#include <compare>
#include <map>
#include <string>
#include <vector>

#include "base/ids.hpp"

namespace unknot {

/// Words for a person, keyed by language ("en"). Never empty once loaded.
struct Text {
  std::map<std::string, std::string> by_language;

  /// The words in `language`, or in English, or whatever there is.
  const std::string& in(const std::string& language) const {
    static const std::string none;
    if (const auto found = by_language.find(language); found != by_language.end()) return found->second;
    if (const auto found = by_language.find("en"); found != by_language.end()) return found->second;
    return by_language.empty() ? none : by_language.begin()->second;
  }
  bool operator==(const Text&) const = default;
};

enum class Side { left, right, midline };

/// The same side seen in a mirror.
constexpr Side mirror(Side side) {
  if (side == Side::left) return Side::right;
  return side == Side::right ? Side::left : Side::midline;
}

/// A fine region of the skin. Paired regions exist on the left and on the right, the others once in the middle.
struct Region {
  RegionId id;
  std::string area;                ///< one of the eight areas, the coarsest level
  bool paired = true;
  Text name;                       ///< plain words
  std::string anatomical_name;
  std::array<std::vector<std::string>, 2> choir;  ///< CHOIR body map codes, left and right; equal for midline regions
  std::vector<RegionId> adjacent;  ///< neighbours on the same side or in the middle; symmetric
  bool meets_mirror = false;  ///< touches its own mirror image across the middle
  int order = 0;  ///< place in its area's file, in the anatomical order
  double extent = 1.0;  ///< share of attention relative to other fine regions [-, > 0], assumed

  bool operator==(const Region&) const = default;
};

/// One of the eight areas.
struct Area {
  std::string id;
  Text name;
  std::vector<SourceId> sources;  ///< of the CHOIR codes of its regions

  bool operator==(const Area&) const = default;
};

/// A region on one side: what a brush paints.
struct Spot {
  RegionId region;
  Side side = Side::midline;

  auto operator<=>(const Spot&) const = default;
};

}  // namespace unknot
