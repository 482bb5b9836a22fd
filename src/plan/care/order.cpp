#include "plan/care/order.hpp"

#include <algorithm>
#include <tuple>

namespace unknot::plan {
namespace {

constexpr double least_share = 0.5;  // of the satellite's probability

bool holds(const std::vector<RegionId>& regions, const RegionId& region) {
  return std::find(regions.begin(), regions.end(), region) != regions.end();
}

bool is_more_probable(const Candidate& a, const Candidate& b) {
  if (a.probability != b.probability) return a.probability > b.probability;
  return a.point < b.point;
}

}  // namespace

bool is_key_to(const Atlas& atlas, const Candidate& key, const Candidate& satellite) {
  if (key.point == satellite.point || key.probability < least_share * satellite.probability) return false;
  const TriggerPoint& zone = find_point(atlas, key.point);
  const RegionId& region = find_point(atlas, satellite.point).sites[satellite.site].region;
  if (key.point.side == satellite.point.side) return holds(zone.essential, region) || holds(zone.spill, region);
  return holds(zone.essential_other_side, region) || holds(zone.spill_other_side, region);
}

std::vector<Candidate> order_points(const Atlas& atlas, std::vector<Candidate> candidates) {
  std::sort(candidates.begin(), candidates.end(), is_more_probable);
  std::vector<Candidate> ordered;
  while (!candidates.empty()) {
    const auto is_free = [&](const Candidate& one) {
      return std::none_of(candidates.begin(), candidates.end(), [&](const Candidate& other) {
        return is_key_to(atlas, other, one) && !is_key_to(atlas, one, other);
      });
    };
    auto next = std::find_if(candidates.begin(), candidates.end(), is_free);
    if (next == candidates.end()) next = candidates.begin();  // a ring of keys: the most probable breaks it
    ordered.push_back(*next);
    candidates.erase(next);
  }
  return ordered;
}

}  // namespace unknot::plan
