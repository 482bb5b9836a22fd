// Keys, units, dates and layout of a case file, and the way back.
#include <gtest/gtest.h>

#include "unit/atlas/good_case.hpp"

namespace unknot::atlas {
namespace {

TEST(ReadCase, missing_keys_are_named) {
  EXPECT_EQ(refuse(without("", "unknot_case")).key, "unknot_case");
  EXPECT_EQ(refuse(without("", "pain")).key, "pain");
  EXPECT_EQ(refuse(without("/pain/0", "region")).key, "pain[0].region");
  EXPECT_EQ(refuse(without("/pain/0", "intensity")).key, "pain[0].intensity");
  EXPECT_EQ(refuse(without("/safety/0", "answer")).key, "safety[0].answer");
  EXPECT_EQ(refuse(without("/findings/0", "answer")).key, "findings[0].answer");
  EXPECT_EQ(refuse(without("", "pain")).code, Code::missing_key);
}

TEST(ReadCase, unknown_keys_are_refused_with_the_nearest) {
  const Problem problem = refuse(with("/finding", Json::array()));
  EXPECT_EQ(problem.code, Code::unknown_key);
  EXPECT_TRUE(problem.next.starts_with("Did you mean findings")) << problem.next;
  EXPECT_EQ(refuse(with("/pain/0/strength", 3)).key, "pain[0].strength");
  EXPECT_EQ(refuse(with("/person/name", "X")).key, "person.name");
}

TEST(ReadCase, the_age_in_months_is_a_wrong_unit) {
  const Problem problem = refuse(with("/person", Json::object({{"age_months", 492}})));
  EXPECT_EQ(problem.code, Code::wrong_unit);
  EXPECT_EQ(problem.key, "person.age_months");
  EXPECT_EQ(problem.allowed, "\"age_years\"");
}

TEST(ReadCase, an_intensity_in_percent_is_a_wrong_unit_also_when_it_stands_instead_of_the_right_key) {
  EXPECT_EQ(refuse(with("/pain/0/intensity_percent", 60)).code, Code::wrong_unit);
  Json instead = without("/pain/0", "intensity");
  instead["pain"][0]["intensity_percent"] = 60;
  const Problem problem = refuse(instead);
  EXPECT_EQ(problem.code, Code::wrong_unit) << build_sentence(problem);
}

TEST(ReadCase, an_age_outside_0_to_120_years_is_refused) {
  EXPECT_EQ(refuse(with("/person/age_years", -1)).code, Code::out_of_range);
  EXPECT_EQ(refuse(with("/person/age_years", 121)).code, Code::out_of_range);
}

TEST(ReadCase, an_answer_later_than_its_case_is_refused) {
  const Problem flag = refuse(with("/safety/1/date", "2026-11-21"));
  EXPECT_EQ(flag.code, Code::out_of_range);
  EXPECT_EQ(flag.key, "safety[1].date");
  EXPECT_EQ(refuse(with("/safety/0/date", "2026-11-21")).key, "safety[0].date");
  EXPECT_EQ(refuse(with("/findings/1/date", "2026-11-21")).key, "findings[1].date");
}

// Answers of a case from the future would stay fresh until then, and nobody would be asked again.
TEST(ReadCase, a_case_from_the_future_is_refused) {
  const Problem problem = refuse(with("/date", "2027-11-22"));
  EXPECT_EQ(problem.code, Code::out_of_range);
  EXPECT_EQ(problem.key, "date");
}

TEST(ReadCase, an_unknown_layout_number_is_refused) {
  for (const int format : {0, 2, -1}) {
    const Problem problem = refuse(with("/unknot_case", format));
    EXPECT_EQ(problem.code, Code::out_of_range);
    EXPECT_EQ(problem.key, "unknot_case");
  }
  EXPECT_EQ(refuse(with("/unknot_case", "1")).code, Code::wrong_type);
}

TEST(ReadCase, what_is_no_case_at_all_is_refused) {
  for (const char* text : {"", "[]", "1", "null", "\"case\"", "{}", "{\"unknot_case\": 1"}) {
    EXPECT_FALSE(read_case(text, "case.json", test::atlas(), today).has_value()) << text;
  }
}

TEST(WriteCase, what_was_written_is_read_back_equal) {
  Case one_case = *read(good);
  EXPECT_EQ(*read_case(write_case(one_case), "again.json", test::atlas(), today), one_case);
  one_case.age_years.reset();
  one_case.findings.clear();
  EXPECT_EQ(*read_case(write_case(one_case), "again.json", test::atlas(), today), one_case);
}

TEST(WriteCase, who_examined_is_kept_for_every_kind_of_finding) {
  const std::expected<Case, Problem> one_case = read(with("/findings/0/examiner", "professional"));
  if (!one_case) return;  // refusing an examiner where none examines would be as good
  EXPECT_EQ(*read_case(write_case(*one_case), "again.json", test::atlas(), today), *one_case);
}

}  // namespace
}  // namespace unknot::atlas
