#include "press/solve/solve.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "press/mesh/check.hpp"
#include "press/solve/newton.hpp"
#include "press/solve/stages.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

std::optional<Problem> check_penalty(double penalty) {
  if (!(penalty >= 1.0 && penalty <= 1e5)) {
    return build_problem("penalty_kpa_per_mm", penalty, "1 to 100,000", "use 1,000");
  }
  return std::nullopt;
}

std::optional<Problem> check_ball(const BallPress& ball, const PressTask& task) {
  if (!(ball.radius_mm > 0.0 && ball.radius_mm < task.block.half_width_mm)) {
    return build_problem("radius_mm", ball.radius_mm, "above 0, below half the block's width", "use a wider block");
  }
  if (!(ball.depth_mm > 0.0 && ball.depth_mm <= 0.5 * find_thickness(task.block))) {
    return build_problem("depth_mm", ball.depth_mm, "above 0, up to half the thickness of all layers",
                         "press less deep");
  }
  if (auto problem = check_penalty(ball.penalty_kpa_per_mm)) {
    return problem;
  }
  for (const double offset : ball.offset_mm) {
    if (!(std::abs(offset) + ball.radius_mm <= task.block.half_width_mm) ||
        (task.part == BlockPart::quarter && offset != 0.0)) {
      return build_problem("offset_mm", offset, "0 on a quarter; else the ball must stay above the block",
                           "solve the whole block");
    }
  }
  return std::nullopt;
}

std::optional<Problem> check_press(const ToolPress& press, const PressTask& task) {
  if (auto problem = check_tool(press.shape, press.pose)) {
    return problem;
  }
  if (!(press.depth_mm > 0.0 && press.depth_mm <= 0.75 * find_thickness(task.block))) {
    return build_problem("depth_mm", press.depth_mm, "above 0, up to three quarters of the thickness of all layers",
                         "press less deep");
  }
  if (auto problem = check_penalty(press.penalty_kpa_per_mm)) {
    return problem;
  }
  if (task.part == BlockPart::quarter && find_part(press.pose) == BlockPart::whole) {
    return build_problem("pose", 0.0, "neither beside the middle nor tilted nor turned, on a quarter",
                         "solve the whole block");
  }
  if (auto problem = check_rubbing(press.rubbing, task.part)) {
    return problem;
  }
  const auto widths = find_widths(press.shape, find_pose(press), press.depth_mm);
  const double width = std::max(widths[0], widths[1]);
  if (!(width < task.block.half_width_mm)) {
    return build_problem("shape", width, "the tool must end within half the block's width from the middle",
                         "use a wider block or a smaller tool");
  }
  return std::nullopt;
}

std::optional<Problem> check_meshes(const PressTask& task) {
  if (task.gradings.empty()) {
    return build_problem("gradings", 0.0, "at least one", "name the meshes from coarse to fine");
  }
  if (!(task.tolerance >= 1e-8 && task.tolerance <= 0.1)) {
    return build_problem("tolerance", task.tolerance, "1e-8 to 0.1", "use 1e-3");
  }
  return std::nullopt;
}

std::optional<Problem> check_load(const Load& asked, const PressTask& task) {
  if (const auto* ball = std::get_if<BallPress>(&asked)) {
    return check_ball(*ball, task);
  }
  if (const auto* press = std::get_if<ToolPress>(&asked)) {
    return check_press(*press, task);
  }
  const auto& load = std::get<SurfaceLoad>(asked);
  if (!(load.peak_kpa > 0.0 && std::isfinite(load.peak_kpa))) {
    return build_problem("peak_kpa", load.peak_kpa, "above 0", "give the pressure in the middle");
  }
  if (!(load.radius_mm > 0.0 && load.radius_mm <= task.block.half_width_mm)) {
    return build_problem("radius_mm", load.radius_mm, "above 0, up to half the block's width", "use a wider block");
  }
  return std::nullopt;
}

constexpr const char* unsettled_words = ": friction and pressure do not settle";

