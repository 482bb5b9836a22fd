// What a question about a press names, found in the atlas.
#pragma once

#include <expected>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/press_dose.hpp"
#include "domain/press/site.hpp"

namespace unknot::app {

struct AskedPress {
  PressTool tool;
  SiteLayers site;
  TissueBlock block;  ///< of the stiffness that is asked for
  PressDose dose;     ///< depth and layers; no curve, no cut
};

/// Problems: an unknown site or tool with the nearest ones, and what build_block refuses.
std::expected<AskedPress, Problem> find_asked_press(const Atlas& atlas, const PressQuestion& asked);

}  // namespace unknot::app
