// Did it get better since the course began? Only enough to tell when to see a professional; the trial judges properly.
#pragma once

#include <chrono>

#include "domain/care/session.hpp"

namespace unknot::plan {

enum class Progress { unknown, none, gain };

/// A gain when the person says so (global change of 1 or more), or when the pain of the last week is lower than in the
/// week around the beginning by a fifth and by a point at the least (assumed). Unknown without entries on both ends.
Progress judge_progress(const PainCare& care, std::chrono::sys_days began, std::chrono::sys_days day);

}  // namespace unknot::plan
