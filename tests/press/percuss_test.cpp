// A head that beats on tissue.
#include "press/percuss/percuss.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>

#include "press/percuss/head.hpp"
#include "press/percuss/shake.hpp"
#include "press/percuss/watch.hpp"
#include "press/proof.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

/// A ball on a thin block whose cells are few: a beat takes a tenth of a second.
PercussTask build_task(const PressBeat& beat, double force_n) {
  PercussTask task;
  task.block.half_width_mm = 40.0;
  task.block.layers = {{"fat", 8.0, 3.0}, {"muscle", 14.0, 6.0}};
  task.block.nodule = TissueNodule{14.0, {4.0, 3.0, 3.0}, 15.0};
  task.tool.shape.form = ToolForm::ball;
  task.tool.shape.radius_mm = 20.0;
  task.tool.most_force_n = 120.0;
  task.beat = beat;
  task.grip.force_n = force_n;
  task.least_cycles = task.most_cycles = 6;
  return task;
}

Percussed run(const PercussTask& task, const Context& context = {}) {
  const auto found = percuss(task, context);
  EXPECT_TRUE(found.has_value()) << (found ? "" : build_sentence(found.error()));
  return found.value_or(Percussed{});
}

TEST(Percuss, hand_keeps_its_force_on_average_and_beats_settle) {
  PercussTask task = build_task({40.0, 6.0}, 8.0);
  task.most_cycles = 20;
  const Percussed result = run(task);
  ASSERT_EQ(result.outcome.ending, PressEnding::solved) << result.outcome.where;
  EXPECT_TRUE(result.run.is_steady) << result.run.spread;
  EXPECT_LT(result.run.cycles.size(), 20U);
  EXPECT_NEAR(result.run.last.mean_force_n, 8.0, 0.02 * 8.0);
  EXPECT_GT(result.run.last.peak_force_n, 9.0);
  EXPECT_GT(result.run.last.peak_nodule_kpa, result.rest.nodule_pressure_kpa);
  EXPECT_GT(result.run.last.power_w, 0.0) << "loss and sides swallow what the motor gives";
  EXPECT_LT(result.run.energy_error, 0.002);
}

TEST(Percuss, a_rib_below_the_point_is_beaten_without_a_gain_of_energy) {
  PercussTask task = build_task({40.0, 6.0}, 8.0);
  task.most_cycles = 20;
  const Percussed flat = run(task);
  task.block.bone = {.form = BoneForm::rib, .width_mm = 14.0, .height_mm = 6.0};
  const Percussed rib = run(task);
  ASSERT_EQ(rib.outcome.ending, PressEnding::solved) << rib.outcome.where;
  EXPECT_TRUE(rib.run.is_steady) << rib.run.spread;
  EXPECT_LT(rib.run.energy_error, 0.002);
  EXPECT_NEAR(rib.run.last.mean_force_n, 8.0, 0.02 * 8.0);
  EXPECT_GT(rib.run.last.nodule_amplitude_mm, flat.run.last.nodule_amplitude_mm) << "more tissue gives way beside it";
}

TEST(Percuss, hard_beat_with_a_light_hand_lifts_off) {
  const Percussed result = run(build_task({53.0, 16.0}, 2.0));
  ASSERT_EQ(result.outcome.ending, PressEnding::solved) << result.outcome.where;
  EXPECT_GT(result.run.last.touching_share, 0.2);
  EXPECT_LT(result.run.last.touching_share, 0.95);
}

TEST(Percuss, no_stroke_is_pressing_slowly) {
  const Percussed result = run(build_task({20.0, 0.0}, 8.0));
  ASSERT_EQ(result.outcome.ending, PressEnding::solved) << result.outcome.where;
  EXPECT_NEAR(result.run.last.peak_force_n, result.rest.force_n, 0.01 * result.rest.force_n);
  EXPECT_NEAR(result.run.last.mean_nodule_kpa, result.rest.nodule_pressure_kpa, 0.01 * result.rest.nodule_pressure_kpa);
  EXPECT_NEAR(result.run.samples.back().nodule_mm, result.rest.nodule_mm, 0.01 * std::abs(result.rest.nodule_mm));
}

