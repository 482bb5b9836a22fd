#include "cli/press/press_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "app/press/find_site.hpp"
#include "app/press/press_runner.hpp"
#include "base/text.hpp"
#include "cli/files.hpp"
#include "cli/press/print_hold.hpp"
#include "cli/press/print_percuss.hpp"
#include "cli/press/print_press.hpp"
#include "cli/press/results.hpp"
#include "cli/press/sweep.hpp"
#include "cli/press/work.hpp"
#include "cli/words.hpp"
#include "cli/work/read_word.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::cli {
namespace {

std::expected<PressCase, Problem> build_case(const PressChoices& choices) {
  PressCase one;
  if (choices.site.empty() == choices.muscle.empty()) {
    return std::unexpected(Problem{Code::usage, "", "--site", choices.site.empty() ? "nothing" : "site and muscle",
                                   "--site, or --muscle with --point", "See the names with: unknot press sites"});
  }
  if (choices.tool.empty()) {
    return std::unexpected(
        Problem{Code::usage, "", "--tool", "nothing", "what presses", "See the names with: unknot press tools"});
  }
  one.site = choices.site.empty() ? choices.muscle + "." + choices.point : choices.site;
  const auto sex = read_word<Sex>("--sex", choices.sex);
  if (!sex) return std::unexpected(sex.error());
  const auto build = read_word<Build>("--build", choices.build);
  if (!build) return std::unexpected(build.error());
  one.body = {*sex, *build};
  one.tool = PressToolId(choices.tool);
  if (choices.force != 0.0) one.force_n = choices.force;
  if (choices.depth != 0.0) one.depth_mm = choices.depth;
  if (choices.percuss_hz.has_value() != choices.stroke_mm.has_value()) {
    return std::unexpected(Problem{Code::usage, "", "--percuss-hz", "one of frequency and stroke",
                                   "--percuss-hz and --stroke-mm", "A massage gun: --percuss-hz 40 --stroke-mm 12."});
  }
  if (choices.percuss_hz) one.beat = PressBeat{*choices.percuss_hz, *choices.stroke_mm};
  one.hold_s = choices.hold_s;
  for (const std::string& word : choices.set) {
    if (const auto set = set_number(one, word); !set) return std::unexpected(set.error());
  }
  return one;
}

void print_answers(Console& console, const app::Engine& engine, const PressChoices& choices,
                   const std::vector<PressAnswer>& answers) {
  if (choices.json) {
    fmt::print(console.out, "{}", write_press_json(answers, engine.provenance()));
  } else if (choices.csv && choices.percuss_hz) {
    for (const PressAnswer& answer : answers) fmt::print(console.out, "{}", write_percuss_csv(answer));
  } else if (choices.csv && choices.hold_s) {
    for (const PressAnswer& answer : answers) fmt::print(console.out, "{}", write_hold_csv(answer));
  } else if (choices.csv) {
    fmt::print(console.out, "{}", write_press_csv(answers));
  } else if (choices.percuss_hz) {
    for (const PressAnswer& answer : answers) print_percuss(console, engine.atlas(), answer);
  } else if (choices.hold_s) {
    for (const PressAnswer& answer : answers) print_hold(console, engine.atlas(), answer);
  } else if (answers.size() == 1) {
    print_press(console, engine.atlas(), answers.front());
  } else if (!answers.empty()) {
    fmt::print(console.out,
               "Pressure at the point [kPa] and its share of the mean pressure on the skin (model, not measurement)\n");
    fmt::print(console.out, "      asked     soft           usual           stiff\n");
    for (const PressAnswer& answer : answers) print_press_line(console, answer);
  }
}

std::optional<Problem> check_all(const app::Engine& engine, const std::vector<PressCase>& cases) {
  for (const PressCase& one : cases) {
    if (const auto checked = app::check_press_case(engine.atlas(), one); !checked) return checked.error();
  }
  return std::nullopt;
}

std::expected<void, Problem> write_vtu(const PressWork& work, const PressAnswer& answer, const std::string& file) {
  for (const StiffAnswer& stiff : answer.answers) {
    if (stiff.stiffness == Stiffness::usual && stiff.row) return write_file(file, work.write_vtu());
  }
  return std::unexpected(Problem{Code::not_now, file, "--vtu", "a press that was not solved", "one that was",
                                 "Press less hard, or with another tool."});
}

std::optional<Problem> check_run_over_time(const PressCase& one, const PressChoices& choices) {
  const bool is_plain =
      choices.sweeps.empty() && choices.shard.empty() && choices.results.empty() && choices.vtu.empty();
  if (is_plain || (!one.beat && !one.hold_s)) return std::nullopt;
  return Problem{Code::usage,
                 "",
                 one.beat ? "--percuss-hz" : "--hold",
                 "a sweep, a shard, kept results or a file for viewers",
                 "one run over time",
                 "Leave out --sweep, --shard, --results and --vtu."};
}

void add_case_options(CLI::App* press, PressChoices& choices) {
  press->add_option("--site", choices.site, "Site of a trigger point; see unknot press sites");
  press->add_option("--muscle", choices.muscle, "Instead of --site: the muscle ...");
  press->add_option("--point", choices.point, "... and its point");
  press->add_option("--sex", choices.sex, "man or woman: thickness of fat and muscle (default: man)");
  press->add_option("--build", choices.build, "slim, medium or heavy (default: medium)");
  press->add_option("--tool", choices.tool, "What presses; see unknot press tools");
  press->add_option("--force", choices.force, "How hard [N]");
  press->add_option("--depth", choices.depth, "Instead of --force: how far the hand moves [mm]");
  press->add_option("--percuss-hz", choices.percuss_hz,
                    "The tool beats so often a second, 1 to 100, held with --force");
  press->add_option("--stroke-mm", choices.stroke_mm, "... and moves so far from end to end, 0 to 20 [mm]");
  press->add_option("--hold", choices.hold_s, "The tool is held with --force for so long, 1 to 300 [s]");
  press->add_option(
      "--set", choices.set,
      "name=number instead of what the data say, such as fat=12 [mm], tilt=20 [degrees], friction=0.5, tension=0.1");
  press->add_option("--sweep", choices.sweeps, "name=from:to:n, such as force=5:60:12; several: all combinations");
  press->add_option("--shard", choices.shard, "i/n: only every n-th press of the sweep, from the i-th");
  press->add_option("--results", choices.results,
                    "Keep each press in this file; what is in it already is not worked out again");
  press->add_option("--vtu", choices.vtu, "Write the tissue of usual stiffness, solved, for a viewer such as ParaView");
  press->add_flag("--fine", choices.fine, "Finer meshes: to judge the usual ones; several times slower");
}

}  // namespace