void fill_numbers(Equilibrium& state, PressResult& result) {
  const Mesh& mesh = state.mesh();
  const Grid& grid = mesh.grid;
  const double parts = mesh.part == BlockPart::quarter ? 4.0 : 1.0;
  result.force_n = parts * state.force_down() * 1e-3;
  const auto find_sink = [&](int k) {
    return state.displacement()[grid.find_place(2, mesh.middle_i, mesh.middle_j, k)];
  };
  if (mesh.part == BlockPart::whole) {
    result.aside_n = {state.force_aside()[0] * 1e-3, state.force_aside()[1] * 1e-3};
  }
  const FrictionSums& rubbed = state.friction();
  result.skin_shear_kpa = rubbed.peak_kpa;
  result.stick_share = rubbed.area > 0.0 ? rubbed.sticking_area / rubbed.area : 0.0;
  result.surface_mm = find_sink(grid.n_z - 1);
  if (mesh.nodule_k <= 0) {
    return;
  }
  result.nodule_mm = find_sink(mesh.nodule_k);
  const int k = mesh.nodule_k;
  double centre = 0.0;
  int n = 0;
  const int low = mesh.part == BlockPart::quarter ? 0 : -1;
  for (int dj = low; dj <= 0; ++dj) {
    for (int di = low; di <= 0; ++di, n += 2) {
      centre += state.pressure()[grid.find_single(mesh.middle_i + di, mesh.middle_j + dj, k)];
      centre += state.pressure()[grid.find_single(mesh.middle_i + di, mesh.middle_j + dj, k - 1)];
    }
  }
  result.centre_pressure_kpa = -centre / n;
  double sum = 0.0;
  double shares = 0.0;
  for (Size one = 0; one < mesh.nodule_elements.size(); ++one) {
    sum -= mesh.nodule_shares[one] * state.pressure()[mesh.nodule_elements[one]];
    shares += mesh.nodule_shares[one];
  }
  result.nodule_pressure_kpa = shares > 0.0 ? sum / shares : 0.0;
}

}  // namespace

PressSolver::PressSolver(PressTask task, Context context) : task_(std::move(task)), context_(std::move(context)) {
  if (context_.kernels == nullptr) {
    context_.kernels = list_usable_kernels().back();
  }
}

std::expected<std::unique_ptr<PressSolver>, Problem> PressSolver::build(const PressTask& task, const Context& context) {
  if (auto problem = check_meshes(task)) {
    return std::unexpected(*problem);
  }
  std::unique_ptr<PressSolver> solver(new PressSolver(task, context));
  for (const Grading& grading : task.gradings) {
    auto mesh = build_mesh(task.block, task.part, grading);
    if (!mesh) {
      return std::unexpected(mesh.error());
    }
    solver->meshes_.push_back(std::make_unique<Mesh>(std::move(*mesh)));
    solver->states_.push_back(std::make_unique<Equilibrium>(*solver->meshes_.back(), solver->context_));
  }
  return solver;
}

/// The stages of one mesh. False when one of them did not end in balance; then the numbers stay those of the last state that did, which is
/// the one of `last_good`.
bool PressSolver::try_mesh(const Load& load, Size number, Lead lead, PressResult& result, std::string& last_good) {
  Equilibrium& state = *states_[number];
  const auto* surface = std::get_if<SurfaceLoad>(&load);
  const auto* tool = std::get_if<ToolPress>(&load);
  const Field<double> nodal = surface != nullptr ? build_surface_load(*meshes_[number], *surface) : Field<double>();
  MeshEffort& effort = result.efforts.emplace_back();
  effort.n_unknowns = find_n_unknowns(*meshes_[number]);
  // With friction each mesh leaves a trace of its own, and none is hurried.
  const bool leads_on = number + 1 < states_.size() && (tool == nullptr || tool->rubbing == Rubbing{});
  const double tolerance = leads_on ? std::max(task_.tolerance, task_.leading_tolerance) : task_.tolerance;
  for (const Stage& stage : list_stages(load, lead, meshes_[number]->z.back(), nodal, tolerance)) {
    const bool settles = stage.friction > 0.0 && stage.penalty == std::get<ToolPress>(load).penalty_kpa_per_mm;
    const StageEnding ending = settles ? state.settle(stage, effort) : state.solve(stage, effort);
    if (ending != StageEnding::solved) {
      result.outcome = {ending == StageEnding::stopped ? PressEnding::stopped : PressEnding::not_converged,
                        describe_stage(stage, number) + (ending == StageEnding::unsettled ? unsettled_words : ""),
                        last_good};
      return false;
    }
    last_good = describe_stage(stage, number);
    fill_numbers(state, result);
  }
  return true;
}

