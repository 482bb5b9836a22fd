#include "cli/trial/trial_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <future>
#include <random>

#include "app/trials/power.hpp"
#include "base/text.hpp"
#include "cli/render.hpp"
#include "cli/words.hpp"
#include "wire/trial/status_codec.hpp"
#include "wire/trial/words_codec.hpp"

namespace unknot::cli {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t n_simulated = 400;  // of each benefit: the share is then known to within 2.5 percentage points
constexpr std::size_t n_a_slice = 20;
constexpr int bar_columns = 30;

std::string write_day(sys_days day) { return wire::write_value(day).get<std::string>(); }

std::string draw_seed() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}", random(), random());
}

void print_texts(Console& console, const char* head, const std::vector<Text>& texts) {
  for (const Text& text : texts) print_wrapped(console, head, "  ", text.in(language));
}

std::expected<TrialDesign, Problem> build_design(const app::Keeper& keeper, const ChosenPain& chosen,
                                                 const TrialChoices& choices, sys_days today) {
  TrialDesign design;
  design.size = choices.quick ? TrialSize::quick : TrialSize::full;
  design.outcome = choices.activity.empty() ? TrialOutcome::pain : TrialOutcome::activity;
  design.activity = choices.activity;
  design.matters = choices.matters;
  design.begins = today;
  design.baseline_days = choices.baseline_days;
  design.block_days = choices.block_days;
  design.n_pairs = choices.n_pairs;
  design.after_days = choices.after_days;
  design.seed = draw_seed();
  design.arm = {true, PolicyId(choices.policy), {}};
  if (choices.policy.empty()) {
    const std::expected<PainCare, Problem> care = keeper.find_care(chosen.person, chosen.pain, {});
    if (!care) return std::unexpected(care.error());
    if (!care->choice) {
      return std::unexpected(Problem{Code::usage, "", "--policy", "a pain without a chosen way of treating it",
                                     "a policy, such as try_first or gentle", "Name one with --policy."});
    }
    design.arm.policy = care->choice->policy;
  }
  if (!choices.against.empty()) design.other = {true, PolicyId(choices.against), {}};
  return design;
}

void print_bar(Console& console, std::size_t done) {
  const auto n = static_cast<int>(done * bar_columns / n_simulated);
  fmt::print(console.err, "\rSimulating trials [{}{}] {:3} of {}", std::string(static_cast<std::size_t>(n), '#'),
             std::string(static_cast<std::size_t>(bar_columns - n), ' '), done, n_simulated);
  console.err.flush();
}

// Two slices at a time, each in a thread of its own; which of them is done first changes nothing in their sum.
Power simulate(Console& console, const TrialDesign& design, const TrialNoise& noise) {
  Power power{noise, {}};
  for (std::size_t first = 0; first < n_simulated; first += 2 * n_a_slice) {
    const auto run = [&](std::size_t from) { return app::add_power(design, noise, {from, n_a_slice, {}}).rows; };
    std::future<std::vector<PowerRow>> beside = std::async(std::launch::async, run, first + n_a_slice);
    power.rows = app::add_rows(power.rows, run(first));
    power.rows = app::add_rows(power.rows, beside.get());
    if (console.shows) print_bar(console, first + 2 * n_a_slice);
  }
  if (console.shows) fmt::print(console.err, "\r{:70}\r", "");
  return power;
}

void print_power(Console& console, const Power& power) {
  if (power.noise.n_days == 0) {
    fmt::print(console.out, "Ups and downs assumed: {:.1f} points from day to day.\n", power.noise.deviation);
  } else {
    fmt::print(console.out, "Ups and downs of {} days of your diary: {:.1f} points from day to day.\n",
               power.noise.n_days, power.noise.deviation);
  }
  fmt::print(console.out, "True benefit  helps  no difference  worse  cannot tell\n");
  for (const PowerRow& row : power.rows) {
    const auto share = [&row](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(row.n); };
    fmt::print(console.out, "{:5.1f} points  {:3.0f} %          {:3.0f} %  {:3.0f} %        {:3.0f} %\n", row.benefit,
               share(row.helps), share(row.no_difference), share(row.worse), share(row.cannot_tell));
  }
}

