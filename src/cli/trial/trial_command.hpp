// `unknot trial`: does it help this person? Design a trial, judge it, stop it.
#pragma once

#include <optional>
#include <string>

#include "app/keeper.hpp"
#include "base/problem.hpp"
#include "cli/care_command.hpp"
#include "cli/command.hpp"

namespace unknot::cli {

/// What was typed for these commands, beside person and pain.
struct TrialChoices {
  CareChoices care;
  std::string trial;     ///< id; empty: the latest
  bool quick = false;
  double matters = 2.0;  ///< points
  std::string activity;  ///< empty: average pain is judged
  std::string policy;    ///< empty: the one that was chosen for the pain
  std::string against;   ///< a policy; empty: no treatment
  int baseline_days = 7;
  int block_days = 7;
  int n_pairs = 4;
  int after_days = 14;
  bool begin = false;
  bool early = false;
};

/// The commands as the parser knows them.
struct TrialCommands {
  CLI::App* design = nullptr;
  CLI::App* judge = nullptr;
  CLI::App* stop = nullptr;
};
TrialCommands add_trial_commands(CLI::App& program, TrialChoices& choices);

/// Says what a design would find out, by simulation with a progress bar; with --begin the trial begins today.
std::optional<Problem> run_trial_design(Console& console, const app::Keeper& keeper, const TrialChoices& choices,
                                        Instant now);

/// Says what a trial says; with --early before its end, which is noted.
std::optional<Problem> run_trial_judge(Console& console, const app::Keeper& keeper, const TrialChoices& choices,
                                       Instant now);

/// Ends the trial that is under way.
std::optional<Problem> run_trial_stop(Console& console, const app::Keeper& keeper, const TrialChoices& choices,
                                      Instant now);

}  // namespace unknot::cli
