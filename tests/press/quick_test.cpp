// The estimate without solving, against solutions.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "math/random.hpp"
#include "press/dose/path.hpp"
#include "press/dose/quick.hpp"
#include "press/scene.hpp"

namespace unknot::press {
namespace {

/// A block and a tool drawn from the whole range of what the atlas may hold: skin 1.5 to 3 mm, fat 3 to 20 mm, muscle 8 to 30 mm, moduli
/// over a factor of 20, stiffening of 0.5 to 5, radii of 5 to 75 mm, forces up to 30 (tip), 60 and 250 N (roller).
struct Drawn {
  TissueBlock block;
  PressTool tool;
  std::vector<double> forces;
};

Drawn draw(std::uint64_t seed, int number) {
  std::uint64_t counter = 100 * std::uint64_t(number);
  const auto draw_one = [&](double from, double to) {
    return from * std::pow(to / from, math::draw_uniform(seed, 3, counter++));
  };
  Drawn drawn;
  const double factor = draw_one(0.5, 3.0);
  const double skin = draw_one(1.5, 3.0);
  const double fat = draw_one(3.0, 20.0);
  const double fascia = draw_one(0.5, 1.2);
  const double muscle = draw_one(8.0, 30.0);
  drawn.block.half_width_mm = 60.0;
  drawn.block.bulk_kpa = 2000.0;
  drawn.block.layers = {{"skin", skin, draw_one(10.0, 40.0) * factor, draw_one(0.5, 2.0)},
                        {"fat", fat, draw_one(0.8, 3.0) * factor, draw_one(1.0, 5.0)},
                        {"fascia", fascia, draw_one(30.0, 200.0) * factor, draw_one(0.5, 2.0)},
                        {"muscle", muscle, draw_one(1.5, 8.0) * factor, draw_one(1.0, 4.0)}};
  const TissueLayer& deepest = drawn.block.layers[3];
  drawn.block.nodule = TissueNodule{skin + fat + fascia + 0.5 * muscle,
                                    {0.3 * muscle, 0.2 * muscle, 0.2 * muscle},
                                    2.0 * deepest.shear_modulus_kpa,
                                    deepest.stiffening};
  const double radius = draw_one(10.0, 40.0);
  const ToolShape shapes[] = {{ToolForm::ball, radius, 0, 0, 0, 0},
                              {ToolForm::pad, draw_one(8.0, 18.0), draw_one(10.0, 22.0), 0, draw_one(6.0, 14.0), 0},
                              {ToolForm::disc, draw_one(8.0, 20.0), 0, 0, 12.0, 3.0},
                              {ToolForm::tip, 0.4 * radius, 0.4 * radius + 6.0, 0, 30.0, 0},
                              {ToolForm::roller, draw_one(30.0, 75.0), 0, 0, 150.0, 5.0}};
  drawn.tool.shape = shapes[number % 5];
  const double hardest = number % 5 == 4 ? 250.0 : number % 5 == 3 ? 30.0 : 60.0;
  drawn.forces = {0.05 * hardest, 0.3 * hardest, hardest};
  return drawn;
}

/// Logarithms of estimate over solution, sorted by size.
struct Errors {
  std::vector<double> depth, area, nodule;
};

Errors collect_errors(std::uint64_t seed, int n) {
  Errors errors;
  for (int number = 0; number < n; ++number) {
    const Drawn drawn = draw(seed, number);
    const PathTask task = {drawn.block, drawn.tool, {}, {}, Quality::draft, {}};
    const auto path = solve_path(task, drawn.forces, {});
    EXPECT_TRUE(path.has_value()) << build_sentence(path.error());
    for (const DoseRow& row : path->rows) {
      const QuickDose quick = find_quick_dose(drawn.block, drawn.tool, row.force_n).value();
      errors.depth.push_back(std::abs(std::log(quick.depth_mm / row.depth_mm)));
      errors.area.push_back(std::abs(std::log(quick.area_cm2 / row.area_cm2)));
      errors.nodule.push_back(std::abs(std::log(quick.nodule_pressure_kpa / row.nodule_pressure_kpa)));
    }
  }
  for (auto* one : {&errors.depth, &errors.area, &errors.nodule}) {
    std::sort(one->begin(), one->end());
  }
  return errors;
}

// Blocks other than those that the factors were calibrated with. What is stated here is what was measured, rounded up.
TEST(Quick, errs_by_no_more_than_it_says_over_the_whole_range) {
  const Errors errors = collect_errors(29, 15);
  ASSERT_GT(errors.depth.size(), 20U);
  const auto find_share = [](const std::vector<double>& sorted, double share) {
    return std::exp(sorted[std::size_t(share * double(sorted.size() - 1))]) - 1.0;
  };
  EXPECT_LT(find_share(errors.depth, 0.5), 0.10);
  EXPECT_LT(find_share(errors.depth, 1.0), 0.40);
  EXPECT_LT(find_share(errors.area, 0.5), 0.20);
  EXPECT_LT(find_share(errors.area, 1.0), 0.80);
  EXPECT_LT(find_share(errors.nodule, 0.5), 0.35);
  EXPECT_LT(find_share(errors.nodule, 0.9), 0.90);
  EXPECT_LT(find_share(errors.nodule, 1.0), 3.00);  // a tip that reaches the fascia
}

TEST(Quick, takes_less_than_a_millisecond) {
  const Drawn drawn = draw(1, 0);
  double least = 1.0;
  for (int tries = 0; tries < 20; ++tries) {
    const auto start = std::chrono::steady_clock::now();
    const auto dose = find_quick_dose(drawn.block, drawn.tool, 5.0 + tries);
    least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    ASSERT_TRUE(dose.has_value());
  }
  EXPECT_LT(least, 1e-3);
}

TEST(Quick, more_force_goes_deeper_and_bad_input_is_refused) {
  for (int number = 0; number < 5; ++number) {
    const Drawn drawn = draw(3, number);
    double last = 0.0;
    for (const double force : {1.0, 2.0, 5.0, 20.0}) {
      const QuickDose dose = find_quick_dose(drawn.block, drawn.tool, force).value();
      EXPECT_GT(dose.depth_mm, last);
      EXPECT_NEAR(dose.skin_pressure_kpa * dose.area_cm2 * 0.1, force, 1e-6 * force);
      EXPECT_LE(dose.nodule_pressure_kpa, dose.skin_pressure_kpa);
      last = dose.depth_mm;
    }
  }
  Drawn drawn = draw(3, 0);
  EXPECT_EQ(find_quick_dose(drawn.block, drawn.tool, 0.0).error().key, "force_n");
  EXPECT_EQ(find_quick_dose(drawn.block, drawn.tool, std::numeric_limits<double>::quiet_NaN()).error().key, "force_n");
  drawn.tool.shape.radius_mm = -1.0;
  EXPECT_EQ(find_quick_dose(drawn.block, drawn.tool, 5.0).error().key, "radius_mm");
  drawn.block.layers.clear();
  EXPECT_EQ(find_quick_dose(drawn.block, drawn.tool, 5.0).error().key, "layers");
}

}  // namespace
}  // namespace unknot::press
