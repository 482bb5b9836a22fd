// `unknot session`: the machine of a session, run in the terminal with inputs by lines.
#pragma once

#include <expected>

#include "app/keeper.hpp"
#include "cli/care_command.hpp"
#include "cli/command.hpp"

namespace unknot::cli {

/// Leads through the session of this day, exactly as a page does: what may follow stands in the script, nothing is decided
/// here. Time comes from `console.seconds`, never from counting. Each press is kept as soon as it is over. When the input
/// ends (the terminal was closed) or `console.ends` (Ctrl-C), a running press and the session are kept as broken off. Who
/// pressed is a helper when somebody says so (`choices.helper`) or when a step needs one.
/// @param now the moment now; what is kept is dated from it by the clock of the console
/// @return the exit code: 8 when the session ended with a sign that needs help now
std::expected<int, Problem> run_session(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                        Instant now);

}  // namespace unknot::cli
