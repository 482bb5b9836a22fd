// Two families of collagen in a layer: stress, energy, tangent, only in tension; a sheet that is pressed.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "press/dose/path.hpp"
#include "press/laws/response.hpp"
#include "press/sample.hpp"

namespace unknot::press {
namespace {

using math::Matrix3;
using Size = std::size_t;

TissueLayer build_sheet(const CollagenFibres& collagen) {
  TissueLayer layer = {"fascia", 20.0, 6.0, 1.0, {}, {}};
  layer.collagen = collagen;
  return layer;
}

math::Vector3 find_direction(double degrees) {
  const double angle = degrees * std::numbers::pi / 180.0;
  return {std::cos(angle), std::sin(angle), 0.0};
}

/// Drawn out along x and y, with some shear.
Matrix3 build_stretch(double x, double y) {
  return {{{x, 0.02, -0.05}, {0.03, y, 0.04}, {0.02, -0.03, 1.0 / (x * y)}}};
}

TEST(Collagen, a_homogeneous_deformation_has_the_stress_and_energy_of_the_law) {
  for (const double dispersion : {0.0, 0.1, 0.33}) {
    const CollagenFibres collagen = {1100.0, 140.0, 39.0, dispersion};
    // Both taut, one taut, none, nearly straight, beyond the exponential.
    for (const Matrix3& f : {build_stretch(1.05, 1.02), build_stretch(1.06, 0.95), build_stretch(0.9, 0.95),
                             build_stretch(1.0001, 1.0001), build_stretch(1.3, 1.2)}) {
      test::Sample sample(f, build_sheet(collagen), list_usable_kernels().back());
      const double energy = sample.state.evaluate({});
      const Collagen law{collagen.stiffness_kpa, collagen.growth, dispersion};
      const Response parts[4] = {find_response(Stiffening{6.0, 1.0}, f), find_volume_response(300.0, f),
                                 find_response(law, f, find_direction(39.0)),
                                 find_response(law, f, find_direction(-39.0))};
      double exact = 0.0;
      std::array<double, 3> wanted{};
      for (const Response& part : parts) {
        exact += part.energy * test::Sample::volume_mm3;
        for (Size c = 0; c < 3; ++c) {
          wanted[c] += test::Sample::top_mm2 * find_nominal_stress(f, part)[c][2];
        }
      }
      EXPECT_NEAR(energy, exact, 1e-9 * std::abs(exact) + 1e-9) << dispersion << ' ' << f[0][0];
      for (Size c = 0; c < 3; ++c) {
        EXPECT_NEAR(test::find_pull(sample.state)[c], wanted[c], 1e-9 * (std::abs(exact) + std::abs(wanted[c])) + 1e-6)
            << dispersion << ' ' << f[0][0];
      }
    }
  }
}

// Single precision in an exponential of 140 E^2 leaves 2e-5.
TEST(Collagen, the_tangent_is_the_slope_of_the_forces) {
  for (const double dispersion : {0.0, 0.1}) {
    for (const Matrix3& f : {build_stretch(1.05, 1.02), build_stretch(1.02, 1.12), build_stretch(0.9, 0.95)}) {
      const test::Sample sample(f, build_sheet({1100.0, 140.0, 39.0, dispersion}), list_usable_kernels().back());
      EXPECT_LT(test::find_tangent_error(sample.mesh, sample.context, sample.state.displacement()), 3e-5)
          << dispersion << ' ' << f[0][0];
    }
  }
}

TEST(Collagen, fibres_that_are_pressed_together_do_nothing) {
  const Matrix3 f = build_stretch(0.9, 0.95);
  test::Sample sheet(f, build_sheet({1100.0, 140.0, 39.0, 0.0}), list_usable_kernels().back());
  test::Sample plain(f, build_sheet({}), list_usable_kernels().back());
  EXPECT_NEAR(sheet.state.evaluate({}), plain.state.evaluate({}), 1e-12 * plain.state.evaluate({}));
}

TEST(Collagen, every_kind_of_processor_gives_the_same_bits) {
  const Matrix3 f = build_stretch(1.06, 1.04);
  const TissueLayer sheet = build_sheet({1100.0, 140.0, 39.0, 0.1});
  const double first = test::Sample(f, sheet, list_usable_kernels().front()).state.evaluate({});
  for (const Kernels* kernels : list_usable_kernels()) {
    EXPECT_EQ(test::Sample(f, sheet, kernels).state.evaluate({}), first) << kernels->name;
  }
}

TEST(Collagen, the_stiffer_a_sheet_over_a_muscle_the_less_a_thumb_sinks) {
  PathTask task;
  task.block.half_width_mm = 50.0;
  task.block.layers = {{"skin", 1.5, 20.0, 1.0, {}, {}},
                       {"fat", 8.0, 2.0, 2.5, {}, {}},
                       {"fascia", 1.0, 100.0, 1.0, {}, {}},
                       {"muscle", 24.0, 6.0, 2.0, {}, {}}};
  task.block.bulk_kpa = 2000.0;
  task.tool.shape = {ToolForm::pad, 12.0, 9.0, 0.0, 8.0, 0.0};
  task.tool.most_force_n = 100.0;
  task.quality = Quality::draft;
  double before = 0.0;
  for (const double stiffness : {0.0, 250.0, 1100.0, 5000.0}) {
    task.block.layers[2].collagen = {stiffness, 140.0, 39.0, 0.0};
    const auto path = solve_path(task, {8.0}, {});
    ASSERT_TRUE(path && path->rows.size() == 1) << stiffness << ": " << path->outcome.where;
    if (stiffness > 0.0) {
      EXPECT_LT(path->rows[0].depth_mm, before) << stiffness;
    }
    before = path->rows[0].depth_mm;
  }
}

TEST(Collagen, numbers_out_of_range_are_refused_by_their_key) {
  const auto refuse = [](const CollagenFibres& collagen) {
    const TissueBlock block{
        .half_width_mm = 20.0, .layers = {build_sheet(collagen)}, .nodule = std::nullopt, .bulk_kpa = std::nullopt};
    return build_mesh(block, BlockPart::whole, {4, 5.0, 0, {4}}).error().key;
  };
  EXPECT_EQ(refuse({-1.0, 140.0, 39.0, 0.0}), "collagen.stiffness_kpa");
  EXPECT_EQ(refuse({1100.0, -1.0, 39.0, 0.0}), "collagen.growth");
  EXPECT_EQ(refuse({1100.0, 140.0, 95.0, 0.0}), "collagen.angle_degrees");
  EXPECT_EQ(refuse({1100.0, 140.0, 39.0, 0.4}), "collagen.dispersion");
}

}  // namespace
}  // namespace unknot::press
