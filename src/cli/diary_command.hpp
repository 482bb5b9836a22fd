// `unknot diary`: noting how it is, and looking back.
#pragma once

#include <optional>

#include "cli/care_command.hpp"

namespace unknot::cli {

/// Adds an entry about `now`. At least one number or word is needed.
std::optional<Problem> run_diary_add(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                     Instant now);

/// One line for each day on which something was noted or done.
std::optional<Problem> run_diary_list(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                      std::chrono::sys_days today);

/// The pain of each day (average, or else now) as a bar.
std::optional<Problem> run_diary_chart(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                       std::chrono::sys_days today);

}  // namespace unknot::cli
