// What a case file says of the drawing, of safety and of findings.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "unit/atlas/good_case.hpp"

namespace unknot::atlas {
namespace {

TEST(ReadCase, a_good_case_is_read_with_every_field) {
  const std::expected<Case, Problem> one_case = read(good);
  ASSERT_TRUE(one_case.has_value()) << build_sentence(one_case.error());
  const std::chrono::sys_days day{std::chrono::year(2026) / 11 / 20};
  EXPECT_EQ(one_case->date, day);
  EXPECT_EQ(one_case->age_years, 41.0);
  ASSERT_EQ(one_case->drawing.cells.size(), 2U);
  const PaintedCell angle{{RegionId("neck_angle"), Side::right}, 6.0, {"ache", "burning"}};
  EXPECT_EQ(one_case->drawing.cells[0], angle);
  const Spot middle{RegionId("neck_spine"), Side::midline};
  EXPECT_EQ(one_case->drawing.cells[1].spot, middle);
  ASSERT_EQ(one_case->findings.size(), 3U);
  EXPECT_EQ(one_case->findings[0].date, day) << "the date of the case when none is given";
  EXPECT_EQ(one_case->findings[1].side, Side::midline);
  const PointOnSide pressed{MuscleId("levator_scapulae"), PointId("neck_angle"), Side::left};
  EXPECT_EQ(one_case->findings[2].point, pressed) << "the only point of a muscle need not be named";
  EXPECT_EQ(one_case->findings[2].examiner, Examiner::helper);
}

TEST(ReadCase, a_case_without_a_date_is_of_today) { EXPECT_EQ(read(painting({}))->date, today); }

TEST(ReadCase, the_example_of_the_manual_is_good) {
  const auto one_case = read_case(test::read_source("examples/neck.json"), "neck.json", test::atlas(), today);
  EXPECT_TRUE(one_case.has_value());
}

// ---- the drawing --------------------------------------------------------------------------------------------------------

TEST(ReadCase, an_unknown_region_names_the_nearest_three) {
  const Problem problem = refuse(with("/pain/0/region", "neck_anlge"));
  EXPECT_EQ(problem.code, Code::unknown_name);
  EXPECT_EQ(problem.key, "pain[0].region");
  EXPECT_EQ(problem.found, "\"neck_anlge\"");
  EXPECT_TRUE(problem.next.starts_with("Did you mean neck_angle")) << problem.next;
  EXPECT_EQ(count_suggested(problem), 3U);
}

TEST(ReadCase, an_intensity_outside_0_to_10_is_refused_and_the_ends_are_good) {
  for (const double intensity : {-0.1, 10.1, 60.0}) {
    const Problem problem = refuse(with("/pain/0/intensity", intensity));
    EXPECT_EQ(problem.code, Code::out_of_range);
    EXPECT_EQ(problem.key, "pain[0].intensity");
    EXPECT_EQ(problem.allowed, "0 to 10");
  }
  EXPECT_TRUE(read(with("/pain/0/intensity", 0)).has_value());
  EXPECT_TRUE(read(with("/pain/0/intensity", 10)).has_value());
}

TEST(ReadCase, a_side_on_a_region_of_the_middle_is_refused_and_midline_or_nothing_is_good) {
  for (const char* side : {"left", "right"}) {
    const Problem problem = refuse(with("/pain/1/side", side));
    EXPECT_EQ(problem.code, Code::wrong_side);
    EXPECT_EQ(problem.key, "pain[1].side");
  }
  EXPECT_TRUE(read(with("/pain/1/side", "midline")).has_value());
}

TEST(ReadCase, a_paired_region_without_its_side_is_refused) {
  EXPECT_EQ(refuse(without("/pain/0", "side")).code, Code::wrong_side);
  EXPECT_EQ(refuse(with("/pain/0/side", "midline")).code, Code::wrong_side);
  EXPECT_EQ(refuse(with("/pain/0/side", "both")).code, Code::unknown_name);
}

TEST(ReadCase, a_region_painted_twice_is_refused_whether_alike_or_not) {
  for (const double intensity : {6.0, 2.0}) {
    const Problem problem = refuse(painting({cell("neck_angle", "right", 6), cell("neck_angle", "right", intensity)}));
    EXPECT_EQ(problem.code, Code::contradiction);
    EXPECT_EQ(problem.key, "pain[1].region");
  }
  EXPECT_TRUE(read(painting({cell("neck_angle", "right", 6), cell("neck_angle", "left", 6)})).has_value());
}

TEST(ReadCase, an_unknown_quality_is_refused_with_the_nearest) {
  const Problem problem = refuse(with("/pain/0/qualities", Json::array({"akhe"})));
  EXPECT_EQ(problem.code, Code::unknown_name);
  EXPECT_TRUE(problem.next.starts_with("Did you mean ache")) << problem.next;
}

std::set<Spot> find_spots_of_code(const std::string& code) {
  std::set<Spot> spots;
  for (const Region& region : test::atlas().regions) {
    for (const Side side : {Side::left, Side::right}) {
      const auto& codes = region.choir[side == Side::right ? 1 : 0];
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) continue;
      spots.insert({region.id, region.paired ? side : Side::midline});
    }
  }
  return spots;
}

TEST(ReadCase, a_choir_code_paints_all_its_fine_regions_with_one_strength) {
  const std::expected<Case, Problem> one_case = read(painting({cell("f09", "", 4)}));
  ASSERT_TRUE(one_case.has_value()) << build_sentence(one_case.error());
  std::set<Spot> painted;
  for (const PaintedCell& cell : one_case->drawing.cells) {
    painted.insert(cell.spot);
    EXPECT_EQ(cell.intensity, 4.0);
  }
  EXPECT_EQ(painted, find_spots_of_code("f09"));
  EXPECT_EQ(painted.size(), 5U);
  EXPECT_TRUE(painted.contains({RegionId("chest_front"), Side::left}));
  EXPECT_TRUE(painted.contains({RegionId("breastbone"), Side::midline}));
}

TEST(ReadCase, a_choir_code_with_its_own_side_is_good_and_with_the_wrong_side_is_refused) {
  EXPECT_TRUE(read(painting({cell("f09", "left", 4)})).has_value());
  for (const char* side : {"right", "midline"}) {
    const Problem problem = refuse(painting({cell("f09", side, 4)}));
    EXPECT_EQ(problem.code, Code::wrong_side) << side;
    EXPECT_EQ(problem.key, "pain[0].side");
  }
}

TEST(ReadCase, a_choir_code_beside_one_of_its_own_regions_is_refused) {
  EXPECT_EQ(refuse(painting({cell("f09", "", 4), cell("chest_front", "left", 6)})).code, Code::contradiction);
  EXPECT_EQ(refuse(painting({cell("f09", "", 4), cell("f09", "", 4)})).code, Code::contradiction);
}

// The left and the right half of the chest share the breastbone; a body map that paints both says nothing contradictory.
TEST(ReadCase, the_left_and_the_right_code_of_one_place_can_both_be_painted_and_the_middle_keeps_the_stronger) {
  const std::expected<Case, Problem> one_case = read(painting({cell("f08", "", 4), cell("f09", "", 6)}));
  ASSERT_TRUE(one_case.has_value()) << build_sentence(one_case.error());
  EXPECT_EQ(one_case->drawing.cells.size(), 9U);
  for (const PaintedCell& cell : one_case->drawing.cells) {
    if (cell.spot.region == RegionId("breastbone")) EXPECT_EQ(cell.intensity, 6.0);
  }
}

// ---- safety -------------------------------------------------------------------------------------------------------------

TEST(ReadCase, none_to_a_screen_answers_no_to_each_of_its_flags) {
  const std::expected<Case, Problem> one_case = read(good);
  ASSERT_TRUE(one_case.has_value());
  std::size_t expected = 0;
  for (const Flag& flag : test::atlas().flags) {
    if (flag.asked_in != ScreenId("emergency")) continue;
    ++expected;
    const FlagAnswer wanted{flag.id, Answer::no, one_case->date};
    EXPECT_NE(std::find(one_case->safety.begin(), one_case->safety.end(), wanted), one_case->safety.end())
        << flag.id.value;
  }
  EXPECT_EQ(one_case->safety.size(), expected + 1) << "and to no other";
}

TEST(ReadCase, a_flag_answered_by_itself_wins_over_none_to_its_screen) {
  const std::expected<Case, Problem> one_case =
      read(with("/safety", {{{"screen", "emergency"}, {"answer", "none"}}, {{"flag", "stroke"}, {"answer", "yes"}}}));
  ASSERT_TRUE(one_case.has_value());
  std::vector<Answer> answers;
  for (const FlagAnswer& answer : one_case->safety) {
    if (answer.flag == FlagId("stroke")) answers.push_back(answer.answer);
  }
  EXPECT_EQ(answers, std::vector<Answer>{Answer::yes});
}

TEST(ReadCase, anything_but_none_to_a_screen_and_none_to_a_flag_are_refused) {
  EXPECT_EQ(refuse(with("/safety/0/answer", "no")).code, Code::unknown_name);
  EXPECT_EQ(refuse(with("/safety/0/answer", "yes")).key, "safety[0].answer");
  EXPECT_EQ(refuse(with("/safety/1/answer", "none")).code, Code::unknown_name);
  EXPECT_EQ(refuse(with("/safety/1/answer", "maybe")).key, "safety[1].answer");
}

TEST(ReadCase, unknown_flags_and_screens_are_refused_with_the_nearest_three) {
  const Problem flag = refuse(with("/safety/1/flag", "blood_thiners"));
  EXPECT_EQ(flag.code, Code::unknown_name);
  EXPECT_TRUE(flag.next.starts_with("Did you mean blood_thinners")) << flag.next;
  EXPECT_EQ(count_suggested(flag), 3U);
  const Problem screen = refuse(with("/safety/0/screen", "emergencies"));
  EXPECT_EQ(screen.code, Code::unknown_name);
  EXPECT_TRUE(screen.next.starts_with("Did you mean emergency")) << screen.next;
}

TEST(ReadCase, a_flag_or_a_screen_answered_twice_is_refused) {
  EXPECT_EQ(refuse(with("/safety/0", {{"flag", "blood_thinners"}, {"answer", "no"}})).code, Code::contradiction);
  EXPECT_EQ(refuse(with("/safety/1", {{"screen", "emergency"}, {"answer", "none"}})).code, Code::contradiction);
}

TEST(ReadCase, a_safety_answer_names_a_flag_or_a_screen_and_not_both_or_neither) {
  EXPECT_EQ(refuse(with("/safety/0/flag", "stroke")).code, Code::missing_key);
  EXPECT_EQ(refuse(without("/safety/0", "screen")).code, Code::missing_key);
}

// ---- findings -----------------------------------------------------------------------------------------------------------

TEST(ReadCase, an_unknown_muscle_finding_or_point_is_refused_with_the_nearest_three) {
  const Problem muscle = refuse(with("/findings/2/muscle", "levator_scapula"));
  EXPECT_EQ(muscle.code, Code::unknown_name);
  EXPECT_EQ(muscle.key, "findings[2].muscle");
  EXPECT_TRUE(muscle.next.starts_with("Did you mean levator_scapulae")) << muscle.next;
  EXPECT_EQ(count_suggested(muscle), 3U);
  const Problem finding = refuse(with("/findings/0/finding", "neck_turn"));
  EXPECT_EQ(finding.code, Code::unknown_name);
  EXPECT_EQ(count_suggested(finding), 3U);
  EXPECT_EQ(refuse(with("/findings/2/point", "nowhere")).key, "findings[2].point");
}

TEST(ReadCase, palpation_without_a_muscle_is_refused) {
  const Problem problem = refuse(without("/findings/2", "muscle"));
  EXPECT_EQ(problem.code, Code::unknown_name);
  EXPECT_EQ(problem.key, "findings[2].muscle");
}

TEST(ReadCase, a_muscle_with_several_points_needs_the_point_and_all_are_named) {
  const Problem problem = refuse(with("/findings/2/muscle", "upper_trapezius"));
  EXPECT_EQ(problem.code, Code::unknown_name);
  EXPECT_EQ(problem.key, "findings[2].point");
  EXPECT_EQ(problem.found, "no point");
  for (const TriggerPoint& point : find(test::atlas().muscles, MuscleId("upper_trapezius"))->points) {
    EXPECT_NE(problem.allowed.find(point.id.value), std::string::npos);
  }
  Json named = with("/findings/2/muscle", "upper_trapezius");
  named["findings"][2]["point"] = "two";
  EXPECT_TRUE(read(named).has_value());
}

TEST(ReadCase, a_muscle_for_a_question_that_is_not_about_pressing_is_refused) {
  EXPECT_EQ(refuse(with("/findings/0/muscle", "levator_scapulae")).key, "findings[0].muscle");
}

TEST(ReadCase, a_sided_question_needs_its_side_and_others_must_not_have_one) {
  EXPECT_EQ(refuse(without("/findings/0", "side")).code, Code::wrong_side);
  EXPECT_EQ(refuse(without("/findings/2", "side")).code, Code::wrong_side);
  EXPECT_EQ(refuse(with("/findings/0/side", "midline")).code, Code::wrong_side);
  EXPECT_EQ(refuse(with("/findings/1/side", "left")).code, Code::wrong_side);
}

TEST(ReadCase, a_finding_told_twice_is_refused_whether_alike_or_contradictory) {
  for (const char* answer : {"yes", "no"}) {
    Json json = good;
    json["findings"].push_back({{"finding", "neck_turn_toward"}, {"side", "right"}, {"answer", answer}});
    const Problem problem = refuse(json);
    EXPECT_EQ(problem.code, Code::contradiction) << answer;
    EXPECT_EQ(problem.key, "findings[3].finding");
    json["findings"][3]["side"] = "left";
    EXPECT_TRUE(read(json).has_value()) << "the other side is another question";
  }
}

TEST(ReadCase, pressing_one_point_twice_is_refused_and_two_points_are_good) {
  Json json = good;
  json["findings"].push_back(json["findings"][2]);
  EXPECT_EQ(refuse(json).code, Code::contradiction);
  json["findings"][3]["muscle"] = "scalenes";
  json["findings"][3]["point"] = find(test::atlas().muscles, MuscleId("scalenes"))->points.front().id.value;
  EXPECT_TRUE(read(json).has_value());
}

}  // namespace
}  // namespace unknot::atlas