PressCommands add_press_commands(CLI::App& program, PressChoices& choices) {
  PressCommands commands;
  commands.press =
      program.add_subcommand("press", "What of a press comes to a trigger point (model of layered tissue)");
  commands.press->require_subcommand(0, 1);
  add_case_options(commands.press, choices);
  const auto add_form = [&choices](CLI::App* command) {
    CLI::Option* json = command->add_flag("--json", choices.json, "Write JSON (api/press.schema.json)");
    command->add_flag("--csv", choices.csv, "Write a table")->excludes(json);
  };
  add_form(commands.press);
  commands.merge = commands.press->add_subcommand("merge", "Join files of --results, as a table or as JSON");
  commands.merge->add_option("FILES", choices.files, "Files of results")->required();
  commands.merge->add_option("--out", choices.out, "Write here instead of to standard output");
  add_form(commands.merge);
  commands.sites = commands.press->add_subcommand("sites", "Names for --site, with the depth of the point");
  commands.sites->add_option("WORD", choices.word, "Only names with this word");
  commands.tools = commands.press->add_subcommand("tools", "Names for --tool, with the largest force");
  return commands;
}

std::expected<int, Problem> run_press(Console& console, const app::Engine& engine, const PressChoices& choices) {
  const std::expected<PressCase, Problem> one = build_case(choices);
  if (!one) return std::unexpected(one.error());
  if (auto problem = check_run_over_time(*one, choices)) return std::unexpected(*problem);
  const auto cases = list_cases(*one, choices.sweeps, choices.shard);
  if (!cases) return std::unexpected(cases.error());
  if (auto problem = check_all(engine, *cases)) return std::unexpected(*problem);
  std::string data_hash = engine.provenance().data_hash;
  const auto kept = choices.results.empty() ? KeptResults{} : read_results(choices.results, data_hash);
  if (!kept) return std::unexpected(kept.error());

  if (!choices.vtu.empty() && (cases->size() != 1 || !choices.results.empty())) {
    return std::unexpected(Problem{Code::usage, "", "--vtu", "a sweep or kept results",
                                   "one press that is worked out now", "Leave out --sweep, --shard and --results."});
  }
  PressWork work(engine.atlas(), choices.fine, cases->size());
  std::vector<PressAnswer> answers;
  for (const PressCase& next : *cases) {
    if (const auto found = kept->find(build_case_key(next)); found != kept->end()) {
      answers.push_back(found->second);
      work.skip();
      continue;
    }
    auto answer = work.solve(console, next);
    if (!answer) return std::unexpected(answer.error());
    if (work.is_stopped()) break;
    if (!choices.results.empty()) {
      if (const auto added = append_result(choices.results, *answer, data_hash); !added)
        return std::unexpected(added.error());
    }
    answers.push_back(std::move(*answer));
  }
  work.end_line();
  if (!choices.vtu.empty() && !work.is_stopped()) {
    if (const auto written = write_vtu(work, answers.front(), choices.vtu); !written)
      return std::unexpected(written.error());
  }
  print_answers(console, engine, choices, answers);
  if (!work.is_stopped()) return exit_done;
  fmt::print(console.err, "Stopped after {} of {} presses.{}\n", answers.size(), cases->size(),
             choices.results.empty() ? "" : " The same command goes on from there.");
  return exit_broken_off;
}

