#include "cli/validate/validate_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

#include "app/twin/scoreboard.hpp"
#include "app/validate/press_board.hpp"
#include "cli/files.hpp"
#include "cli/validate/write_boards.hpp"
#include "cli/work/progress.hpp"

namespace unknot::cli {
namespace {

using namespace std::chrono_literals;

// Works on 0 to n - 1 with all hands. @return whether all were done: not when somebody asked to end
bool run_all(Console& console, const char* what, std::size_t n,
             const std::function<void(std::size_t, const std::function<bool()>&)>& work) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> n_done = 0;
  std::atomic<bool> stop = false;
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
      threads.emplace_back([&] {
        for (std::size_t at = next++; at < n && !stop; at = next++) {
          work(at, [&] { return stop.load(); });
          ++n_done;
        }
      });
    }
    Progress progress(console, what);
    while (n_done < n && !stop) {
      std::this_thread::sleep_for(50ms);
      if (console.ends && console.ends()) stop = true;
      progress.tell(static_cast<double>(n_done), static_cast<double>(n));
    }
    progress.end();
  }
  return !stop;
}

int tell_stopped(Console& console, const char* what) {
  fmt::print(console.err, "Stopped while the {} was asked; nothing was written.\n", what);
  return exit_broken_off;
}

std::string write_text(const Boards& boards) {
  std::string text;
  if (boards.press) text += "## Pressing\n\n" + app::write_press_scoreboard(*boards.press);
  if (boards.press && boards.twin) text += "\n## The twin\n\n";
  if (boards.twin) text += app::write_scoreboard(*boards.twin);
  return text;
}

}  // namespace

CLI::App* add_validate_command(CLI::App& program, ValidateChoices& choices) {
  CLI::App* validate = program.add_subcommand(
      "validate", "Press and twin beside what was measured: target, published, model, inside or outside");
  validate->add_option("--only", choices.only,
                       "twin (seconds to a minute) or press (six to eight minutes of one core) (default: both)");
  validate
      ->add_option("--people", choices.people,
                   "Virtual people behind the ranges of the twin, 0 to 10,000 (default: 40)")
      ->check(CLI::Range(0, 10'000));
  validate->add_option("--out", choices.out, "Write the tables here instead of to standard output");
  CLI::Option* json = validate->add_flag("--json", choices.json, "Write JSON instead of Markdown");
  validate->add_flag("--csv", choices.csv, "Write one row an answer as CSV")->excludes(json);
  return validate;
}

std::expected<int, Problem> run_validate(Console& console, const app::Engine& engine, const ValidateChoices& choices) {
  if (!choices.only.empty() && choices.only != "twin" && choices.only != "press") {
    return std::unexpected(
        Problem{Code::usage, "", "--only", choices.only, "twin or press", "Leave it out to ask both."});
  }
  Boards boards;
  if (choices.only != "press") {
    boards.twin = app::build_scoreboard();
    boards.twin->n_people = static_cast<std::size_t>(choices.people);
    const std::size_t n = boards.twin->rows.size() * all_hypotheses.size();
    const auto ask = [&](std::size_t at, const std::function<bool()>&) {
      app::ask_row(boards.twin->rows[at / all_hypotheses.size()], all_hypotheses[at % all_hypotheses.size()],
                   choices.people);
    };
    if (!run_all(console, "Targets of the twin", n, ask)) return tell_stopped(console, "twin");
  }
  if (choices.only != "twin") {
    app::PressBoard press(engine.atlas());
    const auto ask = [&](std::size_t at, const std::function<bool()>& is_stopped) { press.run_job(at, is_stopped); };
    if (!run_all(console, "Work on the press's targets", press.count_jobs(), ask))
      return tell_stopped(console, "press");
    boards.press = press.build();
  }
  const std::string bytes = choices.json  ? write_boards_json(boards)
                            : choices.csv ? write_boards_csv(boards)
                                          : write_text(boards);
  if (auto problem = write_answer(console.out, choices.out, bytes)) return std::unexpected(*problem);
  return exit_done;
}

}  // namespace unknot::cli
