// A tool that is held: what fades does so as the law says.
#include <gtest/gtest.h>

#include <cmath>

#include "press/hold/hold.hpp"
#include "press/hold/memory.hpp"
#include "press/laws/response.hpp"
#include "press/mesh/grade.hpp"
#include "press/sample.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

using test::bent;
using test::build_displacement;

/// A block of muscle that gives way, all of it deformed alike by (F - 1) X.
struct Sample {
  TissueBlock block;
  Mesh mesh;
  Context context;

  explicit Sample(double stiffening)
      : block{.half_width_mm = 20.0,
              .layers = {{"muscle", 20.0, 6.0, stiffening, {0.55, 6.0}}},
              .nodule = std::nullopt,
              .bulk_kpa = std::nullopt},
        mesh(*build_mesh(block, BlockPart::whole, {4, 5.0, 0, {4}})),
        context(test::build_context(list_usable_kernels().back())) {}
};

/// Traction on the top of a block of 40 x 40 mm whose shape stress has been multiplied by `left`.
std::array<double, 3> find_exact(const math::Matrix3& f, double stiffening, double left) {
  const math::Matrix3 shape = find_nominal_stress(f, find_response(Stiffening{6.0, stiffening}, f));
  const math::Matrix3 volume = find_nominal_stress(f, find_volume_response(300.0, f));
  std::array<double, 3> pull{};
  for (Size c = 0; c < 3; ++c) {
    pull[c] = 1600.0 * (left * shape[c][2] + volume[c][2]);
  }
  return pull;
}

TEST(Hold, what_is_held_at_one_deformation_relaxes_exactly_as_the_law_says_whatever_the_steps) {
  for (const double stiffening : {0.0, 4.0}) {
    const Sample sample(stiffening);
    const Field<double> displacement = build_displacement(sample.mesh, bent);
    Memory memory(sample.mesh, sample.block);
    memory.begin(displacement);
    Mesh held = sample.mesh;
    double time = 0.0;
    for (const double seconds : {0.01, 0.5, 3.0, 20.0, 200.0}) {
      memory.foresee(seconds, held);
      time += seconds;
      Equilibrium state(held, sample.context);
      state.displacement() = displacement;
      state.evaluate({});
      const std::array<double, 3> found = test::find_pull(state);
      const std::array<double, 3> exact = find_exact(bent, stiffening, 1.0 - 0.55 * -std::expm1(-time / 6.0));
      const double size = std::hypot(exact[0], exact[1], exact[2]);
      for (Size c = 0; c < 3; ++c) {
        EXPECT_NEAR(found[c], exact[c], 1e-10 * size) << time;
      }
      memory.accept(seconds, displacement);
    }
  }
}

TEST(Hold, memory_gives_the_same_forces_and_the_same_bits_on_every_kind_of_processor) {
  const Sample sample(2.0);
  const Field<double> displacement = build_displacement(sample.mesh, bent);
  Memory memory(sample.mesh, sample.block);
  memory.begin(displacement);
  Mesh held = sample.mesh;
  memory.foresee(2.0, held);
  const Context first = test::build_context(list_usable_kernels().front());
  Equilibrium one(held, first);
  one.displacement() = displacement;
  const double energy = one.evaluate({});
  for (const Kernels* kernels : list_usable_kernels()) {
    const Context context = test::build_context(kernels);
    Equilibrium other(held, context);
    other.displacement() = displacement;
    EXPECT_EQ(other.evaluate({}), energy) << kernels->name;
    for (Index place = 0; place < one.force().size(); ++place) {
      ASSERT_EQ(other.force()[place], one.force()[place]) << kernels->name;
    }
  }
}

TEST(Hold, the_tangent_with_memory_is_the_slope_of_the_forces) {
  const Sample sample(2.0);
  Memory memory(sample.mesh, sample.block);
  memory.begin(build_displacement(sample.mesh, bent));
  Mesh held = sample.mesh;
  memory.foresee(4.0, held);
  // On from another deformation than the one that is remembered.
  constexpr math::Matrix3 further = {{{1.1, 0.0, -0.25}, {0.1, 0.95, 0.1}, {0.15, -0.1, 0.9}}};
  EXPECT_LT(test::find_tangent_error(held, sample.context, build_displacement(held, further)), 3e-6);
}

/// A thumb on skin, fat and muscle with a nodule.
PathTask build_thumb_task() {
  PathTask task;
  task.block.half_width_mm = 50.0;
  task.block.layers = {{"skin", 1.5, 20.0, 1.0, {}},
                       {"fat", 8.0, 2.0, 2.5, {0.39, 700.0}},
                       {"fascia", 1.0, 100.0, 1.0, {}},
                       {"muscle", 24.0, 6.0, 2.0, {0.55, 6.0}}};
  task.block.nodule = TissueNodule{20.0, {3.5, 2.0, 1.5}, 23.0, 2.0, {0.55, 6.0}};
  task.block.bulk_kpa = 2000.0;
  task.tool.shape = {ToolForm::pad, 12.0, 9.0, 0.0, 8.0, 0.0};
  task.tool.most_force_n = 100.0;
  task.quality = Quality::draft;
  return task;
}

/// The moments of a hold, which must succeed.
std::vector<HoldMoment> hold(const PathTask& task, double force_n, const std::vector<double>& times_s) {
  const auto path = hold_press(task, force_n, times_s, {});
  EXPECT_TRUE(path) << build_sentence(path.error());
  EXPECT_EQ(path->outcome.ending, PressEnding::solved) << path->outcome.where;
  EXPECT_EQ(path->moments.size(), times_s.size());
  return path->moments;
}