TEST(Percuss, slow_beat_of_a_casing_held_still_follows_pressing_slowly) {
  PercussTask task = build_task({1.0, 2.0}, 8.0);
  task.grip.casing_kg = std::numeric_limits<double>::infinity();
  task.loss_ratio = 0.0;
  task.most_cycles = task.least_cycles = 2;
  const Percussed result = run(task);
  ASSERT_EQ(result.outcome.ending, PressEnding::solved) << result.outcome.where;
  // The same tool at the greatest and the least depth, in balance.
  PathTask slow = {task.block, task.tool, {}, {}, Quality::draft, {}};
  const auto solver = ForceSolver::build(slow, {});
  ASSERT_TRUE(solver.has_value());
  ASSERT_TRUE((*solver)->press(8.0).has_value());
  PressTask press{task.block, BlockPart::quarter, (*solver)->last(),
                  *build_gradings(task.block, task.tool.shape, {}, 0.2 * 22.0, Quality::draft)};
  ToolPress tool = (*solver)->last();
  tool.depth_mm += 1.0;
  press.load = tool;
  const PressResult peak = test::solve(press);
  const PercussCycle& whole = result.run.cycles.back();
  test::print_row("slow beat: peak force [N]", whole.peak_force_n, peak.force_n);
  double lowest = 0.0;
  for (const PercussSample& sample : result.run.samples) {
    lowest = std::min(lowest, sample.nodule_mm);
  }
  test::print_row("slow beat: way of the nodule [mm]", lowest, peak.nodule_mm);
  EXPECT_NEAR(whole.peak_force_n, peak.force_n, 0.01 * peak.force_n);
  EXPECT_NEAR(lowest, peak.nodule_mm, 0.01 * std::abs(peak.nodule_mm));
}

void expect_same(const Percussion& one, const Percussion& other) {
  ASSERT_EQ(one.samples.size(), other.samples.size());
  for (Size n = 0; n < one.samples.size(); ++n) {
    EXPECT_EQ(one.samples[n], other.samples[n]) << "sample " << n;
  }
  EXPECT_EQ(one.cycles, other.cycles);
}

TEST(Percuss, threads_and_kernels_change_no_bit) {
  PercussTask task = build_task({40.0, 6.0}, 8.0);
  task.most_cycles = task.least_cycles = 1;
  const Percussed plain = run(task);
  Context two;
  std::atomic<long> n_parts = 0;
  two.run = [&](int n, const std::function<void(int)>& work) {
    n_parts += n;
    test::build_executor(2)(n, work);
  };
  expect_same(plain.run, run(task, two).run);
  EXPECT_GT(n_parts.load(), 2 * plain.run.n_steps) << "the steps were shared out";
  for (const Kernels* kernels : list_usable_kernels()) {
    Context one;
    one.kernels = kernels;
    expect_same(plain.run, run(task, one).run);
  }
}

TEST(Percuss, stop_keeps_the_cycles_before_and_progress_rises) {
  PercussTask task = build_task({40.0, 6.0}, 8.0);
  double told = 0.0;
  Context context;
  context.progress = [&](double share) {
    EXPECT_GE(share, told);
    told = share;
  };
  context.is_stopped = [&] { return told > 0.4; };
  const Percussed result = run(task, context);
  EXPECT_EQ(result.outcome.ending, PressEnding::stopped);
  EXPECT_EQ(result.run.cycles.size(), 2U);
  EXPECT_NE(result.outcome.where.find("stopped"), std::string::npos);
}

TEST(Percuss, what_is_no_gun_is_refused_by_its_key) {
  const auto expect_key = [](const PercussTask& task, const std::string& key) {
    const auto found = percuss(task, {});
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().key, key);
  };
  expect_key(build_task({0.5, 6.0}, 8.0), "frequency_hz");
  expect_key(build_task({101.0, 6.0}, 8.0), "frequency_hz");
  expect_key(build_task({std::nan(""), 6.0}, 8.0), "frequency_hz");
  expect_key(build_task({40.0, -1.0}, 8.0), "stroke_mm");
  expect_key(build_task({40.0, 21.0}, 8.0), "stroke_mm");
  expect_key(build_task({40.0, 6.0}, 0.0), "force_n");
  PercussTask task = build_task({40.0, 6.0}, 8.0);
  task.loss_ratio = 2.0;
  expect_key(task, "loss_ratio");
}

TEST(Percuss, tissue_that_is_beaten_inside_out_is_said_to_be) {
  PercussTask task = build_task({53.0, 20.0}, 8.0);
  task.grip.casing_kg = std::numeric_limits<double>::infinity();
  task.loss_ratio = 0.0;
  const Percussed result = run(task);
  EXPECT_EQ(result.outcome.ending, PressEnding::not_converged);
  EXPECT_NE(result.outcome.where.find("of beating"), std::string::npos) << result.outcome.where;
}