std::optional<Problem> run_press_merge(Console& console, const app::Engine& engine, const PressChoices& choices) {
  std::string data_hash;
  KeptResults all;
  for (const std::string& file : choices.files) {
    if (!has_file(file)) {
      return Problem{Code::unreadable, file, "", "no such file", "files of unknot press --results", "Check the path."};
    }
    auto kept = read_results(file, data_hash);
    if (!kept) return kept.error();
    all.merge(*kept);
  }
  std::vector<PressAnswer> answers;
  for (auto& [key, answer] : all) answers.push_back(std::move(answer));
  std::ranges::sort(answers, [](const PressAnswer& a, const PressAnswer& b) {
    return wire::write_value(a.one_case) < wire::write_value(b.one_case);
  });
  const std::string bytes = choices.csv || !choices.json
                                ? write_press_csv(answers)
                                : write_press_json(answers, {engine.provenance().program, data_hash});
  return write_answer(console.out, choices.out, bytes);
}

std::optional<Problem> list_press_sites(Console& console, const app::Engine& engine, const PressChoices& choices) {
  for (const std::string& name : app::list_site_names(engine.atlas())) {
    if (name.find(choices.word) == std::string::npos) continue;
    const auto answer = app::build_press_answer(
        engine.atlas(), {name, {}, PressToolId("thumb"), {}, 1.0, std::nullopt, std::nullopt, std::nullopt});
    if (!answer) return answer.error();
    fmt::print(console.out, "{}\t{:.0f} mm deep\n", name, answer->point_depth_mm);
  }
  return std::nullopt;
}

std::optional<Problem> list_press_tools(Console& console, const app::Engine& engine) {
  for (const PressTool& tool : engine.atlas().press.tools) {
    fmt::print(console.out, "{}\t{}\tup to {:.0f} N\n", tool.id.value, tool.name.in(language), tool.most_force_n);
  }
  return std::nullopt;
}

}  // namespace unknot::cli
