#include "press/site/site_press.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "press/contact/tool.hpp"
#include "press/dose/path.hpp"
#include "press/mesh/check.hpp"
#include "press/picture/cut.hpp"

namespace unknot::press {
namespace {

constexpr double side_room = 1.8;  // half the block's width over the tool's reach to the side (assumed)
constexpr double depth_tolerance = 0.005;  // as ForceSolver finds forces
constexpr int most_tries = 12;

}  // namespace

struct SitePress::Inside {
  double most_force_n = 0.0;
  TissueBlock block;
  std::unique_ptr<ForceSolver> solver;
  bool slides = false;

  [[nodiscard]] std::expected<StiffAnswer, Problem> press(double force_n, bool slides_now) const;
};

SitePress::SitePress(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
SitePress::SitePress(SitePress&&) noexcept = default;
SitePress& SitePress::operator=(SitePress&&) noexcept = default;
SitePress::~SitePress() = default;

std::expected<TissueBlock, Problem> widen_block(TissueBlock block, const ToolShape& shape, const ToolPose& pose) {
  if (auto problem = check_tool(shape, pose)) return std::unexpected(*problem);
  const std::array<double, 2> widths = find_widths(shape, pose, 0.5 * find_thickness(block));
  const double reach = std::max(widths[0], widths[1]);
  block.half_width_mm = std::max(block.half_width_mm, 5.0 * std::ceil(side_room * reach / 5.0));
  // A roller lies along its own y.
  const double rise = std::abs(build_tool(shape, pose, 0.0, 0.0).axes[2][1]);
  constexpr double least_rise = 1e-6;
  if (shape.form == ToolForm::roller && rise > least_rise && shape.height_mm > block.half_width_mm) {
    return std::unexpected(build_problem(
        "tilt_degrees", std::asin(std::min(rise, 1.0)) * 180.0 / std::numbers::pi,
        "0 for a roller that is longer than the block, for its lower end lies beside it", "lay the roller flat"));
  }
  return block;
}

std::expected<SitePress, Problem> SitePress::build(TissueBlock block, const PressTool& tool, const ToolPose& pose,
                                                   const Rubbing& rubbing, bool fine, const Hands& hands) {
  ToolPress end = {tool.shape, pose, 0.0, 0.0, rubbing};
  std::expected<TissueBlock, Problem> wide = widen_block(std::move(block), tool.shape, find_pose(end));
  if (!wide) return std::unexpected(wide.error());
  PathTask task;
  task.block = std::move(*wide);
  task.tool = tool;
  task.pose = pose;
  task.rubbing = rubbing;
  task.quality = fine ? Quality::fine : Quality::usual;
  Context context;
  context.is_stopped = hands.is_stopped;
  context.progress = hands.progress;
  context.run = hands.run;
  auto solver = ForceSolver::build(task, context);
  if (!solver) return std::unexpected(solver.error());
  return SitePress(std::make_unique<Inside>(Inside{tool.most_force_n, std::move(task.block), std::move(*solver),
                                                   rubbing.slide_mm != std::array<double, 2>{}}));
}

std::expected<StiffAnswer, Problem> SitePress::press_force(double force_n) { return inside_->press(force_n, true); }

std::expected<StiffAnswer, Problem> SitePress::Inside::press(double force_n, bool slides_now) const {
  const auto found = solver->press(force_n, slides_now);
  if (!found) return std::unexpected(found.error());
  StiffAnswer answer;
  answer.outcome = found->outcome;
  if (found->outcome.ending == PressEnding::solved) answer.row = found->row;
  answer.drag = answer.row ? found->drag : std::nullopt;
  return answer;
}

// Force rises with depth about as its power 1.5 (Hertz), a straight line in logarithms: steps along it, kept between the force that is
// too little and the one that is too much.
std::expected<StiffAnswer, Problem> SitePress::press_depth(double depth_mm) {
  double force = std::min(5.0, inside_->most_force_n);
  double low = 0.0;
  double high = inside_->most_force_n;
  for (int n = 0; n < most_tries; ++n) {
    auto answer = inside_->press(force, false);
    if (!answer || !answer->row) return answer;
    const double reached = answer->row->depth_mm;
    if (std::abs(reached - depth_mm) <= depth_tolerance * depth_mm) {
      return inside_->slides ? press_force(force) : answer;
    }
    if (reached < depth_mm && force >= inside_->most_force_n) {
      answer->row.reset();
      answer->outcome = {PressEnding::not_converged, "the tool's largest force is too small for this depth",
                         "depth " + std::to_string(reached) + " mm"};
      return answer;
    }
    (reached < depth_mm ? low : high) = force;
    const double next = std::min(force * std::pow(depth_mm / reached, 1.5), inside_->most_force_n);
    force = next > low && (next < high || high == inside_->most_force_n) ? next : 0.5 * (low + high);
  }
  StiffAnswer answer;
  answer.outcome = {PressEnding::not_converged, "no force for this depth was found",
                    "force " + std::to_string(force) + " N"};
  return answer;
}

std::string SitePress::write_vtu() const { return build_vtu(inside_->solver->solver().finest()); }

PressCut SitePress::build_cut() const {
  return press::build_cut(inside_->solver->solver().finest(), inside_->block, inside_->solver->last());
}

}  // namespace unknot::press
