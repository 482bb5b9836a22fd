// What was put into the program when it was built.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "app/engine.hpp"

namespace unknot::app {

/// Every data file that is built in.
std::vector<NamedBytes> list_embedded_files();

/// Every file of the figures that are built in, as path and bytes that live as long as the program.
std::vector<std::pair<std::string_view, std::string_view>> list_embedded_figures();

/// Every spoken clip that is built in, as "language/prompt.mp3" and bytes that live as long as the program.
std::vector<std::pair<std::string_view, std::string_view>> list_embedded_clips();

}  // namespace unknot::app
