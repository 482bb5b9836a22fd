// A sphere on a layer that is bonded to a rigid base: the force against elasticity's closed theory.
#include <gtest/gtest.h>

#include <cmath>

#include "press/scene.hpp"

namespace unknot::press {
namespace {

// Force over Hertz's at the same depth, for a paraboloid on a bonded layer, frictionless, nu between 0.499 and 0.5; it depends on
// sqrt(R d) / h alone. Computed from the integral equation of the layer, good to its last digit or two.
//
// 2 % leaves room for the mesh (the finer one of a study gave 0.1 and 0.5 %), for a strain of 1 to 3 %, and for a sphere that is no
// paraboloid. nu is 0.4995 here.
TEST(Sphere, on_a_bonded_layer_needs_the_force_of_the_layers_theory) {
  const struct {
    double depth_mm, ratio;
  } rows[] = {{0.0857, 1.2695}, {0.2967, 1.6346}};
  for (const auto& row : rows) {
    PressTask task;
    task.block.half_width_mm = 60.0;
    task.block.layers = {{"layer", 10.0, 6.0}};
    task.block.bulk_ratio = 1000.0;
    task.load = BallPress{.radius_mm = 40.0, .depth_mm = row.depth_mm, .penalty_kpa_per_mm = 1e5};
    task.tolerance = 1e-4;
    const double cell = std::sqrt(row.depth_mm / 0.0857);  // as fine for the wider contact
    task.gradings = {{8, 0.6 * cell, 8, {10}}, {16, 0.3 * cell, 12, {16}}};
    const PressResult result = test::solve(task);
    ASSERT_EQ(result.outcome.ending, PressEnding::solved) << result.outcome.where;
    constexpr double shear = 6.0;
    constexpr double bulk = 6000.0;
    constexpr double poisson = (3.0 * bulk - 2.0 * shear) / (6.0 * bulk + 2.0 * shear);
    constexpr double plane = 2.0 * shear * (1.0 + poisson) / (1.0 - poisson * poisson);
    const double hertz = 4.0 / 3.0 * plane * std::sqrt(40.0) * std::pow(row.depth_mm, 1.5) * 1e-3;
    EXPECT_NEAR(result.force_n / hertz, row.ratio, 0.02 * row.ratio) << row.depth_mm;
  }
}

}  // namespace
}  // namespace unknot::press
