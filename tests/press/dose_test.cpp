// Pressing by force, what comes out of it, and dose tables.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "math/matrix3.hpp"
#include "press/dose/measure.hpp"
#include "press/dose/monotone.hpp"
#include "press/dose/seek.hpp"
#include "press/dose/strain.hpp"
#include "press/dose/table.hpp"
#include "press/scene.hpp"
#include "press/solve/stages.hpp"

namespace unknot::press {
namespace {

/// Shoulder: as soft as the reference, or stiffer by a factor.
TissueBlock build_shoulder(double factor) {
  TissueBlock block;
  block.half_width_mm = 45.0;
  block.layers = {{"skin", 2.0, 30.0 * factor},
                  {"fat", 6.0, 4.0 * factor},
                  {"fascia", 1.0, 100.0 * factor},
                  {"trapezius", 12.0, 10.0 * factor},
                  {"supraspinatus", 14.0, 10.0 * factor}};
  block.nodule = TissueNodule{15.0, {6.0, 4.0, 4.0}, 25.0 * factor};
  return block;
}

PressTool build_ball() {
  PressTool tool;
  tool.id = PressToolId("lacrosse_ball");
  tool.shape = {ToolForm::ball, 32.0, 0, 0, 0, 0};
  tool.most_force_n = 40.0;
  return tool;
}

PathTask build_path_task(Quality quality) {
  PathTask task;
  task.block = build_shoulder(1.0);
  task.tool = build_ball();
  task.quality = quality;
  return task;
}

TEST(Eigenvalues, agree_with_jacobis_where_they_are_apart_and_where_they_are_equal) {
  const std::array<double, 6> rows[] = {
      {2, 0.3, -0.1, 1.5, 0.2, 0.7}, {1, 0, 0, 1, 0, 1}, {3, 0, 0, 1, 0, 1}, {1, 1e-9, 0, 1, 0, 1}};
  for (const auto& m : rows) {
    const math::Principal exact = math::find_principal({{{m[0], m[1], m[2]}, {m[1], m[3], m[4]}, {m[2], m[4], m[5]}}});
    std::array<double, 3> sorted = exact.value;
    std::sort(sorted.rbegin(), sorted.rend());
    const auto found = find_eigenvalues(m);
    for (std::size_t n = 0; n < 3; ++n) {
      EXPECT_NEAR(found[n], sorted[n], 3e-8);  // square root of rounding where two are equal
    }
  }
}

TEST(Monotone, a_curve_goes_through_its_points_never_turns_between_them_and_is_exact_for_a_line) {
  const std::vector<double> x = {0.0, 1.0, 1.5, 3.0, 4.0};
  const std::vector<double> y = {0.0, 0.1, 2.0, 2.1, 9.0};
  const std::vector<double> line = {0.0, 2.0, 3.0, 6.0, 8.0};
  const auto slopes = build_slopes(x, y);
  for (std::size_t cell = 0; cell + 1 < x.size(); ++cell) {
    double last = y[cell];
    for (int step = 0; step <= 50; ++step) {
      const double at = x[cell] + (x[cell + 1] - x[cell]) * step / 50.0;
      const double value = find_between(x, y, slopes, cell, at);
      EXPECT_GE(value, last - 1e-12);
      EXPECT_NEAR(find_between(x, line, build_slopes(x, line), cell, at), 2.0 * at, 1e-12);
      last = value;
    }
    EXPECT_NEAR(last, y[cell + 1], 1e-12);
  }
}

TEST(Seek, powers_of_depth_are_met_at_once_and_points_too_near_each_other_say_no_slope) {
  const auto find_point = [](double depth, double power) {
    return LogPoint{std::log(3.0 * std::pow(depth, power)), std::log(depth)};
  };
  EXPECT_NEAR(seek_depth({find_point(2.0, 1.5)}, std::log(3.0 * std::pow(5.0, 1.5))), std::log(5.0), 1e-12);
  const std::vector<LogPoint> line = {find_point(2.0, 2.4), find_point(3.0, 2.4), find_point(4.0, 2.4)};
  EXPECT_NEAR(seek_depth(line, std::log(3.0 * std::pow(5.0, 2.4))), std::log(5.0), 1e-12);
  std::vector<LogPoint> noisy = line;
  noisy.push_back({line[2].force + 1e-3, line[2].depth - 1e-3});  // as if more force came of less depth
  EXPECT_NEAR(seek_depth(noisy, std::log(3.0 * std::pow(5.0, 2.4))), std::log(5.0), 5e-3) << "noise grows threefold";
  // A curve that bends like a square is met at once as well.
  const auto find_bent = [](double force) { return LogPoint{force, force / 3.0 + force * force / 60.0}; };
  EXPECT_NEAR(seek_depth({find_bent(1.0), find_bent(1.6), find_bent(2.0)}, 2.5), find_bent(2.5).depth, 1e-12);
}

TEST(Foresee, states_whose_course_is_a_square_of_depth_are_foreseen_exactly_and_near_ones_do_not_count) {
  const auto list_presses = [](const std::vector<double>& depths) {
    std::vector<ToolPress> presses;
    for (const double depth : depths) {
      presses.push_back({build_ball().shape, {}, depth});
    }
    return presses;
  };
  const auto find_sum = [](const std::vector<double>& weights, const std::vector<double>& depths, int power) {
    double sum = 0.0;
    for (std::size_t one = 0; one < weights.size(); ++one) {
      sum += weights[one] * std::pow(depths[one], power);
    }
    return sum;
  };
  const std::vector<double> depths = {4.0, 6.0, 6.9, 7.0};  // the last try is a correction of the one before
  for (const double next : {8.0, 5.0, 7.1}) {
    const std::vector<double> weights = foresee_state(list_presses(depths), {build_ball().shape, {}, next});
    ASSERT_EQ(weights.size(), depths.size()) << next;
    for (const int power : {0, 1, 2}) {
      EXPECT_NEAR(find_sum(weights, depths, power), std::pow(next, power), 1e-9) << next << " to " << power;
    }
    EXPECT_EQ(weights[2] == 0.0 || weights[3] == 0.0, next != 7.1) << next;
  }
  // Rest is a state as well, and needs no weight.
  EXPECT_EQ(foresee_state(list_presses({5.0}), {build_ball().shape, {}, 6.0}), std::vector<double>{1.2});
  EXPECT_EQ(foresee_state(list_presses({4.9, 5.0}), {build_ball().shape, {}, 9.0}), (std::vector<double>{0.0, 1.8}))
      << "two near each other say no slope";
  EXPECT_TRUE(foresee_state(list_presses({1.0}), {build_ball().shape, {}, 9.0}).empty()) << "too far away";
}

TEST(ByForce, the_depth_is_found_whose_force_is_the_wanted_one_within_half_a_percent) {
  const auto solver = ForceSolver::build(build_path_task(Quality::draft), {});
  ASSERT_TRUE(solver.has_value()) << build_sentence(solver.error());
  for (const double force : {1.0, 20.0, 5.0, 21.0, 60.0}) {  // up and down
    const auto found = (*solver)->press(force);
    ASSERT_TRUE(found.has_value()) << build_sentence(found.error());
    ASSERT_EQ(found->outcome.ending, PressEnding::solved) << found->outcome.where;
    EXPECT_NEAR(found->row.force_n, force, 0.005 * force);
    // The same depth from rest has the same force: the row is no trace of how it was reached.
    PressTask cold;
    cold.block = build_shoulder(1.0);
    cold.gradings = build_gradings(cold.block, build_ball().shape, {}, 0.2 * 35.0, Quality::draft).value();
    cold.load = ToolPress{build_ball().shape, {}, found->row.depth_mm};
    EXPECT_NEAR(test::solve(cold).force_n, found->row.force_n, 2e-3 * force);
  }
}

TEST(ByForce, forces_areas_and_pressures_fit_together) {
  const auto path = solve_path(build_path_task(Quality::usual), {2.0, 10.0, 30.0}, {});
  ASSERT_TRUE(path.has_value()) << build_sentence(path.error());
  ASSERT_EQ(path->rows.size(), 3U) << path->outcome.where;
  const DoseRow* last = nullptr;
  for (const DoseRow& row : path->rows) {
    EXPECT_NEAR(row.skin_pressure_kpa * row.area_cm2 * 0.1, row.force_n, 1e-9);
    // As wide as the ball where it cuts the undeformed surface at most.
    const double widest = 3.1416 * row.depth_mm * (64.0 - row.depth_mm) * 0.01;
    EXPECT_LT(row.area_cm2, widest);
    EXPECT_GT(row.area_cm2, 0.2 * widest);
    EXPECT_GE(row.peak_skin_pressure_kpa, row.skin_pressure_kpa);
    EXPECT_LT(row.nodule_share, 1.0);
    EXPECT_EQ(row.layers.size(), 5U);
    for (const LayerStrain& layer : row.layers) {
      EXPECT_GT(layer.peak_stretch, 1.0) << layer.layer;
      EXPECT_LT(layer.peak_squeeze, 1.0) << layer.layer;
      EXPECT_GT(layer.peak_shear_strain, 0.0) << layer.layer;
    }
    if (last != nullptr) {
      EXPECT_GT(row.depth_mm, last->depth_mm);
      EXPECT_GT(row.area_cm2, last->area_cm2);
      EXPECT_GT(row.nodule_pressure_kpa, last->nodule_pressure_kpa);
      EXPECT_GT(row.nodule_shear_kpa, last->nodule_shear_kpa);
      EXPECT_LT(row.nodule_mm, last->nodule_mm);
      EXPECT_GE(row.stanched_cm3, last->stanched_cm3);
    }
    last = &row;
  }
}

TEST(ByForce, the_row_of_a_quarter_is_that_of_the_whole_block) {
  const auto build = [](BlockPart part) {
    PressTask task;
    task.block = build_shoulder(1.0);
    task.part = part;
    const ToolPress press = {build_ball().shape, {}, 5.0};
    task.gradings = build_gradings(task.block, press.shape, press.pose, 5.0, Quality::draft).value();
    task.load = press;
    task.tolerance = 1e-5;
    const auto solver = PressSolver::build(task, {});
    (*solver)->solve(task.load).value();
    return build_row((*solver)->finest(), task.block, press, {12.0, 6.0});
  };
  const DoseRow quarter = build(BlockPart::quarter);
  const DoseRow whole = build(BlockPart::whole);
  EXPECT_NEAR(whole.force_n, quarter.force_n, 1e-3);
  EXPECT_NEAR(whole.area_cm2, quarter.area_cm2, 1e-3 * quarter.area_cm2);
  EXPECT_NEAR(whole.stanched_cm3, quarter.stanched_cm3, 2e-3 * quarter.stanched_cm3);
  EXPECT_NEAR(whole.nodule_shear_kpa, quarter.nodule_shear_kpa, 1e-3);
  EXPECT_NEAR(whole.layers[1].mean_pressure_kpa, quarter.layers[1].mean_pressure_kpa, 1e-2);
  EXPECT_GT(quarter.painful_area_cm2, 0.0);
  EXPECT_LT(quarter.painful_area_cm2, quarter.area_cm2);
}

TEST(ByForce, a_block_squeezed_evenly_has_the_strain_pressure_and_stress_of_its_closed_form) {
  PressTask task;
  task.block.half_width_mm = 20.0;
  task.block.layers = {{"muscle", 20.0, 6.0}};
  task.gradings = {{4, 5.0, 0, {4}}};
  const auto mesh = build_mesh(task.block, BlockPart::quarter, task.gradings.front()).value();
  const Context context = {.run = {}, .is_stopped = {}, .progress = {}, .kernels = list_usable_kernels().front()};
  Equilibrium state(mesh, context);
  const double down = 0.7;
  const double aside = 1.1;
  for (int k = 0; k < mesh.grid.n_z; ++k) {
    for (int j = 0; j < mesh.grid.n_y; ++j) {
      for (int i = 0; i < mesh.grid.n_x; ++i) {
        state.displacement()[mesh.grid.find_place(0, i, j, k)] = (aside - 1.0) * mesh.x[std::size_t(i)];
        state.displacement()[mesh.grid.find_place(1, i, j, k)] = (aside - 1.0) * mesh.y[std::size_t(j)];
        state.displacement()[mesh.grid.find_place(2, i, j, k)] = (down - 1.0) * mesh.z[std::size_t(k)];
      }
    }
  }
  state.evaluate({});
  const Strain strain = find_strain(state, 1, 2, 3);
  const double volume = aside * aside * down;
  EXPECT_NEAR(strain.stretch[0], aside, 1e-7);
  EXPECT_NEAR(strain.stretch[2], down, 1e-7);
  EXPECT_NEAR(strain.volume, volume, 1e-12);
  EXPECT_NEAR(strain.pressure_kpa, 300.0 * (1.0 - volume), 1e-9);
  EXPECT_NEAR(strain.mises_kpa, 6.0 * std::pow(volume, -5.0 / 3.0) * (aside * aside - down * down), 1e-6);
  EXPECT_NEAR(find_shear_strain(strain), 0.5 * std::log(aside / down), 1e-7);
}

TEST(ByForce, a_soft_ball_goes_further_and_presses_more_gently_than_a_rigid_one) {
  PathTask task = build_path_task(Quality::draft);
  const DoseRow rigid = solve_path(task, {30.0}, {}).value().rows.at(0);
  task.tool.stiffness_n_per_mm = 25.0;
  const DoseRow soft = solve_path(task, {30.0}, {}).value().rows.at(0);
  EXPECT_NEAR(soft.flattening_mm, 30.0 / 25.0, 0.01);
  EXPECT_GT(soft.depth_mm, rigid.depth_mm);
  EXPECT_LT(soft.depth_mm - soft.flattening_mm, rigid.depth_mm);  // blunter: less deep in the tissue
  EXPECT_GT(soft.area_cm2, rigid.area_cm2);
  EXPECT_LT(soft.skin_pressure_kpa, rigid.skin_pressure_kpa);
  task.tool.stiffness_n_per_mm = 1e7;
  EXPECT_NEAR(solve_path(task, {30.0}, {}).value().rows.at(0).depth_mm, rigid.depth_mm, 1e-2);
}

TEST(ByForce, a_force_beyond_what_the_tissue_bears_ends_with_the_rows_before_it) {
  PathTask task = build_path_task(Quality::draft);
  task.tool.shape = {ToolForm::pad, 9.0, 13.0, 0, 7.0, 0};
  const auto path = solve_path(task, {5.0, 10.0, 4000.0}, {});
  ASSERT_TRUE(path.has_value()) << build_sentence(path.error());
  EXPECT_EQ(path->outcome.ending, PressEnding::not_converged);
  EXPECT_EQ(path->rows.size(), 2U);
  EXPECT_NE(path->outcome.where.find("4000"), std::string::npos) << path->outcome.where;
  EXPECT_NE(path->outcome.last_good.find("mm"), std::string::npos);
}

TEST(ByForce, a_stop_ends_with_the_rows_before_it_and_progress_rises_to_one) {
  Context context;
  std::vector<double> told;
  context.progress = [&](double share) { told.push_back(share); };
  const PathTask task = build_path_task(Quality::draft);
  const PressPath whole = solve_path(task, {2.0, 5.0, 10.0}, context).value();
  EXPECT_EQ(told, (std::vector<double>{1.0 / 3.0, 2.0 / 3.0, 1.0}));
  context.is_stopped = [&] { return told.size() > 4; };
  const PressPath stopped = solve_path(task, {2.0, 5.0, 10.0}, context).value();
  EXPECT_EQ(stopped.outcome.ending, PressEnding::stopped);
  ASSERT_EQ(stopped.rows.size(), 2U);
  EXPECT_EQ(stopped.rows[1], whole.rows[1]);
}

TEST(ByForce, what_cannot_be_pressed_is_refused_in_one_sentence) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto find_key = [](const PathTask& task, const std::vector<double>& forces) {
    const auto path = solve_path(task, forces, {});
    return path ? std::string("accepted") : path.error().key;
  };
  const PathTask good = build_path_task(Quality::draft);
  EXPECT_EQ(find_key(good, {}), "forces_n");
  EXPECT_EQ(find_key(good, {5.0, 5.0}), "forces_n");
  EXPECT_EQ(find_key(good, {nan}), "forces_n");
  PathTask task = good;
  task.block.layers[1].thickness_mm = 0.0;
  EXPECT_EQ(find_key(task, {5.0}), "thickness_mm");
  task = good;
  task.block.nodule->depth_mm = 10.0;  // half in the fascia
  EXPECT_EQ(find_key(task, {5.0}), "nodule.depth_mm");
  task = good;
  task.tool.shape = {ToolForm::disc, 60.0, 0, 0, 10.0, 2.0};
  EXPECT_EQ(find_key(task, {5.0}), "shape");
  task = good;
  task.tool.stiffness_n_per_mm = 0.0;
  EXPECT_EQ(find_key(task, {5.0}), "stiffness_n_per_mm");
  task = good;
  task.block.layers[3].thickness_mm = nan;
  EXPECT_EQ(find_key(task, {5.0}), "thickness_mm");
}

TableTask build_table_task(Quality quality) {
  TableTask task;
  task.columns = {{Stiffness::low, build_shoulder(0.5)},
                  {Stiffness::usual, build_shoulder(1.0)},
                  {Stiffness::high, build_shoulder(2.0)}};
  task.tool = build_ball();
  task.quality = quality;
  return task;
}

TEST(Table, between_its_rows_it_errs_less_than_it_says) {
  const TableTask task = build_table_task(Quality::draft);
  const auto table = build_dose_table(task, {});
  ASSERT_TRUE(table.has_value()) << build_sentence(table.error());
  for (std::size_t column = 0; column < 3; ++column) {
    const DoseCurve& curve = table->curves[column];
    ASSERT_EQ(curve.path.outcome.ending, PressEnding::solved) << curve.path.outcome.where;
    EXPECT_LT(curve.error, 0.15);  // the way from rest to the first row, with every second row left out
    std::vector<double> middles;
    for (std::size_t row = 1; row + 1 < curve.path.rows.size(); ++row) {
      middles.push_back(0.5 * (curve.path.rows[row].force_n + curve.path.rows[row + 1].force_n));
    }
    const PathTask path = {task.columns[column].block, task.tool, {}, {}, Quality::draft, {}};
    const PressPath solved = solve_path(path, middles, {}).value();
    for (const DoseRow& row : solved.rows) {
      const DoseRow found = find_dose(*table, row.force_n, curve.stiffness).value();
      EXPECT_NEAR(found.depth_mm, row.depth_mm, curve.error * row.depth_mm);
      EXPECT_NEAR(found.area_cm2, row.area_cm2, curve.error * row.area_cm2);
      EXPECT_NEAR(found.skin_pressure_kpa, row.skin_pressure_kpa, curve.error * row.skin_pressure_kpa);
      EXPECT_NEAR(found.nodule_pressure_kpa, row.nodule_pressure_kpa, curve.error * row.nodule_pressure_kpa);
    }
  }
}

TEST(Table, softer_tissue_gives_way_further_and_rows_come_back_as_they_are) {
  const auto table = build_dose_table(build_table_task(Quality::draft), {}).value();
  const DoseRow low = find_dose(table, 20.0, Stiffness::low).value();
  const DoseRow usual = find_dose(table, 20.0).value();
  const DoseRow high = find_dose(table, 20.0, Stiffness::high).value();
  EXPECT_GT(low.depth_mm, usual.depth_mm);
  EXPECT_GT(usual.depth_mm, high.depth_mm);
  EXPECT_GT(high.skin_pressure_kpa, usual.skin_pressure_kpa);
  const DoseRow& row = table.curves[1].path.rows[4];
  EXPECT_NEAR(find_dose(table, row.force_n).value().depth_mm, row.depth_mm, 1e-9);
  EXPECT_EQ(find_dose(table, 0.0).value().depth_mm, 0.0);
}

TEST(Table, a_force_beyond_it_is_refused_and_says_how_far_it_goes) {
  TableTask task = build_table_task(Quality::draft);
  task.columns = {task.columns[1]};
  task.n_rows = 4;
  const auto table = build_dose_table(task, {}).value();
  const DoseRow last = table.curves.front().path.rows.back();
  EXPECT_EQ(find_dose(table, 1.004 * last.force_n).value(), last) << "forces are met within half a per cent";
  const auto beyond = find_dose(table, 41.0);
  ASSERT_FALSE(beyond.has_value());
  EXPECT_EQ(beyond.error().key, "force_n");
  EXPECT_NE(beyond.error().allowed.find("the end of the table"), std::string::npos) << beyond.error().allowed;
  EXPECT_EQ(find_dose(table, -1.0).error().key, "force_n");
  EXPECT_EQ(find_dose(table, std::numeric_limits<double>::quiet_NaN()).error().key, "force_n");
  EXPECT_EQ(find_dose(table, 5.0, Stiffness::low).error().key, "stiffness");
  task.n_rows = 5;
  EXPECT_EQ(build_dose_table(task, {}).error().key, "n_rows");
  task.n_rows = 4;
  task.tool.most_force_n = 0.0;
  EXPECT_EQ(build_dose_table(task, {}).error().key, "most_force_n");
}

TEST(Table, one_and_two_threads_give_the_same_table) {
  const TableTask task = build_table_task(Quality::draft);
  Context context;
  context.run = test::build_executor(2);
  double last = 0.0;
  context.progress = [&](double share) {
    EXPECT_GT(share, last);
    last = share;
  };
  EXPECT_EQ(build_dose_table(task, context).value(), build_dose_table(task, {}).value());
  EXPECT_NEAR(last, 1.0, 1e-12);
}

}  // namespace
}  // namespace unknot::press
