#include "plan/care/dose.hpp"

#include <algorithm>
#include <cmath>

#include "plan/care/words.hpp"

namespace unknot::plan {
namespace {

// A number that other bounds lower, keeping those that did.
class Lowered {
 public:
  Lowered(Dose& dose, const Bound& first) : dose_(dose), value_(first.value) { dose_.bounds.push_back(first); }

  void lower(const Bound& bound) {
    if (bound.value >= value_) return;
    value_ = bound.value;
    dose_.bounds.push_back(bound);
  }
  double value() const { return value_; }

 private:
  Dose& dose_;
  double value_;
};

Bound rename(Bound bound, const char* id) {
  bound.id = id;
  return bound;
}

Bound scale(const CareBook& book, const Bound& factor, double value, double times, const char* id, const char* unit) {
  Bound bound = factor;
  bound.id = id;
  bound.value = value * times;
  bound.unit = unit;
  bound.reason = find_words(book, "lowered_by_reaction");
  return bound;
}

// Head and neck: vessels, nerves and the neck's joints lie close under the muscles.
bool is_near_vessels(const Atlas& atlas, const PointOnSide& point, const Way& way) {
  const Site& site = find_point(atlas, point).sites[way.site];
  const std::string& area = find(atlas.regions, site.region)->area;
  return area == "head" || area == "neck";
}

void lower_ceiling(const Atlas& atlas, const PointOnSide& point, const Way& way, const DoseGround& ground, Dose& dose) {
  const CareBook& book = atlas.care;
  Lowered ceiling(dose, rename(find_bound(book, "pain_ceiling"), "ceiling"));
  ceiling.lower(ground.policy->ceiling);
  const Bound lighter = rename(find_bound(book, "lighter_ceiling"), "ceiling");
  if (ground.lighter) ceiling.lower(lighter);
  if (is_near_vessels(atlas, point, way)) {
    Bound near = lighter;
    near.reason = find_words(book, "near_vessels");
    near.mark = "assumed";
    ceiling.lower(near);
  }
  const PressWay own{way.site, way.tool->id, way.implement->id};
  for (const ModelCeiling& model : ground.models) {
    if (model.point != point || (model.way && *model.way != own)) continue;
    Bound bound = lighter;
    bound.value = model.ceiling;
    bound.reason = find_words(book, model.way ? "lowered_by_strain" : "lowered_by_model");
    bound.mark = "model";
    if (model.way) bound.sources = {SourceId("ceelen_2008"), SourceId("perez_palomares_2021")};
    ceiling.lower(bound);
  }
  if (ground.recovery.factor < 1.0) {
    ceiling.lower(
        scale(book, find_bound(book, "reaction_factor"), ceiling.value(), ground.recovery.factor, "ceiling", "of 10"));
  }
  dose.ceiling = std::max(1.0, std::floor(ceiling.value()));
}

// A gun and a roller have times of their own; they are shared out over the presses.
void lower_hold(const CareBook& book, const Way& way, const DoseGround& ground, Dose& dose) {
  Lowered hold(dose, ground.policy->hold);
  if (ground.lighter) hold.lower(rename(find_bound(book, "hold_lighter_s"), "hold_s"));
  if (way.tool->id == ToolId("massage_gun")) hold.lower(rename(find_bound(book, "gun_spot_s"), "hold_s"));
  if (way.tool->id == ToolId("foam_roller")) hold.lower(rename(find_bound(book, "roller_muscle_s"), "hold_s"));
  if (ground.recovery.factor < 1.0) {
    hold.lower(scale(book, find_bound(book, "reaction_factor"), hold.value(), ground.recovery.factor, "hold_s", "s"));
  }
  dose.hold_s = std::max(5.0, std::floor(hold.value()));
}

void lower_presses(const CareBook& book, const Way& way, const DoseGround& ground, Dose& dose) {
  Bound most = rename(find_bound(book, "presses_per_point"), "presses");
  Lowered presses(dose, most);
  const auto lower_to = [&](double value, const Bound& why, const Text& reason) {
    Bound bound = why;
    bound.id = "presses";
    bound.unit = most.unit;
    bound.value = value;
    bound.reason = reason;
    presses.lower(bound);
  };
  if (ground.lighter) lower_to(1.0, find_bound(book, "hold_lighter_s"), find_words(book, "one_press_lighter"));
  if (ground.recovery.factor < 1.0) {
    lower_to(std::max(1.0, std::floor(most.value * ground.recovery.factor)), find_bound(book, "reaction_factor"),
             find_words(book, "lowered_by_reaction"));
  }
  if (way.tool->id == ToolId("massage_gun")) {
    // The gun stays on one spot once; further presses would only be the same spot again.
    lower_to(1.0, find_bound(book, "gun_spot_s"), find_bound(book, "gun_spot_s").reason);
  }
  if (way.tool->id == ToolId("foam_roller")) {
    const Bound& roller = find_bound(book, "roller_muscle_s");
    lower_to(std::max(1.0, std::floor(roller.value / dose.hold_s)), roller, roller.reason);
  }
  dose.presses = static_cast<int>(presses.value());
}

}  // namespace

bool is_lighter(const Atlas& atlas, const Case& one_case, const Limits& limits) {
  return limits.lighter || one_case.age_years.value_or(0.0) >= find_bound(atlas.care, "old_age_years").value;
}

Dose check_dose(const Atlas& atlas, const PointOnSide& point, const Way& way, const DoseGround& ground) {
  Dose dose;
  lower_ceiling(atlas, point, way, ground, dose);
  Lowered level(dose, rename(ground.policy->target, "level"));
  if (ground.recovery.factor < 1.0) {
    level.lower(scale(atlas.care, find_bound(atlas.care, "reaction_factor"), level.value(), ground.recovery.factor,
                      "level", "of 10"));
  }
  dose.level = std::max(1.0, std::min(std::floor(level.value()), dose.ceiling));
  lower_hold(atlas.care, way, ground, dose);
  lower_presses(atlas.care, way, ground, dose);
  return dose;
}

int count_points(const CareBook& book, const DoseGround& ground) {
  double most = find_bound(book, "points_per_session").value;
  if (ground.lighter || ground.recovery.factor < 1.0)
    most = std::min(most, find_bound(book, "points_after_reaction").value);
  return static_cast<int>(most);
}

}  // namespace unknot::plan
