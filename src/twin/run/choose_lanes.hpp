// Which build of the loops over lanes this processor runs.
#pragma once

#include <vector>

#include "twin/lanes/kernels.hpp"

namespace unknot::twin {

/// Those that it can run, narrowest first; all give the same bits.
std::vector<RunBodies*> list_run_bodies();

/// The widest of them.
RunBodies* find_run_bodies();

}  // namespace unknot::twin
