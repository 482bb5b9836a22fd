// Sites of the atlas by name, with their layers.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/site.hpp"

namespace unknot::app {

/// The name of a site: muscle and point, and its number where the point has several: "infraspinatus.belly.2".
std::string build_site_name(const Muscle& muscle, const TriggerPoint& point, std::size_t number);

/// The names of all sites, in the order of the atlas.
std::vector<std::string> list_site_names(const Atlas& atlas);

/// The layers of a site. A number that is left out stands for the first site of its point; an only site may also be numbered.
/// Problems: a name that no site has, with the nearest ones.
std::expected<SiteLayers, Problem> find_site(const Atlas& atlas, const std::string& name);

/// The tool with this name; an unknown one comes back with the nearest ones.
std::expected<PressTool, Problem> find_press_tool(const Atlas& atlas, const std::string& name);

}  // namespace unknot::app
