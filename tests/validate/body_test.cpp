// The figures against published means of adults.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "validate/body_table.hpp"

namespace unknot::test {
namespace {

constexpr double tolerance = 0.05;  // what a figure that stands for many may be off by

TEST(Body, stature_girths_and_lengths_of_six_figures_are_within_5_percent_of_published_means) {
  const std::string source = UNKNOT_SOURCE;
  const BodyPlan plan = load_plan(source + "/data");
  const std::vector<FigureEntry> figures = load_figures(source + "/data");
  const std::vector<TableRow> table = load_table(source + "/tests/validate/body_measurements.csv");
  ASSERT_EQ(figures.size(), 6U);
  ASSERT_GE(table.size(), 20U);
  double worst = 0.0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const figure::Shape shape(plan, find_choice_of(figures[i]));
    for (const TableRow& row : table) {
      const double wanted = row.find_wanted(i, figures[i].stature_mm);
      const double measured = measure_body(shape, row.measure);
      const double off = measured / wanted - 1.0;
      worst = std::max(worst, std::abs(off));
      EXPECT_LE(std::abs(off), tolerance)
          << fmt::format("{} {}: {:.0f} mm, published {:.0f} mm", figures[i].id, row.measure, measured, wanted);
    }
  }
  fmt::print("largest difference from published means: {:.1f} %\n", 100.0 * worst);
}

}  // namespace
}  // namespace unknot::test
