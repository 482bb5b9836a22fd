// A moment, the same for everybody.
#pragma once

#include <chrono>

namespace unknot {

/// A moment in universal time, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

}  // namespace unknot
