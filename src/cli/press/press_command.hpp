// `unknot press`: what of a press comes to a trigger point.
#pragma once

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
struct PressChoices {
  std::string site;
  std::string muscle;
  std::string point;
  std::string sex = "man";
  std::string build = "medium";
  std::string tool;
  double force = 0.0;  ///< 0: not typed
  double depth = 0.0;
  std::optional<double> percuss_hz;
  std::optional<double> stroke_mm;
  std::optional<double> hold_s;
  std::vector<std::string> set;
  std::vector<std::string> sweeps;
  std::string shard;
  std::string results;  ///< file of results; empty: none
  std::string vtu;      ///< file for the solved tissue; empty: none
  bool fine = false;
  bool json = false;
  bool csv = false;
  std::vector<std::string> files;  ///< to be merged
  std::string out;
  std::string word;  ///< sites with this word
};

/// The commands as the parser knows them.
struct PressCommands {
  CLI::App* press = nullptr;
  CLI::App* merge = nullptr;
  CLI::App* sites = nullptr;
  CLI::App* tools = nullptr;
};
PressCommands add_press_commands(CLI::App& program, PressChoices& choices);

/// Works the presses out, three stiffnesses side by side, and tells on `console.err` how far it is. When `console.ends` (Ctrl-C), what is
/// done is printed, and kept when there is a file of results; the next run goes on behind it.
/// @return the exit code
std::expected<int, Problem> run_press(Console& console, const app::Engine& engine, const PressChoices& choices);

/// Joins files of results, each press once, as JSON or CSV.
std::optional<Problem> run_press_merge(Console& console, const app::Engine& engine, const PressChoices& choices);

/// Names for --site, with how deep the point lies; names for --tool.
std::optional<Problem> list_press_sites(Console& console, const app::Engine& engine, const PressChoices& choices);
std::optional<Problem> list_press_tools(Console& console, const app::Engine& engine);

}  // namespace unknot::cli
