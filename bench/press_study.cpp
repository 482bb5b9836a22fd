// What the numbers of the reference problems tend to, by two kinds of element: the press's bricks of 8 nodes, and bricks of 27 nodes with
// linear pressure (tests/press/second), which share neither formulas nor loops with them.
//
//   press_study halves [TIMES [PROBLEM [K/MU]]]    the coarsest mesh and its halves: each cell cut in eight, up to TIMES times (default 3:
//                                                  1.7 million unknowns; 3 GB)
//   press_study levels [LETTERS [PROBLEM [K/MU]]]  levels of the published problem, default ABCD; E takes 4 GB
//
// PROBLEM: "ball", "load", the same with a nodule no stiffer than what is around it as "ball-even" and "load-even", or "both" (default); K/MU: 50. A cell of a mesh is a
// brick of either kind, so that the second kind has the nodes of cells of half the size; of the halves, it leaves out the finest.
//
// Richardson: with the last three meshes h, h/2, h/4 the order is log2 of the ratio of the changes; the value at h = 0 is extrapolated with
// that order where it lies between 0.7 and 3, else with 1, and the error bar is the last step of the extrapolation.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "press/second/balance.hpp"
#include "press_scene.hpp"

namespace {

using namespace unknot;

struct Number {
  const char* name;
  double PressResult::* member;
};
constexpr Number numbers[] = {{"F N", &PressResult::force_n},
                              {"u_top mm", &PressResult::surface_mm},
                              {"u_nod mm", &PressResult::nodule_mm},
                              {"p_centre kPa", &PressResult::centre_pressure_kpa}};

void print_limit(const Number& number, const std::vector<PressResult>& results) {
  const std::size_t n = results.size();
  const double a = results[n - 3].*number.member;
  const double b = results[n - 2].*number.member;
  const double c = results[n - 1].*number.member;
  const double ratio = (b - a) / (c - b);
  const double order = ratio > 0.0 ? std::log2(ratio) : 0.0;
  const bool is_regular = order > 0.7 && order < 3.0;
  const double used = is_regular ? order : 1.0;
  const double step = (c - b) / (std::pow(2.0, used) - 1.0);
  fmt::print("  {:13} {:10.5f} {:10.5f} {:10.5f}   order {}   limit {:9.4f} +- {:.4f}\n", number.name, a, b, c,
             is_regular ? fmt::format("{:.2f}", order) : "none", c + step, std::abs(step));
}

void print_limits(const std::vector<PressResult>& results) {
  if (results.size() >= 3) {
    for (const Number& number : numbers) {
      print_limit(number, results);
    }
  }
  std::fflush(stdout);
}

/// Prints a line a mesh, with the seconds since the one before.
class Printer {
 public:
  explicit Printer(const char* kind) : kind_(kind) {}

  void print(const PressResult& result) {
    const auto now = std::chrono::steady_clock::now();
    const MeshEffort& effort = result.efforts.back();
    fmt::print(
        "{:2} nodes, {:7} unknowns: F {:.4f} u_top {:.4f} u_nod {:.4f} p_c {:.4f}  ({} steps, {} iterations, "
        "{:.0f} s) {}\n",
        kind_, effort.n_unknowns, result.force_n, result.surface_mm, result.nodule_mm, result.centre_pressure_kpa,
        effort.n_newton, effort.n_iterations, std::chrono::duration<double>(now - last_).count(), result.outcome.where);
    std::fflush(stdout);
    last_ = now;
  }

 private:
  const char* kind_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// The results of the press on each mesh, begun from those before it.
std::vector<PressResult> list_results(const press::PressTask& task, const press::Context& context) {
  Printer printer("8");
  std::vector<PressResult> results;
  press::PressTask part = task;
  part.gradings.clear();
  for (const Grading& grading : task.gradings) {
    part.gradings.push_back(grading);
    results.push_back(press::solve_press(part, context).value());
    printer.print(results.back());
  }
  return results;
}

void study(const std::string& problem, double bulk_ratio, const std::vector<Grading>& gradings, bool halves) {
  press::PressTask task = bench::build_press_task(problem.substr(0, 4), "", bulk_ratio);
  task.tolerance = 1e-4;
  task.gradings = gradings;
  if (problem.ends_with("-even")) {
    task.block.nodule->shear_modulus_kpa = task.block.layers.back().shear_modulus_kpa;
  }
  press::Context context;
  context.run = bench::build_executor(2);
  context.kernels = press::list_usable_kernels().back();
  fmt::print("{}, K/mu {}\n", problem, bulk_ratio);
  const std::vector<PressResult> first = list_results(task, context);
  if (halves) {
    print_limits(first);
    task.gradings.pop_back();
  }
  Printer printer("27");
  const auto second = press::second::solve_levels(task, context, [&](const PressResult& one) { printer.print(one); });
  if (second.size() < task.gradings.size()) {
    fmt::print("27 nodes: not solved on mesh {}\n", second.size() + 1);
  }
  if (halves) {
    print_limits(second);
  }
}

}  // namespace

int main(int n_arguments, char** arguments) {
  const auto find = [&](int n, const char* otherwise) {
    return std::string(n_arguments > n ? arguments[n] : otherwise);
  };
  const bool halves = find(1, "halves") == "halves";
  const std::string problem = find(3, "both");
  const double bulk_ratio = std::atof(find(4, "50").c_str());
  const std::vector<Grading> gradings = halves ? bench::build_halves("A", std::atoi(find(2, "3").c_str()))
                                               : bench::build_press_task("ball", find(2, "ABCD"), 50.0).gradings;
  for (const char* one : {"ball", "load"}) {
    if (problem == "both" || problem.starts_with(one)) {
      study(problem == "both" ? one : problem, bulk_ratio, gradings, halves);
    }
  }
  return 0;
}
