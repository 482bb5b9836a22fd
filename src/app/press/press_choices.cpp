#include "app/press/press_choices.hpp"

#include <utility>

#include "app/press/find_site.hpp"
#include "app/press/press_runner.hpp"

namespace unknot::app {
namespace {

constexpr double dry_skin = 0.5;  // docs/science/friction.md; a guess within a factor of 3

// Ridges as those of docs/science/bone.md, all three numbers assumed.
PressChanges build_ribs(double aside_mm) {
  PressChanges changes;
  changes.base = BoneForm::rib;
  changes.base_width_mm = 14.0;
  changes.base_height_mm = 6.0;
  changes.base_spacing_mm = 30.0;
  changes.base_aside_mm = aside_mm;
  return changes;
}

std::vector<PressChoice> list_all(TissueBase base) {
  std::vector<PressChoice> all(5);
  all[0].id = "tilted";
  all[0].changes.tilt_degrees = 15.0;
  all[1].id = "beside";
  all[1].changes.offset_mm = 10.0;
  all[2].id = "dry";
  all[2].changes.friction = dry_skin;
  all[3].id = "across";
  all[3].changes.friction = dry_skin;
  all[3].changes.slide_mm = 5.0;
  // Beside no fibres at all it would differ in three things: that there are some, that their ends are held, and that they pull.
  all[4].id = "tense";
  all[4].changes.tension = 0.1;
  all[4].plain.tension = 0.0;
  if (base == TissueBase::rib) {
    all.push_back({"rib", build_ribs(0.0), {}, {}});
    all.push_back({"between_ribs", build_ribs(15.0), {}, {}});
  }
  if (base == TissueBase::bone) {
    PressChanges shaft;
    shaft.base = BoneForm::curved;
    shaft.base_radius_mm = 14.0;  // the middle of a femur
    all.push_back({"round_bone", shaft, {}, {}});
  }
  PressChanges law;
  law.law = TissueLaw::ogden;
  all.push_back({"law", law, {}, {}});
  return all;
}

}  // namespace

std::expected<std::vector<PressChoice>, Problem> list_press_choices(const Atlas& atlas, const std::string& site,
                                                                    const PressBody& body, const PressToolId& tool) {
  const std::expected<SiteLayers, Problem> found = find_site(atlas, site);
  if (!found) return std::unexpected(found.error());
  const std::expected<PressTool, Problem> known = find_press_tool(atlas, tool.value);
  if (!known) return std::unexpected(known.error());
  std::vector<PressChoice> choices = list_all(found->depth.base);
  for (PressChoice& choice : choices) {
    const PressCase one{site, body, tool, choice.changes, known->most_force_n, {}, {}, {}};
    if (auto checked = check_press_case(atlas, one); !checked) choice.refused = std::move(checked.error());
  }
  return choices;
}

}  // namespace unknot::app
