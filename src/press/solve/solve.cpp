#include "press/solve/solve.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "press/mesh/check.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

Problem build_problem(const char* key, double found, std::string allowed, const char* next) {
  return {Code::out_of_range, "", key, std::to_string(found), std::move(allowed), next};
}

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
  const double width = find_width(press.shape, press.pose, press.depth_mm);
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
  const SurfaceLoad& load = std::get<SurfaceLoad>(asked);
  if (!(load.peak_kpa > 0.0 && std::isfinite(load.peak_kpa))) {
    return build_problem("peak_kpa", load.peak_kpa, "above 0", "give the pressure in the middle");
  }
  if (!(load.radius_mm > 0.0 && load.radius_mm <= task.block.half_width_mm)) {
    return build_problem("radius_mm", load.radius_mm, "above 0, up to half the block's width", "use a wider block");
  }
  return std::nullopt;
}

std::string describe_stage(const Stage& stage, Size mesh) {
  std::string words = "mesh " + std::to_string(mesh + 1) + " of those asked for, ";
  if (stage.tool) {
    return words + "tool with " + std::to_string(stage.penalty) + " kPa/mm";
  }
  return words + std::to_string(100.0 * stage.load_share) + " % of the load";
}

void fill_numbers(Equilibrium& state, PressResult& result) {
  const Mesh& mesh = state.mesh();
  const Grid& grid = mesh.grid;
  const double parts = mesh.part == BlockPart::quarter ? 4.0 : 1.0;
  result.force_n = parts * state.force_down() * 1e-3;
  const auto find_sink = [&](int k) {
    return state.displacement()[grid.find_place(2, mesh.middle_i, mesh.middle_j, k)];
  };
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

PressSolver::PressSolver(const PressTask& task, const Context& context) : task_(task), context_(context) {
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

std::optional<Tool> find_tool(const Load& load, double surface_mm) {
  if (const auto* ball = std::get_if<BallPress>(&load)) {
    const double touching = surface_mm + ball->radius_mm;
    return Tool(Ball{ball->radius_mm, {ball->offset_mm[0], ball->offset_mm[1], touching - ball->depth_mm}});
  }
  if (const auto* press = std::get_if<ToolPress>(&load)) {
    return build_tool(press->shape, press->pose, surface_mm, press->depth_mm);
  }
  return std::nullopt;
}

namespace {

/// From rest: a soft tool that hardens, at once as deep as it goes without reaching around the skin, from there in steps.
void add_first_stages(const ToolPress& press, double surface, double tolerance, std::vector<Stage>& stages) {
  const double height = build_tool(press.shape, press.pose, surface, 0.0).find_reach_down();
  const int n = std::max(1, static_cast<int>(std::ceil(press.depth_mm / (0.7 * height))));
  for (int step = 1; step < n; ++step) {
    const Tool tool = build_tool(press.shape, press.pose, surface, press.depth_mm * step / n);
    for (const double share : {0.004, 0.02, 0.1, 1.0}) {
      if (step == 1 || share >= 0.1) {
        stages.push_back({tool, share * press.penalty_kpa_per_mm, nullptr, 1.0, std::max(tolerance, 0.03)});
      }
    }
  }
}

}  // namespace

/// All stages of the continuation on the first mesh (the last two for a tool that was there before), the last alone on the others.
std::vector<Stage> PressSolver::list_stages(const Load& load, Size number, const Field<double>& nodal) const {
  std::vector<Stage> stages;
  Index n_wanted = number > 0 ? 1 : has_last_ ? 2 : 4;
  const double surface = meshes_[number]->z.back();
  if (const auto tool = find_tool(load, surface)) {
    const auto* press = std::get_if<ToolPress>(&load);
    const double penalty = press != nullptr ? press->penalty_kpa_per_mm : std::get<BallPress>(load).penalty_kpa_per_mm;
    if (press != nullptr && n_wanted == 4) {
      add_first_stages(*press, surface, task_.tolerance, stages);
      n_wanted = stages.empty() ? 4 : static_cast<Index>(stages.size()) + 2;
    }
    for (const double share : {0.004, 0.02, 0.1, 1.0}) {
      if (n_wanted <= 4 || share >= 0.1) {
        stages.push_back({tool, share * penalty, nullptr, 1.0, share < 1.0 ? 0.03 : task_.tolerance});
      }
    }
  } else {
    for (const double share : {0.25, 0.5, 0.75, 1.0}) {
      stages.push_back({std::nullopt, 0.0, &nodal, share, share < 1.0 ? 0.03 : task_.tolerance});
    }
  }
  stages.erase(stages.begin(), stages.end() - n_wanted);
  return stages;
}

std::expected<PressResult, Problem> PressSolver::solve(const Load& load) {
  if (auto problem = check_load(load, task_)) {
    return std::unexpected(*problem);
  }
  PressResult result = last_;
  result.efforts.clear();
  std::string last_good = has_last_ ? "the load before" : "the block at rest";
  for (Size number = 0; number < states_.size(); ++number) {
    Equilibrium& state = *states_[number];
    if (number > 0) {
      state.follow(*states_[number - 1]);
    }
    const auto* surface = std::get_if<SurfaceLoad>(&load);
    const Field<double> nodal = surface != nullptr ? build_surface_load(*meshes_[number], *surface) : Field<double>();
    MeshEffort& effort = result.efforts.emplace_back();
    effort.n_unknowns = find_n_unknowns(*meshes_[number]);
    for (const Stage& stage : list_stages(load, number, nodal)) {
      const StageEnding ending = state.solve(stage, effort);
      if (ending != StageEnding::solved) {
        // The numbers stay those of the last state in balance, which is the one of `last_good`.
        result.outcome = {ending == StageEnding::stopped ? PressEnding::stopped : PressEnding::not_converged,
                          describe_stage(stage, number), last_good};
        for (const auto& one : states_) {
          one->reset();
        }
        has_last_ = false;
        last_ = {};
        return result;
      }
      last_good = describe_stage(stage, number);
      fill_numbers(state, result);
    }
    if (context_.progress) {
      context_.progress(static_cast<double>(number + 1) / static_cast<double>(states_.size()));
    }
  }
  for (const auto& one : states_) {
    one->keep();
  }
  has_last_ = true;
  last_ = result;
  return result;
}

std::expected<PressResult, Problem> solve_press(const PressTask& task, const Context& context) {
  auto solver = PressSolver::build(task, context);
  if (!solver) {
    return std::unexpected(solver.error());
  }
  return (*solver)->solve(task.load);
}

}  // namespace unknot::press
