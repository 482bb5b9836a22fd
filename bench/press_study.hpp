// What the benches of refinement share: nested meshes of the reference problem, and what their numbers tend to.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "press_scene.hpp"

namespace unknot::bench {

inline std::vector<double> halve(const std::vector<double>& planes) {
  std::vector<double> finer = {planes.front()};
  for (std::size_t i = 1; i < planes.size(); ++i) {
    finer.push_back(0.5 * (planes[i - 1] + planes[i]));
    finer.push_back(planes[i]);
  }
  return finer;
}

/// The family of meshes: level A, whose nodule's segment is cut so that its depth is a plane, and its halves.
inline std::vector<Grading> list_halved_gradings(int n_times) {
  const auto mesh = press::build_mesh(build_press_task("ball", "A", 50.0).block, BlockPart::quarter,
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
inline constexpr Number numbers[] = {{"F N", &PressResult::force_n},
                                     {"u_top mm", &PressResult::surface_mm},
                                     {"u_nod mm", &PressResult::nodule_mm},
                                     {"p_centre kPa", &PressResult::centre_pressure_kpa}};

/// With the last three meshes h, h/2, h/4 the order is log2 of the ratio of the changes; the value at h = 0 is extrapolated with that order
/// where it lies between 0.7 and 3, else with 1, and the error bar is the last step of the extrapolation.
inline void print_limit(const Number& number, const std::vector<PressResult>& results) {
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
             is_regular ? fmt::format("{:.2f}", order) : fmt::format("none ({:.2f})", order), c + step, std::abs(step));
}

inline void print_limits(const char* kind, const std::vector<PressResult>& results) {
  if (results.size() >= 3) {
    fmt::print(" {}\n", kind);
    for (const Number& number : numbers) {
      print_limit(number, results);
    }
    std::fflush(stdout);
  }
}

}  // namespace unknot::bench
