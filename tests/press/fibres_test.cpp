// Fibres along x in the solver: stress, tangent, and a muscle that pulls while it is pressed.
#include <gtest/gtest.h>

#include <cmath>

#include "press/dose/path.hpp"
#include "press/laws/response.hpp"
#include "press/sample.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

/// A block of muscle with fibres, all of it deformed alike by (F - 1) X.
struct Sample {
  TissueBlock block;
  Mesh mesh;
  Context context;
  Equilibrium state;

  Sample(const math::Matrix3& f, double stiffening, MuscleFibres fibres, const Kernels* kernels)
      : block{.half_width_mm = 20.0,
              .layers = {{"muscle", 20.0, 6.0, stiffening, {}, fibres}},
              .nodule = std::nullopt,
              .holds_ends = true,
              .bulk_kpa = std::nullopt},
        mesh(build_free_mesh()),
        context(test::build_context(kernels)),
        state(mesh, context) {
    state.displacement() = test::build_displacement(mesh, f);
  }

 private:
  /// Held at the base alone, so that the top's pull can be read off.
  [[nodiscard]] Mesh build_free_mesh() const {
    Mesh free = *build_mesh(block, BlockPart::whole, {4, 5.0, 0, {4}});
    free.supports.clear();
    return free;
  }
};

math::Matrix3 build_stretch(double along) {
  // Stretched along the fibres, sheared, and turned a little, volume nearly kept.
  const double across = 1.0 / std::sqrt(along);
  return {{{along, 0.1, -0.15}, {0.05, across, 0.1}, {0.1, -0.1, across}}};
}

TEST(Fibres, a_homogeneous_deformation_has_the_stress_and_energy_of_the_law_on_every_part_of_its_curve) {
  // Active force: none, rising, at the top, falling, none; passive: none, exponential, straight.
  for (const double along : {0.2, 0.42, 0.6, 0.8, 1.0, 1.2, 1.45, 1.7, 1.9, 6.0}) {
    const MuscleFibres fibres = {300.0, 0.4};
    const math::Matrix3 f = build_stretch(along);
    Sample sample(f, 2.0, fibres, list_usable_kernels().back());
    const double energy = sample.state.evaluate({});
    const FibreMuscle law{0.0, build_solver_fibres(fibres.strength_kpa, fibres.activation)};
    const Response isotropic = find_response(Stiffening{6.0, 2.0}, f);
    const Response along_fibres = find_response(law, f, {1.0, 0.0, 0.0});
    const Response volume = find_volume_response(300.0, f);
    const double exact = (isotropic.energy + along_fibres.energy + volume.energy) * 1600.0 * 20.0;
    EXPECT_NEAR(energy, exact, 1e-9 * (std::abs(exact) + 1.0)) << along;
    const math::Matrix3 one = find_nominal_stress(f, isotropic);
    const math::Matrix3 other = find_nominal_stress(f, along_fibres);
    const math::Matrix3 third = find_nominal_stress(f, volume);
    const std::array<double, 3> pull = test::find_pull(sample.state);
    for (Size c = 0; c < 3; ++c) {
      const double wanted = 1600.0 * (one[c][2] + other[c][2] + third[c][2]);
      EXPECT_NEAR(pull[c], wanted, 1e-8 * std::abs(wanted) + 1e-6) << along;
    }
  }
}

TEST(Fibres, every_kind_of_processor_gives_the_same_bits) {
  const math::Matrix3 f = build_stretch(1.3);
  const double first = Sample(f, 2.0, {300.0, 0.3}, list_usable_kernels().front()).state.evaluate({});
  for (const Kernels* kernels : list_usable_kernels()) {
    EXPECT_EQ(Sample(f, 2.0, {300.0, 0.3}, kernels).state.evaluate({}), first) << kernels->name;
  }
}

TEST(Fibres, the_tangent_is_the_slope_of_the_forces) {
  for (const double along : {0.8, 1.0, 1.2, 1.7}) {
    const Sample sample(build_stretch(along), 2.0, {300.0, 0.3}, list_usable_kernels().back());
    EXPECT_LT(test::find_tangent_error(sample.mesh, sample.context, sample.state.displacement()), 5e-6) << along;
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

TEST(Fibres, numbers_out_of_range_and_a_pull_that_nothing_holds_are_refused_in_a_sentence) {
  PathTask task = build_thumb_task(1.2);
  EXPECT_EQ(solve_path(task, {8.0}, {}).error().key, "fibres.activation");
  task = build_thumb_task(0.1);
  task.block.holds_ends = false;
  EXPECT_EQ(solve_path(task, {8.0}, {}).error().key, "fibres.activation");
  task = build_thumb_task(0.1);
  task.block.layers[3].fibres.strength_kpa = -1.0;
  EXPECT_EQ(solve_path(task, {8.0}, {}).error().key, "fibres.strength_kpa");
}

}  // namespace
}  // namespace unknot::press
