#include "press/site/build_block.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "press/laws/laws.hpp"
#include "press/mesh/check.hpp"

namespace unknot::press {
namespace {

constexpr double least_half_width = 50.0;  // [mm]; what is further to the side moves little (assumed)
constexpr std::array<double, 3> knot_mm = {3.5, 2.0, 1.5};  // half axes: along the fibres, across, down
// Far below that of water (2.2e6 kPa), and enough: 100 kPa change a volume by 5 %; with 5,000 kPa no number of a thumb's press moves by
// more than 2 %.
constexpr double bulk_kpa = 2000.0;
constexpr double knot_room = 0.8;  // of the way from its middle to the nearer face of its muscle, at most (assumed)

Problem build_problem(const SiteLayers& site, const std::string& key, double found, const char* allowed,
                      const char* next) {
  const std::string name = site.muscle.value + "." + site.point.value + "." + std::to_string(site.number);
  return {Code::out_of_range, name, key, std::to_string(found), allowed, next};
}

const BuildFactors* find_factors(const SiteLayers& site, const PressBody& body) {
  const auto found = std::ranges::find_if(site.builds.builds, [&](const BuildFactors& factors) {
    return factors.sex == body.sex && factors.build == body.build;
  });
  return found == site.builds.builds.end() ? nullptr : &*found;
}

// One end of a range, or the middle.
double choose(Stiffness stiffness, double low, double usual, double high) {
  if (stiffness == Stiffness::usual) return usual;
  return stiffness == Stiffness::low ? low : high;
}

// A layer's or a knot's law.
struct Law {
  double shear_modulus_kpa = 0.0;
  double stiffening = 0.0;
  Relaxation relaxation;
};

Law find_law(const SiteLayers& site, const char* tissue, Stiffness stiffness) {
  const TissueKind& kind = *std::ranges::find(site.tissues, TissueKindId(tissue), &TissueKind::id);
  const TissueStiffening& grows = kind.stiffening;
  return {choose(stiffness, kind.low_kpa, kind.usual_kpa, kind.high_kpa),
          choose(stiffness, grows.low, grows.usual, grows.high),
          {kind.relaxation.share, kind.relaxation.seconds}};
}

// Layers of one body, in millimetres; `point` is below the muscle's upper face.
struct Depths {
  double skin = 0.0;
  double fat = 0.0;
  double fascia = 0.0;
  double over = 0.0;  // 0: nothing above the muscle
  double muscle = 0.0;
  double point = 0.0;
  double below = 0.0;
};

Depths find_depths(const SiteLayers& site, const PressBody& body, const BuildFactors& factors) {
  const double woman = body.sex == Sex::woman ? site.skin.woman_fat_factor : 1.0;
  Depths depths;
  depths.skin = site.skin.skin.usual_mm;
  depths.fat = site.skin.fat.usual_mm * factors.fat_factor * woman;
  depths.fascia = site.skin.fascia.usual_mm;
  depths.over = site.depth.over ? site.depth.over->usual_mm * factors.muscle_factor : 0.0;
  depths.muscle = site.depth.thickness.usual_mm * factors.muscle_factor;
  depths.point = site.depth.point ? site.depth.point->usual_mm * factors.muscle_factor : 0.5 * depths.muscle;
  depths.below = site.depth.below.usual_mm * factors.muscle_factor;
  return depths;
}

std::optional<Problem> check_tissues(const SiteLayers& site) {
  for (const char* needed : needed_tissues) {
    const auto kind = std::ranges::find(site.tissues, TissueKindId(needed), &TissueKind::id);
    if (kind == site.tissues.end()) {
      return Problem{Code::unknown_name, "data/materials", needed, "no such tissue", "every kind of tissue", "Add it."};
    }
    if (!(0.0 < kind->low_kpa && kind->low_kpa <= kind->usual_kpa && kind->usual_kpa <= kind->high_kpa)) {
      return build_problem(site, std::string(needed) + ".shear_modulus_kpa", kind->usual_kpa,
                           "0 < low <= usual <= high", "put the three numbers in order");
    }
  }
  return std::nullopt;
}

std::optional<Problem> check_depths(const SiteLayers& site, const Depths& depths) {
  const auto check = [&site](const char* key, double value) -> std::optional<Problem> {
    if (std::isfinite(value) && value > 0.0) return std::nullopt;
    return build_problem(site, std::string(key) + ".usual_mm", value, "a thickness above 0",
                         "correct it in data/layers; leave out muscles above when there are none");
  };
  if (auto problem = check("skin", depths.skin)) return problem;
  if (auto problem = check("fat", depths.fat)) return problem;
  if (auto problem = check("fascia", depths.fascia)) return problem;
  if (site.depth.over) {
    if (auto problem = check("over", depths.over)) return problem;
  }
  if (auto problem = check("thickness", depths.muscle)) return problem;
  if (auto problem = check("below", depths.below)) return problem;
  if (!(depths.point > 0.0 && depths.point < depths.muscle)) {
    return build_problem(site, "point.usual_mm", depths.point, "between the faces of its muscle",
                         "measure the point from the muscle's upper face");
  }
  return std::nullopt;
}

double find_above(const Depths& depths) { return depths.skin + depths.fat + depths.fascia + depths.over; }

}  // namespace

std::expected<TissueBlock, Problem> build_block(const SiteLayers& site, const PressBody& body, Stiffness stiffness) {
  if (auto problem = check_tissues(site)) return std::unexpected(*problem);
  const BuildFactors* factors = find_factors(site, body);
  if (factors == nullptr) {
    return std::unexpected(Problem{Code::unknown_name, "data/layers/builds.json", "builds", "no such sex and build",
                                   "man and woman, each slim, medium and heavy", "Add an entry."});
  }
  const Depths depths = find_depths(site, body, *factors);
  if (auto problem = check_depths(site, depths)) return std::unexpected(*problem);
  TissueBlock block;
  block.bulk_kpa = bulk_kpa;
  const auto add_layer = [&](const char* name, const char* tissue, double thickness) {
    const Law law = find_law(site, tissue, stiffness);
    block.layers.push_back({name, thickness, law.shear_modulus_kpa, law.stiffening, law.relaxation});
  };
  add_layer("skin", "skin", depths.skin);
  add_layer("fat", "fat", depths.fat);
  add_layer("fascia", "fascia", depths.fascia);
  if (site.depth.over) add_layer("over", "muscle", depths.over);
  add_layer("muscle", "muscle", depths.muscle);
  add_layer("below", "muscle", depths.below);
  const double room = knot_room * std::min(depths.point, depths.muscle - depths.point);
  const Law knot = find_law(site, "nodule", stiffness);
  block.nodule = TissueNodule{find_above(depths) + depths.point,
                              {knot_mm[0], knot_mm[1], std::min(knot_mm[2], room)},
                              knot.shear_modulus_kpa,
                              knot.stiffening,
                              knot.relaxation};
  block.half_width_mm = std::max(least_half_width, 5.0 * std::ceil(find_thickness(block) / 5.0));
  if (auto problem = check_block(block)) return std::unexpected(*problem);
  return block;
}

std::expected<TissueBlock, Problem> lay_on_bone(TissueBlock block, const BoneShape& bone) {
  block.bone = bone;
  if (auto problem = check_block(block)) return std::unexpected(*problem);
  return block;
}

CollagenFibres find_collagen(const SiteLayers& site, Stiffness stiffness, double times) {
  const TissueKind& fascia = *std::ranges::find(site.tissues, TissueKindId("fascia"), &TissueKind::id);
  ensure(fascia.collagen.has_value(), "whoever asks for the fascia's collagen has some");
  const TissueCollagen& collagen = *fascia.collagen;
  return {times * choose(stiffness, collagen.low_kpa, collagen.usual_kpa, collagen.high_kpa), collagen.growth,
          collagen.degrees, 0.0};
}

void set_ogden(std::optional<double> alpha, TissueBlock& block) {
  for (TissueLayer& layer : block.layers) {
    layer.alpha = alpha && layer.name != "fascia" ? *alpha : find_matching_alpha(layer.stiffening);
  }
  if (block.nodule) block.nodule->alpha = alpha ? *alpha : find_matching_alpha(block.nodule->stiffening);
}

double find_over_angle(const SiteLayers& site) {
  const double apart = site.depth.fibres.over_degrees.value_or(site.depth.fibres.degrees) - site.depth.fibres.degrees;
  return apart > 90.0 ? apart - 180.0 : apart < -90.0 ? apart + 180.0 : apart;
}

double find_point_depth(const SiteLayers& site, const PressBody& body) {
  const BuildFactors* factors = find_factors(site, body);
  ensure(factors != nullptr, "a site holds factors for every body");
  const Depths depths = find_depths(site, body, *factors);
  return find_above(depths) + depths.point;
}

}  // namespace unknot::press
