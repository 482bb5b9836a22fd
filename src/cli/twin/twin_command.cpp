#include "cli/twin/twin_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>

#include "app/twin/forecast.hpp"
#include "cli/files.hpp"
#include "cli/twin/plot.hpp"
#include "cli/twin/policies.hpp"
#include "cli/twin/twin_question.hpp"
#include "wire/twin/forecast_codec.hpp"

namespace unknot::cli {
namespace {

void print_session(Console& console, const TwinChoices& choices, const DoseStep& step) {
  fmt::print(console.out,
             "Session: {} presses of {:.0f} s with {:.3g} N. At the point {:.1f} kPa, shear strain {:.2f}, stretch "
             "{:.2f}; felt as "
             "{:.2f} of what begins to hurt (model of tissue of usual stiffness; 300 kPa on the skin assumed)\n",
             choices.presses, step.seconds, choices.force, step.pressure_kpa, step.shear, step.stretch, step.felt);
}

void print_forecast(Console& console, const TwinForecast& forecast) {
  fmt::print(console.out,
             "Three accounts of what may be going on (model, not measurement; most numbers behind it are assumed)\n");
  if (forecast.n_scores > 0) {
    fmt::print(console.out, "{} days of the diary; they say as much as {:.0f} virtual people of equal weight\n",
               forecast.n_scores, forecast.n_effective);
  }
  for (const HypothesisForecast& one : forecast.hypotheses) {
    fmt::print(console.out, "\n{}: probability {:.0f} % (a third before any diary)\n", wire::find_word(one.hypothesis),
               100.0 * one.probability);
    if (one.policies.empty())
      fmt::print(console.out, "  nobody of this account is left: the model says nothing of it here\n");
    for (const PolicyForecast& policy : one.policies) {
      if (policy.policy.rhythm == PressRhythm::never) {
        fmt::print(console.out, "  not pressing: pain {:.1f} now, {:.1f} ({:.1f} to {:.1f}) at the end\n",
                   policy.pain.middle.front(), policy.pain.middle.back(), policy.pain.low.back(),
                   policy.pain.high.back());
        continue;
      }
      fmt::print(console.out,
                 "  {}: {:+.1f} points ({:+.1f} to {:+.1f}) against not pressing; of 100 people {:.0f} helped, {:.0f} "
                 "harmed\n",
                 name_policy(policy.policy), policy.change, policy.low, policy.high, 100.0 * policy.helped,
                 100.0 * policy.harmed);
    }
  }
  fmt::print(console.out,
             "\nMeasured in trials: pressing changes reported pain by -0.22 standard deviations (-0.53 to 0.09).\n");
  for (const ForecastParameter& one : forecast.parameters) {
    fmt::print(console.out, "The diary narrows down {}: {:.3g} ({:.3g} to {:.3g}) {}\n", one.name, one.middle, one.low,
               one.high, one.unit);
  }
  fmt::print(console.out, "{} numbers are not identifiable from it.\n", forecast.n_unidentifiable);
}

}  // namespace

CLI::App* add_twin_command(CLI::App& program, TwinChoices& choices) {
  CLI::App* twin = program.add_subcommand(
      "twin", "What may be going on in a trigger point: three accounts (model, not measurement)");
  twin->add_option("--diary", choices.diary,
                   "Table with the head day,pain,session: rising days, pain 0 to 10, 1 where there was a "
                   "session; - reads standard input");
  twin->add_option("--pain", choices.pain, "Pain of today, 0 to 10")->check(CLI::Range(0.0, 10.0));
  twin->add_option("--policy", choices.policies, "As of unknot cohort; several: side by side");
  twin->add_option("--depth", choices.depth,
                   "gentle or deep: sessions of the diary and the one that is shown (default: gentle)");
  twin->add_option("--dose", choices.dose,
                   "Table of a session's steps with the head seconds,pressure_kpa,felt,shear,stretch");
  twin->add_option("--site", choices.site,
                   "Instead: a session as the press has it, at this site (see unknot press sites) ...");
  twin->add_option("--tool", choices.tool, "... with this tool (see unknot press tools) ...");
  twin->add_option("--force", choices.force, "... so hard [N] ...");
  twin->add_option("--hold", choices.hold_s, "... for so long, 1 to 600 (default: 60) [s] ...");
  twin->add_option("--presses", choices.presses, "... so often, 1 to 20 (default: 3), with pauses of 30 s");
  twin->add_option("--sex", choices.sex, "man or woman: thickness of fat and muscle (default: man)");
  twin->add_option("--build", choices.build, "slim, medium or heavy (default: medium)");
  twin->add_option("--set", choices.set, "name=number: a parameter the same in everybody");
  twin->add_option("--weeks", choices.weeks, "How far ahead, 1 to 52 (default: 12)");
  twin->add_option("--people", choices.people, "Virtual people that are weighed (default: 512)")
      ->check(CLI::Range(64, 1'000'000));
  twin->add_option("--plot", choices.plot, "Write a picture (SVG) here");
  twin->add_flag("--json", choices.json, "Write JSON");
  twin->add_flag("--parameters", choices.parameters, "Only list the parameters, their ranges and sources");
  return twin;
}

std::optional<Problem> run_twin(Console& console, const app::Engine& engine, const TwinChoices& choices) {
  if (choices.parameters) {
    fmt::print(console.out, "{}", app::write_parameters());
    return std::nullopt;
  }
  const auto question = build_question(console, engine, choices);
  if (!question) return question.error();
  const auto forecast = app::forecast(*question, choices.people);
  if (!forecast) return forecast.error();
  for (const std::string& warning : app::list_warnings(*question)) fmt::print(console.err, "{}\n", warning);
  if (!choices.plot.empty()) {
    if (const auto written = write_file(choices.plot, write_forecast_svg(*forecast)); !written) return written.error();
  }
  if (choices.json) {
    wire::Json json = wire::write_value(*forecast);
    json["note"] = "model, not measurement";
    fmt::print(console.out, "{}\n", json.dump(2));
  } else {
    print_forecast(console, *forecast);
    if (!choices.site.empty()) print_session(console, choices, question->session->front());
  }
  return std::nullopt;
}

}  // namespace unknot::cli
