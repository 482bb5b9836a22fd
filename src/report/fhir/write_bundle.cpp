#include <fmt/format.h>

#include <algorithm>

#include "base/provenance.hpp"
#include "report/fhir/bundle.hpp"
#include "report/fhir/facts.hpp"
#include "report/sentences.hpp"

namespace unknot::report {
namespace {

using fhir::Entries;
using wire::Json;

// Midnight of the day of the report: a report knows its day, and no clock.
std::string write_instant(std::chrono::sys_days day) { return fhir::write_day(day) + "T00:00:00Z"; }

void add_found_lines(std::vector<std::string>& lines, const Report& report, const Phrases& phrases) {
  if (!report.found) return;
  const ReportFound& found = *report.found;
  if (found.kind != "ranked") {
    lines.push_back(phrases.find("found." + found.kind));
    return;
  }
  lines.push_back(phrases.find("found.note"));
  if (found.widespread) lines.push_back(phrases.find("found.widespread"));
  for (const ReportHypothesis& one : found.points) lines.push_back(write_hypothesis(phrases, one));
  lines.push_back(write_something_else(phrases, found));
  for (const ReportOther& other : found.others) lines.push_back(write_other(phrases, other) + ". " + other.advice);
}

std::vector<std::string> list_state_lines(ReportSection section, const Report& report, const Phrases& phrases) {
  const ReportFacts& facts = report.facts;
  std::vector<std::string> lines;
  if (section == ReportSection::name) lines.push_back(facts.person.name);
  if (section == ReportSection::place) {
    for (const ReportSpot& spot : facts.spots) lines.push_back(write_spot(phrases, spot));
  }
  if (section == ReportSection::findings) {
    add_found_lines(lines, report, phrases);
    for (const ReportAnswer& answer : facts.answers) lines.push_back(write_answer(phrases, answer));
  }
  if (section == ReportSection::safety) {
    for (const ReportFlag& flag : facts.flags) lines.push_back(write_flag(phrases, flag));
    lines.insert(lines.end(), report.limits.begin(), report.limits.end());
  }
  return lines;
}

// The words of a section. Suggestions of the ranking stand here and nowhere else.
std::vector<std::string> list_lines(ReportSection section, const Report& report, const Phrases& phrases) {
  const ReportFacts& facts = report.facts;
  std::vector<std::string> lines = list_state_lines(section, report, phrases);
  if (section == ReportSection::sessions && report.totals) {
    lines.push_back(write_totals(phrases, *report.totals));
    lines.push_back(phrases.find("level_note"));
    for (const ReportTotal& total : report.totals->points) lines.push_back(write_total(phrases, total));
  }
  if (section == ReportSection::reactions) lines.push_back(write_reactions(phrases, facts.reactions));
  if (section == ReportSection::course) {
    if (std::string course = write_course(phrases, facts.days); !course.empty()) lines.push_back(std::move(course));
    for (const ReportMeasure& measure : facts.measures) lines.push_back(write_measure(phrases, measure));
  }
  if (section == ReportSection::trial && facts.trial) {
    lines.push_back(facts.trial->sentence);
    lines.push_back(write_effect(phrases, *facts.trial));
    lines.insert(lines.end(), facts.trial->more.begin(), facts.trial->more.end());
  }
  if (section == ReportSection::notes) {
    for (const ReportNote& note : facts.notes) lines.push_back(phrases.write_day(note.day) + ": " + note.text);
  }
  std::erase(lines, "");
  if (lines.empty()) lines.push_back(phrases.find("nothing"));
  return lines;
}

Json build_section(ReportSection section, const Report& report, const Entries& entries, const Phrases& phrases) {
  const std::string word = wire::find_word(section);
  const std::string title = phrases.find("section." + word);
  Json json{{"title", title},
            {"code", fhir::build_concept("section", {word, title})},
            {"text", fhir::build_narrative(list_lines(section, report, phrases), report.language)}};
  if (const auto found = entries.of_section.find(section); found != entries.of_section.end()) {
    for (const std::string& url : found->second) json["entry"].push_back(fhir::build_reference(url));
  }
  return json;
}

Json build_composition(const Report& report, const Entries& entries, const std::string& device,
                       const Phrases& phrases) {
  Json composition{
      {"resourceType", "Composition"},
      {"language", report.language},
      {"status", "final"},
      {"type",
       {{"coding", Json::array({{{"system", fhir::loinc}, {"code", "51855-5"}}})}, {"text", phrases.find("report")}}},
      {"subject", fhir::build_reference(entries.patient)},
      {"date", fhir::write_day(report.created)},
      {"author", Json::array({fhir::build_reference(entries.patient), fhir::build_reference(device)})},
      {"title", phrases.find("report") + ": " + report.facts.pain.name}};
  if (report.range.from && report.range.to) {
    composition["event"] = Json::array(
        {{{"period", {{"start", fhir::write_day(*report.range.from)}, {"end", fhir::write_day(*report.range.to)}}}}});
  }
  for (const ReportSection section : report.sections) {
    composition["section"].push_back(build_section(section, report, entries, phrases));
  }
  return composition;
}

Json build_device(const Report& report) {
  return {{"resourceType", "Device"},
          {"deviceName", Json::array({{{"name", "Unknot"}, {"type", "user-friendly-name"}}})},
          {"version", Json::array({{{"type", {{"text", "program"}}}, {"value", report.provenance.program}},
                                   {{"type", {{"text", "data"}}}, {"value", report.provenance.data_hash}}})}};
}

void add_pdf(Entries& entries, const Report& report, std::string_view pdf, const std::string& words,
             const Phrases& phrases) {
  const std::string binary =
      entries.add("pdf " + words,
                  {{"resourceType", "Binary"}, {"contentType", "application/pdf"}, {"data", fhir::encode_base64(pdf)}});
  entries.add("document " + words, {{"resourceType", "DocumentReference"},
                                    {"status", "current"},
                                    {"type", {{"text", phrases.find("report")}}},
                                    {"subject", fhir::build_reference(entries.patient)},
                                    {"date", write_instant(report.created)},
                                    {"content", Json::array({{{"attachment",
                                                               {{"contentType", "application/pdf"},
                                                                {"language", report.language},
                                                                {"url", binary},
                                                                {"title", phrases.find("report")}}}}})}});
}

void add_provenance(Entries& entries, const Report& report, const std::string& composition, const std::string& device) {
  entries.add("provenance " + composition,
              {{"resourceType", "Provenance"},
               {"target", Json::array({fhir::build_reference(composition)})},
               {"recorded", write_instant(report.created)},
               {"agent", Json::array({{{"who", fhir::build_reference(device)}},
                                      {{"who", fhir::build_reference(entries.patient)}}})}});
}

}  // namespace

std::string write_fhir(const Report& report, const std::vector<ReportWord>& words, std::string_view pdf) {
  const Phrases phrases(words, report.language);
  const std::string name = report.facts.person.id.value + report.facts.pain.id.value + fhir::write_day(report.created);
  Entries entries;
  fhir::add_person(entries, report, phrases);
  fhir::add_spots(entries, report.facts, phrases);
  fhir::add_answers(entries, report, phrases);
  fhir::add_sessions(entries, report.facts, phrases);
  fhir::add_reactions(entries, report.facts, phrases);
  fhir::add_course(entries, report.facts, phrases);
  fhir::add_trial(entries, report.facts, phrases);
  const std::string device = entries.add("device " + report.provenance.program, build_device(report));
  const std::string composition = fhir::build_uuid("composition " + name);
  add_provenance(entries, report, composition, device);
  if (!pdf.empty()) add_pdf(entries, report, pdf, name, phrases);
  Json list =
      Json::array({{{"fullUrl", composition}, {"resource", build_composition(report, entries, device, phrases)}}});
  for (Json& entry : entries.list) list.push_back(std::move(entry));
  const Json bundle{
      {"resourceType", "Bundle"},
      {"identifier",
       {{"system", fhir::build_url("report")},
        {"value", build_hexadecimal(build_fingerprint(list.dump(-1, ' ', false, Json::error_handler_t::replace)))}}},
      {"type", "document"},
      {"timestamp", write_instant(report.created)},
      {"entry", std::move(list)}};
  return bundle.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace unknot::report
