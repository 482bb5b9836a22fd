#include "atlas/check.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "atlas/care/check_care.hpp"
#include "atlas/faults.hpp"
#include "atlas/press/check_press.hpp"
#include "base/text.hpp"

namespace unknot::atlas {
namespace {

// Walks the atlas and stops looking after the first fault.
class Checker : private Faults {
 public:
  explicit Checker(const Atlas& atlas) : atlas_(atlas) {}

  std::optional<Problem> run() {
    check_presence();
    check_unique();
    check_regions();
    for (const Muscle& muscle : atlas_.muscles) check_muscle(muscle);
    for (const OtherCause& cause : atlas_.others) check_other(cause);
    for (const FindingQuestion& finding : atlas_.findings) {
      at("findings", finding.id.value);
      all(finding.sources, atlas_.sources, "sources");
      if (finding.id == FindingId("press_gives_my_pain") && !finding.ratio.contains(Examiner::self)) {
        fault("likelihood_ratio.self", "nothing", "a ratio for people who press themselves", "Add it, marked assumed.");
      }
      if (finding.ratio.empty()) fault("likelihood_ratio", "no ratio", "at least one", "Add one, marked assumed.");
      for (const auto& [examiner, ratio] : finding.ratio) {
        if (ratio.yes > 1.0 && ratio.no < 1.0) continue;
        fault("likelihood_ratio", "a \"yes\" that does not speak for it", "yes above 1 and no below 1",
              "Turn the question round, or remove it.");
      }
    }
    check_safety();
    check_complaints();
    check_parameters();
    check_care(atlas_, *this);
    check_press(atlas_, *this);
    check_sources_used();
    return first();
  }

 private:
  // Findings that are asked as such; pressing is asked point by point and belongs to no list.
  void answerable(const std::vector<FindingId>& findings, const std::string& key) {
    all(findings, atlas_.findings, key);
    for (const FindingId& id : findings) {
      const FindingQuestion* finding = find(atlas_.findings, id);
      if (finding == nullptr) continue;
      if (finding->kind != FindingKind::palpation && finding->kind != FindingKind::trial) continue;
      fault(key, quote(id.value) + ", which is found at a point", "aggravators, movements and history", "Remove it.");
    }
  }

  void check_presence() {
    present(atlas_.regions, "regions/");
    present(atlas_.muscles, "muscles/");
    present(atlas_.findings, "findings/");
    present(atlas_.others, "others/");
    present(atlas_.flags, "flags/");
    present(atlas_.screens, "screens/");
    present(atlas_.no_go, "no_go/");
    present(atlas_.tools, "tools/");
    present(atlas_.sources, "sources.json");
    present(atlas_.parameters, "parameters.json");
  }

  template <class Entry>
  void unique(const std::vector<Entry>& entries, const char* file) {
    for (std::size_t i = 1; i < entries.size(); ++i) {
      if (entries[i - 1].id != entries[i].id) continue;
      at(file);
      fault("id", list_names(entries)[i] + " twice", "each id once", "Rename or remove one.");
    }
  }

  void check_unique() {
    unique(atlas_.regions, "regions/");
    unique(atlas_.sources, "sources.json");
    unique(atlas_.parameters, "parameters.json");
  }

  void check_regions() {
    for (const Area& area : atlas_.areas) {
      at("regions", area.id);
      all(area.sources, atlas_.sources, "sources");
    }
    for (const Region& region : atlas_.regions) {
      at("regions/" + region.area + ".json");
      for (const RegionId& other : region.adjacent) {
        one(other, atlas_.regions, region.id.value + ".adjacent");
        const Region* neighbour = find(atlas_.regions, other);
        if (neighbour != nullptr &&
            std::find(neighbour->adjacent.begin(), neighbour->adjacent.end(), region.id) == neighbour->adjacent.end()) {
          fault(region.id.value + ".adjacent", other.value + " without the way back", "neighbours both ways",
                "Add " + region.id.value + " to the neighbours of " + other.value + ".");
        }
      }
      if (region.extent <= 0.0) fault(region.id.value + ".extent", "0 or less", "more than 0", "Correct the number.");
    }
  }

