#include "app/press/press_runner.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "app/press/find_site.hpp"
#include "press/contact/tool.hpp"
#include "press/dose/path.hpp"
#include "press/site/build_block.hpp"

namespace unknot::app {
namespace {

constexpr double side_room = 1.8;  // half the block's width over the tool's reach to the side at its deepest (assumed)
constexpr double depth_tolerance = 0.005;  // as ForceSolver finds forces
constexpr int most_tries = 12;

struct Change {
  const char* key;
  std::optional<double> PressChanges::*value;
  double low;
  double high;
};
constexpr std::array<Change, 8> change_table{{{"skin_mm", &PressChanges::skin_mm, 0.1, 150.0},
                                              {"fat_mm", &PressChanges::fat_mm, 0.1, 150.0},
                                              {"fascia_mm", &PressChanges::fascia_mm, 0.1, 150.0},
                                              {"over_mm", &PressChanges::over_mm, 0.1, 150.0},
                                              {"muscle_mm", &PressChanges::muscle_mm, 0.5, 150.0},
                                              {"below_mm", &PressChanges::below_mm, 0.1, 150.0},
                                              {"tilt_degrees", &PressChanges::tilt_degrees, -60.0, 60.0},
                                              {"offset_mm", &PressChanges::offset_mm, -30.0, 30.0}}};

Problem refuse_range(const char* key, double found, double low, double high) {
  return {Code::out_of_range,      "", key, std::to_string(found), std::to_string(low) + " to " + std::to_string(high),
          "Use a number in this range."};
}

std::optional<Problem> check_number(const char* key, double value, double low, double high) {
  if (std::isfinite(value) && low <= value && value <= high) return std::nullopt;
  return refuse_range(key, value, low, high);
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
  if (changes.over_mm && !site->depth.over) {
    return std::unexpected(Problem{Code::contradiction, "", "over_mm", "muscles above", "a site that has some above it",
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

ToolPose build_pose(const PressChanges& changes) {
  ToolPose pose;
  pose.offset_mm = {0.0, changes.offset_mm.value_or(0.0)};
  pose.tilt_x_degrees = changes.tilt_degrees.value_or(0.0);
  return pose;
}

double find_deepest(const TissueBlock& block) {
  double thickness = 0.0;
  for (const TissueLayer& layer : block.layers) thickness += layer.thickness_mm;
  return 0.5 * thickness;
}

}  // namespace

std::expected<void, Problem> check_press_case(const Atlas& atlas, const PressCase& one) {
  const auto tool = find_press_tool(atlas, one.tool.value);
  if (!tool) return std::unexpected(tool.error());
  if (one.force_n.has_value() == one.depth_mm.has_value()) {
    return std::unexpected(Problem{Code::usage, "", "force_n", one.force_n ? "force and depth" : "neither force nor depth",
                                   "one of them", "Say how hard (--force) or how deep (--depth)."});
  }
  std::optional<Problem> problem = one.force_n ? check_number("force_n", *one.force_n, 0.1, tool->most_force_n)
                                               : check_number("depth_mm", *one.depth_mm, 0.1, 60.0);
  for (const Change& change : change_table) {
    const std::optional<double>& value = one.changes.*change.value;
    if (!problem && value) problem = check_number(change.key, *value, change.low, change.high);
  }
  if (problem) return std::unexpected(*problem);
  const auto site = find_changed(atlas, one);
  if (!site) return std::unexpected(site.error());
  return {};
}

std::expected<PressAnswer, Problem> build_press_answer(const Atlas& atlas, const PressCase& one) {
  if (const auto checked = check_press_case(atlas, one); !checked) return std::unexpected(checked.error());
  const std::expected<SiteLayers, Problem> site = find_changed(atlas, one);
  const std::expected<TissueBlock, Problem> block = press::build_block(*site, one.body, Stiffness::usual);
  if (!block) return std::unexpected(block.error());
  return PressAnswer{one, press::find_point_depth(*site, one.body), block->layers, {}};
}

struct PressRunner::Inside {
  PressCase one;
  PressTool tool;
  Stiffness stiffness = Stiffness::usual;
  std::unique_ptr<press::ForceSolver> solver;
};

PressRunner::PressRunner(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
PressRunner::PressRunner(PressRunner&&) noexcept = default;
PressRunner& PressRunner::operator=(PressRunner&&) noexcept = default;
PressRunner::~PressRunner() = default;

std::expected<PressRunner, Problem> PressRunner::build(const Atlas& atlas, const PressCase& one, Stiffness stiffness,
                                                       bool fine, const PressHands& hands) {
  if (const auto checked = check_press_case(atlas, one); !checked) return std::unexpected(checked.error());
  const SiteLayers site = *find_changed(atlas, one);
  std::expected<TissueBlock, Problem> block = press::build_block(site, one.body, stiffness);
  if (!block) return std::unexpected(block.error());
  press::PathTask task;
  task.tool = *find_press_tool(atlas, one.tool.value);
  task.pose = build_pose(one.changes);
  task.quality = fine ? press::Quality::fine : press::Quality::usual;
  const double reach = press::find_width(task.tool.shape, task.pose, find_deepest(*block));
  block->half_width_mm = std::max(block->half_width_mm, 5.0 * std::ceil(side_room * reach / 5.0));
  task.block = *block;
  press::Context context;
  context.is_stopped = hands.is_stopped;
  context.progress = hands.progress;
  auto solver = press::ForceSolver::build(task, context);
  if (!solver) return std::unexpected(solver.error());
  return PressRunner(std::make_unique<Inside>(Inside{one, task.tool, stiffness, std::move(*solver)}));
}

bool PressRunner::serves(const PressCase& one) const {
  PressCase like = one;
  like.force_n = inside_->one.force_n;
  like.depth_mm = inside_->one.depth_mm;
  return like == inside_->one;
}

std::expected<StiffAnswer, Problem> PressRunner::solve(const PressCase& one) {
  ensure(serves(one), "a runner works out what it serves");
  if (!one.force_n) return solve_depth(*one.depth_mm);
  const auto found = inside_->solver->press(*one.force_n);
  if (!found) return std::unexpected(found.error());
  StiffAnswer answer{inside_->stiffness, std::nullopt, found->outcome};
  if (found->outcome.ending == PressEnding::solved) answer.row = found->row;
  return answer;
}

// A force that rises with depth about as depth to the power 1.5 (Hertz) is a straight line in logarithms: secants, kept between the
// force that is too little and the one that is too much.
std::expected<StiffAnswer, Problem> PressRunner::solve_depth(double depth_mm) {
  double force = std::min(5.0, inside_->tool.most_force_n);
  double low = 0.0;
  double high = inside_->tool.most_force_n;
  for (int n = 0; n < most_tries; ++n) {
    const auto found = inside_->solver->press(force);
    if (!found) return std::unexpected(found.error());
    StiffAnswer answer{inside_->stiffness, std::nullopt, found->outcome};
    if (found->outcome.ending != PressEnding::solved) return answer;
    const double reached = found->row.depth_mm;
    if (std::abs(reached - depth_mm) <= depth_tolerance * depth_mm) {
      answer.row = found->row;
      return answer;
    }
    if (reached < depth_mm && force >= inside_->tool.most_force_n) {
      answer.outcome = {PressEnding::not_converged, "the tool's largest force is too small for this depth",
                        "depth " + std::to_string(reached) + " mm"};
      return answer;
    }
    (reached < depth_mm ? low : high) = force;
    const double next = force * std::pow(depth_mm / reached, 1.5);
    force = next > low && next <= high ? next : 0.5 * (low + high);
  }
  return StiffAnswer{inside_->stiffness, std::nullopt,
                     {PressEnding::not_converged, "no force for this depth was found", "force " + std::to_string(force) + " N"}};
}

}  // namespace unknot::app
