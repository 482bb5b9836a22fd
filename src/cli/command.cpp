#include "cli/command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <optional>
#include <string>

#include "app/engine.hpp"
#include "cli/ask.hpp"
#include "cli/atlas_command.hpp"
#include "cli/care_command.hpp"
#include "cli/diary_command.hpp"
#include "cli/files.hpp"
#include "cli/keep_command.hpp"
#include "cli/press/press_command.hpp"
#include "cli/render.hpp"
#include "cli/report/report_command.hpp"
#include "cli/session.hpp"
#include "cli/trial/trial_command.hpp"
#include "cli/twin/cohort_command.hpp"
#include "cli/twin/twin_command.hpp"
#include "cli/validate/validate_command.hpp"
#include "wire/result_codec.hpp"

namespace unknot::cli {
namespace {

constexpr const char* about =
    "Unknot: where a pain may come from, when a tender muscle spot is behind it.\n"
    "It screens for danger first, ranks trigger points with reasons and doubt, and names the next thing to find out.\n"
    "It is not a diagnosis. Nothing leaves this machine.";

constexpr const char* examples =
    "Examples:\n"
    "  unknot ask                              be asked, step by step; stop any time, go on later\n"
    "  unknot locate examples/neck.json        rank the case in a file\n"
    "  unknot locate - --json < case.json      the same from a pipe, as JSON\n"
    "  unknot atlas show levator_scapulae      what is known of a muscle\n"
    "  unknot atlas list regions neck          region names that a case file may use\n"
    "  unknot atlas check data                 is a data folder whole?\n"
    "  unknot plan Anna Neck                   what to do about a kept pain, within limits\n"
    "  unknot session Anna Neck --text         be led through today's session\n"
    "  unknot diary add Anna Neck --now 4      note how it is; also diary list, diary chart\n"
    "  unknot report Anna Neck --output a.pdf  a report for a therapist; also --format csv, json, fhir\n"
    "  unknot press --site rhomboids.inner_border --tool tennis_ball --force 60   what of a press comes to the point\n"
    "  unknot cohort --people 1000             virtual people, pressed in several ways: who is helped, who harmed\n"
    "  unknot twin --pain 5                    what may be going on, three accounts; also unknot validate\n"
    "  unknot serve                            the pages, for a browser on this machine; see unknot serve --help\n"
    "  unknot export --out all.json            everything that is kept, in one file\n"
    "\n"
    "Exit codes: 0 done, 2 command not understood, 3 file unreadable, 4 bad input, 5 bad data folder, 6 cannot write,\n"
    "7 safety questions are open, 8 a warning sign says: get help now, 9 the kept file cannot be used,\n"
    "10 cannot listen, 11 no session may be started now.";

struct Choices {
  std::string data;
  std::string file;
  std::string word;
  std::string kind;
  bool json = false;
  KeepChoices keep;
  CareChoices care;
  TrialChoices trial;
  ReportChoices report;
  PressChoices press;
  CohortChoices cohort;
  TwinChoices twin;
  ValidateChoices validate;
};

int fail(Console& console, const Problem& problem, bool json) {
  if (json) {
    const wire::Json error = wire::write_problem(problem);
    fmt::print(console.err, "{}\n", error.dump(2, ' ', false, wire::Json::error_handler_t::replace));
  } else {
    fmt::print(console.err, "unknot: {}\n", build_sentence(problem));
  }
  return find_code(problem.code).exit_code;
}

// A console without a clock of its own has the machine's.
Instant find_now(const Console& console) {
  return console.now ? console.now() : std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::sys_days find_today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

int find_exit(const Located& located) {
  if (located.screen.action >= Action::same_day) return exit_stopped;
  return located.screen.unanswered.empty() ? exit_done : exit_questions_open;
}

int locate(Console& console, const app::Engine& engine, const Choices& choices) {
  const std::expected<std::string, Problem> bytes = read_file(choices.file, console.in);
  if (!bytes) return fail(console, bytes.error(), choices.json);
  const std::string name = choices.file == "-" ? "standard input" : choices.file;
  const std::expected<Case, Problem> one_case = engine.read_case(*bytes, name, find_today());
  if (!one_case) return fail(console, one_case.error(), choices.json);
  const Located located = engine.locate(*one_case);
  if (choices.json) {
    fmt::print(console.out, "{}\n", wire::write_value(located).dump(2));
  } else {
    print_located(console, engine.atlas(), *one_case, located);
  }
  return find_exit(located);
}

int ask_person(Console& console, const app::Engine& engine, const Choices& choices) {
  const std::string file = choices.file.empty() ? find_pain_file() : choices.file;
  const std::expected<Located, Problem> asked = ask(console, engine, file, find_today());
  return asked ? find_exit(*asked) : fail(console, asked.error(), false);
}

int check_folder(Console& console, const std::string& folder) {
  const std::expected<app::Engine, Problem> engine = load_engine(folder);
  if (!engine) return fail(console, engine.error(), false);
  print_counts(console, engine->atlas());
  fmt::print(console.out, "{} is whole; data hash {}\n", folder, engine->provenance().data_hash);
  return exit_done;
}

// Runs one of the commands about what is kept; none when another command was typed.
std::optional<int> run_keep(Console& console, const app::Engine& engine, const KeepCommands& commands,
                            const KeepChoices& choices) {
  std::optional<Problem> problem;
  if (commands.people->parsed()) {
    problem = run_people(console, engine, choices);
  } else if (commands.save->parsed()) {
    problem = run_export(console, engine, choices, find_now(console));
  } else if (commands.load->parsed()) {
    problem = run_import(console, engine, choices);
  } else {
    return std::nullopt;
  }
  return problem ? fail(console, *problem, false) : exit_done;
}

// Runs one of the commands about trials; none when another command was typed.
std::optional<int> run_trial(Console& console, const app::Engine& engine, const TrialCommands& commands,
                             const Choices& choices) {
  if (!commands.design->parsed() && !commands.judge->parsed() && !commands.stop->parsed()) return std::nullopt;
  const bool json = choices.trial.care.json;
  const std::expected<app::Keeper, Problem> keeper = open_existing(engine, choices.keep);
  if (!keeper) return fail(console, keeper.error(), json);
  const Instant now = find_now(console);
  std::optional<Problem> problem;
  if (commands.design->parsed()) {
    problem = run_trial_design(console, *keeper, choices.trial, now);
  } else if (commands.judge->parsed()) {
    problem = run_trial_judge(console, *keeper, choices.trial, now);
  } else {
    problem = run_trial_stop(console, *keeper, choices.trial, now);
  }
  return problem ? fail(console, *problem, json) : exit_done;
}

// Runs one of the commands about care; none when another command was typed.
std::optional<int> run_care(Console& console, const app::Engine& engine, const CareCommands& commands,
                            const Choices& choices) {
  const bool is_care = commands.plan->parsed() || commands.session->parsed() || commands.add->parsed() ||
                       commands.list->parsed() || commands.chart->parsed();
  if (!is_care) return std::nullopt;
  const std::expected<app::Keeper, Problem> keeper = open_existing(engine, choices.keep);
  if (!keeper) return fail(console, keeper.error(), choices.care.json);
  const Instant now = find_now(console);
  const auto today = std::chrono::floor<std::chrono::days>(now);
  std::optional<Problem> problem;
  if (commands.session->parsed()) {
    const std::expected<int, Problem> code = run_session(console, *keeper, choices.care, now);
    return code ? *code : fail(console, code.error(), false);
  }
  if (commands.plan->parsed()) {
    problem = run_plan(console, *keeper, choices.care, today);
  } else if (commands.add->parsed()) {
    problem = run_diary_add(console, *keeper, choices.care, now);
  } else if (commands.list->parsed()) {
    problem = run_diary_list(console, *keeper, choices.care, today);
  } else {
    problem = run_diary_chart(console, *keeper, choices.care, today);
  }
  return problem ? fail(console, *problem, choices.care.json) : exit_done;
}

std::optional<int> run_paper(Console& console, const app::Engine& engine, const ReportCommand& command,
                             const Choices& choices) {
  if (!command.report->parsed()) return std::nullopt;
  const auto today = std::chrono::floor<std::chrono::days>(find_now(console));
  const std::optional<Problem> problem = run_report(console, engine, choices.keep, choices.report, today);
  return problem ? fail(console, *problem, false) : exit_done;
}

std::optional<int> run_pressing(Console& console, const app::Engine& engine, const PressCommands& commands,
                                const PressChoices& choices) {
  if (!commands.press->parsed()) return std::nullopt;
  std::optional<Problem> problem;
  if (commands.merge->parsed()) {
    problem = run_press_merge(console, engine, choices);
  } else if (commands.sites->parsed()) {
    problem = list_press_sites(console, engine, choices);
  } else if (commands.tools->parsed()) {
    problem = list_press_tools(console, engine);
  } else {
    const std::expected<int, Problem> code = run_press(console, engine, choices);
    return code ? *code : fail(console, code.error(), choices.json);
  }
  return problem ? fail(console, *problem, choices.json) : exit_done;
}

std::optional<int> run_people(Console& console, const app::Engine& engine, const CohortCommands& commands,
                              const CohortChoices& choices) {
  if (!commands.cohort->parsed()) return std::nullopt;
  if (commands.merge->parsed()) {
    const std::optional<Problem> problem = run_cohort_merge(console, engine, choices);
    return problem ? fail(console, *problem, choices.json) : exit_done;
  }
  const std::expected<int, Problem> code = run_cohort(console, engine, choices);
  return code ? *code : fail(console, code.error(), choices.json);
}

// The commands with a file of their own.
struct Commands {
  KeepCommands keep;
  CareCommands care;
  TrialCommands trial;
  ReportCommand report;
  PressCommands press;
  CohortCommands cohort;
  CLI::App* twin = nullptr;
  CLI::App* validate = nullptr;
};

std::optional<int> run_model(Console& console, const app::Engine& engine, const Commands& commands,
                             const Choices& choices) {
  if (commands.twin->parsed()) {
    const std::optional<Problem> problem = run_twin(console, engine, choices.twin);
    return problem ? fail(console, *problem, choices.twin.json) : exit_done;
  }
  if (!commands.validate->parsed()) return std::nullopt;
  const std::expected<int, Problem> code = run_validate(console, engine, choices.validate);
  return code ? *code : fail(console, code.error(), choices.validate.json);
}

Commands add_commands(CLI::App& program, Choices& choices) {
  Commands commands;
  commands.keep = add_keep_commands(program, choices.keep);
  commands.care = add_care_commands(program, choices.care);
  commands.trial = add_trial_commands(program, choices.trial);
  commands.report = add_report_command(program, choices.report);
  commands.press = add_press_commands(program, choices.press);
  commands.cohort = add_cohort_commands(program, choices.cohort);
  commands.twin = add_twin_command(program, choices.twin);
  commands.validate = add_validate_command(program, choices.validate);
  return commands;
}

std::optional<int> run_commands(Console& console, const app::Engine& engine, const Commands& commands,
                                const Choices& choices) {
  if (const std::optional<int> code = run_keep(console, engine, commands.keep, choices.keep)) return code;
  if (const std::optional<int> code = run_care(console, engine, commands.care, choices)) return code;
  if (const std::optional<int> code = run_trial(console, engine, commands.trial, choices)) return code;
  if (const std::optional<int> code = run_pressing(console, engine, commands.press, choices.press)) return code;
  if (const std::optional<int> code = run_people(console, engine, commands.cohort, choices.cohort)) return code;
  if (const std::optional<int> code = run_model(console, engine, commands, choices)) return code;
  return run_paper(console, engine, commands.report, choices);
}

}  // namespace

int run(int argc, const char* const* argv, Console& console) {
  Choices choices;
  CLI::App program(about, "unknot");
  program.footer(examples);
  program.require_subcommand(0, 1);
  program.fallthrough();
  bool version = false;
  program.add_flag("--version", version, "Version, commit and data hash");
  program.add_option("--data", choices.data, "Use this data folder instead of the built-in one");

  CLI::App* locate_command = program.add_subcommand("locate", "Rank the trigger points behind the pain of a case file");
  locate_command->add_option("FILE", choices.file, "Case file, or - for standard input")->required();
  locate_command->add_flag("--json", choices.json, "Write the whole answer as JSON");

  CLI::App* ask_command = program.add_subcommand("ask", "Be asked in the terminal, step by step; kept for next time");
  ask_command->add_option("FILE", choices.file, "Where the answers are kept (default: your data folder)");

  CLI::App* atlas_command = program.add_subcommand("atlas", "Look into the atlas of muscles");
  atlas_command->require_subcommand(1);
  CLI::App* show = atlas_command->add_subcommand("show", "Show a muscle: points, pain, tools, dangers, sources");
  show->add_option("MUSCLE", choices.word, "Name of a muscle, such as levator_scapulae")->required();
  CLI::App* list = atlas_command->add_subcommand("list", "List names for case files");
  list->add_option("KIND", choices.kind, "regions, muscles, findings, flags, tools or others")->required();
  list->add_option("WORD", choices.word, "Only entries with this word");
  CLI::App* check = atlas_command->add_subcommand("check", "Check a data folder");
  check->add_option("DIR", choices.file, "The folder")->required();

  const Commands commands = add_commands(program, choices);
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    fmt::print(console.out, "{}", program.help("", CLI::AppFormatMode::Normal));
    return exit_done;
  } catch (const CLI::ParseError& error) {
    return fail(console, {Code::usage, "", "", error.what(), "", "See: unknot --help"}, false);
  }
  if (check->parsed()) return check_folder(console, choices.file);
  if (!version && program.get_subcommands().empty()) {
    fmt::print(console.out, "{}", program.help());
    return exit_done;
  }
  const std::expected<app::Engine, Problem> engine = load_engine(choices.data);
  if (!engine) return fail(console, engine.error(), choices.json);
  if (version) {
    fmt::print(console.out, "unknot {}\ndata {}\n", engine->provenance().program, engine->provenance().data_hash);
    return exit_done;
  }
  if (locate_command->parsed()) return locate(console, *engine, choices);
  if (ask_command->parsed()) return ask_person(console, *engine, choices);
  if (const std::optional<int> code = run_commands(console, *engine, commands, choices)) return *code;
  const std::optional<Problem> problem = show->parsed() ? show_muscle(console, *engine, choices.word)
                                                        : list_entries(console, *engine, choices.kind, choices.word);
  return problem ? fail(console, *problem, false) : exit_done;
}

}  // namespace unknot::cli
