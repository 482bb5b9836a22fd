// `unknot cohort`: virtual people, pressed in several ways.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"

namespace CLI {
class App;
}

namespace unknot::cli {

/// What was typed for these commands.
struct CohortChoices {
  std::int64_t people = 1000;
  int weeks = 12;
  std::int64_t seed = 1;
  std::vector<std::string> hypotheses;
  std::vector<std::string> policies;
  std::string shard;
  std::string results;  ///< file of blocks; empty: none
  int threads = 0;      ///< 0: as many as the machine has
  bool json = false;
  bool csv = false;
  std::vector<std::string> files;  ///< to be merged
  std::string out;
};

/// The commands as the parser knows them.
struct CohortCommands {
  CLI::App* cohort = nullptr;
  CLI::App* merge = nullptr;
};
CohortCommands add_cohort_commands(CLI::App& program, CohortChoices& choices);

/// Runs the people block by block and tells on `console.err` how far it is. When `console.ends` (Ctrl-C), what is done is printed, and kept when
/// there is a file of results; the same command goes on from there. @return the exit code
std::expected<int, Problem> run_cohort(Console& console, const app::Engine& engine, const CohortChoices& choices);

/// Joins files of results into one answer; all have to be of one design and model, and whole together.
std::optional<Problem> run_cohort_merge(Console& console, const app::Engine& engine, const CohortChoices& choices);

}  // namespace unknot::cli
