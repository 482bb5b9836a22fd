// `unknot twin`: what may be going on in a point, three accounts side by side. `unknot validate`: these accounts beside what was measured.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"
#include "domain/twin/forecast.hpp"

namespace CLI {
class App;
}

namespace unknot::cli {

/// What was typed for these commands.
struct TwinChoices {
  std::string diary;  ///< file of days and scores; empty: none
  double pain = -1.0;  ///< pain of today; below 0: not typed
  std::vector<std::string> policies;
  std::string depth = "gentle";
  std::string dose;  ///< file of steps of a session; empty: a usual one
  std::string site;  ///< a session as the press has it: where ...
  std::string tool;  ///< ... with what ...
  double force = 0.0;  ///< ... and how hard [N]
  double hold_s = SessionPress{}.hold_s;
  int presses = SessionPress{}.presses;
  std::string sex = "man";
  std::string build = "medium";
  std::vector<std::string> set;
  int weeks = 12;
  int people = 512;
  int range_people = 40;  ///< of `unknot validate`
  std::string plot;
  std::string out;
  bool json = false;
  bool parameters = false;
};

/// The commands as the parser knows them.
struct TwinCommands {
  CLI::App* twin = nullptr;
  CLI::App* validate = nullptr;
};
TwinCommands add_twin_commands(CLI::App& program, TwinChoices& choices);

/// Asks the twin and prints what each account says, with ranges; as JSON, and as a picture if asked for.
std::optional<Problem> run_twin(Console& console, const app::Engine& engine, const TwinChoices& choices);

/// Asks every target and prints the table; tells on `console.err` how far it is. @return the exit code
std::expected<int, Problem> run_validate(Console& console, const TwinChoices& choices);

}  // namespace unknot::cli