PressResult PressSolver::try_load(const Load& load, const std::vector<double>& weights, int n_fold) {
  PressResult result = last_;
  result.efforts.clear();
  std::string last_good = has_last_ ? "the load before" : "the block at rest";
  const bool is_same = solved_ && *solved_ == load;  // led there: nothing need come anew
  Start start = !has_last_ ? Start::rest : weights.empty() && !is_same ? Start::last : Start::near;
  for (Size number = 0; number < n_used_; ++number) {
    states_[number]->begin(weights);
    if (number > 0) {
      states_[number]->follow(*states_[number - 1]);
      start = Start::near;
    }
    if (!try_mesh(load, number, {start, n_fold}, result, last_good)) {
      return result;
    }
    if (number + 1 < n_used_ && has_lost_skin(load, lasts_, result.force_n, last_.force_n)) {
      result.outcome = {
          PressEnding::not_converged,
          "mesh " + std::to_string(number + 1) + " of those asked for: the skin no longer follows the tool", last_good};
      return result;
    }
    if (context_.progress) {
      context_.progress(static_cast<double>(number + 1) / static_cast<double>(n_used_));
    }
  }
  return result;
}

std::expected<PressResult, Problem> PressSolver::solve(const Load& load) {
  if (auto problem = check_load(load, task_)) {
    return std::unexpected(*problem);
  }
  n_used_ = states_.size();
  const auto* press = std::get_if<ToolPress>(&load);
  const bool is_way = press != nullptr && press->rubbing != Rubbing{};
  const bool was_way = !lasts_.empty() && lasts_.back().rubbing != Rubbing{};
  if (is_way) {
    return solve_way(*press);
  }
  if (was_way) {
    begin_anew();
  }
  return solve_step(load);
}

std::expected<PressResult, Problem> PressSolver::lead(const Load& load) {
  ensure(!has_last_ || has_led_ || states_.size() == 1, "nothing leads once all meshes have been solved");
  if (auto problem = check_load(load, task_)) {
    return std::unexpected(*problem);
  }
  n_used_ = 1;
  return solve_step(load);
}

PressResult PressSolver::solve_step(const Load& load) {
  const auto* press = std::get_if<ToolPress>(&load);
  const std::vector<double> weights = press != nullptr ? foresee_state(lasts_, *press) : std::vector<double>();
  PressResult result = try_load(load, weights);
  if (is_stuck(result.outcome) && !weights.empty()) {
    for (const auto& one : states_) {
      one->rewind();
    }
    result = try_load(load, {});
  }
  // From rest, smaller steps may lead where larger ones led astray.
  const bool may_step = press != nullptr && press->rubbing == Rubbing{} && !has_last_ && n_used_ == states_.size();
  for (int n_fold = 2; n_fold <= most_folds && may_step && is_stuck(result.outcome); n_fold *= 2) {
    go_back();
    result = try_load(load, {}, n_fold);
  }
  if (result.outcome.ending != PressEnding::solved) {
    go_back();
    return result;
  }
  keep_load(load);
  const bool leads = n_used_ < states_.size();
  if (has_led_ && !leads && !lasts_.empty()) {
    lasts_ = {lasts_.back()};  // from here on all meshes have kept the same loads
  }
  has_led_ = leads;
  for (Size number = 0; number < n_used_; ++number) {
    states_[number]->keep(std::max<Size>(lasts_.size(), 1));
  }
  has_last_ = true;
  before_ = std::move(last_);
  last_ = result;
  return result;
}

