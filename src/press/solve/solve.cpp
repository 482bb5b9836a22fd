#include "press/solve/solve.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "press/solve/newton.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

Problem build_problem(const char* key, double found, std::string allowed, const char* next) {
  return {Code::out_of_range, "", key, std::to_string(found), std::move(allowed), next};
}

std::optional<Problem> check_ball(const BallPress& ball, const PressTask& task) {
  double thickness = 0.0;
  for (const TissueLayer& layer : task.block.layers) {
    thickness += layer.thickness_mm;
  }
  if (!(ball.radius_mm > 0.0 && ball.radius_mm < task.block.half_width_mm)) {
    return build_problem("radius_mm", ball.radius_mm, "above 0, below half the block's width", "use a wider block");
  }
  if (!(ball.depth_mm > 0.0 && ball.depth_mm <= 0.5 * thickness)) {
    return build_problem("depth_mm", ball.depth_mm, "above 0, up to half the thickness of all layers",
                         "press less deep");
  }
  if (!(ball.penalty_kpa_per_mm >= 1.0 && ball.penalty_kpa_per_mm <= 1e5)) {
    return build_problem("penalty_kpa_per_mm", ball.penalty_kpa_per_mm, "1 to 100,000", "use 1,000");
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
  if (stage.ball) {
    return words + "ball with " + std::to_string(stage.penalty) + " kPa/mm";
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
  for (const Index element : mesh.nodule_elements) {
    sum -= state.pressure()[element];
  }
  result.nodule_pressure_kpa =
      mesh.nodule_elements.empty() ? 0.0 : sum / static_cast<double>(mesh.nodule_elements.size());
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

/// All stages of the continuation on the first mesh (the last two for a ball that was there before), the last alone on the others.
std::vector<Stage> PressSolver::list_stages(const Load& load, Size number, const Field<double>& nodal) const {
  std::vector<Stage> stages;
  if (const auto* press = std::get_if<BallPress>(&load)) {
    const double touching = meshes_[number]->z.back() + press->radius_mm;
    const Ball ball = {press->radius_mm, {press->offset_mm[0], press->offset_mm[1], touching - press->depth_mm}};
    for (const double share : {0.004, 0.02, 0.1, 1.0}) {
      stages.push_back({ball, share * press->penalty_kpa_per_mm, nullptr, 1.0, share < 1.0 ? 0.03 : task_.tolerance});
    }
  } else {
    for (const double share : {0.25, 0.5, 0.75, 1.0}) {
      stages.push_back({std::nullopt, 0.0, &nodal, share, share < 1.0 ? 0.03 : task_.tolerance});
    }
  }
  const Index n_wanted = number > 0 ? 1 : has_last_ ? 2 : 4;
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
