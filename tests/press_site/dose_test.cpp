// Questions that a page asks about a press, and what it is told.
#include <gtest/gtest.h>

#include "app/press/find_site.hpp"
#include "app/press/press_dose.hpp"
#include "press/dose/table.hpp"
#include "support/support.hpp"

namespace unknot::test {
namespace {

PressQuestion ask(const std::string& site, DoseFineness fineness, std::optional<double> force = {}) {
  return {site, {}, PressToolId("lacrosse_ball"), fineness, Stiffness::high, force};
}

TEST(PressDose, every_site_can_be_asked_about_by_its_number_also_where_it_is_the_only_one) {
  for (const Muscle& muscle : atlas().muscles) {
    for (const TriggerPoint& point : muscle.points) {
      for (std::size_t number = 1; number <= point.sites.size(); ++number) {
        const std::string name = muscle.id.value + "." + point.id.value + "." + std::to_string(number);
        const auto dose = app::find_press_dose(atlas(), ask(name, DoseFineness::estimate));
        ASSERT_TRUE(dose.has_value()) << name << ": " << build_sentence(dose.error());
        ASSERT_EQ(dose->curves.size(), 3U);
        EXPECT_GT(dose->point_depth_mm, 0.0);
      }
    }
  }
}

TEST(PressDose, an_estimate_rises_with_force_in_depth_and_pressure_for_each_stiffness) {
  const auto dose = app::find_press_dose(atlas(), ask("rhomboids.inner_border.1", DoseFineness::estimate));
  ASSERT_TRUE(dose.has_value());
  for (const DoseCurve& curve : dose->curves) {
    const std::vector<DoseRow>& rows = curve.path.rows;
    for (std::size_t k = 1; k < rows.size(); ++k) {
      EXPECT_GT(rows[k].force_n, rows[k - 1].force_n);
      EXPECT_GT(rows[k].depth_mm, rows[k - 1].depth_mm);
      EXPECT_GT(rows[k].nodule_pressure_kpa, rows[k - 1].nodule_pressure_kpa);
    }
  }
}

TEST(PressDose, a_draft_lies_within_a_tenth_of_the_whole_curve_and_brings_a_cut) {
  const std::string site = "rhomboids.inner_border.1";
  const auto draft = app::find_press_dose(atlas(), ask(site, DoseFineness::draft, 30.0));
  const auto full = app::find_press_dose(atlas(), ask(site, DoseFineness::full));
  ASSERT_TRUE(draft.has_value() && full.has_value());
  ASSERT_TRUE(draft->cut.has_value());
  EXPECT_EQ(draft->cut->pressure_kpa.size(), static_cast<std::size_t>((draft->cut->n_x - 1) * (draft->cut->n_z - 1)));
  const DoseRow coarse = draft->curves.front().path.rows.front();
  const auto fine = press::find_dose({PressToolId(), {}, full->curves}, coarse.force_n, Stiffness::high);
  ASSERT_TRUE(fine.has_value()) << build_sentence(fine.error());
  EXPECT_NEAR(coarse.force_n, 30.0, 0.15);
  EXPECT_NEAR(coarse.depth_mm, fine->depth_mm, 0.1 * fine->depth_mm);
  EXPECT_NEAR(coarse.nodule_pressure_kpa, fine->nodule_pressure_kpa, 0.1 * fine->nodule_pressure_kpa);
  EXPECT_FALSE(full->cut.has_value());
}

TEST(PressDose, an_unknown_name_or_a_force_that_is_missing_or_out_of_range_is_refused_by_its_key) {
  const auto find_key = [](const PressQuestion& asked) {
    const auto dose = app::find_press_dose(atlas(), asked);
    return dose ? std::string("nothing") : dose.error().key;
  };
  const std::string site = "rhomboids.inner_border.1";
  EXPECT_EQ(find_key(ask("rhomboids.inner_border.2", DoseFineness::estimate)), "site");
  EXPECT_EQ(find_key(ask(site, DoseFineness::draft)), "force_n");
  EXPECT_EQ(find_key(ask(site, DoseFineness::draft, -1.0)), "force_n");
  EXPECT_EQ(find_key(ask(site, DoseFineness::draft, 1e6)), "force_n");
  PressQuestion hammer = ask(site, DoseFineness::estimate);
  hammer.tool = PressToolId("hammer");
  EXPECT_EQ(find_key(hammer), "tool");
}

}  // namespace
}  // namespace unknot::test
