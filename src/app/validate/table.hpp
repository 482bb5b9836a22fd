// What the tables of targets have in common: reading their rows, writing their numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace unknot::app {

/// The rows below the head of a table that is built in, field by field; a field in quotes may hold commas. A row without `n_fields` fields
/// ends the program.
std::vector<std::vector<std::string>> read_targets(std::string_view bytes, std::size_t n_fields);

/// The number that a field of such a table holds.
double read_number(const std::string& field);

/// A number as tables show it: two digits after the point below 1, one below 10, none above.
std::string write_number(double value);

}  // namespace unknot::app
