// Whatever a table of doses says, a plan with it allows no more than one without. UNKNOT_CARE_PEOPLE sets how many people are drawn.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "app/care/forces.hpp"
#include "care/people.hpp"
#include "plan/care/compose.hpp"
#include "press/dose/reach.hpp"
#include "support/support.hpp"

namespace unknot {
namespace {

using test::atlas;
using test::Dice;

std::uint64_t count_people() {
  const char* wanted = std::getenv("UNKNOT_CARE_PEOPLE");
  return wanted == nullptr ? 100'000 : std::strtoull(wanted, nullptr, 10);
}

// Rows of any shape, also ones that no tissue gives: pressure that falls, strain that jumps, no row at all.
DoseTable draw_table(Dice& dice, const PressToolId& tool) {
  DoseTable table{tool, {}, {}};
  for (const Stiffness stiffness : {Stiffness::low, Stiffness::usual, Stiffness::high}) {
    DoseCurve curve{stiffness, {}, dice.share()};
    DoseRow row;
    row.layers = {{"skin", 1.0, 1.0, 0.0, 0.0}, {"muscle", 1.0, 1.0, 0.0, 0.0}};
    for (std::size_t n = dice.below(12); n > 0; --n) {
      curve.path.rows.push_back(row);
      row.force_n += 0.1 + 40.0 * dice.share();
      row.skin_pressure_kpa = std::max(0.0, row.skin_pressure_kpa + 60.0 * (dice.share() - 0.2));
      row.area_cm2 = 30.0 * dice.share();
      for (LayerStrain& layer : row.layers) layer.peak_shear_strain += 0.4 * dice.share();
    }
    table.curves.push_back(curve);
  }
  return table;
}

std::vector<app::KeptDoses> draw_doses(Dice& dice, const Located& located) {
  std::vector<app::KeptDoses> doses;
  for (const Hypothesis& hypothesis : located.ranking->hypotheses) {
    const std::size_t n_sites = find_point(atlas(), hypothesis.point).sites.size();
    for (std::size_t site = 1; site <= n_sites; ++site) {
      for (const PressTool& tool : atlas().press.tools) {
        if (dice.chance(0.3)) continue;
        const std::string name =
            hypothesis.point.muscle.value + "." + hypothesis.point.point.value + "." + std::to_string(site);
        doses.push_back({{name, {}, tool.id, ""}, draw_table(dice, tool.id)});
      }
    }
  }
  return doses;
}

TEST(Forces, with_any_table_every_ceiling_level_hold_and_count_is_at_most_what_it_is_without) {
  std::size_t n_lowered = 0;
  std::size_t n_told = 0;
  for (std::uint64_t person = 0; person < count_people(); person += 10) {
    plan::PlanRequest request = test::draw_request(atlas(), person);
    if (!request.located.ranking) continue;
    Dice dice(1'000'000'007 + person);
    const std::vector<app::KeptDoses> doses = draw_doses(dice, request.located);
    request.models.clear();
    const Plan without = plan::compose(atlas(), request);
    request.models = app::list_model_ceilings(atlas(), request.located, doses);
    Plan with = plan::compose(atlas(), request);
    const Plan before = with;
    app::add_forces(atlas(), {}, doses, with);
    ASSERT_LE(with.steps.size(), without.steps.size()) << person;
    if (!without.waits.empty()) EXPECT_FALSE(with.waits.empty()) << person << ": a model opened a session";
    for (std::size_t n = 0; n < with.steps.size(); ++n) {
      PlanStep step = with.steps[n];
      const auto same = std::find_if(without.steps.begin(), without.steps.end(), [&step](const PlanStep& other) {
        return other.point == step.point && other.site == step.site && other.tool == step.tool &&
               other.implement == step.implement;
      });
      ASSERT_NE(same, without.steps.end()) << person << ": a model brought in a point";
      EXPECT_LE(step.ceiling, same->ceiling) << person;
      EXPECT_LE(step.level, same->level) << person;
      EXPECT_LE(step.hold_s, same->hold_s) << person;
      EXPECT_LE(step.presses, same->presses) << person;
      if (step.ceiling < same->ceiling) {
        ++n_lowered;
        const auto why = std::find_if(step.bounds.begin(), step.bounds.end(),
                                      [](const Bound& bound) { return bound.mark == "model"; });
        ASSERT_NE(why, step.bounds.end()) << person;
        EXPECT_NE(why->reason.in("en").find("assumed"), std::string::npos);
      }
      if (step.force && step.force->newtons) {
        ++n_told;
        EXPECT_LE(step.force->newtons->low_n, step.force->newtons->high_n) << person;
        EXPECT_GT(step.force->newtons->high_n, 0.0) << person;
      }
      step.force.reset();
      EXPECT_EQ(step, before.steps[n]) << person << ": telling forces changed the plan";
    }
    if (HasFailure()) return;  // one example is enough to read
  }
  EXPECT_GT(n_lowered, count_people() / 1000);
  EXPECT_GT(n_told, count_people() / 1000);
}

DoseCurve build_curve(const std::vector<std::array<double, 3>>& rows) {
  DoseCurve curve{Stiffness::usual, {}, 0.0};
  curve.path.rows.resize(1);
  for (const auto& [force, area, shear] : rows) {
    DoseRow row;
    row.force_n = force;
    row.area_cm2 = area;
    row.skin_pressure_kpa = 10.0 * force / area;
    row.layers = {{"skin", 1.0, 1.0, 9.0, 0.0}, {"muscle", 1.0, 1.0, shear, 0.0}};
    curve.path.rows.push_back(row);
  }
  return curve;
}

TEST(Forces, a_pressure_is_read_off_between_rows_and_beyond_the_last_no_more_force_is_guessed) {
  const DoseCurve curve = build_curve({{10.0, 4.0, 0.3}, {20.0, 5.0, 0.6}});  // 25 and 40 kPa
  EXPECT_NEAR(press::find_reach(curve, 25.0)->force_n, 10.0, 1e-12);
  EXPECT_NEAR(press::find_reach(curve, 32.5)->force_n, 15.0, 1e-12);
  EXPECT_FALSE(press::find_reach(curve, 40.0)->is_beyond);
  EXPECT_NEAR(press::find_reach(curve, 80.0)->force_n, 20.0, 1e-12) << "not 80 kPa on the 5 cm2 of the last row";
  EXPECT_TRUE(press::find_reach(curve, 80.0)->is_beyond);
  EXPECT_FALSE(press::find_reach(DoseCurve(), 80.0));
}

TEST(Forces, only_strain_of_muscle_that_was_solved_counts_as_harm) {
  EXPECT_FALSE(press::find_harmful_pressure(build_curve({{10.0, 4.0, 0.3}, {20.0, 5.0, 0.75}}), 0.75));
  EXPECT_NEAR(*press::find_harmful_pressure(build_curve({{10.0, 4.0, 0.5}, {20.0, 5.0, 1.0}}), 0.75), 32.5, 1e-12);
}

TEST(Forces, every_figure_is_a_body_and_every_shape_that_stands_for_a_tool_is_in_the_atlas) {
  EXPECT_EQ(app::find_press_body("woman_large"), (PressBody{Sex::woman, Build::heavy}));
  EXPECT_EQ(app::find_press_body("man_slim"), (PressBody{Sex::man, Build::slim}));
  for (const char* wrong : {"", "man", "man_", "child_slim", "man_heavy"}) EXPECT_FALSE(app::find_press_body(wrong));
  std::size_t n_found = 0;
  for (const Implement& implement : atlas().care.implements) {
    for (const ToolId& tool : implement.works_as) {
      const auto shape = app::find_press_shape(tool, implement.id);
      if (!shape) continue;
      ++n_found;
      EXPECT_NE(std::ranges::find(atlas().press.tools, *shape, &PressTool::id), atlas().press.tools.end());
    }
  }
  EXPECT_EQ(n_found, 9U);
  EXPECT_FALSE(app::find_press_shape(ToolId("massage_gun"), ImplementId("massage_gun"))) << "percussion is not a press";
}

}  // namespace
}  // namespace unknot
