// What else one may want to know of a press: the same press done otherwise, or into tissue that is built otherwise.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::app {

/// One thing that is changed, all else being as it was.
struct PressChoice {
  std::string id;  ///< tilted, beside, dry, across, tense, rib, between_ribs, round_bone or law
  PressChanges changes;
  PressChanges
      plain;  ///< what it stands beside; nothing is changed there unless the two would differ in more than one thing
  std::optional<Problem> refused;  ///< why it cannot be worked out here with this tool
  bool operator==(const PressChoice&) const = default;
};

/// The choices for a site and a tool, always in the same order. Ribs are among them where the data say that ribs end the tissue below, a round bone where
/// they say bone. Problems: an unknown site or tool with the nearest ones.
std::expected<std::vector<PressChoice>, Problem> list_press_choices(const Atlas& atlas, const std::string& site,
                                                                    const PressBody& body, const PressToolId& tool);

}  // namespace unknot::app
