#include "app/care/forces.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "app/press/dose_table.hpp"
#include "press/dose/reach.hpp"
#include "store/archive.hpp"

namespace unknot::app {
namespace {

// Pressure on the skin in proportion to the level (assumed), so that the middle of what hurts good is that of manual release.
double find_kpa(const CareBook& book, const char* release, double level) {
  const double middle = 0.5 * (find_bound(book, "good_pain_low").value + find_bound(book, "good_pain_high").value);
  return find_bound(book, release).value * level / middle;
}

struct Shape {
  const char* tool;
  const char* implement;  // empty: any
  const char* shape;
};
constexpr std::array<Shape, 9> shapes{{{"thumb", "", "thumb"},
                                       {"helper", "", "thumb"},
                                       {"ball_wall", "tennis_ball", "tennis_ball"},
                                       {"ball_wall", "lacrosse_ball", "lacrosse_ball"},
                                       {"ball_floor", "tennis_ball", "tennis_ball"},
                                       {"ball_floor", "lacrosse_ball", "lacrosse_ball"},
                                       {"two_balls", "", "two_balls"},
                                       {"foam_roller", "", "foam_roller"},
                                       {"hook_cane", "", "cane_tip"}}};

std::string build_name(const PointOnSide& point, std::size_t site) {
  return point.muscle.value + "." + point.point.value + "." + std::to_string(site + 1);
}

const KeptDoses* find_table(const std::vector<KeptDoses>& doses, const std::string& site, const PressToolId& tool) {
  const auto found = std::find_if(doses.begin(), doses.end(),
                                  [&](const KeptDoses& one) { return one.key.site == site && one.key.tool == tool; });
  return found == doses.end() ? nullptr : &*found;
}

// Tissue of which stiffness must pass the harmful strain before a ceiling is lowered. The stiff end: measured stiffness spans a factor of
// ten, and far down the model is softer than tissue, so what softer curves show there says more of the model than of a muscle.
constexpr Stiffness judged_stiffness = Stiffness::high;

// The highest whole level whose pressure that tissue bears; none when the table does not go so far.
std::optional<double> find_ceiling(const CareBook& book, const DoseTable& table) {
  for (const DoseCurve& curve : table.curves) {
    if (curve.stiffness != judged_stiffness) continue;
    const auto harmful = press::find_harmful_pressure(curve, find_bound(book, "harmful_shear").value);
    if (harmful) return std::clamp(std::floor(*harmful / find_kpa(book, "release_mean_kpa", 1.0)), 1.0, 10.0);
  }
  return std::nullopt;
}

std::optional<ForceRange> find_range(const Atlas& atlas, const DoseTable& table, double level) {
  const auto tool = std::ranges::find(atlas.press.tools, table.tool, &PressTool::id);
  ForceRange range;
  range.low_kpa = find_kpa(atlas.care, "release_mean_kpa", level);
  range.high_kpa = find_kpa(atlas.care, "release_start_kpa", level);
  for (const DoseCurve& curve : table.curves) {
    // No force is told at which a model already shears its muscle harmfully.
    const auto harmful = press::find_harmful_pressure(curve, find_bound(atlas.care, "harmful_shear").value);
    const double most_kpa = std::max(1e-6, harmful.value_or(range.high_kpa));
    const std::optional<press::Reach> low = press::find_reach(curve, std::min(range.low_kpa, most_kpa));
    const std::optional<press::Reach> high = press::find_reach(curve, std::min(range.high_kpa, most_kpa));
    if (!low || !high) continue;
    range.low_n = range.high_n > 0.0 ? std::min(range.low_n, low->force_n) : low->force_n;
    range.high_n = std::max(range.high_n, high->force_n);
    range.is_beyond = range.is_beyond || high->is_beyond || most_kpa < range.high_kpa;
  }
  if (!(range.high_n > 0.0) || tool == atlas.press.tools.end()) return std::nullopt;
  // Nobody is told to press harder than anybody does with this tool.
  range.high_n = std::min(range.high_n, tool->most_force_n);
  range.low_n = std::min(range.low_n, range.high_n);
  return range;
}

}  // namespace

std::optional<PressBody> find_press_body(const std::string& figure) {
  const std::size_t cut = figure.find('_');
  if (cut == std::string::npos) return std::nullopt;
  const std::string sex = figure.substr(0, cut);
  const std::string build = figure.substr(cut + 1);
  if (sex != "woman" && sex != "man") return std::nullopt;
  if (build != "slim" && build != "medium" && build != "large") return std::nullopt;
  return PressBody{sex == "woman" ? Sex::woman : Sex::man,
                   build == "slim" ? Build::slim : (build == "large" ? Build::heavy : Build::medium)};
}

std::optional<PressToolId> find_press_shape(const ToolId& tool, const ImplementId& implement) {
  for (const Shape& one : shapes) {
    const bool fits = *one.implement == '\0' || implement.value == one.implement;
    if (tool.value == one.tool && fits) return PressToolId(one.shape);
  }
  return std::nullopt;
}

std::vector<KeptDoses> collect_doses(const Atlas& atlas, store::Archive& archive, const Located& located,
                                     const PressBody& body) {
  std::vector<KeptDoses> doses;
  if (!located.ranking) return doses;
  std::set<std::string> points;  // muscle.point. of those that come into question
  for (const Hypothesis& hypothesis : located.ranking->hypotheses) {
    points.insert(hypothesis.point.muscle.value + "." + hypothesis.point.point.value + ".");
  }
  const auto kept = archive.list_doses(body);
  for (const DoseKey& key : kept ? *kept : std::vector<DoseKey>{}) {
    if (!points.contains(key.site.substr(0, key.site.rfind('.') + 1))) continue;
    const auto fresh = build_dose_key(atlas, key.site, body, key.tool);
    if (!fresh || *fresh != key) continue;
    auto table = archive.find_doses(key);
    if (table && *table) doses.push_back({key, std::move(**table)});
  }
  return doses;
}

std::vector<plan::ModelCeiling> list_model_ceilings(const Atlas& atlas, const Located& located,
                                                    const std::vector<KeptDoses>& doses) {
  std::vector<plan::ModelCeiling> ceilings;
  if (!located.ranking || doses.empty()) return ceilings;
  for (const Hypothesis& hypothesis : located.ranking->hypotheses) {
    const std::size_t n_sites = find_point(atlas, hypothesis.point).sites.size();
    for (std::size_t site = 0; site < n_sites; ++site) {
      for (const Implement& implement : atlas.care.implements) {
        for (const ToolId& tool : implement.works_as) {
          const auto shape = find_press_shape(tool, implement.id);
          const KeptDoses* kept = shape ? find_table(doses, build_name(hypothesis.point, site), *shape) : nullptr;
          const std::optional<double> ceiling = kept != nullptr ? find_ceiling(atlas.care, kept->table) : std::nullopt;
          if (ceiling) ceilings.push_back({hypothesis.point, *ceiling, plan::PressWay{site, tool, implement.id}});
        }
      }
    }
  }
  return ceilings;
}

void add_forces(const Atlas& atlas, const PressBody& body, const std::vector<KeptDoses>& doses, Plan& plan) {
  for (PlanStep& step : plan.steps) {
    const std::optional<PressToolId> shape = find_press_shape(step.tool, step.implement);
    if (!shape) continue;
    StepForce force{build_name(step.point, step.site), body, *shape, {}};
    if (const KeptDoses* kept = find_table(doses, force.site, *shape)) {
      force.newtons = find_range(atlas, kept->table, step.level);
    }
    step.force = std::move(force);
  }
}

}  // namespace unknot::app
