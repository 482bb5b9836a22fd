// The numbers of the reference problems by two kinds of element, mesh by mesh: the press's bricks of 8 nodes, and bricks of 27 nodes with
// linear pressure (tests/press/second), which share neither formulas nor loops with them.
//
//   press_second_study halves [TIMES [K/MU [PROBLEM]]]   level A, each cell cut in eight, up to TIMES times (default 2: 1.7 million unknowns
//                                                        of the second kind, 3 GB); K/mu 50; "ball", "load" or both
//   press_second_study levels [LETTERS [K/MU [PROBLEM]]]  levels of the reference problem, default ABCD; E takes 4 GB
//
// A cell of a level is a brick of either kind, so that the second kind has the nodes of cells of half the size. Extrapolation as in
// press_study.
#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "press/second/balance.hpp"
#include "press_scene.hpp"
#include "press_study.hpp"

namespace {

using namespace unknot;

void print_result(const char* kind, const PressResult& result) {
  const MeshEffort& effort = result.efforts.back();
  fmt::print("  {:>8} {:9}: F {:.4f} u_top {:.4f} u_nod {:.4f} p_centre {:.4f}  ({} steps, {} iterations)\n", kind,
             effort.n_unknowns, result.force_n, result.surface_mm, result.nodule_mm, result.centre_pressure_kpa,
             effort.n_newton, effort.n_iterations);
  std::fflush(stdout);
}

/// The results of the press on each mesh, begun from those before it.
std::vector<PressResult> list_first(const press::PressTask& task, const press::Context& context) {
  std::vector<PressResult> results;
  press::PressTask part = task;
  part.gradings.clear();
  for (const Grading& grading : task.gradings) {
    part.gradings.push_back(grading);
    results.push_back(press::solve_press(part, context).value());
    print_result("8 nodes", results.back());
  }
  return results;
}

void study(const std::string& problem, double bulk_ratio, const std::vector<Grading>& gradings, bool halves) {
  press::PressTask task = bench::build_press_task(problem, "", bulk_ratio);
  task.tolerance = 1e-4;
  task.gradings = gradings;
  press::Context context;
  context.run = bench::build_executor(2);
  context.kernels = press::list_usable_kernels().back();
  fmt::print("{}, K/mu {}, unknowns\n", problem, bulk_ratio);
  const std::vector<PressResult> second =
      press::second::solve_levels(task, context, [](const PressResult& one) { print_result("27 nodes", one); });
  if (second.size() < gradings.size()) {
    fmt::print("  27 nodes: not solved on mesh {}\n", second.size() + 1);
  }
  if (halves) {
    task.gradings = bench::list_halved_gradings(int(gradings.size()));  // one more: the nodes of the others' finest
  }
  const std::vector<PressResult> first = list_first(task, context);
  if (halves) {
    bench::print_limits("8 nodes", first);
    bench::print_limits("27 nodes", second);
  }
}

}  // namespace

int main(int n_arguments, char** arguments) {
  const auto find = [&](int n, const char* otherwise) {
    return std::string(n_arguments > n ? arguments[n] : otherwise);
  };
  const bool halves = find(1, "halves") == "halves";
  const double bulk_ratio = std::atof(find(3, "50").c_str());
  const std::vector<Grading> gradings = halves ? bench::list_halved_gradings(std::atoi(find(2, "2").c_str()))
                                               : bench::build_press_task("ball", find(2, "ABCD"), 50.0).gradings;
  for (const std::string problem : {"ball", "load"}) {
    if (find(4, problem.c_str()) == problem) {
      study(problem, bulk_ratio, gradings, halves);
    }
  }
  return 0;
}
