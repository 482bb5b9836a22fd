// What the numbers of the reference problems tend to: nested meshes, each of whose cells is cut in eight, and two ways to fill the cells
// that the nodule's surface cuts.
//
//   press_study [TIMES]   cuts the coarsest mesh up to TIMES times (default 3: 640,000 unknowns; 4: 5 million, 4 GB)
//
// "share": a cut cell has a modulus between both, by its share; "centre": it belongs to the nodule when its centre does. Both tend to the
// same, from different sides. Richardson: with the last three meshes h, h/2, h/4 the order is log2 of the ratio of the changes; the value
// at h = 0 is extrapolated with that order where it lies between 0.7 and 3, else with 1, and the error bar is the last step of the
// extrapolation.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "press_scene.hpp"

namespace {

using namespace unknot;

std::vector<double> halve(const std::vector<double>& planes) {
  std::vector<double> finer = {planes.front()};
  for (std::size_t i = 1; i < planes.size(); ++i) {
    finer.push_back(0.5 * (planes[i - 1] + planes[i]));
    finer.push_back(planes[i]);
  }
  return finer;
}

/// The family of meshes: level A, whose nodule's segment is cut so that its depth is a plane, and its halves.
std::vector<Grading> list_gradings(int n_times) {
  const auto mesh = press::build_mesh(bench::build_press_task("ball", "A", 50.0).block, BlockPart::quarter,
                                      press::build_reference_grading(press::Fineness::a))
                        .value();
  Grading grading;
  grading.planes_mm = {mesh.x, mesh.y, mesh.z};
  std::vector<Grading> all = {grading};
  for (int time = 0; time < n_times; ++time) {
    for (auto& planes : grading.planes_mm) {
      planes = halve(planes);
    }
    all.push_back(grading);
  }
  return all;
}

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
  fmt::print("  {:13} {:10.4f} {:10.4f} {:10.4f}   order {}   limit {:9.4f} +- {:.4f}\n", number.name, a, b, c,
             is_regular ? fmt::format("{:.2f}", order) : "none", c + step, std::abs(step));
}

void study(const char* problem, double bulk_ratio, int n_times) {
  press::PressTask task = bench::build_press_task(problem, "", bulk_ratio);
  const std::vector<Grading> gradings = list_gradings(n_times);
  std::vector<PressResult> results;
  for (int time = 0; time <= n_times; ++time) {
    task.gradings.push_back(gradings[std::size_t(time)]);
    task.tolerance = 1e-4;
    results.push_back(press::solve_press(task, {}).value());
    const PressResult& last = results.back();
    fmt::print("{} K/mu {} cut {} times, {} unknowns: F {:.4f} u_top {:.4f} u_nod {:.4f} p_c {:.4f} {}\n", problem,
               bulk_ratio, time, last.efforts.back().n_unknowns, last.force_n, last.surface_mm, last.nodule_mm,
               last.centre_pressure_kpa, last.outcome.where);
    std::fflush(stdout);
  }
  if (results.size() >= 3) {
    for (const Number& number : numbers) {
      print_limit(number, results);
    }
  }
  std::fflush(stdout);
}

}  // namespace

int main(int n_arguments, char** arguments) {
  const int n_times = n_arguments > 1 ? std::atoi(arguments[1]) : 3;
  for (const char* problem : {"ball", "load"}) {
    study(problem, 50.0, n_times);
  }
  return 0;
}
