// `unknot people`, `unknot export`, `unknot import`: what is kept, taken along and deleted.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/engine.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"
#include "domain/event.hpp"

namespace unknot::app {
class Keeper;
}

namespace CLI {
class App;
}

namespace unknot::cli {

/// What was typed for these commands.
struct KeepChoices {
  std::string store;   ///< the file in which everything is kept; empty: the usual one
  std::string file;    ///< of an export or import
  std::string remove;  ///< id of the person to delete
  bool sure = false;   ///< delete without asking
};

/// The commands as the parser knows them.
struct KeepCommands {
  CLI::App* people = nullptr;
  CLI::App* save = nullptr;
  CLI::App* load = nullptr;
};
KeepCommands add_keep_commands(CLI::App& program, KeepChoices& choices);

/// What is kept, but never an empty file made by looking: refused when there is none yet.
std::expected<app::Keeper, Problem> open_existing(const app::Engine& engine, const KeepChoices& choices);

/// Lists the people, or deletes the one in `choices.remove` after asking.
std::optional<Problem> run_people(Console& console, const app::Engine& engine, const KeepChoices& choices);

/// Writes everything that is kept to `choices.file`, or to the output when it is empty. @param now the moment written in
std::optional<Problem> run_export(Console& console, const app::Engine& engine, const KeepChoices& choices, Instant now);

/// Adds what an export holds.
std::optional<Problem> run_import(Console& console, const app::Engine& engine, const KeepChoices& choices);

}  // namespace unknot::cli
