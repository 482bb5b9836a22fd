#include "base/problem.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace unknot {
namespace {

TEST(Problem, a_full_problem_reads_as_one_line_with_where_found_allowed_and_next) {
  const Problem problem{Code::out_of_range, "case.json", "pain[0].intensity", "11", "0 to 10", "Correct the number."};
  EXPECT_EQ(build_sentence(problem),
            "The value is outside its range (case.json, at pain[0].intensity): found 11; allowed: 0 to 10. Correct the "
            "number.");
}

TEST(Problem, what_has_nothing_to_say_is_left_out_of_the_sentence) {
  EXPECT_EQ(build_sentence({Code::usage, "", "", "", "", ""}), "The command was not understood.");
  EXPECT_EQ(build_sentence({Code::unreadable, "a.json", "", "no such file", "", ""}),
            "The file or folder cannot be read (a.json): found no such file.");
  EXPECT_EQ(build_sentence({Code::missing_key, "", "pain", "", "\"pain\"", "Add the key."}),
            "A needed key is missing (at pain); allowed: \"pain\". Add the key.");
}

// The last entry of the enumeration; the table must reach up to it.
constexpr int last_code = static_cast<int>(Code::not_now);

TEST(CodeTable, every_code_has_exactly_one_row) {
  const auto [rows, count] = list_codes();
  ASSERT_EQ(count, static_cast<std::size_t>(last_code) + 1);
  for (int code = 0; code <= last_code; ++code) {
    EXPECT_EQ(static_cast<int>(find_code(static_cast<Code>(code)).code), code);
  }
}

TEST(CodeTable, every_row_has_a_word_of_its_own_a_sentence_and_codes_in_range) {
  const auto [rows, count] = list_codes();
  std::set<std::string_view> names;
  for (const CodeRow* row = rows; row != rows + count; ++row) {
    EXPECT_TRUE(names.insert(row->name).second) << row->name;
    EXPECT_FALSE(row->person.empty()) << row->name;
    EXPECT_FALSE(row->person.ends_with('.')) << row->name;
    EXPECT_GE(row->exit_code, 2) << row->name;
    EXPECT_LE(row->exit_code, 11) << row->name;
    EXPECT_TRUE(row->exit_code != 7 && row->exit_code != 8) << row->name << ": 7 and 8 are answers, not failures";
    EXPECT_GE(row->http_status, 400) << row->name;
    EXPECT_LT(row->http_status, 600) << row->name;
  }
}

TEST(Ensure, a_kept_promise_passes_and_a_broken_one_stops_the_program_with_its_sentence) {
  ensure(true, "never told");
  EXPECT_DEATH(ensure(false, "lists are as long as each other"), "broken: lists are as long as each other");
}

}  // namespace
}  // namespace unknot
