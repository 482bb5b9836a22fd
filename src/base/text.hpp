// Small helpers for words: the nearest known names, and wrapping text to a width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace unknot {

/// Number of single-letter insertions, deletions, swaps of neighbours or replacements that turn `a` into `b`.
/// Both are cut at 64 letters, which is longer than any name in the data.
std::size_t find_distance(std::string_view a, std::string_view b);

/// Up to `count` of `known`, nearest to `word` first; names that contain `word`, or begin alike, count as near.
std::vector<std::string> find_nearest(std::string_view word, const std::vector<std::string>& known,
                                      std::size_t count = 3);

/// The nearest names joined for a message: "did you mean a, b or c?"; empty when nothing is known.
std::string build_suggestion(std::string_view word, const std::vector<std::string>& known);

/// `text` shortened to at most `limit` bytes at a letter border, with control bytes made harmless, and quoted.
std::string quote(std::string_view text, std::size_t limit = 60);

/// Lines of at most `width` columns, broken at spaces. Width counts UTF-8 letters, not bytes.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Number of UTF-8 letters in `text`.
std::size_t count_letters(std::string_view text);

}  // namespace unknot
