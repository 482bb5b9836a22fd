#include "cli/keep_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/keeper.hpp"
#include "base/text.hpp"
#include "cli/files.hpp"
#include "cli/prompt.hpp"
#include "wire/json.hpp"

namespace unknot::cli {
namespace {

std::string count_pains(std::size_t n) { return fmt::format("{} pain{}", n, n == 1 ? "" : "s"); }

std::optional<Problem> remove_person(Console& console, const app::Keeper& keeper,
                                     const std::vector<PersonEntry>& people, const KeepChoices& choices) {
  const auto person = std::find_if(people.begin(), people.end(),
                                   [&](const PersonEntry& one) { return one.person.value == choices.remove; });
  if (person == people.end()) {
    return Problem{Code::not_kept,
                   keeper.find_file(),
                   "ID",
                   quote(choices.remove),
                   "an id that unknot people lists",
                   "See who is kept: unknot people"};
  }
  if (!choices.sure) {
    if (!console.asks) {
      return Problem{Code::usage, "", "--delete", "nobody to ask", "", "Add --yes to delete without being asked."};
    }
    const AnswerOrStop answer =
        read_answer(console, fmt::format("Delete {} with {} for good? There is no way back. (y/n) ", person->name,
                                         count_pains(person->n_pains)));
    if (answer.answer != Answer::yes) {
      fmt::print(console.out, "Nothing was deleted.\n");
      return std::nullopt;
    }
  }
  const std::expected<void, Problem> removed = keeper.remove_person(person->person);
  if (!removed) return removed.error();
  fmt::print(console.out, "Deleted. Exports and backups that you made yourself still hold what they held.\n");
  return std::nullopt;
}

}  // namespace

// Looking must not make an empty file.
std::expected<app::Keeper, Problem> open_existing(const app::Engine& engine, const KeepChoices& choices) {
  const std::string file = find_store_file(choices.store);
  if (!has_file(file)) {
    return std::unexpected(Problem{Code::unreadable, file, "", "no such file", "",
                                   "Nothing was kept here yet; name another file with --data-file."});
  }
  return app::Keeper::open(engine, file);
}

KeepCommands add_keep_commands(CLI::App& program, KeepChoices& choices) {
  program.add_option("--data-file", choices.store,
                     "Keep everything in this file (default: unknot.db in your data folder)");
  KeepCommands commands;
  commands.people = program.add_subcommand("people", "List who is kept, or delete somebody for good");
  commands.people->add_option("--delete", choices.remove, "Delete the person with this id")->type_name("ID");
  commands.people->add_flag("--yes", choices.sure, "Do not ask before deleting");
  commands.save = program.add_subcommand("export", "Write everything that is kept as one JSON file");
  commands.save->add_option("--out", choices.file, "Write here instead of the output")->type_name("FILE");
  commands.load = program.add_subcommand("import", "Add what an export holds; twice does no harm");
  commands.load->add_option("FILE", choices.file, "An export, or - for standard input")->required();
  return commands;
}

std::optional<Problem> run_people(Console& console, const app::Engine& engine, const KeepChoices& choices) {
  const std::expected<app::Keeper, Problem> keeper = open_existing(engine, choices);
  if (!keeper) return keeper.error();
  const std::expected<std::vector<PersonEntry>, Problem> people = keeper->list_people();
  if (!people) return people.error();
  if (!choices.remove.empty()) return remove_person(console, *keeper, *people, choices);
  for (const PersonEntry& person : *people) {
    fmt::print(console.out, "{}\t{}\t{}\n", person.person.value, person.name, count_pains(person.n_pains));
  }
  if (console.shows) fmt::print(console.out, "Kept in {}\n", keeper->find_file());
  return std::nullopt;
}

std::optional<Problem> run_export(Console& console, const app::Engine& engine, const KeepChoices& choices,
                                  Instant now) {
  const std::expected<app::Keeper, Problem> keeper = open_existing(engine, choices);
  if (!keeper) return keeper.error();
  const std::expected<std::string, Problem> bytes = keeper->export_all(now);
  if (!bytes) return bytes.error();
  if (choices.file.empty() || choices.file == "-") {
    console.out << *bytes << std::flush;
    if (console.out) return std::nullopt;
    return Problem{Code::cannot_write, "standard output", "", "it was closed", "", "Write to a file with --out."};
  }
  if (const std::expected<void, Problem> written = write_file(choices.file, *bytes); !written) return written.error();
  fmt::print(console.out, "Everything is in {}: keep it where only you can read it.\n", choices.file);
  return std::nullopt;
}

std::optional<Problem> run_import(Console& console, const app::Engine& engine, const KeepChoices& choices) {
  const std::expected<std::string, Problem> bytes = read_file(choices.file, console.in, wire::largest_archive);
  if (!bytes) return bytes.error();
  const std::expected<app::Keeper, Problem> keeper = app::Keeper::open(engine, find_store_file(choices.store));
  if (!keeper) return keeper.error();
  const std::string name = choices.file == "-" ? "standard input" : choices.file;
  const std::expected<Appended, Problem> appended = keeper->import_all(*bytes, name);
  if (!appended) return appended.error();
  fmt::print(console.out, "{} added, {} known already\n", appended->added.size(), appended->known.size());
  return std::nullopt;
}

}  // namespace unknot::cli
