// Sites on ribs and round bones, and how a command asks for them.
#include <gtest/gtest.h>

#include <sstream>

#include "app/press/asked_bone.hpp"
#include "app/press/find_site.hpp"
#include "app/press/press_choices.hpp"
#include "cli/command.hpp"
#include "press/mesh/grade.hpp"
#include "press/mesh/mesh.hpp"
#include "press/site/build_block.hpp"
#include "support/support.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::test {
namespace {

constexpr BoneShape rib = {.form = BoneForm::rib, .runs_along_y = true, .width_mm = 14.0, .height_mm = 6.0};
constexpr BoneShape shaft = {.form = BoneForm::curved, .radius_mm = 14.3};

struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

// A thumb with 6 N on the rhomboids, with what else is set.
Ran run(const std::vector<const char*>& set, const char* form = "--json") {
  std::vector<const char*> words = {"unknot", "press", "--site",  "rhomboids.inner_border",
                                    "--tool", "thumb", "--force", "6"};
  for (const char* one : set) words.insert(words.end(), {"--set", one});
  if (form != nullptr) words.push_back(form);
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  cli::Console console{.in = in, .out = out, .err = err};
  const int code = cli::run(static_cast<int>(words.size()), words.data(), console);
  return {code, out.str(), err.str()};
}

TEST(BoneSite, every_site_stands_on_ribs_and_on_a_shaft_or_says_that_it_has_no_room) {
  int n_refused = 0;
  int n = 0;
  for (const std::string& name : app::list_site_names(atlas())) {
    const auto block = press::build_block(*app::find_site(atlas(), name), {}, Stiffness::usual);
    for (const BoneShape& bone : {rib, shaft}) {
      const auto laid = press::lay_on_bone(*block, bone);
      ++n;
      if (!laid) {
        EXPECT_EQ(laid.error().key.substr(0, 4), "bone") << name;
        ++n_refused;
        continue;
      }
      const ToolShape ball = {ToolForm::ball, 15.0, 0.0, 0.0, 0.0, 0.0};
      const auto gradings = press::build_gradings(*laid, ball, {}, 3.0, press::Quality::draft);
      ASSERT_TRUE(gradings) << name << ": " << build_sentence(gradings.error());
      const auto mesh = press::build_mesh(*laid, BlockPart::quarter, gradings->back());
      EXPECT_TRUE(mesh) << name << ": " << build_sentence(mesh.error());
    }
  }
  EXPECT_GT(n, 300);
  EXPECT_LT(n_refused, n / 10) << "most have room";
}

TEST(BoneSite, every_site_offers_what_may_be_changed_about_a_press_and_refuses_only_bones_without_room) {
  int n_ribs = 0;
  int n_round = 0;
  int n_refused = 0;
  for (const std::string& name : app::list_site_names(atlas())) {
    const auto choices = app::list_press_choices(atlas(), name, {}, PressToolId("thumb"));
    ASSERT_TRUE(choices) << name;
    for (const app::PressChoice& choice : *choices) {
      n_ribs += choice.id == "between_ribs" ? 1 : 0;
      n_round += choice.id == "round_bone" ? 1 : 0;
      EXPECT_NE(choice.changes, choice.plain) << name << ", " << choice.id;
      if (!choice.refused) continue;
      EXPECT_TRUE(choice.refused->key.starts_with("bone")) << name << ", " << choice.id;
      ++n_refused;
    }
  }
  EXPECT_GT(n_ribs, 10);
  EXPECT_GT(n_round, 50);
  EXPECT_LT(n_refused, (n_ribs + n_round) / 4) << "most have room";
  EXPECT_FALSE(app::list_press_choices(atlas(), "rhomboids.nowhere", {}, PressToolId("thumb")));
}

TEST(BoneSite, a_rib_below_shears_the_point_more_than_a_flat_bone_and_reads_back) {
  const auto read = [](const Ran& ran) {
    EXPECT_EQ(ran.code, 0) << ran.err;
    return wire::Json::parse(ran.out)["results"][0];
  };
  const wire::Json flat = read(run({"base=flat"}));
  const wire::Json ribs = read(run({"base=rib", "base_width=14", "base_height=6"}));
  PressChanges none;
  none.base = BoneForm::flat;
  EXPECT_EQ(*app::build_asked_bone(none), BoneShape{}) << "what nobody asks for is flat as well";
  const auto find_shear = [](const wire::Json& result) {
    return result["answers"][1]["row"]["point_shear_kpa"].get<double>();
  };
  EXPECT_GT(find_shear(ribs), 1.05 * find_shear(flat));
  EXPECT_EQ(ribs["case"]["changes"]["base"], "rib");
  EXPECT_EQ(ribs["case"]["changes"]["base_width_mm"], 14.0);
  PressAnswer answer;
  wire::Reading reading{"", {}};
  wire::read_value(ribs, "", reading, answer);
  EXPECT_FALSE(reading.problem);
  EXPECT_EQ(wire::write_value(answer), ribs);
}

TEST(BoneSite, the_shape_of_the_bone_is_told_in_words_and_in_the_table) {
  const Ran told = run({"base=curved", "base_radius=14"}, nullptr);
  EXPECT_NE(told.out.find("round with a radius of 14.0 mm"), std::string::npos) << told.out << told.err;
  const Ran table = run({"base=curved", "base_radius=14"}, "--csv");
  EXPECT_NE(table.out.find(",base,base_radius_mm,"), std::string::npos) << table.out;
  EXPECT_NE(table.out.find(",curved,14,"), std::string::npos) << table.out;
}

TEST(BoneSite, numbers_that_do_not_go_together_are_refused_by_their_key) {
  const auto refuse = [](const std::vector<const char*>& set) {
    const Ran ran = run(set);
    EXPECT_NE(ran.code, 0);
    return ran.err;
  };
  const auto names = [&](const std::vector<const char*>& set, const char* key) {
    EXPECT_NE(refuse(set).find(key), std::string::npos) << refuse(set);
  };
  names({"base=ribs"}, "Did you mean rib");
  names({"base"}, "base");
  names({"base=rib"}, "base_width");
  names({"base=rib", "base_width=14"}, "base_height");
  names({"base=curved"}, "base_radius");
  names({"base_radius=14"}, "base_radius");
  names({"base_turn=90"}, "base_turn");
  names({"base=curved", "base_radius=14", "base_width=14"}, "base_width");
  names({"base=curved", "base_radius=14", "base_turn=45"}, "base_turn");
  names({"base=curved", "base_radius=14", "base_rise=40"}, "bone.rise_mm");
  PressChanges changes;
  changes.base = BoneForm::rib;
  changes.base_width_mm = 14.0;
  changes.base_height_mm = 6.0;
  EXPECT_TRUE(app::build_asked_bone(changes)->runs_along_y) << "ribs run across the fibres by themselves";
}

}  // namespace
}  // namespace unknot::test
