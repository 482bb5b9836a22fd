// The table of sentences that trials are told with, English and German.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/body.hpp"

namespace unknot::trial {

/// What stands in a {name} of a sentence.
struct Blank {
  std::string_view name;
  Text text;
};

/// Whether the table has a sentence of this key.
bool has_sentence(std::string_view key);

/// The sentence of this key with its blanks filled. A key that the table lacks gives itself, so that nothing is left out silently.
Text build_sentence(std::string_view key, const std::vector<Blank>& blanks = {});

/// A number with one digit behind the point, which is a comma in German.
Text write_number(double value);

/// A whole number.
Text write_count(std::size_t value);

/// A chance in whole per cent; "below 1" and "above 99" at the ends.
Text write_chance(double chance);

/// Every key of the table, for tests.
std::vector<std::string> list_sentences();

}  // namespace unknot::trial
