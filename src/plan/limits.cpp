#include "plan/limits.hpp"

#include <algorithm>
#include <set>

namespace unknot::plan {
namespace {

const ToolId professional("professional");

template <class List, class Value>
bool holds(const List& list, const Value& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

// A no-go place holds a site that names it, and every site in a region that lies wholly inside it.
const NoGoPlace* find_no_go(const Atlas& atlas, const Site& site) {
  for (const NoGoPlace& place : atlas.no_go) {
    if (holds(site.in_places, place.id) || holds(place.regions, site.region)) return &place;
  }
  return nullptr;
}

const ToolBan* find_ban(const Tool& tool, const Site& site) {
  for (const ToolBan& ban : tool.never_on) {
    if (holds(ban.regions, site.region)) return &ban;
    if (std::any_of(site.in_places.begin(), site.in_places.end(),
                    [&ban](const PlaceId& place) { return holds(ban.places, place); })) {
      return &ban;
    }
  }
  return nullptr;
}

const Limit* find_personal_ban(const Limits& limits, const ToolId& tool, const Site& site) {
  for (const Limit& limit : limits.all) {
    if (limit.kind == "no_tool" && holds(limit.tools, tool)) return &limit;
    if (limit.kind == "avoid_region" && holds(limit.regions, site.region)) return &limit;
  }
  return nullptr;
}

bool is_avoided(const Limits& limits, const Site& site) {
  return std::any_of(limits.all.begin(), limits.all.end(), [&site](const Limit& limit) {
    return limit.kind == "avoid_region" && holds(limit.regions, site.region);
  });
}

Text find_treatment_ban(const Limits& limits) {
  for (const Limit& limit : limits.all) {
    if (limit.kind == "no_treatment") return limit.reason;
  }
  return {{{"de", "Es sind noch Sicherheitsfragen offen."}, {"en", "Safety questions are still open."}}};
}

// Why this tool is not to be used on any site of the point; empty when one site is free.
Text find_refusal(const Atlas& atlas, const TriggerPoint& point, const Tool& tool, const Limits& limits) {
  Text reason;
  for (const Site& site : point.sites) {
    reason = check_site(atlas, site, tool, limits);
    if (reason.by_language.empty()) return {};
  }
  return reason;
}

}  // namespace

Limits check_limits(const Atlas& atlas, const PainDrawing& drawing, const ScreenResult& screen) {
  Limits limits;
  limits.no_treatment = screen.action >= Action::professional_first || !screen.unanswered.empty();
  for (const RaisedFlag& raised : screen.raised) {
    const Flag& flag = *find(atlas.flags, raised.flag);
    const auto add = [&](const char* kind, std::vector<RegionId> regions, std::vector<ToolId> tools) {
      limits.all.push_back({kind, std::move(regions), std::move(tools), flag.id, flag.do_now, flag.sources});
    };
    if (raised.action >= Action::professional_first) add("no_treatment", {}, {});
    std::set<RegionId> regions(flag.avoid_regions.begin(), flag.avoid_regions.end());
    // "Not sure" about a lighter-pressure fact moves up to avoiding the painful region itself.
    if (flag.avoid_painted || (raised.action == Action::avoid_region && regions.empty())) {
      for (const PaintedCell& cell : drawing.cells) {
        if (cell.intensity > 0.0) regions.insert(cell.spot.region);
      }
    }
    if (!regions.empty()) add("avoid_region", {regions.begin(), regions.end()}, {});
    if (!flag.forbids_tools.empty()) add("no_tool", {}, flag.forbids_tools);
    if (flag.lighter || flag.action == Action::lighter) {
      limits.lighter = true;
      add("lighter", {}, {});
    }
  }
  return limits;
}

Text check_site(const Atlas& atlas, const Site& site, const Tool& tool, const Limits& limits) {
  if (limits.no_treatment) return find_treatment_ban(limits);
  if (const NoGoPlace* place = find_no_go(atlas, site)) return place->reason;
  if (const ToolBan* ban = find_ban(tool, site)) return ban->reason;
  if (const Limit* limit = find_personal_ban(limits, tool.id, site)) return limit->reason;
  return {};
}

PointLimits check_point(const Atlas& atlas, const TriggerPoint& point, const Limits& limits) {
  PointLimits result;
  for (std::size_t s = 0; s < point.sites.size(); ++s) {
    if (find_no_go(atlas, point.sites[s]) != nullptr || is_avoided(limits, point.sites[s])) {
      result.closed_sites.push_back(s);
    }
  }
  for (const ToolId& id : point.self_treatment) {
    if (id == professional) continue;
    Text refusal = find_refusal(atlas, point, *find(atlas.tools, id), limits);
    if (refusal.by_language.empty()) {
      result.allowed.push_back(id);
    } else {
      result.refused.push_back({id, std::move(refusal)});
    }
  }
  result.professional_only = result.allowed.empty();
  return result;
}

std::vector<PointOnSide> list_pressable(const Atlas& atlas, const Limits& limits) {
  std::vector<PointOnSide> pressable;
  for (const Muscle& muscle : atlas.muscles) {
    for (const TriggerPoint& point : muscle.points) {
      if (check_point(atlas, point, limits).professional_only) continue;
      for (const Side side : {Side::left, Side::right}) pressable.push_back({muscle.id, point.id, side});
    }
  }
  return pressable;
}

void add_suspicion(Limits& limits, const OtherCause& cause) {
  limits.no_treatment = true;
  limits.all.push_back({"no_treatment", {}, {}, cause.flag.front(), cause.advice, cause.sources});
}

}  // namespace unknot::plan
