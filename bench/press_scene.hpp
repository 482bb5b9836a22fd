// The reference problems of pressing for the benches, and what their numbers tend to.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "press/mesh/grade.hpp"
#include "press/solve/solve.hpp"
#include "team/team.hpp"

namespace unknot::bench {

/// `problem`: "ball" or "load". Levels by letter, coarse to fine: A to E, and two for peers whose elements cost more: Z is coarser
/// than A, Y lies between A and B. M has a million unknowns.
inline press::PressTask build_press_task(std::string_view problem, std::string_view levels, double bulk_ratio) {
  press::PressTask task;
  task.block.layers = {{"skin", 2.0, 20.0}, {"fat", 8.0, 2.0}, {"fascia", 1.0, 100.0}, {"muscle", 29.0, 6.0}};
  task.block.nodule = TissueNodule{20.0, {10.0, 6.0, 6.0}, 24.0};
  task.block.bulk_ratio = bulk_ratio;
  for (const char level : levels) {
    Grading grading;
    if (level == 'Z') {
      grading = {4, 6.0, 3, {3, 2, 1, 1, 1}};
    } else if (level == 'Y') {
      grading = {8, 3.1, 5, {6, 3, 1, 3, 1}};
    } else if (level == 'M') {
      grading = {48, 0.56, 22, {35, 16, 2, 14, 3}};
    } else {
      grading = press::build_reference_grading(static_cast<press::Fineness>(level - 'A'));
    }
    task.gradings.push_back(grading);
  }
  if (problem == "ball") {
    task.load = BallPress{.radius_mm = 33.0, .depth_mm = 12.0};
  } else {
    task.load = SurfaceLoad{15.0, 15.0};
  }
  return task;
}

/// A family of meshes: a level, whose nodule's segment is cut so that its depth is a plane, and its halves, coarse to fine.
inline std::vector<Grading> build_halves(std::string_view level, int n_times) {
  const press::PressTask task = build_press_task("ball", level, 50.0);
  const auto mesh = press::build_mesh(task.block, BlockPart::quarter, task.gradings.back()).value();
  Grading grading;
  grading.planes_mm = {mesh.x, mesh.y, mesh.z};
  std::vector<Grading> all = {grading};
  for (int time = 0; time < n_times; ++time) {
    for (std::vector<double>& planes : grading.planes_mm) {
      std::vector<double> halved = {planes.front()};
      for (std::size_t i = 1; i < planes.size(); ++i) {
        halved.push_back(0.5 * (planes[i - 1] + planes[i]));
        halved.push_back(planes[i]);
      }
      planes = std::move(halved);
    }
    all.push_back(grading);
  }
  return all;
}

/// Every second plane left out, but for those that must stay.
inline std::vector<double> merge_planes(const std::vector<double>& planes, const std::vector<double>& kept) {
  std::vector<double> merged = {planes.front()};
  int n_since = 0;
  for (std::size_t i = 1; i < planes.size(); ++i) {
    ++n_since;
    const auto is_here = [&](double face) { return std::abs(face - planes[i]) < 1e-9; };
    if (n_since == 2 || i + 1 == planes.size() || std::ranges::any_of(kept, is_here)) {
      merged.push_back(planes[i]);
      n_since = 0;
    }
  }
  return merged;
}

/// What the doors take for the ball of the reference problem, and before it the same with its cells merged in pairs along each axis, yet not
/// over faces of layers and the nodule's depth.
inline std::vector<Grading> build_merged_pair(press::Quality quality) {
  const press::PressTask task = build_press_task("ball", "", 50.0);
  ToolShape ball;
  ball.form = ToolForm::ball;
  ball.radius_mm = 33.0;
  const Grading fine = press::build_gradings(task.block, ball, {}, 12.0, quality).value().back();
  const std::vector<double> faces = {20.0, 29.0, 30.0, 38.0};
  Grading coarse;
  coarse.planes_mm = {merge_planes(fine.planes_mm[0], {}), merge_planes(fine.planes_mm[1], {}),
                      merge_planes(fine.planes_mm[2], faces)};
  return {coarse, fine};
}

/// Runs work on a team of so many threads.
inline press::Executor build_executor(int n_threads) {
  return [team = std::make_shared<team::Team>(n_threads)](int n, const std::function<void(int)>& work) {
    team->run(n, work);
  };
}

/// What the numbers tend to as the mesh gets finer; from press_study, with error bars in docs/science/press.md.
struct Extrapolated {
  double force_n;
  double surface_mm;
  double nodule_mm;
  double centre_kpa;
};

inline const Extrapolated& find_extrapolated(std::string_view problem) {
  static constexpr Extrapolated ball = {15.281, -11.971, -4.4506, 4.69};
  static constexpr Extrapolated load = {3.1528, -9.332, -1.971, 1.83};
  return problem == "ball" ? ball : load;
}

}  // namespace unknot::bench