  void check_point(const TriggerPoint& point) {
    const std::string key = "points." + point.id.value;
    for (const Site& site : point.sites) {
      one(site.region, atlas_.regions, key + ".sites.region");
      all(site.in_places, atlas_.no_go, key + ".sites.in_places");
    }
    all(point.essential, atlas_.regions, key + ".essential");
    all(point.spill, atlas_.regions, key + ".spill");
    all(point.essential_other_side, atlas_.regions, key + ".essential_other_side");
    all(point.spill_other_side, atlas_.regions, key + ".spill_other_side");
    answerable(point.aggravated_by, key + ".aggravated_by");
    answerable(point.limits, key + ".limits");
    all(point.self_treatment, atlas_.tools, key + ".self_treatment");
    if (point.sites.empty()) fault(key + ".sites", "an empty list", "at least one site", "Add where to look.");
    if (point.essential.empty()) fault(key + ".essential", "an empty list", "at least one region", "Add the zone.");
    if (point.self_treatment.empty()) {
      fault(key + ".self_treatment", "nothing", "tools, or professional", "Add them here or for the whole muscle.");
    }
    for (const RegionId& region : point.spill) {
      if (std::find(point.essential.begin(), point.essential.end(), region) != point.essential.end()) {
        fault(key + ".spill", quote(region.value) + ", which is essential too", "each region once",
              "Keep one of them.");
      }
    }
  }

  void check_muscle(const Muscle& muscle) {
    at("muscles", muscle.id.value);
    all(muscle.sources, atlas_.sources, "sources");
    if (muscle.points.empty()) fault("points", "an empty list", "at least one trigger point", "Add one.");
    if (muscle.sources.empty()) fault("sources", "an empty list", "at least one source", "Cite where it is from.");
    std::set<PointId> seen;
    for (const TriggerPoint& point : muscle.points) {
      if (!seen.insert(point.id).second)
        fault("points", quote(point.id.value) + " twice", "each id once", "Rename one.");
      check_point(point);
    }
  }

  void check_other(const OtherCause& cause) {
    at("others", cause.id.value);
    all(cause.essential, atlas_.regions, "essential");
    all(cause.spill, atlas_.regions, "spill");
    answerable(cause.raised_by, "raised_by");
    all(cause.flag, atlas_.flags, "flag");
    all(cause.sources, atlas_.sources, "sources");
  }

  void check_safety() {
    for (const Flag& flag : atlas_.flags) {
      at("flags", flag.id.value);
      if (std::none_of(atlas_.screens.begin(), atlas_.screens.end(),
                       [&flag](const Screen& screen) { return screen.id == flag.asked_in; })) {
        fault("asked_in", quote(flag.asked_in.value), "a file in screens/",
              build_suggestion(flag.asked_in.value, list_names(atlas_.screens)));
      }
      all(flag.called_for_areas, atlas_.areas, "called_for.areas");
      all(flag.called_for_regions, atlas_.regions, "called_for.regions");
      all(flag.avoid_regions, atlas_.regions, "avoid.regions");
      all(flag.forbids_tools, atlas_.tools, "forbids_tools");
      all(flag.sources, atlas_.sources, "sources");
      if (!flag.always && flag.called_for_areas.empty() && flag.called_for_regions.empty()) {
        fault("called_for", "nothing", "\"always\", areas or regions", "Say when the question is asked.");
      }
    }
    for (const NoGoPlace& place : atlas_.no_go) {
      at("no_go", place.id.value);
      all(place.regions, atlas_.regions, "regions");
      all(place.sources, atlas_.sources, "sources");
    }
    for (const Tool& tool : atlas_.tools) {
      at("tools", tool.id.value);
      all(tool.sources, atlas_.sources, "sources");
      for (const ToolBan& ban : tool.never_on) {
        all(ban.regions, atlas_.regions, "never_on.regions");
        all(ban.places, atlas_.no_go, "never_on.places");
        all(ban.sources, atlas_.sources, "never_on.sources");
      }
    }
  }

  void check_complaints() {
    for (const Complaint& complaint : atlas_.complaints) {
      at("prevalence", complaint.id.value);
      all(complaint.typical_regions, atlas_.regions, "typical_drawing.regions");
      for (const PrevalenceRow& row : complaint.muscles) {
        one(row.muscle, atlas_.muscles, "muscles.muscle");
        all(std::vector<SourceId>{row.source}, atlas_.sources, "muscles.source");
      }
    }
  }

  void check_parameters() {
    at("parameters.json");
    for (const char* needed : needed_parameters) {
      if (find(atlas_.parameters, std::string(needed)) != nullptr) continue;
      fault(needed, "no such parameter", "every parameter that the ranking needs", "Add it.");
    }
    for (const Parameter& parameter : atlas_.parameters) {
      all(parameter.sources, atlas_.sources, parameter.id + ".sources");
      if (parameter.low <= parameter.value && parameter.value <= parameter.high) continue;
      fault(parameter.id, "a value outside its own range", "low <= value <= high", "Correct the numbers.");
    }
  }

  void check_sources_used() {
    at("sources.json");
    for (const Source& source : atlas_.sources) {
      if (is_used(source.id)) continue;
      fault(source.id.value, "a source that nothing cites", "cited sources only", "Cite it or remove it.");
    }
  }

  const Atlas& atlas_;
};

}  // namespace

std::optional<Problem> check(const Atlas& atlas) { return Checker(atlas).run(); }

}  // namespace unknot::atlas
