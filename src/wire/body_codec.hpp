// Regions and the safety nouns, described once for reading and writing.
#pragma once

#include "domain/body.hpp"
#include "domain/safety.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

/// The file of one area: its name and its regions.
struct AreaFile {
  Area area;
  std::vector<Region> regions;
};

template <class Archive>
void describe(Archive& a, Region& region) {
  a.needed("id", region.id);
  a.choice("side", region.paired, "paired", "midline");
  a.needed("name", region.name);
  a.needed("anatomical_name", region.anatomical_name);
  if (region.paired) {
    a.group("choir", true, true, [&region](auto& inner) {
      for (const int side_index : {0, 1}) {
        auto& codes = region.choir[static_cast<std::size_t>(side_index)];
        std::string code = codes.empty() ? "" : codes.front();
        inner.needed(side_index == 0 ? "left" : "right", code);
        codes = {code};
      }
    });
  } else {
    a.needed("choir", region.choir[0]);
    region.choir[1] = region.choir[0];
  }
  a.needed("adjacent", region.adjacent);
  a.maybe("meets_mirror", region.meets_mirror);
  if (region.extent != 1.0 || Archive::reads) a.maybe("extent", region.extent);
}

template <class Archive>
void describe(Archive& a, AreaFile& file) {
  a.needed("area", file.area.id);
  a.needed("name", file.area.name);
  a.needed("sources", file.area.sources);
  a.needed("regions", file.regions);
}

template <class Archive>
void describe(Archive& a, Flag& flag) {
  a.needed("id", flag.id);
  a.needed("name", flag.name);
  a.needed("question", flag.question);
  a.needed("action", flag.action);
  a.needed("asked_in", flag.asked_in);
  a.choice("keeps", flag.lasting, "lasting", "changing");
  const auto called_for = [&flag](auto& inner) {
    inner.maybe("areas", flag.called_for_areas);
    inner.maybe("regions", flag.called_for_regions);
  };
  if constexpr (Archive::reads) {
    const Json* raw = a.raw("called_for");
    flag.always = raw != nullptr && raw->is_string() && *raw == "always";
    if (!flag.always) a.group("called_for", true, true, called_for);
  } else if (flag.always) {
    a.needed("called_for", std::string("always"));
  } else {
    a.group("called_for", true, true, called_for);
  }
  a.needed("do_now", flag.do_now);
  a.group("avoid", false, flag.avoid_painted || !flag.avoid_regions.empty(), [&flag](auto& inner) {
    inner.maybe("regions", flag.avoid_regions);
    inner.maybe("painted", flag.avoid_painted);
  });
  a.maybe("forbids_tools", flag.forbids_tools);
  a.maybe("lighter", flag.lighter);
  a.needed("mark", flag.mark);
  a.needed("sources", flag.sources);
}

template <class Archive>
void describe(Archive& a, Screen& screen) {
  a.needed("id", screen.id);
  a.needed("order", screen.order);
  a.needed("title", screen.title);
  a.needed("intro", screen.intro);
}

template <class Archive>
void describe(Archive& a, NoGoPlace& place) {
  a.needed("id", place.id);
  a.needed("name", place.name);
  a.maybe("regions", place.regions);
  std::string forbids = "every_tool";
  a.needed("forbids", forbids);
  a.needed("reason", place.reason);
  a.needed("mark", place.mark);
  a.needed("sources", place.sources);
}

template <class Archive>
void describe(Archive& a, ToolBan& ban) {
  a.maybe("regions", ban.regions);
  a.maybe("places", ban.places);
  a.needed("reason", ban.reason);
  a.needed("mark", ban.mark);
  a.needed("sources", ban.sources);
}

template <class Archive>
void describe(Archive& a, Tool& tool) {
  a.needed("id", tool.id);
  a.needed("name", tool.name);
  a.needed("cost", tool.cost);
  a.needed("works_by", tool.works_by);
  a.maybe("never_on", tool.never_on);
  a.maybe("limits", tool.limits);
  a.needed("mark", tool.mark);
  a.needed("sources", tool.sources);
}

}  // namespace unknot::wire
