// A press that was held, told moment by moment.
#pragma once

#include <string>

#include "cli/command.hpp"
#include "domain/atlas.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::cli {

/// How far the hand sinks and what the point feels while the tool is held, at three stiffnesses.
void print_hold(Console& console, const Atlas& atlas, const PressAnswer& answer);

/// A table with a line for each moment, stiffness by stiffness.
std::string write_hold_csv(const PressAnswer& answer);

}  // namespace unknot::cli
