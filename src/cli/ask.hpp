// `unknot ask`: the whole way in the terminal, one question at a time.
#pragma once

#include <chrono>
#include <expected>
#include <string>

#include "app/engine.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"
#include "domain/located.hpp"

namespace unknot::cli {

/// Asks where it hurts, screens for danger, ranks, and goes on with the next questions until the person stops.
/// Every answer is kept in `file` at once, so that the way can be left and taken up again at any point.
/// @return where the way ended, or why the file could not be read or written
std::expected<Located, Problem> ask(Console& console, const app::Engine& engine, const std::string& file,
                                    std::chrono::sys_days today);

}  // namespace unknot::cli
