// `unknot atlas`: looking into the data.
#pragma once

#include <optional>
#include <string>

#include "app/engine.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"

namespace unknot::cli {

/// Prints one muscle; an unknown name comes back with the nearest three.
std::optional<Problem> show_muscle(Console& console, const app::Engine& engine, const std::string& name);

/// Prints the names of one kind of entry, those with `word` in name or text.
std::optional<Problem> list_entries(Console& console, const app::Engine& engine, const std::string& kind,
                                    const std::string& word);

/// How much the atlas holds.
void print_counts(Console& console, const Atlas& atlas);

}  // namespace unknot::cli
