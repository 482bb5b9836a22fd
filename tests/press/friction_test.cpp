// Friction at one mesh: forces, tangent, and presses against closed theory.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "press/proof.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

/// A ball on a block of one material, a mesh of the whole block around the middle.
PressTask build_block_task(double shear, double bulk_ratio, double cell, int n_even, int n_growing) {
  PressTask task;
  task.block.half_width_mm = 30.0;
  task.block.layers = {{"layer", 40.0, shear}};
  task.block.bulk_ratio = bulk_ratio;
  task.part = BlockPart::whole;
  task.tolerance = 1e-3;
  Grading grading;
  grading.planes_mm[0] = test::build_planes(cell, n_even, n_growing, task.block.half_width_mm);
  grading.planes_mm[1] = grading.planes_mm[0];
  for (const double below : test::build_planes(cell, n_even, n_growing, 30.0)) {
    grading.planes_mm[2].insert(grading.planes_mm[2].begin(), 30.0 - below);
  }
  grading.planes_mm[2].front() = 0.0;
  task.gradings = {grading};
  return task;
}

ToolPress build_ball(double radius, double depth, Rubbing rubbing) {
  ToolPress press;
  press.shape.form = ToolForm::ball;
  press.shape.radius_mm = radius;
  press.depth_mm = depth;
  press.rubbing = rubbing;
  return press;
}

TEST(Try, slide) {
  PressTask task = build_block_task(10.0, 50.0, 0.5, 8, 6);
  for (const double slide : {0.0, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0}) {
    const auto solver = PressSolver::build(task, {});
    ASSERT_TRUE(solver.has_value());
    const auto result = (*solver)->solve(build_ball(40.0, 0.2, {0.3, {slide, 0.0}}));
    ASSERT_TRUE(result.has_value());
    fmt::print(
        "slide {} force {:.5f} aside {:.5f} {:.6f} ratio {:.4f} stick {:.3f} shear {:.3f} {} newton {} iter {} rounds "
        "{}\n",
        slide, result->force_n, result->aside_n[0], result->aside_n[1], result->aside_n[0] / result->force_n,
        result->stick_share, result->skin_shear_kpa, result->outcome.where, result->efforts[0].n_newton,
        result->efforts[0].n_iterations, result->efforts[0].n_rounds);
  }
}

}  // namespace
}  // namespace unknot::press
