#include "app/press/draft_runner.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "app/press/asked_press.hpp"
#include "press/site/build_block.hpp"
#include "press/site/site_dose.hpp"

namespace unknot::app {
namespace {

std::expected<double, Problem> find_force(const PressQuestion& asked, const PressTool& tool) {
  const std::string allowed = "above 0, at most " + std::to_string(std::lround(tool.most_force_n));
  if (!asked.force_n) {
    return std::unexpected(
        Problem{Code::missing_key, "", "force_n", "nothing", allowed, "Say how hard the tool presses, in newtons."});
  }
  if (*asked.force_n > 0.0 && *asked.force_n <= tool.most_force_n) return *asked.force_n;
  return std::unexpected(Problem{Code::out_of_range, "", "force_n", std::to_string(*asked.force_n), allowed,
                                 "Press less, or with another tool."});
}

}  // namespace

struct DraftRunner::Inside {
  PressQuestion asked;
  PressTool tool;
  PressDose dose;  // without curves and cut
  press::DraftSolver solver;
  std::optional<std::pair<double, press::DraftPress>> last;
  bool is_stuck = false;
};

DraftRunner::DraftRunner(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
DraftRunner::DraftRunner(DraftRunner&&) noexcept = default;
DraftRunner& DraftRunner::operator=(DraftRunner&&) noexcept = default;
DraftRunner::~DraftRunner() = default;

std::expected<DraftRunner, Problem> DraftRunner::build(const Atlas& atlas, const PressQuestion& asked,
                                                       const PressHands& hands) {
  std::expected<AskedPress, Problem> found = find_asked_press(atlas, asked);
  if (!found) return std::unexpected(found.error());
  if (const auto force = find_force(asked, found->tool); !force) return std::unexpected(force.error());
  std::expected<press::DraftSolver, Problem> solver =
      press::DraftSolver::build(found->block, found->tool, asked.stiffness, {{}, {}, hands.run});
  if (!solver) return std::unexpected(solver.error());
  return DraftRunner(
      std::make_unique<Inside>(Inside{asked, std::move(found->tool), std::move(found->dose), std::move(*solver), {}}));
}

bool DraftRunner::serves(const PressQuestion& asked) const {
  PressQuestion own = inside_->asked;
  own.force_n = asked.force_n;
  own.with_solid = asked.with_solid;
  return own == asked;
}

std::expected<PressDose, Problem> DraftRunner::press(const PressQuestion& asked) {
  const std::expected<double, Problem> force = find_force(asked, inside_->tool);
  if (!force) return std::unexpected(force.error());
  if (!inside_->last || inside_->last->first != *force) {
    std::expected<press::DraftPress, Problem> draft = inside_->solver.press(*force);
    inside_->is_stuck = !draft || draft->curve.path.rows.empty();
    if (!draft) return std::unexpected(draft.error());
    inside_->last.emplace(*force, std::move(*draft));
  }
  const press::DraftPress& draft = inside_->last->second;
  PressDose dose = inside_->dose;
  if (!draft.curve.path.rows.empty()) dose.cut = draft.cut;
  if (dose.cut && asked.with_solid) dose.solid = draft.solid;
  dose.curves = {draft.curve};
  return dose;
}

bool DraftRunner::is_stuck() const { return inside_->is_stuck; }

}  // namespace unknot::app
