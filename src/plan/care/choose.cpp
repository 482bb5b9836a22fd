#include "plan/care/choose.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/problem.hpp"
#include "plan/limits.hpp"

namespace unknot::plan {
namespace {

const ToolId helper("helper");
const ToolId professional("professional");
const std::array<ToolId, 4> like_a_helper{ToolId("ball_wall"), ToolId("ball_floor"), ToolId("hook_cane"),
                                          ToolId("foam_roller")};

template <class List, class Value>
bool holds(const List& list, const Value& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

bool may_press(const Atlas& atlas, const Site& site, const ToolId& tool, const Limits& limits) {
  return check_site(atlas, site, *find(atlas.tools, tool), limits).by_language.empty();
}

// The tools for a site in the atlas's order; a helper's hand stands behind them where a tool of its kind may go.
std::vector<ToolId> list_tools(const Atlas& atlas, const TriggerPoint& point, const Site& site, const Limits& limits) {
  std::vector<ToolId> tools;
  bool helper_fits = false;
  for (const ToolId& tool : point.self_treatment) {
    if (tool == professional || !may_press(atlas, site, tool, limits)) continue;
    tools.push_back(tool);
    helper_fits = helper_fits || holds(like_a_helper, tool);
  }
  if (helper_fits && find(atlas.tools, helper) != nullptr && may_press(atlas, site, helper, limits)) {
    tools.push_back(helper);
  }
  return tools;
}

bool is_open(const Implement& implement, const Policy& policy, const CareChosen& choice, bool soft_only) {
  if (!implement.always && !holds(choice.implements, implement.id)) return false;
  if (soft_only && implement.hard) return false;
  return policy.only_implements.empty() || holds(policy.only_implements, implement.id);
}

// 0 for what the person likes best; what they did not name comes behind all of it.
std::size_t find_liking(const CareChosen& choice, const ImplementId& implement) {
  const auto found = std::find(choice.prefers.begin(), choice.prefers.end(), implement);
  return static_cast<std::size_t>(found - choice.prefers.begin());
}

}  // namespace

std::vector<Way> list_ways(const Atlas& atlas, const PointOnSide& point, const Limits& limits, const Policy& policy,
                           const CareChosen& choice, bool soft_only) {
  struct Ranked {
    std::tuple<std::size_t, bool, int, std::size_t, std::size_t> order;
    Way way;
  };
  std::vector<Ranked> ranked;
  const TriggerPoint& trigger = find_point(atlas, point);
  for (std::size_t s = 0; s < trigger.sites.size(); ++s) {
    const std::vector<ToolId> tools = list_tools(atlas, trigger, trigger.sites[s], limits);
    for (std::size_t t = 0; t < tools.size(); ++t) {
      for (const Implement& implement : atlas.care.implements) {
        if (!holds(implement.works_as, tools[t]) || !is_open(implement, policy, choice, soft_only)) continue;
        ranked.push_back({{find_liking(choice, implement.id), tools[t] != ToolId("ball_wall"), implement.order, t, s},
                          {s, find(atlas.tools, tools[t]), &implement}});
      }
    }
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.order < b.order; });
  std::vector<Way> ways;
  ways.reserve(ranked.size());
  for (const Ranked& one : ranked) ways.push_back(one.way);
  return ways;
}

const Position& find_position(const CareBook& book, const ToolId& tool, const RegionId& region) {
  const auto find_first = [&book, &tool](auto fits) {
    return std::find_if(book.positions.begin(), book.positions.end(),
                        [&](const Position& position) { return position.tool == tool && fits(position); });
  };
  const auto named = find_first([&region](const Position& position) { return holds(position.regions, region); });
  if (named != book.positions.end()) return *named;
  const auto everywhere = find_first([](const Position& position) { return position.regions.empty(); });
  ensure(everywhere != book.positions.end(), "every tool has a position for everywhere");
  return *everywhere;
}

}  // namespace unknot::plan
