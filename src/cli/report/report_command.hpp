// `unknot report`: what a person hands to a therapist, as a file.
#pragma once

#include <optional>
#include <string>

#include "app/engine.hpp"
#include "base/problem.hpp"
#include "cli/command.hpp"
#include "cli/keep_command.hpp"

namespace CLI {
class App;
}

namespace unknot::cli {

/// What was typed for it.
struct ReportChoices {
  std::string person;  ///< id or name
  std::string pain;    ///< id or name
  std::string from;    ///< empty: from the beginning
  std::string to;      ///< empty: until today
  std::string day;     ///< empty: today
  std::string sections;  ///< empty: all but name and notes
  std::string language;  ///< empty: the person's own, or English
  std::string format;    ///< empty: by the end of the file's name, or PDF
  std::string file;      ///< "-": standard output
  bool force = false;
  bool with_pdf = false;
};

/// The command as the parser knows it.
struct ReportCommand {
  CLI::App* report = nullptr;
};
ReportCommand add_report_command(CLI::App& program, ReportChoices& choices);

/// Writes the report. A file that is there already stays as it is unless `force` was typed.
std::optional<Problem> run_report(Console& console, const app::Engine& engine, const KeepChoices& keep,
                                  const ReportChoices& choices, std::chrono::sys_days today);

}  // namespace unknot::cli
