// Muscle fibres in the solver: stress, tangent, directions, and a muscle that pulls while it is pressed.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "press/dose/path.hpp"
#include "press/laws/response.hpp"
#include "press/sample.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

TissueLayer build_muscle(MuscleFibres fibres) { return {"muscle", 20.0, 6.0, 2.0, {}, fibres}; }

math::Vector3 find_direction(double degrees) {
  const double angle = degrees * std::numbers::pi / 180.0;
  return {std::cos(angle), std::sin(angle), 0.0};
}

/// Stretched along the fibres, sheared, and turned a little, volume nearly kept; the same in every direction of fibres.
math::Matrix3 build_stretch(double along, double degrees) {
  const double across = 1.0 / std::sqrt(along);
  const math::Matrix3 stretch = {{{along, 0.1, -0.15}, {0.05, across, 0.1}, {0.1, -0.1, across}}};
  const math::Vector3 x = find_direction(degrees);
  const math::Matrix3 turn = {{{x.x, -x.y, 0.0}, {x.y, x.x, 0.0}, {0.0, 0.0, 1.0}}};
  return math::find_product(turn, math::find_product(stretch, math::find_transposed(turn)));
}

TEST(Fibres,
     a_homogeneous_deformation_has_the_stress_and_energy_of_the_law_in_every_direction_on_every_part_of_its_curve) {
  // Active force: none, rising, at the top, falling, none; passive: none, exponential, straight.
  for (const double degrees : {0.0, 33.0, -75.0, 90.0}) {
    for (const double along : {0.2, 0.42, 0.6, 0.8, 1.0, 1.2, 1.45, 1.7, 1.9, 6.0}) {
      const MuscleFibres fibres = {300.0, 0.4, degrees};
      const math::Matrix3 f = build_stretch(along, degrees);
      test::Sample sample(f, build_muscle(fibres), list_usable_kernels().back());
      const double energy = sample.state.evaluate({});
      const FibreMuscle law{0.0, build_solver_fibres(fibres.strength_kpa, fibres.activation)};
      const Response isotropic = find_response(Stiffening{6.0, 2.0}, f);
      const Response along_fibres = find_response(law, f, find_direction(degrees));
      const Response volume = find_volume_response(300.0, f);
      const double exact = (isotropic.energy + along_fibres.energy + volume.energy) * test::Sample::volume_mm3;
      EXPECT_NEAR(energy, exact, 1e-9 * (std::abs(exact) + 1.0)) << along << ' ' << degrees;
      const math::Matrix3 one = find_nominal_stress(f, isotropic);
      const math::Matrix3 other = find_nominal_stress(f, along_fibres);
      const math::Matrix3 third = find_nominal_stress(f, volume);
      const std::array<double, 3> pull = test::find_pull(sample.state);
      for (Size c = 0; c < 3; ++c) {
        const double wanted = test::Sample::top_mm2 * (one[c][2] + other[c][2] + third[c][2]);
        EXPECT_NEAR(pull[c], wanted, 1e-8 * std::abs(wanted) + 1e-6) << along << ' ' << degrees;
      }
    }
  }
}

TEST(Fibres, every_kind_of_processor_gives_the_same_bits) {
  const TissueLayer muscle = build_muscle({300.0, 0.3, 40.0});
  const math::Matrix3 f = build_stretch(1.3, 40.0);
  const double first = test::Sample(f, muscle, list_usable_kernels().front()).state.evaluate({});
  for (const Kernels* kernels : list_usable_kernels()) {
    EXPECT_EQ(test::Sample(f, muscle, kernels).state.evaluate({}), first) << kernels->name;
  }
}

TEST(Fibres, the_tangent_is_the_slope_of_the_forces_in_every_direction) {
  for (const double degrees : {0.0, -52.0}) {
    for (const double along : {0.8, 1.0, 1.2, 1.7}) {
      const test::Sample sample(build_stretch(along, degrees), build_muscle({300.0, 0.3, degrees}),
                                list_usable_kernels().back());
      EXPECT_LT(test::find_tangent_error(sample.mesh, sample.context, sample.state.displacement()), 5e-6)
          << along << ' ' << degrees;
    }
  }
}

PathTask build_thumb_task(double activation) {
  PathTask task;
  task.block.half_width_mm = 50.0;
  task.block.layers = {{"skin", 1.5, 20.0, 1.0, {}, {}},
                       {"fat", 8.0, 2.0, 2.5, {}, {}},
                       {"fascia", 1.0, 100.0, 1.0, {}, {}},
                       {"muscle", 24.0, 6.0, 2.0, {}, {300.0, activation}}};
  task.block.nodule = TissueNodule{20.0, {3.5, 2.0, 1.5}, 23.0, 2.0, {}};
  task.block.bulk_kpa = 2000.0;
  task.block.holds_ends = true;
  task.tool.shape = {ToolForm::pad, 12.0, 9.0, 0.0, 8.0, 0.0};
  task.tool.most_force_n = 100.0;
  task.quality = Quality::draft;
  return task;
}

