// What was typed for `unknot twin`, as a question to the twin.
#pragma once

#include <expected>

#include "app/engine.hpp"
#include "cli/twin/twin_command.hpp"

namespace unknot::cli {

/// Reads the files that were named, and works out what a press does if one was. Problems: whatever cannot be read, is out of range or does not go
/// together; a press that nobody waited for.
std::expected<TwinQuestion, Problem> build_question(Console& console, const app::Engine& engine,
                                                    const TwinChoices& choices);

}  // namespace unknot::cli