/// A nodule of a few cells under a patch that shakes.
Shaken shake_nodule(double ratio) {
  ShakeTask task;
  task.block.half_width_mm = 12.0;
  task.block.layers = {{"muscle", 12.0, 6.0}};
  task.block.nodule = TissueNodule{6.0, {3.2, 2.6, 2.6}, 6.0 * ratio};
  task.block.bulk_kpa = 120.0;
  task.grading = {12, 1.0, 0, {6, 6}};
  task.frequency_hz = 150.0;
  task.aside_mm = 0.0;
  task.n_cycles = 1;
  const auto shaken = shake(task, {});
  EXPECT_TRUE(shaken.has_value()) << (shaken ? "" : build_sentence(shaken.error()));
  return shaken.value_or(Shaken{});
}

TEST(Shake, stiffer_nodule_is_sheared_less_and_one_like_its_muscle_is_no_nodule) {
  const Shaken none = shake_nodule(1.0);
  const Shaken twice = shake_nodule(2.0);
  const Shaken stiff = shake_nodule(4.0);
  const auto find_share = [&](const Shaken& one) {
    return one.nodule_strain / one.beside_strain * none.beside_strain / none.nodule_strain;
  };
  fmt::print("  shear within it against none: twice as stiff {:.3f}, four times {:.3f}\n", find_share(twice),
             find_share(stiff));
  EXPECT_GT(none.nodule_mm, 0.0);
  EXPECT_LT(find_share(twice), 0.9);
  EXPECT_LT(find_share(stiff), 0.9 * find_share(twice));
  // Eshelby's ball in slow shear: 1 / (1 + 0.4 (ratio - 1)); an ellipsoid in waves is near it.
  EXPECT_NEAR(find_share(twice), 1.0 / 1.4, 0.12);
  EXPECT_NEAR(find_share(stiff), 1.0 / 2.2, 0.12);
}

TEST(Shake, what_cannot_be_shaken_is_refused_by_its_key) {
  ShakeTask task;
  task.block.layers = {{"muscle", 14.0, 6.0}};
  EXPECT_EQ(shake(task, {}).error().key, "nodule");
  task.block.nodule = TissueNodule{7.0, {4.0, 3.0, 3.0}, 12.0};
  task.frequency_hz = 1000.0;
  EXPECT_EQ(shake(task, {}).error().key, "frequency_hz");
  task.frequency_hz = 92.0;
  task.aside_mm = 49.0;
  EXPECT_EQ(shake(task, {}).error().key, "aside_mm");
}

TEST(Percuss, tissue_that_stiffens_is_beaten_without_a_gain_of_energy) {
  PercussTask task = build_task({40.0, 10.0}, 8.0);
  for (TissueLayer& layer : task.block.layers) {
    layer.stiffening = 3.0;
  }
  task.block.nodule->stiffening = 3.0;
  task.block.bulk_kpa = 1200.0;
  task.most_cycles = 20;
  const Percussed result = run(task);
  ASSERT_EQ(result.outcome.ending, PressEnding::solved) << result.outcome.where;
  EXPECT_LT(result.run.energy_error, 0.002);
  EXPECT_NEAR(result.run.last.mean_force_n, 8.0, 0.02 * 8.0);
  EXPECT_LT(result.run.last.shear_amplitude, run(build_task({40.0, 10.0}, 8.0)).run.last.shear_amplitude);
}

TEST(Percuss, steps_that_are_too_long_are_refused_and_shorter_ones_change_next_to_nothing) {
  PercussTask task = build_task({40.0, 6.0}, 8.0);
  task.most_cycles = task.least_cycles = 3;
  const Percussed usual = run(task);
  task.step_share = 0.5;
  const Percussed half = run(task);
  EXPECT_NEAR(half.run.last.peak_force_n, usual.run.last.peak_force_n, 1e-3 * usual.run.last.peak_force_n);
  EXPECT_NEAR(half.run.last.peak_nodule_kpa, usual.run.last.peak_nodule_kpa, 2e-3 * usual.run.last.peak_nodule_kpa);
  task.step_share = 8.0;
  const Percussed lost = run(task);
  EXPECT_EQ(lost.outcome.ending, PressEnding::not_converged);
  fmt::print("  {}\n", lost.outcome.where);
  EXPECT_FALSE(lost.outcome.where.empty());
}

TEST(Head, casing_under_a_constant_force_falls_as_newton_says) {
  Head head({.force_n = 2.0, .casing_kg = 0.5, .hand_n_s_per_m = 0.0}, {40.0, 0.0}, 0.0);
  for (int step = 0; step < 1000; ++step) {
    head.advance(0.5, 1e-4);
  }
  EXPECT_NEAR(head.casing_mm(), 0.5 * (1.5 / 0.5) * 0.1 * 0.1 * 1e3, 0.01);
}

}  // namespace
}  // namespace unknot::press
