// Beats in words and as a table of moments.
#pragma once

#include <string>

#include "cli/command.hpp"
#include "domain/atlas.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::cli {

/// What beating comes to, beside pressing slowly with the same force, with its range over stiffness.
void print_percuss(Console& console, const Atlas& atlas, const PressAnswer& answer);

/// A row for each moment and stiffness, a head above them.
std::string write_percuss_csv(const PressAnswer& answer);

}  // namespace unknot::cli