/// Each step is solved on all meshes before the next: every mesh has a history of its own, of the same steps.
PressResult PressSolver::solve_way(const ToolPress& press) {
  ToolPress from = press;
  from.depth_mm = 0.0;
  from.rubbing.slide_mm = {};
  const auto hold = [&](const ToolPress& at) {
    for (const auto& one : states_) {
      one->hold({build_tool(at, one->mesh().z.back()), at.penalty_kpa_per_mm});
    }
  };
  if (!lasts_.empty() && lasts_.back().shape.form == press.shape.form && lasts_.back().pose == press.pose &&
      lasts_.back().rubbing.friction == press.rubbing.friction) {
    from = lasts_.back();
  } else if (has_last_) {
    begin_anew();
  }
  if (from.depth_mm == 0.0) {
    hold(from);
  }
  const State start = save();
  std::vector<MeshEffort> efforts(states_.size());
  PressResult result;
  for (const ToolPress& next : list_way(from, press)) {
    result = solve_step(next);
    for (Size number = 0; number < result.efforts.size(); ++number) {
      efforts[number].n_unknowns = result.efforts[number].n_unknowns;
      efforts[number].n_newton += result.efforts[number].n_newton;
      efforts[number].n_iterations += result.efforts[number].n_iterations;
      efforts[number].n_rounds += result.efforts[number].n_rounds;
    }
    if (result.outcome.ending != PressEnding::solved) {
      recall(start);
      break;
    }
    hold(next);
  }
  result.efforts = std::move(efforts);
  return result;
}

void PressSolver::begin_anew() {
  solved_.reset();
  for (Size number = 0; number < states_.size(); ++number) {
    states_[number] = std::make_unique<Equilibrium>(*meshes_[number], context_);
  }
  lasts_.clear();
  last_ = {};
  has_last_ = false;
  has_led_ = false;
}

PressSolver::State PressSolver::save() const {
  State state = {{}, last_, lasts_, has_last_};
  for (const auto& one : states_) {
    state.kept.push_back(one->save());
  }
  return state;
}

void PressSolver::recall(const State& state) {
  solved_.reset();
  for (Size number = 0; number < states_.size(); ++number) {
    states_[number]->recall(state.kept[number]);
  }
  last_ = state.last;
  lasts_ = state.lasts;
  has_last_ = state.has_last;
}

bool PressSolver::take_back() {
  if (lasts_.size() < 2) {
    return false;
  }
  lasts_.pop_back();
  solved_.reset();
  for (const auto& one : states_) {
    one->forget();
  }
  last_ = before_;
  go_back();
  return true;
}

/// Not only the displacement goes back: what multigrid learned of a wrecked tangent must not spoil the next one.
void PressSolver::go_back() {
  for (Size number = 0; number < states_.size(); ++number) {
    auto fresh = std::make_unique<Equilibrium>(*meshes_[number], context_);
    fresh->adopt(*states_[number]);
    states_[number] = std::move(fresh);
  }
}

/// A path is foreseen only along one tool that goes deeper or less deep, nothing else.
void PressSolver::keep_load(const Load& load) {
  solved_ = load;
  const auto* press = std::get_if<ToolPress>(&load);
  if (press == nullptr) {
    lasts_.clear();
    return;
  }
  if (!lasts_.empty() && (lasts_.back().shape.form != press->shape.form || lasts_.back().pose != press->pose ||
                          lasts_.back().rubbing.friction != press->rubbing.friction)) {
    lasts_.clear();
  }
  lasts_.push_back(*press);
  if (lasts_.size() > most_kept) {
    lasts_.erase(lasts_.begin());
  }
}

std::expected<PressResult, Problem> solve_press(const PressTask& task, const Context& context) {
  auto solver = PressSolver::build(task, context);
  if (!solver) {
    return std::unexpected(solver.error());
  }
  return (*solver)->solve(task.load);
}

}  // namespace unknot::press
