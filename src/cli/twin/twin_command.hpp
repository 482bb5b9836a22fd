// `unknot twin`: what may be going on in a point, three accounts side by side.
#pragma once

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

/// What was typed for this command.
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
  std::string plot;
  bool json = false;
  bool parameters = false;
};

CLI::App* add_twin_command(CLI::App& program, TwinChoices& choices);

/// Asks the twin and prints what each account says, with ranges; as JSON, and as a picture if asked for.
std::optional<Problem> run_twin(Console& console, const app::Engine& engine, const TwinChoices& choices);

}  // namespace unknot::cli
