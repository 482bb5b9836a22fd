// The data folder as it was when the program was built.
#pragma once

#include <vector>

#include "app/engine.hpp"

namespace unknot::app {

/// Every data file that is built in.
std::vector<NamedBytes> list_embedded_files();

}  // namespace unknot::app
