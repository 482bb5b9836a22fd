#include "base/text.hpp"

#include <gtest/gtest.h>

namespace unknot {
namespace {

using Names = std::vector<std::string>;

TEST(Distance, counts_insertions_deletions_replacements_and_swaps_of_neighbours) {
  EXPECT_EQ(find_distance("", ""), 0U);
  EXPECT_EQ(find_distance("soleus", "soleus"), 0U);
  EXPECT_EQ(find_distance("soleus", "solleus"), 1U);
  EXPECT_EQ(find_distance("soleus", "soeus"), 1U);
  EXPECT_EQ(find_distance("soleus", "saleus"), 1U);
  EXPECT_EQ(find_distance("soleus", "sloeus"), 1U);
  EXPECT_EQ(find_distance("", "soleus"), 6U);
  EXPECT_EQ(find_distance("kitten", "sitting"), 3U);
}

TEST(Distance, is_the_same_both_ways) {
  for (const auto& [a, b] : {std::pair{"temple", "templar"}, {"ab", "ba"}, {"neck_side", "neck"}, {"x", ""}}) {
    EXPECT_EQ(find_distance(a, b), find_distance(b, a)) << a << " " << b;
  }
}

TEST(Distance, words_longer_than_64_letters_are_cut_and_never_read_past) {
  const std::string longer(100, 'a');
  EXPECT_EQ(find_distance(longer, std::string(64, 'a')), 0U);
  EXPECT_EQ(find_distance(longer, std::string(5000, 'b')), 64U);
  EXPECT_EQ(find_distance(longer, ""), 64U);
}

TEST(Nearest, the_fewest_typing_errors_come_first) {
  const Names known{"soleus", "sartorius", "subclavius", "plantaris"};
  EXPECT_EQ(find_nearest("soleas", known, 1), Names{"soleus"});
  EXPECT_EQ(find_nearest("plantarsi", known).front(), "plantaris");
}

TEST(Nearest, a_part_of_a_long_name_beats_a_short_name_that_is_few_letters_away) {
  const Names known{"upper_trapezius", "middle_trapezius", "trapezoid"};
  const Names nearest = find_nearest("trapezius", known, 2);
  EXPECT_EQ(nearest, (Names{"middle_trapezius", "upper_trapezius"}));
}

TEST(Nearest, gives_at_most_what_there_is_each_name_once) {
  EXPECT_EQ(find_nearest("a", {"b", "b", "a"}), (Names{"a", "b"}));
  EXPECT_TRUE(find_nearest("a", {}).empty());
  EXPECT_EQ(find_nearest("a", {"a", "b", "c", "d"}).size(), 3U);
}

TEST(Suggestion, joins_the_nearest_names_with_commas_and_or) {
  EXPECT_EQ(build_suggestion("x", {"x"}), "Did you mean x?");
  EXPECT_EQ(build_suggestion("x", {"x", "xy"}), "Did you mean x or xy?");
  EXPECT_EQ(build_suggestion("x", {"x", "xy", "xyz"}), "Did you mean x, xy or xyz?");
  EXPECT_EQ(build_suggestion("x", {}), "");
}

TEST(Quote, puts_quotes_round_and_makes_control_bytes_harmless) {
  EXPECT_EQ(quote("neck"), "\"neck\"");
  EXPECT_EQ(quote(""), "\"\"");
  EXPECT_EQ(quote("a\x1b[31m\n\x7f"), "\"a?[31m??\"");
}

TEST(Quote, cuts_long_text_at_a_letter_border_and_shows_that_it_was_cut) {
  EXPECT_EQ(quote("abcdef", 3), "\"abc…\"");
  EXPECT_EQ(quote("abc", 3), "\"abc\"");
  EXPECT_EQ(quote("aöö", 2), "\"a…\"") << "the second byte would cut the first ö";
  EXPECT_EQ(quote("aöö", 3), "\"aö…\"");
  EXPECT_EQ(quote("ö", 0), "\"…\"");
}

TEST(CountLetters, counts_letters_not_bytes) {
  EXPECT_EQ(count_letters("neck"), 4U);
  EXPECT_EQ(count_letters("Rücken"), 6U);
  EXPECT_EQ(count_letters("█░…"), 3U);
  EXPECT_EQ(count_letters(""), 0U);
}

TEST(Wrap, breaks_at_spaces_and_never_passes_the_width) {
  EXPECT_EQ(wrap("one two three", 7), (Names{"one two", "three"}));
  EXPECT_EQ(wrap("one two three", 80), (Names{"one two three"}));
  EXPECT_EQ(wrap("one two three", 3), (Names{"one", "two", "three"}));
}

TEST(Wrap, a_word_wider_than_the_line_stands_alone_and_whole) {
  EXPECT_EQ(wrap("a semispinalis b", 4), (Names{"a", "semispinalis", "b"}));
}

TEST(Wrap, counts_umlauts_as_one_column_and_folds_double_spaces) {
  EXPECT_EQ(wrap("äöü äöü", 7), (Names{"äöü äöü"}));
  EXPECT_EQ(wrap("  one   two  ", 80), (Names{"one two"}));
  EXPECT_EQ(wrap("", 10), Names{""});
}

}  // namespace
}  // namespace unknot
