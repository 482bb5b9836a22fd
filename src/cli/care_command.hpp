// `unknot plan`, `unknot session` and `unknot diary`: care of one kept pain in the terminal.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "app/keeper.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"

namespace CLI {
class App;
}

namespace unknot::cli {

/// What was typed for these commands.
struct CareChoices {
  std::string person;  ///< id or name
  std::string pain;    ///< id or name
  std::string day;     ///< empty: today
  bool json = false;
  bool text = false;   ///< of a session: in the terminal, the only way there is here
  bool helper = false;  ///< of a session: somebody else presses
  std::optional<double> now;
  std::optional<double> worst;
  std::optional<double> average;
  std::string note;
};

/// The commands as the parser knows them.
struct CareCommands {
  CLI::App* plan = nullptr;
  CLI::App* session = nullptr;
  CLI::App* add = nullptr;
  CLI::App* list = nullptr;
  CLI::App* chart = nullptr;
};
CareCommands add_care_commands(CLI::App& program, CareChoices& choices);

/// The pain that was typed: its ids, and the atlas's words for the person.
struct ChosenPain {
  PersonId person;
  PainId pain;
  std::string name;
};

/// Finds person and pain by id or by name; refuses what is not kept, and a name that several have.
std::expected<ChosenPain, Problem> find_chosen(const app::Keeper& keeper, const CareChoices& choices,
                                               std::chrono::sys_days today);

/// The day that was typed, or `today`.
std::expected<std::chrono::sys_days, Problem> read_day(const std::string& typed, std::chrono::sys_days today);

/// A new id for what is written down here: 128 random bits.
std::string make_id();

/// Prints the plan of a day, or writes it as JSON.
std::optional<Problem> run_plan(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                std::chrono::sys_days today);

}  // namespace unknot::cli
