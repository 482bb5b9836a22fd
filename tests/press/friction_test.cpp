// Friction between a tool and one elastic material, against closed theory.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "press/proof.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

constexpr double shear_kpa = 10.0;

double find_bulk(double poisson) { return shear_kpa * 2.0 * (1.0 + poisson) / (3.0 * (1.0 - 2.0 * poisson)); }

/// Planes that rise to `top`, finest there.
std::vector<double> build_planes_down(double cell, int n_even, int n_growing, double top) {
  std::vector<double> planes = test::build_planes(cell, n_even, n_growing, top);
  for (double& one : planes) {
    one = top - one;
  }
  std::ranges::reverse(planes);
  planes.front() = 0.0;
  return planes;
}

/// Force [mN] on a flat punch of radius 1 pressed a thousandth of it into a deep quarter block.
double find_punch_force(double poisson, double coefficient) {
  constexpr double depth = 1e-3;
  constexpr double end = 16.0;
  const std::vector<double> across = test::build_planes(0.1, 13, 13, end);
  const Mesh mesh =
      test::build_plain_mesh({across, across, build_planes_down(0.1, 8, 13, end)}, shear_kpa, find_bulk(poisson));
  const double top = mesh.z.back();
  Stage stage{.tool = Tool(Disc{1.0, 1.0, 1e-3}, {0.0, 0.0, top + 1.0}), .penalty = 1e4};
  Equilibrium state(mesh, test::get_context());
  state.hold(stage);
  stage.tool->origin.z -= depth;
  stage.friction = coefficient;
  stage.tolerance = 1e-4;
  MeshEffort effort;
  const StageEnding ending = coefficient > 0.0 ? state.settle(stage, effort) : state.solve(stage, effort);
  EXPECT_EQ(ending, StageEnding::solved);
  return state.force_down();
}

// Adhesive over frictionless force: (1 - nu) ln(3 - 4 nu) / (1 - 2 nu) (Mossakovskii 1963; Spence 1968). A coefficient of 1,000 lets
// nothing slip but the last points of the edge, where shear is singular.
TEST(Punch, a_flat_punch_that_sticks_needs_more_force_as_mossakovskii_and_spence_say) {
  for (const double poisson : {0.0, 0.3, 0.4995}) {
    const double exact = (1.0 - poisson) * std::log(3.0 - 4.0 * poisson) / (1.0 - 2.0 * poisson);
    const double found = find_punch_force(poisson, 1000.0) / find_punch_force(poisson, 0.0);
    test::print_row(fmt::format("sticking over smooth punch, nu {}", poisson), found, exact);
    EXPECT_NEAR(found, exact, 0.01) << poisson;
  }
}

/// A ball of radius 40 on a block of one material; the contact's radius is about 2.8.
PressTask build_ball_task(BlockPart part, double bulk_ratio) {
  PressTask task;
  task.block.half_width_mm = 45.0;
  task.block.layers = {{"layer", 30.0, shear_kpa}};
  task.block.bulk_ratio = bulk_ratio;
  task.part = part;
  Grading grading;
  grading.planes_mm = {test::build_planes(0.5, 7, 7, 45.0), test::build_planes(0.5, 7, 7, 45.0),
                       build_planes_down(0.5, 6, 7, 30.0)};
  task.gradings = {grading};
  return task;
}

ToolPress build_ball(double depth, Rubbing rubbing) { return test::build_ball_press(40.0, depth, rubbing); }

TEST(Ball, on_incompressible_material_sticking_and_smooth_need_the_same_force) {
  const auto solver = PressSolver::build(build_ball_task(BlockPart::quarter, 1000.0), {});
  ASSERT_TRUE(solver.has_value()) << build_sentence(solver.error());
  const double smooth = test::solve_with(**solver, build_ball(0.2, {})).force_n;
  const PressResult held = test::solve_with(**solver, build_ball(0.2, {.friction = 2.0}));
  test::print_row("sticking over smooth ball, nu 0.4995", held.force_n / smooth, 1.0);
  EXPECT_NEAR(held.force_n / smooth, 1.0, 0.01);
  EXPECT_GT(held.stick_share, 0.9);
}

// Cattaneo 1938, Mindlin 1949, for nu = 1/2, where pressure does not pull sideways: stick within c = a (1 - T/(mu N))^(1/3), and the
// ball has moved by 3 mu N (2 - nu) / (16 G a) (1 - (1 - T/(mu N))^(2/3)). The block's finite depth makes it stiffer by some per cent.
TEST(Ball,
     that_is_moved_aside_sticks_within_cattaneos_and_mindlins_radius_and_then_slips_with_coefficient_times_force) {
  const PressTask task = build_ball_task(BlockPart::whole, 100.0);
  const auto solver = PressSolver::build(task, {});
  ASSERT_TRUE(solver.has_value()) << build_sentence(solver.error());
  constexpr double coefficient = 0.3;
  const double poisson = (3.0 * 100.0 - 2.0) / (6.0 * 100.0 + 2.0);
  for (const double slide : {0.02, 0.05}) {
    const PressResult found = test::solve_with(**solver, build_ball(0.2, {coefficient, {slide, 0.0}}));
    const double limit = coefficient * found.force_n;
    const double share = found.aside_n[0] / limit;
    const double radius = std::cbrt(1.0 - share);
    test::print_row(fmt::format("moved {} mm, pull {:.3f} of the limit, stick radius", slide, share),
                    std::sqrt(found.stick_share), radius);
    EXPECT_NEAR(std::sqrt(found.stick_share), radius, 0.06) << slide;
    const double contact = std::sqrt(40.0 * 0.2);
    const double way =
        3.0 * limit * 1e3 * (2.0 - poisson) / (16.0 * shear_kpa * contact) * (1.0 - std::pow(1.0 - share, 2.0 / 3.0));
    test::print_row("its way", slide, way);
    EXPECT_NEAR(slide, way, 0.1 * way) << slide;
    EXPECT_NEAR(found.aside_n[1], 0.0, 1e-3 * limit);
  }
  const PressResult slipping = test::solve_with(**solver, build_ball(0.2, {coefficient, {0.4, 0.0}}));
  test::print_row("in full slip, pull over force", slipping.aside_n[0] / slipping.force_n, coefficient);
  EXPECT_NEAR(slipping.aside_n[0] / slipping.force_n, coefficient, 0.01 * coefficient);
  EXPECT_EQ(slipping.stick_share, 0.0);
  // Back by a little: all of it sticks again, and the pull falls at once.
  const PressResult back = test::solve_with(**solver, build_ball(0.2, {coefficient, {0.38, 0.0}}));
  EXPECT_LT(back.aside_n[0], 0.8 * slipping.aside_n[0]);
  EXPECT_GT(back.stick_share, 0.5);
}

}  // namespace
}  // namespace unknot::press
