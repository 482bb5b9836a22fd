#include "cli/report/report_command.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/keeper.hpp"
#include "base/text.hpp"
#include "cli/care_command.hpp"
#include "cli/files.hpp"
#include "wire/care/report_codec.hpp"

namespace unknot::cli {
namespace {

// The format that was typed, or the one that the name of the file ends with.
std::expected<ReportFormat, Problem> find_format(const ReportChoices& choices) {
  ReportFormat format = ReportFormat::pdf;
  if (!choices.format.empty()) {
    wire::Reading reading{"", {}};
    wire::read_value(wire::Json(choices.format), "--format", reading, format);
    if (reading.problem) return std::unexpected(*reading.problem);
    return format;
  }
  if (choices.file.ends_with(".fhir.json")) return ReportFormat::fhir;
  for (const auto& word : wire::words_of<ReportFormat>) {
    if (choices.file.ends_with(std::string(".") + word.text)) format = word.value;
  }
  return format;
}

std::expected<std::optional<std::chrono::sys_days>, Problem> read_end(const std::string& typed, const char* key) {
  if (typed.empty()) return std::nullopt;
  std::expected<std::chrono::sys_days, Problem> day = read_day(typed, {});
  if (day) return *day;
  day.error().key = key;
  return std::unexpected(day.error());
}

std::expected<DayRange, Problem> read_range(const ReportChoices& choices) {
  const auto from = read_end(choices.from, "--from");
  if (!from) return std::unexpected(from.error());
  const auto to = read_end(choices.to, "--to");
  if (!to) return std::unexpected(to.error());
  const DayRange range{*from, *to};
  if (range.from && range.to && *range.from > *range.to) {
    return std::unexpected(Problem{Code::contradiction, "", "--to", choices.to + ", before " + choices.from,
                                   "that day or a later one", "Swap the two days."});
  }
  return range;
}

std::expected<std::string, Problem> find_language(const app::Engine& engine, const std::string& typed) {
  const std::vector<std::string> known = engine.list_languages();
  if (typed.empty() || std::find(known.begin(), known.end(), typed) != known.end()) return typed;
  return std::unexpected(Problem{Code::unknown_name, "", "--language", quote(typed),
                                 fmt::format("{}", fmt::join(known, ", ")), "Choose one of these."});
}

std::expected<ReportChoice, Problem> read_choice(const app::Engine& engine, const ReportChoices& choices) {
  const std::expected<DayRange, Problem> range = read_range(choices);
  if (!range) return std::unexpected(range.error());
  const std::expected<std::string, Problem> language = find_language(engine, choices.language);
  if (!language) return std::unexpected(language.error());
  wire::Reading reading{"", {}};
  std::vector<ReportSection> sections = choices.sections.empty()
                                            ? wire::list_usual_sections()
                                            : wire::read_sections(choices.sections, "--sections", reading);
  if (reading.problem) return std::unexpected(*reading.problem);
  return ReportChoice{*range, std::move(sections), *language};
}

std::optional<Problem> write_out(Console& console, const ReportChoices& choices, const std::string& bytes) {
  if (choices.file == "-") {
    console.out << bytes << std::flush;
    if (console.out) return std::nullopt;
    return Problem{Code::cannot_write, "standard output", "", "it was closed", "", "Write to a file with --output."};
  }
  if (const std::expected<void, Problem> written = write_file(choices.file, bytes); !written) return written.error();
  fmt::print(console.out, "The report is in {}. Look through it before you hand it on.\n", choices.file);
  return std::nullopt;
}

}  // namespace

ReportCommand add_report_command(CLI::App& program, ReportChoices& choices) {
  ReportCommand command;
  command.report = program.add_subcommand("report", "A report of a kept pain, for a therapist or for yourself");
  CLI::App* report = command.report;
  report->add_option("PERSON,--person", choices.person, "Id or name; see unknot people")->required();
  report->add_option("PAIN,--pain", choices.pain, "Id or name of the pain")->required();
  report->add_option("--output,--out", choices.file, "Write here; - for the output")->type_name("FILE")->required();
  report->add_option("--format", choices.format, "pdf, csv, json or fhir (default: as FILE ends, or else pdf)");
  report->add_option("--from", choices.from, "First day of what was done and noted")->type_name("YYYY-MM-DD");
  report->add_option("--to", choices.to, "Last day")->type_name("YYYY-MM-DD");
  report
      ->add_option("--sections", choices.sections,
                   "name,place,findings,safety,sessions,reactions,course,trial,notes (default: all but name and notes)")
      ->type_name("LIST");
  report->add_option("--language", choices.language, "en or de (default: the person's own)");
  report->add_option("--day", choices.day, "Another day than today")->type_name("YYYY-MM-DD");
  report->add_flag("--with-pdf", choices.with_pdf, "Put the PDF into the FHIR document");
  report->add_flag("--force", choices.force, "Write over a file that is there");
  return command;
}

std::optional<Problem> run_report(Console& console, const app::Engine& engine, const KeepChoices& keep,
                                  const ReportChoices& choices, std::chrono::sys_days today) {
  const std::expected<ReportFormat, Problem> format = find_format(choices);
  if (!format) return format.error();
  const std::expected<ReportChoice, Problem> choice = read_choice(engine, choices);
  if (!choice) return choice.error();
  const std::expected<std::chrono::sys_days, Problem> day = read_day(choices.day, today);
  if (!day) return day.error();
  if (choices.file != "-" && has_file(choices.file) && !choices.force) {
    return Problem{Code::cannot_write,    choices.file, "",
                   "a file of this name", "",           "Name another one, or add --force to write over it."};
  }
  const std::expected<app::Keeper, Problem> keeper = open_existing(engine, keep);
  if (!keeper) return keeper.error();
  CareChoices named;
  named.person = choices.person;
  named.pain = choices.pain;
  const std::expected<ChosenPain, Problem> chosen = find_chosen(*keeper, named, *day);
  if (!chosen) return chosen.error();
  if (const auto open = keeper->check_sealed(chosen->person, chosen->pain, *day, today); !open) return open.error();
  const std::expected<Report, Problem> report = keeper->build_report(chosen->person, chosen->pain, *day, *choice);
  if (!report) return report.error();
  return write_out(console, choices, engine.write_report(*report, *format, choices.with_pdf));
}

}  // namespace unknot::cli