TEST(Fibres, the_more_a_muscle_pulls_the_less_a_thumb_sinks_and_shears_the_point) {
  std::optional<DoseRow> before;
  for (const double activation : {0.0, 0.05, 0.1, 0.2}) {
    const auto path = solve_path(build_thumb_task(activation), {8.0}, {});
    ASSERT_TRUE(path && path->rows.size() == 1) << activation << ": " << path->outcome.where;
    const DoseRow& row = path->rows[0];
    if (before) {
      EXPECT_LT(row.depth_mm, before->depth_mm) << activation;
      EXPECT_GT(row.layers[3].peak_squeeze, before->layers[3].peak_squeeze) << activation;
      EXPECT_LT(row.nodule_shear_kpa, before->nodule_shear_kpa) << activation;
    }
    before = row;
  }
}

DoseRow press_thumb(PathTask task) {
  const auto path = solve_path(task, {8.0}, {});
  if (!path || path->rows.size() != 1) {
    ADD_FAILURE() << (path ? path->outcome.where : build_sentence(path.error()));
    return {};
  }
  return path->rows[0];
}

TEST(Fibres, along_y_under_a_thumb_they_do_what_they_do_along_x_under_a_thumb_turned_by_a_quarter) {
  PathTask across = build_thumb_task(0.1);
  across.block.layers[3].fibres.angle_degrees = 90.0;
  across.block.nodule->semi_axes_mm = {2.0, 3.5, 1.5};
  PathTask turned = build_thumb_task(0.1);
  turned.pose.turn_degrees = 90.0;
  const DoseRow one = press_thumb(across);
  const DoseRow other = press_thumb(turned);
  EXPECT_NEAR(one.depth_mm, other.depth_mm, 1e-3 * other.depth_mm);
  EXPECT_NEAR(one.nodule_shear_kpa, other.nodule_shear_kpa, 5e-3 * other.nodule_shear_kpa);
}

TEST(Fibres, which_run_slanting_pull_and_do_as_their_mirror_image_does) {
  PathTask task = build_thumb_task(0.15);
  task.block.nodule.reset();
  const auto find_depth = [&](double degrees) {
    task.block.layers[3].fibres.angle_degrees = degrees;
    return press_thumb(task).depth_mm;
  };
  const double slanting = find_depth(45.0);
  EXPECT_NEAR(find_depth(-45.0), slanting, 1e-3 * slanting);
  task.block.layers[3].fibres.strength_kpa = 0.0;
  EXPECT_LT(slanting, 0.95 * find_depth(0.0));
}

TEST(Fibres, a_muscle_that_crosses_over_another_keeps_its_own_direction) {
  TissueBlock block = build_thumb_task(0.1).block;
  block.layers.insert(block.layers.begin() + 3, {"over", 5.0, 6.0, 2.0, {}, {300.0, 0.2, -45.0}});
  block.nodule.reset();
  const auto mesh = build_mesh(block, BlockPart::whole, {5, 10.0, 0, {2, 1, 1, 1, 1}});
  ASSERT_TRUE(mesh) << build_sentence(mesh.error());
  ASSERT_EQ(mesh->fibres.size(), 6U);
  EXPECT_EQ(mesh->fibres[0].along[1], 0.0);
  EXPECT_EQ(mesh->fibres[2].strength, 300.0);
  EXPECT_NEAR(mesh->fibres[2].along[0], -mesh->fibres[2].along[1], 1e-15);
  EXPECT_EQ(mesh->fibres[5].strength, 0.0);
  EXPECT_EQ(build_mesh(block, BlockPart::quarter, {5, 10.0, 0, {2, 1, 1, 1, 1}}).error().key, "fibres.angle_degrees")
      << "a quarter would be mirrored";
}

TEST(Fibres, numbers_out_of_range_and_a_pull_that_nothing_holds_are_refused_in_a_sentence) {
  PathTask task = build_thumb_task(1.2);
  EXPECT_EQ(solve_path(task, {8.0}, {}).error().key, "fibres.activation");
  task = build_thumb_task(0.1);
  task.block.holds_ends = false;
  EXPECT_EQ(solve_path(task, {8.0}, {}).error().key, "fibres.activation");
  task = build_thumb_task(0.1);
  task.block.layers[3].fibres.angle_degrees = 91.0;
  EXPECT_EQ(solve_path(task, {8.0}, {}).error().key, "fibres.angle_degrees");
  task = build_thumb_task(0.1);
  task.block.layers[3].fibres.strength_kpa = -1.0;
  EXPECT_EQ(solve_path(task, {8.0}, {}).error().key, "fibres.strength_kpa");
}

}  // namespace
}  // namespace unknot::press
