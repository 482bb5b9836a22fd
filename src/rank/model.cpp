#include "rank/model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/problem.hpp"
#include "math/random.hpp"

namespace unknot::rank {
namespace {

constexpr std::uint64_t variation_seed = 20'261'122;

// Where each of `needed_parameters` goes, in the same order.
constexpr std::array<double Parameters::*, needed_parameters.size()> fields{
    &Parameters::essential_weight, &Parameters::spill_weight,     &Parameters::near_weight,
    &Parameters::leak_alone,       &Parameters::leak_continuing,  &Parameters::unpainted_weight,
    &Parameters::near_unpainted,   &Parameters::strength_tilt,    &Parameters::finding_strength,
    &Parameters::base_rate_scale,  &Parameters::other_rate_scale, &Parameters::blur_same_region,
    &Parameters::blur_next_region, &Parameters::effort_movement,  &Parameters::effort_palpation};

// Between low and high on a geometric scale where that makes sense.
double draw_between(double low, double high, double uniform) {
  if (low <= 0.0) return low + (high - low) * uniform;
  return low * std::pow(high / low, uniform);
}

void read_parameters(Model& model, const Atlas& atlas, std::size_t n_variations) {
  model.variations.resize(n_variations);
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const Parameter* parameter = find(atlas.parameters, std::string(needed_parameters[f]));
    ensure(parameter != nullptr, "an atlas that was loaded holds every needed parameter");
    model.parameters.*fields[f] = parameter->value;
    for (std::size_t v = 0; v < n_variations; ++v) {
      model.variations[v].*fields[f] =
          draw_between(parameter->low, parameter->high, math::draw_uniform(variation_seed, v, f));
    }
  }
}

std::vector<Side> list_sides(bool paired) {
  return paired ? std::vector<Side>{Side::left, Side::right} : std::vector<Side>{Side::midline};
}

void read_spots(Model& model, const Atlas& atlas) {
  std::map<std::vector<std::string>, std::size_t> places;
  for (const Region& region : atlas.regions) {
    for (const Side side : list_sides(region.paired)) {
      const std::vector<std::string>& codes = region.choir[side == Side::right ? 1 : 0];
      const std::size_t place = places.emplace(codes, places.size()).first->second;
      model.spot_of.emplace(Spot{region.id, side}, model.spots.size());
      model.spots.push_back({{region.id, side}, place, region.extent, {}});
    }
  }
  for (ModelSpot& spot : model.spots) {
    const Region& region = *find(atlas.regions, spot.spot.region);
    for (const RegionId& other : region.adjacent) {
      for (const Side side : {Side::left, Side::right, Side::midline}) {
        const bool meets = side == spot.spot.side || side == Side::midline || spot.spot.side == Side::midline;
        const auto found = model.spot_of.find({other, side});
        if (meets && found != model.spot_of.end()) spot.neighbours.push_back(found->second);
      }
    }
    if (region.meets_mirror) spot.neighbours.push_back(model.spot_of.at({region.id, mirror(spot.spot.side)}));
  }
}

class ZoneBuilder {
 public:
  explicit ZoneBuilder(const Model& model) : model_(model) {}

  // Adds the regions on `side`; a region in the middle is itself whatever the side.
  void add(const std::vector<RegionId>& regions, Side side, Zone zone) {
    for (const RegionId& region : regions) {
      for (const Side candidate : {side, Side::midline}) {
        const auto found = model_.spot_of.find({region, candidate});
        if (found == model_.spot_of.end()) continue;
        const auto [entry, is_new] = zones_.emplace(found->second, zone);
        if (!is_new) entry->second = std::min(entry->second, zone);
        break;
      }
    }
  }

  std::vector<ModelZone> build() {
    std::set<std::size_t> near;
    for (const auto& [spot, zone] : zones_) {
      if (zone != Zone::essential) continue;
      for (const std::size_t neighbour : model_.spots[spot].neighbours) {
        if (!zones_.contains(neighbour)) near.insert(neighbour);
      }
    }
    for (const std::size_t spot : near) zones_.emplace(spot, Zone::near);
    std::vector<ModelZone> zones;
    for (const auto& [spot, zone] : zones_) zones.push_back({spot, zone});
    return zones;
  }

 private:
  const Model& model_;
  std::map<std::size_t, Zone> zones_;
};

void add_links(Model& model, const Atlas& atlas, const std::vector<FindingId>& findings, std::size_t cause) {
  for (const FindingId& id : findings) {
    const bool sided = find(atlas.findings, id)->sided;
    const Side side = model.causes[cause].side;
    std::vector<Side> asked{sided ? side : Side::midline};
    if (sided && side == Side::midline) asked = {Side::left, Side::right};
    for (const Side one : asked) {
      std::vector<std::size_t>& causes = model.causes_of_finding[{id, one}];
      if (causes.empty() || causes.back() != cause) causes.push_back(cause);
    }
  }
}

void read_point(Model& model, const Atlas& atlas, const Muscle& muscle, const TriggerPoint& point, Side side) {
  ZoneBuilder zones(model);
  zones.add(point.essential, side, Zone::essential);
  zones.add(point.spill, side, Zone::spill);
  zones.add(point.essential_other_side, mirror(side), Zone::essential);
  zones.add(point.spill_other_side, mirror(side), Zone::spill);
  ModelCause cause;
  cause.point = {muscle.id, point.id, side};
  cause.side = side;
  // The muscle's rate is shared by its points, so that a muscle does not gain by being described in more detail.
  cause.base_rate = 1.0 - std::pow(1.0 - muscle.base_rate, 1.0 / static_cast<double>(muscle.points.size()));
  cause.zones = zones.build();
  for (const Site& site : point.sites) {
    const auto paired = model.spot_of.find({site.region, side});
    cause.sites.push_back(paired != model.spot_of.end() ? paired->second
                                                        : model.spot_of.at({site.region, Side::midline}));
  }
  model.cause_of.emplace(cause.point, model.causes.size());
  model.causes.push_back(std::move(cause));
  add_links(model, atlas, point.aggravated_by, model.causes.size() - 1);
  add_links(model, atlas, point.limits, model.causes.size() - 1);
}

void read_other(Model& model, const Atlas& atlas, const OtherCause& other, Side side) {
  ZoneBuilder zones(model);
  for (const Side zone_side : other.paired ? std::vector<Side>{side} : std::vector<Side>{Side::left, Side::right}) {
    zones.add(other.essential, zone_side, Zone::essential);
    zones.add(other.spill, zone_side, Zone::spill);
  }
  ModelCause cause;
  cause.is_point = false;
  cause.other = other.id;
  cause.side = side;
  cause.base_rate = other.base_rate;
  cause.zones = zones.build();
  model.causes.push_back(std::move(cause));
  add_links(model, atlas, other.raised_by, model.causes.size() - 1);
}

}  // namespace

Model build_model(const Atlas& atlas, std::size_t n_variations) {
  Model model;
  read_parameters(model, atlas, n_variations);
  read_spots(model, atlas);
  for (const Muscle& muscle : atlas.muscles) {
    for (const TriggerPoint& point : muscle.points) {
      for (const Side side : {Side::left, Side::right}) read_point(model, atlas, muscle, point, side);
    }
  }
  for (const OtherCause& other : atlas.others) {
    for (const Side side : list_sides(other.paired)) read_other(model, atlas, other, side);
  }
  return model;
}

}  // namespace unknot::rank
