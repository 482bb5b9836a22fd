#include "cli/care_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <random>

#include "base/text.hpp"
#include "cli/render.hpp"
#include "cli/words.hpp"
#include "wire/care/plan_codec.hpp"

namespace unknot::cli {
namespace {

std::string write_day(std::chrono::sys_days day) { return wire::write_value(day).get<std::string>(); }

template <class Entry, class Id>
const Entry& find_named(const std::vector<Entry>& entries, const Id& id) {
  return *std::find_if(entries.begin(), entries.end(), [&id](const Entry& entry) { return entry.id == id; });
}

// The one entry with this id or name.
template <class Entry, class FindId>
std::expected<Entry, Problem> choose(const std::vector<Entry>& entries, const std::string& typed, const char* key,
                                     FindId find_id) {
  std::vector<Entry> fitting;
  std::vector<std::string> names;
  for (const Entry& entry : entries) {
    if (find_id(entry) == typed) return entry;
    if (entry.name == typed) fitting.push_back(entry);
    names.push_back(entry.name);
  }
  if (fitting.size() == 1) return fitting.front();
  if (fitting.empty()) {
    return std::unexpected(
        Problem{Code::not_kept, "", key, quote(typed), "an id or a name", build_suggestion(typed, names)});
  }
  std::string ids;
  for (const Entry& entry : fitting) ids += (ids.empty() ? "" : ", ") + find_id(entry);
  return std::unexpected(
      Problem{Code::contradiction, "", key, quote(typed) + " more than once", ids, "Type the id of the one you mean."});
}

void print_waits(Console& console, const Plan& plan) {
  for (const Wait& wait : plan.waits) {
    print_wrapped(console, "Not now: ", "  ",
                  wait.reason.in(language) + (wait.until ? " From " + write_day(*wait.until) + " on." : ""));
  }
}

void print_steps(Console& console, const Atlas& atlas, const Plan& plan) {
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const PlanStep& step = plan.steps[i];
    const Position& position = find_named(atlas.care.positions, step.position);
    fmt::print(console.out, "\n{}. {}\n", i + 1, name_point(atlas, step.point));
    print_wrapped(console, "   where: ", "   ", find_point(atlas, step.point).sites[step.site].landmark.in(language));
    print_wrapped(console, "   with:  ", "   ", find_named(atlas.care.implements, step.implement).name.in(language));
    print_wrapped(console, "   how:   ", "   ", position.stance.in(language) + " " + position.press.in(language));
    fmt::print(console.out, "   {} of 10 to begin with, never above {}; hold {} s, {} time{}\n", step.level,
               step.ceiling, step.hold_s, step.presses, step.presses == 1 ? "" : "s");
    if (step.force && step.force->newtons) {
      fmt::print(console.out,
                 "   about {:.0f} to {:.0f} N (model, not measurement; assumed: {:.0f} to {:.0f} kPa on the skin)\n",
                 step.force->newtons->low_n, step.force->newtons->high_n, step.force->newtons->low_kpa,
                 step.force->newtons->high_kpa);
    }
  }
}

void print_rest(Console& console, const Atlas& atlas, const Plan& plan) {
  if (!plan.left_out.empty()) fmt::print(console.out, "\nLeft out:\n");
  for (const LeftOut& left : plan.left_out) {
    print_wrapped(console, "  ", "    ", name_point(atlas, left.point) + ": " + left.reason.in(language));
  }
  for (const Text& advice : plan.see_professional) print_wrapped(console, "See somebody: ", "  ", advice.in(language));
  for (const HabitId& habit : plan.habits) {
    print_wrapped(console, "In the day: ", "  ", find_named(atlas.care.habits, habit).advice.in(language));
  }
  if (!plan.next_days.empty()) {
    std::string days;
    for (const std::chrono::sys_days day : plan.next_days) days += (days.empty() ? "" : ", ") + write_day(day);
    print_wrapped(console, "Sessions may be on: ", "  ", days);
  }
  if (plan.judge_on) fmt::print(console.out, "Judge on {} whether it helped.\n", write_day(*plan.judge_on));
}

void add_pain(CLI::App* command, CareChoices& choices) {
  command->add_option("PERSON", choices.person, "Id or name; see unknot people")->required();
  command->add_option("PAIN", choices.pain, "Id or name of the pain")->required();
}

}  // namespace

