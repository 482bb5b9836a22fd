// A press in words: where the point lies, and what of the pressure comes there.
#pragma once

#include <string>

#include "cli/command.hpp"
#include "domain/atlas.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::cli {

/// What is pressed with what, and what the point lies in.
void print_press_place(Console& console, const Atlas& atlas, const PressAnswer& answer);

/// One press with its range over stiffness.
void print_press(Console& console, const Atlas& atlas, const PressAnswer& answer);

/// One line of a sweep.
void print_press_line(Console& console, const PressAnswer& answer);

/// soft, usual or stiff.
const char* find_stiffness_word(Stiffness stiffness);

/// A share in words, such as "a third"; rounded to the nearest that has a word.
std::string build_share_words(double share);

}  // namespace unknot::cli