double find_depth(const std::vector<HoldMoment>& moments, double time_s) {
  for (const HoldMoment& moment : moments) {
    if (moment.time_s == time_s) return moment.row.depth_mm;
  }
  return 0.0;
}

TEST(Hold, a_thumb_held_with_one_force_sinks_fast_at_first_and_then_hardly_any_more) {
  const std::vector<HoldMoment> moments = hold(build_thumb_task(), 6.0, list_hold_times(60.0));
  for (Size n = 1; n < moments.size(); ++n) {
    EXPECT_NEAR(moments[n].row.force_n, 6.0, 0.03);
    EXPECT_GT(moments[n].row.depth_mm, moments[n - 1].row.depth_mm - 0.02);
  }
  const double early = find_depth(moments, 10.0) - find_depth(moments, 0.0);
  EXPECT_GT(early, 0.8);
  EXPECT_GT(early, 3.0 * (find_depth(moments, 60.0) - find_depth(moments, 20.0)));
  // What is shared out anew is shape, not load: the point is sheared further under less stress.
  EXPECT_LT(moments.back().row.nodule_shear_kpa, 0.95 * moments.front().row.nodule_shear_kpa);
  EXPECT_GT(moments.back().row.nodule_stretch, 1.03 * moments.front().row.nodule_stretch);
}

TEST(Hold, in_the_end_tissue_is_where_it_were_had_it_been_softer_from_the_start) {
  PathTask task = build_thumb_task();
  task.block.layers[1].relaxation = {};
  const std::vector<HoldMoment> moments = hold(task, 10.0, list_hold_times(240.0));
  PathTask soft = task;
  soft.block.layers[3].shear_modulus_kpa *= 0.45;
  soft.block.nodule->shear_modulus_kpa *= 0.45;
  const auto path = solve_path(soft, {10.0}, {});
  ASSERT_TRUE(path && path->rows.size() == 1);
  EXPECT_NEAR(moments.back().row.depth_mm, path->rows[0].depth_mm, 0.003 * path->rows[0].depth_mm);
  EXPECT_NEAR(moments.back().row.nodule_shear_kpa, path->rows[0].nodule_shear_kpa,
              0.02 * path->rows[0].nodule_shear_kpa);
}

TEST(Hold, half_as_long_steps_change_how_far_it_has_sunk_by_less_than_three_per_cent) {
  const std::vector<double> times = list_hold_times(30.0);
  std::vector<double> halved = {0.0};
  for (Size n = 1; n < times.size(); ++n) {
    halved.push_back(0.5 * (times[n - 1] + times[n]));
    halved.push_back(times[n]);
  }
  const std::vector<HoldMoment> usual = hold(build_thumb_task(), 10.0, times);
  const std::vector<HoldMoment> fine = hold(build_thumb_task(), 10.0, halved);
  for (const double time : {2.0, 5.0, 10.0, 30.0}) {
    const double sunk = find_depth(fine, time) - find_depth(fine, 0.0);
    // What a force that is met within 0.4 % leaves open comes on top.
    EXPECT_NEAR(find_depth(usual, time) - find_depth(usual, 0.0), sunk, 0.03 * sunk + 0.03) << time;
  }
}

TEST(Hold, tissue_that_does_not_give_way_stays_as_it_is) {
  PathTask task = build_thumb_task();
  for (TissueLayer& layer : task.block.layers) {
    layer.relaxation = {};
  }
  task.block.nodule->relaxation = {};
  const std::vector<HoldMoment> moments = hold(task, 20.0, list_hold_times(10.0));
  for (const HoldMoment& moment : moments) {
    EXPECT_NEAR(moment.row.depth_mm, moments.front().row.depth_mm, 0.02);
  }
}

TEST(Hold, times_out_of_range_and_a_share_that_cannot_fade_are_refused_in_a_sentence) {
  const std::vector<std::vector<double>> wrong = {
      {}, {0.0}, {0.0, -1.0}, {0.0, 301.0}, {0.0, std::nan("")}, {1.0, 2.0}, {0.0, 2.0, 2.0}};
  for (const std::vector<double>& times : wrong) {
    const auto path = hold_press(build_thumb_task(), 20.0, times, {});
    ASSERT_FALSE(path);
    EXPECT_EQ(path.error().key, "hold_s");
  }
  PathTask task = build_thumb_task();
  task.block.layers[1].relaxation.share = 1.2;
  ASSERT_FALSE(hold_press(task, 20.0, {0.0, 10.0}, {}));
  task.block.layers[1].relaxation = {0.5, 0.0};
  EXPECT_EQ(hold_press(task, 20.0, {0.0, 10.0}, {}).error().key, "relaxation");
}

TEST(Hold, a_hold_that_is_stopped_keeps_the_moments_before) {
  Context context;
  int n_told = 0;
  context.progress = [&](double) { ++n_told; };
  context.is_stopped = [&] { return n_told >= 4; };
  const auto path = hold_press(build_thumb_task(), 20.0, list_hold_times(60.0), context);
  ASSERT_TRUE(path);
  EXPECT_EQ(path->outcome.ending, PressEnding::stopped);
  EXPECT_EQ(path->moments.size(), 4U);
  EXPECT_FALSE(path->outcome.last_good.empty());
}

}  // namespace
}  // namespace unknot::press
