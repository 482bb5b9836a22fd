// `unknot validate`: twin and press beside what was measured.
#pragma once

#include <expected>
#include <string>

#include "app/engine.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"

namespace CLI {
class App;
}

namespace unknot::cli {

/// What was typed for this command.
struct ValidateChoices {
  std::string only;  ///< twin or press; empty: both
  int people = 40;   ///< virtual people behind the ranges of the twin
  std::string out;   ///< file of the tables; empty: standard output
  bool json = false;
  bool csv = false;
};

CLI::App* add_validate_command(CLI::App& program, ValidateChoices& choices);

/// Asks every target and prints the tables; tells on `console.err` how far it is. @return the exit code
/// Problems: a model that there is not; a file that cannot be written.
std::expected<int, Problem> run_validate(Console& console, const app::Engine& engine, const ValidateChoices& choices);

}  // namespace unknot::cli
