#include "atlas/press/check_press.hpp"

#include <array>
#include <cmath>
#include <string>

namespace unknot::atlas {
namespace {

constexpr std::array marks = {"S", "K", "K?", "D", "assumed"};

class PressChecker {
 public:
  PressChecker(const Atlas& atlas, Faults& faults) : atlas_(atlas), press_(atlas.press), faults_(faults) {}

  void run() {
    check_tissues();
    check_tools();
    check_builds();
    for (const RegionLayers& layers : press_.regions) check_region(layers);
    for (const MuscleLayers& layers : press_.muscles) check_muscle(layers);
    check_unique();
    for (const Muscle& muscle : atlas_.muscles) check_sites(muscle);
  }

 private:
  void check_mark(const std::string& mark, const std::vector<SourceId>& sources, const std::string& key) {
    if (std::ranges::find(marks, mark) == marks.end()) {
      faults_.fault(key + "mark", quote(mark), "S, K, K?, D or assumed", "Say how sure the number is.");
    }
    if (mark == "S" && sources.empty()) {
      faults_.fault(key + "sources", "nothing", "a source for what was measured", "Cite it, or mark it assumed.");
    }
    faults_.all(sources, atlas_.sources, key + "sources");
  }

  void check_order(const char* key, double low, double usual, double high) {
    if (low <= usual && usual <= high) return;
    faults_.fault(key, "a usual value outside its own range", "low <= usual <= high",
                  "Put the three numbers in order.");
  }

  void check_tissues() {
    for (const TissueKind& kind : press_.tissues) {
      faults_.at("materials", kind.id.value);
      check_mark(kind.mark, kind.sources, "");
      check_mark(kind.stiffening.mark, kind.stiffening.sources, "stiffening.");
      check_mark(kind.relaxation.mark, kind.relaxation.sources, "relaxation.");
      check_order("shear_modulus_kpa", kind.low_kpa, kind.usual_kpa, kind.high_kpa);
      if (kind.collagen) {
        check_mark(kind.collagen->mark, kind.collagen->sources, "collagen.");
        check_order("collagen.stiffness_kpa", kind.collagen->low_kpa, kind.collagen->usual_kpa,
                    kind.collagen->high_kpa);
      }
      check_order("stiffening", kind.stiffening.low, kind.stiffening.usual, kind.stiffening.high);
    }
    faults_.at("materials/");
    for (const char* needed : needed_tissues) faults_.one(TissueKindId(needed), press_.tissues, "id");
  }

  void check_tools() {
    faults_.present(press_.tools, "shapes/");
    for (const PressTool& tool : press_.tools) {
      faults_.at("shapes", tool.id.value);
      check_mark(tool.mark, tool.sources, "");
      if (tool.stiffness_n_per_mm && !(*tool.stiffness_n_per_mm >= 0.1 && *tool.stiffness_n_per_mm <= 10000.0)) {
        faults_.fault("stiffness_n_per_mm", std::to_string(*tool.stiffness_n_per_mm), "0.1 to 10,000",
                      "Leave it out when the tool is rigid.");
      }
      check_form(tool.shape);
    }
  }

  // What a form needs to be a shape; the press itself refuses the rest.
  void check_form(const ToolShape& shape) {
    const auto need = [this](double value, const char* key) {
      if (value <= 0.0) faults_.fault(key, "nothing", "a size above 0 for this form", "Add it.");
    };
    using enum ToolForm;
    const bool has_two_ends = shape.form == tip || shape.form == fork;
    if (shape.form == pad || has_two_ends) need(shape.second_radius_mm, "second_radius_mm");
    if (shape.form != ball && shape.form != two_balls) need(shape.height_mm, "height_mm");
    if (shape.form == two_balls || shape.form == fork) need(shape.spacing_mm, "spacing_mm");
    if (shape.form == disc || shape.form == roller) need(shape.edge_mm, "edge_mm");
  }

  void check_builds() {
    faults_.at("layers/builds.json");
    check_mark(press_.builds.mark, press_.builds.sources, "");
    for (const Sex sex : {Sex::man, Sex::woman}) {
      for (const Build build : {Build::slim, Build::medium, Build::heavy}) {
        const auto n = std::ranges::count_if(press_.builds.builds, [&](const BuildFactors& factors) {
          return factors.sex == sex && factors.build == build;
        });
        if (n != 1) {
          faults_.fault("builds", n == 0 ? "a sex and build without factors" : "the same sex and build twice",
                        "man and woman, each slim, medium and heavy, once", "Add or remove an entry.");
        }
      }
    }
  }

