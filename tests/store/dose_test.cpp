// Tables of doses are kept whole, one for each site, body and tool, and never served once they are stale.
#include <soci/sqlite3/soci-sqlite3.h>

#include "app/press/dose_table.hpp"
#include "store/store_test.hpp"

namespace unknot::test {
namespace {

// Numbers that need all their digits.
DoseTable build_table(double stiff) {
  DoseTable table{PressToolId("thumb"), {310.0, 6.1}, {}};
  for (const Stiffness stiffness : {Stiffness::low, Stiffness::usual, Stiffness::high}) {
    DoseCurve curve{stiffness, {}, 0.1 / 3.0};
    for (int n = 0; n <= 10; ++n) {
      DoseRow row;
      row.force_n = n / 7.0;
      row.depth_mm = n * stiff / 3.0;
      row.area_cm2 = 1e-300 * n;
      row.nodule_stretch = 1.0 + n * 1e-16;
      row.layers = {{"skin", 1.0 + n / 9.0, 0.9, 0.1 * n, -n / 11.0}, {"fat", 1.1, 0.8, 0.2, 3.0}};
      curve.path.rows.push_back(row);
    }
    if (stiffness == Stiffness::low) {
      curve.path.outcome = {PressEnding::not_converged, "too deep", "1.4 N at 3 mm"};
    }
    table.curves.push_back(curve);
  }
  return table;
}

DoseKey build_key(const std::string& tool = "thumb", const std::string& fingerprint = "0123456789abcdef") {
  return {"rhomboids.inner_border.1", {Sex::woman, Build::heavy}, PressToolId(tool), fingerprint};
}

class Doses : public ::testing::Test {
 protected:
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");
};

TEST_F(Doses, what_is_kept_is_read_back_equal_also_after_closing) {
  const DoseTable table = build_table(1.0);
  {
    const auto archive = open_archive(file);
    EXPECT_FALSE(archive->find_doses(build_key())->has_value());
    ASSERT_TRUE(archive->keep_doses(build_key(), table));
    EXPECT_EQ(**archive->find_doses(build_key()), table);
  }
  const auto archive = open_archive(file);
  EXPECT_EQ(**archive->find_doses(build_key()), table);
  DoseKey other = build_key();
  other.body.build = Build::slim;
  EXPECT_FALSE(archive->find_doses(other)->has_value());
  other = build_key();
  other.site = "rhomboids.inner_border.2";
  EXPECT_FALSE(archive->find_doses(other)->has_value());
  EXPECT_EQ(*archive->list_doses(build_key().body), std::vector<DoseKey>{build_key()});
  EXPECT_TRUE(archive->list_doses({})->empty());
}

TEST_F(Doses, a_stale_table_is_not_served_and_goes_when_a_new_one_comes) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->keep_doses(build_key("thumb", "old"), build_table(1.0)));
  EXPECT_FALSE(archive->find_doses(build_key("thumb", "new"))->has_value());
  ASSERT_TRUE(archive->keep_doses(build_key("thumb", "new"), build_table(2.0)));
  EXPECT_EQ(**archive->find_doses(build_key("thumb", "new")), build_table(2.0));
  EXPECT_FALSE(archive->find_doses(build_key("thumb", "old"))->has_value());
  EXPECT_EQ(archive->list_doses(build_key().body)->size(), 1U);
}

TEST_F(Doses, the_table_that_was_kept_longest_goes_when_there_are_too_many) {
  const auto archive = open_archive(file);
  DoseTable small = build_table(1.0);
  for (DoseCurve& curve : small.curves) curve.path.rows.resize(1);
  for (int n = 0; n <= store::Archive::most_tables; ++n) {
    ASSERT_TRUE(archive->keep_doses(build_key("tool_" + std::to_string(n)), small));
  }
  EXPECT_EQ(archive->list_doses(build_key().body)->size(), std::size_t{store::Archive::most_tables});
  EXPECT_FALSE(archive->find_doses(build_key("tool_0"))->has_value());
  EXPECT_TRUE(archive->find_doses(build_key("tool_1"))->has_value());
}

TEST_F(Doses, a_row_that_cannot_be_read_is_refused_and_not_guessed_at) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->keep_doses(build_key(), build_table(1.0)));
  {
    soci::session session(soci::sqlite3, file);
    session << "UPDATE dose_table SET body = '{\"tool\": 3}'";
  }
  EXPECT_EQ(find_refusal(archive->find_doses(build_key())), "damaged");
}

TEST_F(Doses, deleting_a_person_leaves_the_tables_of_all_people) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->append({build_named(1)}, store::Removed::stays_removed));
  ASSERT_TRUE(archive->keep_doses(build_key(), build_table(1.0)));
  ASSERT_TRUE(archive->remove_person(build_named(1).person));
  EXPECT_EQ(**archive->find_doses(build_key()), build_table(1.0));
}

// Everything that a table depends on, changed a little, one at a time.
TEST(DoseKeys, anything_that_a_table_depends_on_changes_its_fingerprint_and_nothing_else_does) {
  const auto find = [](const Atlas& atlas, const char* site = "rhomboids.inner_border") {
    return app::build_dose_key(atlas, site, {}, PressToolId("thumb"))->fingerprint;
  };
  const std::string usual = find(engine().atlas());
  EXPECT_EQ(find(engine().atlas(), "rhomboids.inner_border.1"), usual);
  const auto changed = [&](const auto& change) {
    Atlas atlas = engine().atlas();
    change(atlas.press);
    return find(atlas);
  };
  EXPECT_NE(changed([](PressBook& book) { book.tissues.back().usual_kpa *= 1.0 + 1e-12; }), usual);
  EXPECT_NE(changed([](PressBook& book) {
              for (MuscleLayers& layers : book.muscles) {
                if (layers.muscle == MuscleId("rhomboids")) layers.thickness.usual_mm += 0.1;
              }
            }),
            usual);
  EXPECT_NE(changed([](PressBook& book) {
              for (PressTool& tool : book.tools) {
                if (tool.id == PressToolId("thumb")) tool.most_force_n += 1.0;
              }
            }),
            usual);
  EXPECT_NE(changed([](PressBook& book) {
              for (BuildFactors& factors : book.builds.builds) factors.muscle_factor *= 1.01;
            }),
            usual);
  EXPECT_EQ(changed([](PressBook& book) {
              for (MuscleLayers& layers : book.muscles) {
                if (layers.muscle == MuscleId("piriformis")) layers.thickness.usual_mm += 0.1;
              }
            }),
            usual);
  EXPECT_NE(app::build_dose_key(engine().atlas(), "piriformis.belly", {}, PressToolId("thumb"))->fingerprint, usual);
}

}  // namespace
}  // namespace unknot::test