std::optional<Problem> say(const app::Keeper& keeper, const ChosenPain& chosen, Instant now, EventBody body) {
  const auto added = keeper.append(
      {{EventId(make_id()), chosen.person, chosen.pain, now, std::chrono::floor<days>(now), std::move(body)}});
  return added ? std::nullopt : std::optional(added.error());
}

std::optional<Problem> begin_trial(Console& console, const app::Keeper& keeper, const ChosenPain& chosen,
                                   const TrialDesign& design, Instant now) {
  const auto today = std::chrono::floor<days>(now);
  const std::expected<TrialList, Problem> list = keeper.list_trials(chosen.person, chosen.pain, today);
  if (!list) return list.error();
  if (list->busy) {
    return Problem{Code::not_now,
                   "",
                   "trial",
                   "another trial of the same person under way",
                   "one trial at a time",
                   "Wait for its end, or stop it: unknot trial stop PERSON PAIN"};
  }
  if (const auto problem = say(keeper, chosen, now, TrialBegun{TrialId(make_id()), design})) return problem;
  const std::expected<TrialList, Problem> begun = keeper.list_trials(chosen.person, chosen.pain, today);
  if (!begun) return begun.error();
  fmt::print(console.out, "The trial has begun and ends on {}. Seal of its order: {}\n",
             write_day(find_last_day(design)), begun->trials.front().seal);
  print_wrapped(console, "", "", "Note your pain every day: unknot diary add PERSON PAIN --average 4");
  return std::nullopt;
}

// The trial that was typed, or the latest.
std::expected<TrialStatus, Problem> find_trial(const app::Keeper& keeper, const ChosenPain& chosen,
                                               const TrialChoices& choices, sys_days today) {
  const std::expected<TrialList, Problem> list = keeper.list_trials(chosen.person, chosen.pain, today);
  if (!list) return std::unexpected(list.error());
  for (const TrialStatus& status : list->trials) {
    if (choices.trial.empty() ? !status.trial.overlaps : status.trial.trial.value == choices.trial) return status;
  }
  return std::unexpected(Problem{Code::not_kept, "", "trial", choices.trial.empty() ? "none" : quote(choices.trial), "",
                                 "Design one: unknot trial design PERSON PAIN"});
}

void print_judgement(Console& console, const app::JudgedTrial& judged) {
  print_wrapped(console, "", "", judged.words.answer.in(language));
  print_wrapped(console, "", "", judged.words.sure.in(language));
  print_wrapped(console, "", "", judged.words.slope.in(language));
  print_texts(console, "Why: ", judged.words.reasons);
  print_texts(console, "  ", judged.words.others);
  print_texts(console, "It does not say: ", judged.words.does_not_say);
  print_texts(console, "Next: ", judged.words.next);
}

void add_pain(CLI::App* command, TrialChoices& choices) {
  command->add_option("PERSON", choices.care.person, "Id or name; see unknot people")->required();
  command->add_option("PAIN", choices.care.pain, "Id or name of the pain")->required();
}

}  // namespace

TrialCommands add_trial_commands(CLI::App& program, TrialChoices& choices) {
  TrialCommands commands;
  CLI::App* trial = program.add_subcommand("trial", "Find out whether treating helps you");
  trial->require_subcommand(1);
  commands.design = trial->add_subcommand("design", "What a trial would find out; with --begin it begins today");
  add_pain(commands.design, choices);
  commands.design->add_flag("--quick", choices.quick, "One session between a week and two, instead of blocks");
  commands.design->add_option("--matters", choices.matters, "Smallest change that matters to you [points, 0.5 to 5]");
  commands.design->add_option("--activity", choices.activity, "Judge this activity of the diary instead of pain");
  commands.design->add_option("--policy", choices.policy, "How to treat (default: as chosen for this pain)");
  commands.design->add_option("--against", choices.against, "Another policy instead of no treatment");
  commands.design->add_option("--baseline", choices.baseline_days, "Days before [7 to 14]");
  commands.design->add_option("--block", choices.block_days, "Days of a block [4 to 14]");
  commands.design->add_option("--pairs", choices.n_pairs, "Pairs of blocks [2 to 6]");
  commands.design->add_option("--after", choices.after_days, "With --quick: days judged from the session on [7 to 28]");
  commands.design->add_flag("--begin", choices.begin, "Begin it today");
  commands.design->add_flag("--json", choices.care.json, "Write the simulated trials as JSON");
  commands.judge = trial->add_subcommand("judge", "What a trial says, and how sure that is");
  add_pain(commands.judge, choices);
  commands.judge->add_option("--trial", choices.trial, "Its id (default: the latest)");
  commands.judge->add_flag("--early", choices.early, "Before its end; it is noted, and you then need more to be sure");
  commands.judge->add_flag("--json", choices.care.json, "Write the whole judgement as JSON");
  commands.stop = trial->add_subcommand("stop", "End the trial that is under way");
  add_pain(commands.stop, choices);
  return commands;
}