  void check_thickness(const Thickness& thickness, const std::string& key) {
    check_mark(thickness.mark, thickness.sources, key + ".");
    faults_.one(thickness.reason, press_.reasons, key + ".reason");
  }

  void check_fibres(const MuscleLayers& layers, const std::string& key) {
    check_mark(layers.fibres.mark, layers.fibres.sources, key + ".");
    faults_.one(layers.fibres.reason, press_.reasons, key + ".reason");
    if (layers.fibres.over_degrees.has_value() != layers.over.has_value()) {
      faults_.fault(key + ".over_degrees", layers.over ? "nothing" : "a direction", "one where something lies above",
                    layers.over ? "Say which way the muscle above runs." : "Leave it out.");
    } else if (layers.fibres.over_degrees && !(std::abs(*layers.fibres.over_degrees) <= 90.0)) {
      faults_.fault(key + ".over_degrees", std::to_string(*layers.fibres.over_degrees), "-90 to 90",
                    "Turn it by 180 degrees.");
    }
  }

  std::string find_file(const RegionId& region) {
    const Region* found = find(atlas_.regions, region);
    return "layers/areas/" + (found == nullptr ? std::string() : found->area + ".json");
  }

  void check_region(const RegionLayers& layers) {
    faults_.at(find_file(layers.region));
    faults_.one(layers.region, atlas_.regions, "regions.region");
    const std::string key = layers.region.value;
    check_thickness(layers.skin, key + ".skin");
    check_thickness(layers.fat, key + ".fat");
    check_thickness(layers.fascia, key + ".fascia");
  }

  void check_muscle(const MuscleLayers& layers) {
    faults_.at(find_file(layers.region));
    faults_.one(layers.muscle, atlas_.muscles, "sites.muscle");
    faults_.one(layers.region, atlas_.regions, "sites.region");
    const std::string key = layers.muscle.value + "/" + layers.region.value;
    if (layers.over) check_thickness(*layers.over, key + ".over");
    check_thickness(layers.thickness, key + ".thickness");
    check_thickness(layers.below, key + ".below");
    check_fibres(layers, key + ".fibres");
    if (!layers.point) return;
    check_thickness(*layers.point, key + ".point");
    if (layers.point->usual_mm < layers.thickness.usual_mm) return;
    faults_.fault(key + ".point.usual_mm", std::to_string(layers.point->usual_mm),
                  "less than the muscle is thick, " + std::to_string(layers.thickness.usual_mm),
                  "Measure the point from the muscle's upper face, or correct the thickness.");
  }

  void check_unique() {
    for (std::size_t i = 1; i < press_.regions.size(); ++i) {
      if (press_.regions[i - 1].region != press_.regions[i].region) continue;
      faults_.at(find_file(press_.regions[i].region));
      faults_.fault("regions", quote(press_.regions[i].region.value) + " twice", "each region once", "Remove one.");
    }
    for (std::size_t i = 1; i < press_.muscles.size(); ++i) {
      const MuscleLayers& one = press_.muscles[i];
      if (press_.muscles[i - 1].muscle != one.muscle || press_.muscles[i - 1].region != one.region) continue;
      faults_.at(find_file(one.region));
      faults_.fault("sites", quote(one.muscle.value + "/" + one.region.value) + " twice", "each once", "Remove one.");
    }
  }

  void check_sites(const Muscle& muscle) {
    for (const TriggerPoint& point : muscle.points) {
      for (const Site& site : point.sites) {
        faults_.at(find_file(site.region));
        const std::string name = quote(muscle.id.value + "/" + site.region.value);
        if (std::ranges::find(press_.regions, site.region, &RegionLayers::region) == press_.regions.end()) {
          faults_.fault("regions", "no " + quote(site.region.value), "every region with a site of the atlas",
                        "Add skin, fat and fascia of the region.");
        }
        if (std::ranges::none_of(press_.muscles, [&](const MuscleLayers& layers) {
              return layers.muscle == muscle.id && layers.region == site.region;
            })) {
          faults_.fault("sites", "no " + name, "every site of the atlas", "Add what lies over, in and below it.");
        }
      }
    }
  }

  const Atlas& atlas_;
  const PressBook& press_;
  Faults& faults_;
};

}  // namespace

void check_press(const Atlas& atlas, Faults& faults) { PressChecker(atlas, faults).run(); }

}  // namespace unknot::atlas
