#include "app/press/find_site.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace unknot::app {
namespace {

SiteLayers build_site(const Atlas& atlas, const Muscle& muscle, const TriggerPoint& point, std::size_t number) {
  const RegionId& region = point.sites[number - 1].region;
  const PressBook& press = atlas.press;
  const auto skin = std::ranges::find(press.regions, region, &RegionLayers::region);
  const auto depth = std::ranges::find_if(
      press.muscles, [&](const MuscleLayers& layers) { return layers.muscle == muscle.id && layers.region == region; });
  ensure(skin != press.regions.end() && depth != press.muscles.end(), "an atlas holds the layers of all its sites");
  return {muscle.id, point.id, static_cast<int>(number), *skin, *depth, press.builds, press.tissues};
}

}  // namespace

std::string build_site_name(const Muscle& muscle, const TriggerPoint& point, std::size_t number) {
  const std::string name = muscle.id.value + "." + point.id.value;
  return point.sites.size() == 1 ? name : name + "." + std::to_string(number);
}

std::vector<std::string> list_site_names(const Atlas& atlas) {
  std::vector<std::string> names;
  for (const Muscle& muscle : atlas.muscles) {
    for (const TriggerPoint& point : muscle.points) {
      for (std::size_t number = 1; number <= point.sites.size(); ++number) {
        names.push_back(build_site_name(muscle, point, number));
      }
    }
  }
  return names;
}

std::expected<SiteLayers, Problem> find_site(const Atlas& atlas, const std::string& name) {
  for (const Muscle& muscle : atlas.muscles) {
    if (!name.starts_with(muscle.id.value + ".")) continue;
    for (const TriggerPoint& point : muscle.points) {
      const std::string plain = muscle.id.value + "." + point.id.value;
      if (name == plain) return build_site(atlas, muscle, point, 1);
      for (std::size_t number = 1; number <= point.sites.size(); ++number) {
        if (name == plain + "." + std::to_string(number)) return build_site(atlas, muscle, point, number);
      }
    }
  }
  return std::unexpected(Problem{Code::unknown_name, "", "site", quote(name), "muscle.point of the atlas",
                                 build_suggestion(name, list_site_names(atlas))});
}

std::expected<PressTool, Problem> find_press_tool(const Atlas& atlas, const std::string& name) {
  if (const PressTool* tool = find(atlas.press.tools, PressToolId(name))) return *tool;
  return std::unexpected(Problem{Code::unknown_name, "", "tool", quote(name), "a shape of data/shapes",
                                 build_suggestion(name, list_names(atlas.press.tools))});
}

}  // namespace unknot::app