std::optional<Problem> run_trial_design(Console& console, const app::Keeper& keeper, const TrialChoices& choices,
                                        Instant now) {
  const auto today = std::chrono::floor<days>(now);
  const std::expected<ChosenPain, Problem> chosen = find_chosen(keeper, choices.care, today);
  if (!chosen) return chosen.error();
  const std::expected<TrialDesign, Problem> design = build_design(keeper, *chosen, choices, today);
  if (!design) return design.error();
  if (const auto checked = keeper.engine().check_design(*design); !checked) return checked.error();
  const std::expected<TrialNoise, Problem> noise = keeper.find_noise(chosen->person, chosen->pain, *design, today);
  if (!noise) return noise.error();
  const Power power = simulate(console, *design, *noise);
  if (choices.care.json) {
    fmt::print(console.out, "{}\n", wire::write_value(power).dump(2));
  } else {
    print_power(console, power);
    const TrialAdvice advice = app::Engine::advise(*design, power, true);
    print_texts(console, "", advice.sentences);
    print_texts(console, "Before you begin: ", advice.before);
  }
  return choices.begin ? begin_trial(console, keeper, *chosen, *design, now) : std::nullopt;
}

std::optional<Problem> run_trial_judge(Console& console, const app::Keeper& keeper, const TrialChoices& choices,
                                       Instant now) {
  const auto today = std::chrono::floor<days>(now);
  const std::expected<ChosenPain, Problem> chosen = find_chosen(keeper, choices.care, today);
  if (!chosen) return chosen.error();
  const std::expected<TrialStatus, Problem> status = find_trial(keeper, *chosen, choices, today);
  if (!status) return status.error();
  if (choices.early && !status->over) {
    if (const auto problem = say(keeper, *chosen, now, TrialLooked{status->trial.trial})) return problem;
  }
  const auto judged = keeper.judge(chosen->person, chosen->pain, status->trial.trial, today);
  if (!judged) {
    Problem problem = judged.error();
    if (problem.code == Code::not_now) {
      problem.next = fmt::format("Wait for its end on {}, or look with --early: you then need more to be sure.",
                                 write_day(status->last_day));
    }
    return problem;
  }
  if (choices.care.json) {
    wire::Json json;
    json["judgement"] = wire::write_value(judged->judgement);
    json["words"] = wire::write_value(judged->words);
    fmt::print(console.out, "{}\n", json.dump(2));
  } else {
    print_judgement(console, *judged);
  }
  return std::nullopt;
}

std::optional<Problem> run_trial_stop(Console& console, const app::Keeper& keeper, const TrialChoices& choices,
                                      Instant now) {
  const auto today = std::chrono::floor<days>(now);
  const std::expected<ChosenPain, Problem> chosen = find_chosen(keeper, choices.care, today);
  if (!chosen) return chosen.error();
  const std::expected<TrialStatus, Problem> status = find_trial(keeper, *chosen, choices, today);
  if (!status) return status.error();
  if (status->over) {
    return Problem{Code::not_now,
                   "",
                   "trial",
                   "a trial that is over",
                   "one that is under way",
                   "See what it says: unknot trial judge PERSON PAIN"};
  }
  if (const auto problem = say(keeper, *chosen, now, TrialEnded{status->trial.trial})) return problem;
  fmt::print(console.out, "The trial ends today. What it says so far: unknot trial judge PERSON PAIN\n");
  return std::nullopt;
}

}  // namespace unknot::cli
