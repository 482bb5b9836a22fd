#include "app/press/press_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "app/press/asked_bone.hpp"
#include "app/press/find_site.hpp"
#include "press/site/build_block.hpp"
#include "press/site/site_hold.hpp"
#include "press/site/site_percuss.hpp"
#include "press/site/site_press.hpp"

namespace unknot::app {
namespace {

struct Change {
  const char* key;
  std::optional<double> PressChanges::* value;
  double low;
  double high;
};
constexpr std::array<Change, 15> change_table{{{"skin_mm", &PressChanges::skin_mm, 0.1, 150.0},
                                               {"fat_mm", &PressChanges::fat_mm, 0.1, 150.0},
                                               {"fascia_mm", &PressChanges::fascia_mm, 0.1, 150.0},
                                               {"over_mm", &PressChanges::over_mm, 0.1, 150.0},
                                               {"muscle_mm", &PressChanges::muscle_mm, 0.5, 150.0},
                                               {"below_mm", &PressChanges::below_mm, 0.1, 150.0},
                                               {"tilt_degrees", &PressChanges::tilt_degrees, -60.0, 60.0},
                                               {"offset_mm", &PressChanges::offset_mm, -30.0, 30.0},
                                               {"friction", &PressChanges::friction, 0.0, 2.0},
                                               {"slide_mm", &PressChanges::slide_mm, -30.0, 30.0},
                                               {"slide_along_mm", &PressChanges::slide_along_mm, -30.0, 30.0},
                                               {"tension", &PressChanges::tension, 0.0, 0.5},
                                               {"over_tension", &PressChanges::over_tension, 0.0, 0.5},
                                               {"fascia_fibres", &PressChanges::fascia_fibres, 0.0, 10.0},
                                               {"alpha", &PressChanges::alpha, -30.0, 30.0}}};

constexpr double fibre_strength_kpa = 300.0;  // Blemker 2005; 200 to 350

Problem refuse_range(const char* key, double found, double low, double high) {
  return {Code::out_of_range,           "", key, fmt::format("{:g}", found), fmt::format("{:g} to {:g}", low, high),
          "Use a number in this range."};
}

std::optional<Problem> check_number(const char* key, double value, double low, double high) {
  if (std::isfinite(value) && low <= value && value <= high) return std::nullopt;
  return refuse_range(key, value, low, high);
}

std::optional<Problem> check_hold(const PressCase& one) {
  if (!one.hold_s) return std::nullopt;
  if (one.beat) {
    return Problem{Code::contradiction,
                   "",
                   "hold_s",
                   "a tool that beats and is held still",
                   "one of them",
                   "Leave out the beats or the time."};
  }
  if (!one.force_n) {
    return Problem{Code::contradiction, "",
                   "depth_mm",          "a depth for a tool that is held",
                   "a force",           "Say with what force it is held (--force)."};
  }
  return check_number("hold_s", *one.hold_s, 1.0, 300.0);
}

// The site with the thicknesses of this body in place of those of a man of medium build; nothing is left to scale.
void settle(SiteLayers& site, const PressBody& body) {
  for (BuildFactors& factors : site.builds.builds) {
    if (factors.sex != body.sex || factors.build != body.build) continue;
    site.skin.fat.usual_mm *= factors.fat_factor * (body.sex == Sex::woman ? site.skin.woman_fat_factor : 1.0);
    if (site.depth.over) site.depth.over->usual_mm *= factors.muscle_factor;
    site.depth.thickness.usual_mm *= factors.muscle_factor;
    if (site.depth.point) site.depth.point->usual_mm *= factors.muscle_factor;
    site.depth.below.usual_mm *= factors.muscle_factor;
    factors.fat_factor = 1.0;
    factors.muscle_factor = 1.0;
  }
  site.skin.woman_fat_factor = 1.0;
}

std::expected<SiteLayers, Problem> find_changed(const Atlas& atlas, const PressCase& one) {
  std::expected<SiteLayers, Problem> site = find_site(atlas, one.site);
  if (!site) return site;
  settle(*site, one.body);
  const PressChanges& changes = one.changes;
  if ((changes.over_mm || changes.over_tension) && !site->depth.over) {
    return std::unexpected(Problem{Code::contradiction, "", changes.over_mm ? "over_mm" : "over_tension",
                                   "muscles above", "a site that has some above it",
                                   "Leave it out: nothing lies over this muscle."});
  }
  if (changes.over_mm) site->depth.over->usual_mm = *changes.over_mm;
  if (changes.muscle_mm && site->depth.point) {
    site->depth.point->usual_mm *= *changes.muscle_mm / site->depth.thickness.usual_mm;
  }
  site->skin.skin.usual_mm = changes.skin_mm.value_or(site->skin.skin.usual_mm);
  site->skin.fat.usual_mm = changes.fat_mm.value_or(site->skin.fat.usual_mm);
  site->skin.fascia.usual_mm = changes.fascia_mm.value_or(site->skin.fascia.usual_mm);
  site->depth.thickness.usual_mm = changes.muscle_mm.value_or(site->depth.thickness.usual_mm);
  site->depth.below.usual_mm = changes.below_mm.value_or(site->depth.below.usual_mm);
  return site;
}

std::optional<Problem> check_laws(const PressCase& one, const SiteLayers& site) {
  const PressChanges& changes = one.changes;
  if (changes.alpha && std::abs(*changes.alpha) < 0.5) {
    return Problem{Code::out_of_range,
                   "",
                   "alpha",
                   fmt::format("{:g}", *changes.alpha),
                   "-30 to -0.5, or 0.5 to 30",
                   "An exponent near 0 is no law; 2 is neo-Hooke's."};
  }
  if (changes.alpha && changes.law == TissueLaw::stiffening) {
    return Problem{
        Code::contradiction,        "", "alpha", "an exponent of Ogden's for the law that stiffens", "law=ogden",
        "Leave out one of the two."};
  }
  const auto fascia = std::ranges::find(site.tissues, TissueKindId("fascia"), &TissueKind::id);
  if (changes.fascia_fibres && (fascia == site.tissues.end() || !fascia->collagen)) {
    return Problem{Code::unknown_name, "data/materials/fascia.json", "collagen",
                   "nothing",          "collagen of fascia",         "Add it, or leave out fascia_fibres."};
  }
  return std::nullopt;
}

// The block of a case that was checked. Muscles that pull get fibres, and ends that hold them.
std::expected<TissueBlock, Problem> build_changed_block(const Atlas& atlas, const PressCase& one, Stiffness stiffness) {
  const SiteLayers site = *find_changed(atlas, one);
  std::expected<TissueBlock, Problem> block = press::build_block(site, one.body, stiffness);
  const PressChanges& changes = one.changes;
  if (!block) return block;
  if (changes.alpha || changes.law == TissueLaw::ogden) press::set_ogden(changes.alpha, *block);
  for (TissueLayer& layer : block->layers) {
    if (layer.name == "fascia" && changes.fascia_fibres) {
      layer.collagen = press::find_collagen(site, stiffness, *changes.fascia_fibres);
    }
  }
  for (TissueLayer& layer : block->layers) {
    if (layer.name == "muscle" && changes.tension) layer.fibres = {fibre_strength_kpa, *changes.tension};
    if (layer.name == "over" && changes.over_tension) {
      layer.fibres = {fibre_strength_kpa, *changes.over_tension, press::find_over_angle(site)};
    }
  }
  block->holds_ends = changes.tension || changes.over_tension;
  const std::expected<BoneShape, Problem> bone = build_asked_bone(one.changes);
  if (!bone) return std::unexpected(bone.error());
  return bone->form == BoneForm::flat ? block : press::lay_on_bone(std::move(*block), *bone);
}

ToolPose build_pose(const PressChanges& changes) {
  ToolPose pose;
  pose.offset_mm = {0.0, changes.offset_mm.value_or(0.0)};
  pose.tilt_x_degrees = changes.tilt_degrees.value_or(0.0);
  return pose;
}

Rubbing build_rubbing(const PressChanges& changes) {
  return {changes.friction.value_or(0.0), {changes.slide_along_mm.value_or(0.0), changes.slide_mm.value_or(0.0)}};
}

std::optional<Problem> check_rubbing(const PressCase& one) {
  if ((!one.beat && !one.hold_s) || build_rubbing(one.changes) == Rubbing{}) return std::nullopt;
  return Problem{Code::contradiction,
                 "",
                 one.changes.friction ? "friction" : "slide_mm",
                 "friction or a way aside for a tool that beats or is held",
                 "a tool that only presses",
                 "Leave out friction and slide, or beat and hold: those are solved without friction."};
}

}  // namespace

std::expected<void, Problem> check_press_case(const Atlas& atlas, const PressCase& one) {
  const auto tool = find_press_tool(atlas, one.tool.value);
  if (!tool) return std::unexpected(tool.error());
  if (one.force_n.has_value() == one.depth_mm.has_value()) {
    return std::unexpected(Problem{Code::usage, "", "force_n",
                                   one.force_n ? "force and depth" : "neither force nor depth", "one of them",
                                   "Say how hard (--force) or how deep (--depth)."});
  }
  std::optional<Problem> problem = one.force_n ? check_number("force_n", *one.force_n, 0.1, tool->most_force_n)
                                               : check_number("depth_mm", *one.depth_mm, 0.1, 60.0);
  if (one.beat && !one.force_n) {
    return std::unexpected(Problem{Code::contradiction, "", "depth_mm", "a depth for a tool that beats", "a force",
                                   "Say with what force it is held (--force)."});
  }
  if (one.beat && !problem) problem = check_number("frequency_hz", one.beat->frequency_hz, 1.0, 100.0);
  if (one.beat && !problem) problem = check_number("stroke_mm", one.beat->stroke_mm, 0.0, 20.0);
  if (!problem) problem = check_hold(one);
  if (!problem) problem = check_rubbing(one);
  for (const Change& change : change_table) {
    const std::optional<double>& value = one.changes.*change.value;
    if (!problem && value) problem = check_number(change.key, *value, change.low, change.high);
  }
  if (problem) return std::unexpected(*problem);
  const auto site = find_changed(atlas, one);
  if (!site) return std::unexpected(site.error());
  if (const auto refused = check_laws(one, *site)) return std::unexpected(*refused);
  const auto block = build_changed_block(atlas, one, Stiffness::usual);
  if (!block) return std::unexpected(block.error());
  ToolPose end = build_pose(one.changes);
  end.offset_mm[0] += one.changes.slide_along_mm.value_or(0.0);
  end.offset_mm[1] += one.changes.slide_mm.value_or(0.0);
  if (const auto wide = press::widen_block(*block, tool->shape, end); !wide) return std::unexpected(wide.error());
  return {};
}

std::expected<PressAnswer, Problem> build_press_answer(const Atlas& atlas, const PressCase& one) {
  if (const auto checked = check_press_case(atlas, one); !checked) return std::unexpected(checked.error());
  const std::expected<TissueBlock, Problem> block = build_changed_block(atlas, one, Stiffness::usual);
  if (!block) return std::unexpected(block.error());
  return PressAnswer{one, press::find_point_depth(*find_changed(atlas, one), one.body), block->layers, {}};
}

struct PressRunner::Inside {
  PressCase one;
  Stiffness stiffness = Stiffness::usual;
  press::SitePress press;
};

PressRunner::PressRunner(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
PressRunner::PressRunner(PressRunner&&) noexcept = default;
PressRunner& PressRunner::operator=(PressRunner&&) noexcept = default;
PressRunner::~PressRunner() = default;

std::expected<PressRunner, Problem> PressRunner::build(const Atlas& atlas, const PressCase& one, Stiffness stiffness,
                                                       bool fine, const PressHands& hands) {
  if (const auto checked = check_press_case(atlas, one); !checked) return std::unexpected(checked.error());
  std::expected<TissueBlock, Problem> block = build_changed_block(atlas, one, stiffness);
  if (!block) return std::unexpected(block.error());
  auto built =
      press::SitePress::build(std::move(*block), *find_press_tool(atlas, one.tool.value), build_pose(one.changes),
                              build_rubbing(one.changes), fine, {hands.is_stopped, hands.progress, hands.run});
  if (!built) return std::unexpected(built.error());
  return PressRunner(std::make_unique<Inside>(Inside{one, stiffness, std::move(*built)}));
}

bool PressRunner::serves(const PressCase& one) const {
  PressCase like = one;
  like.force_n = inside_->one.force_n;
  like.depth_mm = inside_->one.depth_mm;
  return like == inside_->one;
}

std::expected<StiffAnswer, Problem> PressRunner::solve(const PressCase& one) {
  ensure(serves(one), "a runner works out what it serves");
  auto answer = one.force_n ? inside_->press.press_force(*one.force_n) : inside_->press.press_depth(*one.depth_mm);
  if (answer) answer->stiffness = inside_->stiffness;
  return answer;
}

std::expected<StiffAnswer, Problem> run_case(const Atlas& atlas, const PressCase& one, Stiffness stiffness, bool fine,
                                             const PressHands& hands) {
  ensure(one.beat || one.hold_s, "a case that takes its time beats or is held");
  if (const auto checked = check_press_case(atlas, one); !checked) return std::unexpected(checked.error());
  std::expected<TissueBlock, Problem> block = build_changed_block(atlas, one, stiffness);
  if (!block) return std::unexpected(block.error());
  const PressTool tool = *find_press_tool(atlas, one.tool.value);
  const ToolPose pose = build_pose(one.changes);
  const press::Hands asked{hands.is_stopped, hands.progress, hands.run};
  auto answer = one.beat ? press::percuss_site(std::move(*block), tool, pose, *one.beat, *one.force_n, fine, asked)
                         : press::hold_site(std::move(*block), tool, pose, *one.force_n, *one.hold_s, fine, asked);
  if (answer) answer->stiffness = stiffness;
  return answer;
}

std::string PressRunner::write_vtu() const { return inside_->press.write_vtu(); }

PressCut PressRunner::build_cut() const { return inside_->press.build_cut(); }

}  // namespace unknot::app