CareCommands add_care_commands(CLI::App& program, CareChoices& choices) {
  CareCommands commands;
  commands.plan = program.add_subcommand("plan", "What to do for a kept pain within limits, or why not now");
  add_pain(commands.plan, choices);
  commands.plan->add_option("--day", choices.day, "Another day than today")->type_name("YYYY-MM-DD");
  commands.plan->add_flag("--json", choices.json, "Write the whole plan as JSON");
  commands.session = program.add_subcommand("session", "Be led through the session of today, step by step");
  add_pain(commands.session, choices);
  commands.session->add_flag("--text", choices.text, "In words, in this terminal")->required();
  commands.session->add_flag("--helper", choices.helper, "Somebody else presses");
  CLI::App* diary = program.add_subcommand("diary", "Note how a pain is, and look back");
  diary->require_subcommand(1);
  commands.add = diary->add_subcommand("add", "Note how it is now");
  add_pain(commands.add, choices);
  commands.add->add_option("--now", choices.now, "Pain now, 0 to 10")->check(CLI::Range(0.0, 10.0));
  commands.add->add_option("--worst", choices.worst, "Worst pain of the last day")->check(CLI::Range(0.0, 10.0));
  commands.add->add_option("--average", choices.average, "Average of the last day")->check(CLI::Range(0.0, 10.0));
  commands.add->add_option("--note", choices.note, "In words")->type_name("TEXT");
  commands.list = diary->add_subcommand("list", "The days on which something was noted");
  add_pain(commands.list, choices);
  commands.chart = diary->add_subcommand("chart", "Pain day by day as bars");
  add_pain(commands.chart, choices);
  return commands;
}

std::expected<ChosenPain, Problem> find_chosen(const app::Keeper& keeper, const CareChoices& choices,
                                               std::chrono::sys_days today) {
  const std::expected<std::vector<PersonEntry>, Problem> people = keeper.list_people();
  if (!people) return std::unexpected(people.error());
  const auto person =
      choose(*people, choices.person, "PERSON", [](const PersonEntry& one) { return one.person.value; });
  if (!person) return std::unexpected(person.error());
  const std::expected<PersonState, Problem> state = keeper.find_person(person->person, today);
  if (!state) return std::unexpected(state.error());
  const auto pain = choose(state->pains, choices.pain, "PAIN", [](const PainState& one) { return one.pain.value; });
  if (!pain) return std::unexpected(pain.error());
  return ChosenPain{person->person, pain->pain, pain->name};
}

std::expected<std::chrono::sys_days, Problem> read_day(const std::string& typed, std::chrono::sys_days today) {
  if (typed.empty()) return today;
  wire::Reading reading{"", {}};
  std::chrono::sys_days day;
  wire::read_value(wire::Json(typed), "--day", reading, day);
  if (reading.problem) return std::unexpected(*reading.problem);
  return day;
}

std::string make_id() {
  std::random_device random;
  std::string id;
  for (int word = 0; word < 4; ++word) id += fmt::format("{:08x}", random());
  return id;
}

std::optional<Problem> run_plan(Console& console, const app::Keeper& keeper, const CareChoices& choices,
                                std::chrono::sys_days today) {
  const std::expected<std::chrono::sys_days, Problem> day = read_day(choices.day, today);
  if (!day) return day.error();
  const std::expected<ChosenPain, Problem> chosen = find_chosen(keeper, choices, *day);
  if (!chosen) return chosen.error();
  if (const auto open = keeper.check_sealed(chosen->person, chosen->pain, *day, today); !open) return open.error();
  const std::expected<Plan, Problem> plan = keeper.compose_plan(chosen->person, chosen->pain, *day);
  if (!plan) return plan.error();
  if (choices.json) {
    fmt::print(console.out, "{}\n", wire::write_value(*plan).dump(2));
    return std::nullopt;
  }
  const Atlas& atlas = keeper.engine().atlas();
  fmt::print(console.out, "{}, {}", chosen->name, write_day(*day));
  if (!plan->policy.value.empty()) {
    fmt::print(console.out, ": {}", find_named(atlas.care.policies, plan->policy).name.in(language));
  }
  fmt::print(console.out, "\n");
  print_waits(console, *plan);
  print_steps(console, atlas, *plan);
  print_rest(console, atlas, *plan);
  return std::nullopt;
}

}  // namespace unknot::cli
