#include <gtest/gtest.h>

#include <algorithm>

#include "support/support.hpp"

namespace unknot::test {
namespace {

TEST(Words, everything_of_the_atlas_has_its_name) {
  const Words words = engine().build_words("en");
  EXPECT_EQ(words.areas.size(), atlas().areas.size());
  EXPECT_EQ(words.regions.size(), atlas().regions.size());
  EXPECT_EQ(words.muscles.size(), atlas().muscles.size());
  EXPECT_EQ(words.others.size(), atlas().others.size());
  EXPECT_EQ(words.tools.size(), atlas().tools.size());
  EXPECT_EQ(words.findings.size(), atlas().findings.size());
  EXPECT_EQ(words.screens.size(), atlas().screens.size());
  EXPECT_EQ(words.flags.size(), atlas().flags.size());
  EXPECT_EQ(words.no_go.size(), atlas().no_go.size());
  EXPECT_EQ(words.data_hash, engine().provenance().data_hash);
}

TEST(Words, a_language_that_is_not_there_falls_back_to_english) {
  const Words english = engine().build_words("en");
  Words unknown = engine().build_words("xx");
  EXPECT_EQ(unknown.language, "xx");
  unknown.language = "en";
  EXPECT_EQ(unknown, english);
}

TEST(Words, regions_come_from_the_head_down_and_in_the_order_of_their_file) {
  const Words words = engine().build_words("en");
  EXPECT_EQ(words.areas.front().id, "head");
  EXPECT_EQ(words.areas.back().id, "leg");
  EXPECT_EQ(words.regions.front().area, "head");
  EXPECT_EQ(words.regions.back().area, "leg");
  const auto find_place = [&words](const char* id) {
    return std::find_if(words.regions.begin(), words.regions.end(),
                        [id](const RegionWords& region) { return region.id.value == id; }) -
           words.regions.begin();
  };
  EXPECT_LT(find_place("throat"), find_place("neck_front")) << "as in data/regions/neck.json";
  EXPECT_LT(find_place("neck_front"), find_place("neck_side"));
}

TEST(Words, a_site_in_a_no_go_place_says_so) {
  const Words words = engine().build_words("en");
  for (const MuscleWords& muscle : words.muscles) {
    const Muscle& data = *find(atlas().muscles, muscle.id);
    for (std::size_t i = 0; i < muscle.points.size(); ++i) {
      for (std::size_t j = 0; j < muscle.points[i].sites.size(); ++j) {
        EXPECT_EQ(muscle.points[i].sites[j].no_go, !data.points[i].sites[j].in_places.empty()) << muscle.id.value;
      }
    }
  }
}

TEST(Sheet, every_muscle_has_one_and_its_spots_say_which_side) {
  for (const Muscle& muscle : atlas().muscles) {
    const MuscleSheet sheet = *engine().build_sheet(muscle.id, "en");
    ASSERT_EQ(sheet.points.size(), muscle.points.size());
    EXPECT_EQ(sheet.provenance, engine().provenance());
    for (const PointSheet& point : sheet.points) {
      EXPECT_FALSE(point.essential.empty()) << muscle.id.value;
      for (const ReferredSpot& spot : point.essential) {
        EXPECT_EQ(spot.side == SideSeen::midline, !find(atlas().regions, spot.region)->paired) << muscle.id.value;
      }
    }
  }
  EXPECT_EQ(engine().build_sheet(MuscleId("solues"), "en").error().code, Code::not_found);
}

}  // namespace
}  // namespace unknot::test
