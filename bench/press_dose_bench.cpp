// What a page waits for while somebody presses: the promises of tables and of moving sliders.
//
//   a table: ten forces, three stiffnesses            3 s on two cores
//   a slider's step of 5 % in force, the whole block  30 ms
//
// press_dose_bench [SITE [TOOL]]   every tool, or one, at a site (default: infraspinatus.belly.1), a person of medium build. CPU seconds of all
//                                  threads together and wall seconds; the whole block is that of a tool tilted by 15 degrees (a roller: 10 mm aside).
//                                  The least of the steps up and down after the first three, and the longest; in brackets a force that the
//                                  tissue does not bear, where the steps turn back, and how long it took to say so.
#include <fmt/format.h>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "app/press/find_site.hpp"
#include "press/dose/path.hpp"
#include "press/dose/table.hpp"
#include "press/site/build_block.hpp"
#include "press/site/site_press.hpp"
#include "press_scene.hpp"

namespace {

using namespace unknot;

double find_cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto find_seconds = [](const timeval& time) { return double(time.tv_sec) + 1e-6 * double(time.tv_usec); };
  return find_seconds(usage.ru_utime) + find_seconds(usage.ru_stime);
}

double find_wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

TissueBlock build_site_block(const SiteLayers& site, Stiffness stiffness, const PressTool& tool, const ToolPose& pose) {
  return press::widen_block(press::build_block(site, {}, stiffness).value(), tool.shape, pose).value();
}

void print_table(const SiteLayers& site, const PressTool& tool) {
  press::TableTask task;
  for (const Stiffness stiffness : {Stiffness::low, Stiffness::usual, Stiffness::high}) {
    task.columns.push_back({stiffness, build_site_block(site, stiffness, tool, {})});
  }
  task.tool = tool;
  press::Context context;
  context.run = bench::build_executor(2);
  const double cpu = find_cpu_seconds();
  const double wall = find_wall_seconds();
  const auto table = press::build_dose_table(task, context);
  const double wall_spent = find_wall_seconds() - wall;
  std::size_t n_rows = 0;
  if (table) {
    for (const DoseCurve& curve : table->curves) n_rows += curve.path.rows.size();
  }
  fmt::print(" {:6.2f} {:6.2f} {:4}", find_cpu_seconds() - cpu, wall_spent, n_rows);
}

/// Up and down by 5 % of the force; where the tissue bears no more, down from there.
struct Steps {
  std::vector<double> milliseconds;  ///< of those that were solved
  double force_n = 0.0;  ///< the last
  double refused_n = 0.0;  ///< that the tissue did not bear; 0: none
  double refused_ms = 0.0;
};

Steps walk(press::ForceSolver& solver, double force_n) {
  constexpr int n_up = 7;
  constexpr int n_steps = 14;
  Steps steps;
  double factor = 1.05;
  for (int number = 0; number < n_steps; ++number) {
    if (number == n_up) factor = 1.0 / 1.05;
    const double begin = find_wall_seconds();
    const auto found = solver.press(force_n);
    const double spent = 1e3 * (find_wall_seconds() - begin);
    if (found && found->outcome.ending == PressEnding::solved) {
      steps.milliseconds.push_back(spent);
      steps.force_n = force_n;
    } else if (steps.refused_n > 0.0 || steps.milliseconds.empty()) {
      steps.refused_n = force_n;
      return steps;
    } else {
      steps.refused_n = force_n;
      steps.refused_ms = spent;
      force_n = steps.force_n;
      factor = 1.0 / 1.05;
    }
    force_n *= factor;
  }
  return steps;
}

/// First press and steps of a slider, wall time [ms] on two threads.
void print_steps(const SiteLayers& site, const PressTool& tool, const ToolPose& pose) {
  press::PathTask task;
  task.block = build_site_block(site, Stiffness::usual, tool, pose);
  task.tool = tool;
  task.pose = pose;
  task.quality = press::Quality::sketch;
  press::Context context;
  context.run = bench::build_executor(2);
  const auto solver = press::ForceSolver::build(task, context).value();
  const Steps steps = walk(*solver, 0.3 * tool.most_force_n);
  const std::vector<double>& spent = steps.milliseconds;
  if (spent.size() < 5) {
    fmt::print(" | no balance at {:.0f} N", steps.refused_n);
    return;
  }
  const auto later = std::minmax_element(spent.begin() + 3, spent.end());
  fmt::print(" | {:5.0f} {:5.0f} {:4.0f} {:4.0f}", spent[0], spent[1], *later.first, *later.second);
  if (steps.refused_n > 0.0) fmt::print(" (not {:.0f} N, {:.0f})", steps.refused_n, steps.refused_ms);
}

/// A roller is longer than the block and cannot tilt: it lies beside the middle, 10 mm.
ToolPose find_slanting_pose(const PressTool& tool) {
  const bool is_roller = tool.shape.form == ToolForm::roller;
  return {{is_roller ? 10.0 : 0.0, 0.0}, 0.0, is_roller ? 0.0 : 15.0, 0.0};
}

}  // namespace

int main(int argc, char** argv) {
  const auto engine = app::Engine::load();
  if (!engine) {
    fmt::print(stderr, "{}\n", build_sentence(engine.error()));
    return 1;
  }
  const auto site = app::find_site(engine->atlas(), argc > 1 ? argv[1] : "infraspinatus.belly.1");
  if (!site) {
    fmt::print(stderr, "{}\n", build_sentence(site.error()));
    return 2;
  }
  fmt::print("{:18} {:>6} {:>6} {:>4} | quarter: first, second, least, longest step [ms] | whole block\n", "tool",
             "CPU s", "wall s", "rows");
  for (const PressTool& tool : engine->atlas().press.tools) {
    if (argc > 2 && tool.id.value != argv[2]) continue;
    fmt::print("{:18}", tool.id.value);
    print_table(*site, tool);
    print_steps(*site, tool, {});
    print_steps(*site, tool, find_slanting_pose(tool));
    fmt::print("\n");
    std::fflush(stdout);
  }
}
