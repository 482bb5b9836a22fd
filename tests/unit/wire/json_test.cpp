#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace unknot::wire {
namespace {

Problem refuse(std::string_view bytes) {
  const std::expected<Json, Problem> parsed = parse(bytes, "case.json");
  EXPECT_FALSE(parsed.has_value()) << bytes.substr(0, 80);
  return parsed ? Problem{} : parsed.error();
}

TEST(Json, good_text_keeps_its_keys_in_order) {
  const std::expected<Json, Problem> parsed = parse(R"({"b": [1, 2.5, true, null], "a": "ö"})", "case.json");
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->begin().key(), "b");
  EXPECT_EQ((*parsed)["a"], "ö");
}

TEST(Json, more_than_the_largest_input_is_refused_before_it_is_read) {
  EXPECT_EQ(refuse(std::string(largest_input + 1, 'x')).code, Code::too_large);
  const std::string just_right = "\"" + std::string(largest_input - 2, 'x') + "\"";
  EXPECT_TRUE(parse(just_right, "case.json").has_value());
}

TEST(Json, brackets_nested_deeper_than_24_are_refused_whether_lists_or_objects) {
  EXPECT_TRUE(parse(std::string(24, '[') + std::string(24, ']'), "case.json").has_value());
  EXPECT_EQ(refuse(std::string(25, '[') + std::string(25, ']')).code, Code::too_large);
  std::string objects;
  for (int i = 0; i < 25; ++i) objects += "{\"a\":";
  EXPECT_EQ(refuse(objects + "1" + std::string(25, '}')).code, Code::too_large);
  EXPECT_EQ(refuse(std::string(1'000'000, '[')).code, Code::too_large)
      << "a million brackets must not exhaust the stack";
}

TEST(Json, siblings_do_not_count_as_depth) {
  std::string wide = "[";
  for (int i = 0; i < 1000; ++i) wide += "[[]],";
  EXPECT_TRUE(parse(wide + "[]]", "case.json").has_value());
}

TEST(Json, a_key_that_stands_twice_in_one_object_is_refused_and_named) {
  const Problem problem = refuse(R"({"a": 1, "b": {"c": 1, "d": 2, "c": 3}})");
  EXPECT_EQ(problem.code, Code::duplicate_key);
  EXPECT_NE(problem.found.find("\"c\""), std::string::npos);
  EXPECT_EQ(problem.file, "case.json");
}

TEST(Json, the_same_key_in_two_objects_is_fine) {
  EXPECT_TRUE(parse(R"([{"a": 1}, {"a": {"a": 2}}])", "case.json").has_value());
}

TEST(Json, bytes_that_are_not_utf_8_are_refused) {
  EXPECT_EQ(refuse("{\"a\": \"\xC3\x28\"}").code, Code::not_json);
  EXPECT_EQ(refuse("{\"a\": \"\xFF\"}").code, Code::not_json);
  EXPECT_EQ(refuse("{\"a\": \"\xC3").code, Code::not_json);
}

TEST(Json, the_position_of_an_error_is_told_by_line_and_column) {
  EXPECT_EQ(refuse("{\n  \"a\": 1,\n  \"b\" 2\n}").found, "an error at line 3, column 7");
  EXPECT_EQ(refuse("?").found, "an error at line 1, column 1");
}

TEST(Json, every_cut_of_a_good_text_is_refused_and_never_crashes) {
  const std::string good = R"({"pain": [{"region": "neck_side", "intensity": 3.5e0, "x": "\u00e4\n"}], "y": {}})";
  ASSERT_TRUE(parse(good, "case.json").has_value());
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_EQ(refuse(std::string_view(good).substr(0, size)).code, Code::not_json) << size;
  }
}

TEST(Json, empty_text_trailing_text_comments_and_numbers_beyond_the_machine_are_refused) {
  EXPECT_EQ(refuse("").found, "nothing at all");
  for (const char* text : {"{} {}", "{} x", "// a\n{}", "[1,]", "[01]", "[1e999]", "NaN", "{'a': 1}", "\"\x01\""}) {
    EXPECT_EQ(refuse(text).code, Code::not_json) << text;
  }
}

TEST(Json, a_value_is_described_in_a_few_words) {
  EXPECT_EQ(build_description(Json()), "nothing (null)");
  EXPECT_EQ(build_description(Json(true)), "true");
  EXPECT_EQ(build_description(Json("x")), "\"x\"");
  EXPECT_EQ(build_description(Json(11)), "the number 11");
  EXPECT_EQ(build_description(Json::array()), "a list");
  EXPECT_EQ(build_description(Json::object()), "an object");
}

TEST(Reading, only_the_first_problem_is_kept) {
  Reading reading{"case.json", {}};
  reading.refuse(Code::missing_key, "a", "", "", "");
  reading.refuse(Code::wrong_type, "b", "", "", "");
  EXPECT_EQ(reading.problem->key, "a");
  EXPECT_EQ(reading.problem->file, "case.json");
}

}  // namespace
}  // namespace unknot::wire
