// A report as FHIR document, as JSON and as a table.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "report/fhir/bundle.hpp"
#include "report/samples.hpp"
#include "report/table.hpp"
#include "wire/json.hpp"

namespace unknot::test {
namespace {

const std::vector<ReportWord>& words() {
  static const std::vector<ReportWord> all = list_report_words();
  return all;
}

RC_GTEST_PROP(Fhir, the_facts_of_any_report_come_back_equal_from_its_document, ()) {
  const Report report = *draw_report();
  const std::string bytes = report::write_fhir(report, words());
  const auto again = report::read_fhir(bytes, "report.fhir.json");
  if (!again) RC_FAIL(build_sentence(again.error()));
  RC_ASSERT(*again == report.facts);
  RC_ASSERT(report::write_fhir(report, words()) == bytes);
}

RC_GTEST_PROP(Json, any_report_comes_back_equal, ()) {
  const Report report = *draw_report();
  const auto again = report::read_json(report::write_json(report), "report.json");
  if (!again) RC_FAIL(build_sentence(again.error()));
  RC_ASSERT(*again == report);
}

// Ten cells and three of text in every row, whatever was typed: commas, quotes and line ends stay inside their cell.
std::vector<std::vector<std::string>> read_csv(const std::string& bytes) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 3; i < bytes.size(); ++i) {
    const char letter = bytes[i];
    if (letter == '"' && quoted && bytes[i + 1] == '"') {
      rows.back().back() += bytes[++i];
    } else if (letter == '"') {
      quoted = !quoted;
    } else if (letter == ',' && !quoted) {
      rows.back().emplace_back();
    } else if (letter == '\n' && !quoted) {
      rows.emplace_back(1);
    } else if (letter != '\r' || quoted) {
      rows.back().back() += letter;
    }
  }
  rows.pop_back();
  return rows;
}

RC_GTEST_PROP(Csv, every_row_has_its_columns_and_no_cell_of_a_person_begins_like_a_formula, ()) {
  const Report report = *draw_report();
  for (const auto& row : read_csv(report::write_csv(report))) {
    RC_ASSERT(row.size() == 13U);
    for (const std::size_t typed : {5U, 7U, 12U}) {
      RC_ASSERT(row[typed].empty() || std::string("=+-@\t\r").find(row[typed].front()) == std::string::npos);
    }
  }
}

TEST(Csv, every_press_and_every_day_has_its_rows) {
  const Report report = build_usual_report("en");
  std::map<std::string, std::size_t> counts;
  for (const auto& row : read_csv(report::write_csv(report))) ++counts[row[0] + "." + row[9]];
  EXPECT_EQ(counts["presses.level"], 84U);
  EXPECT_EQ(counts["presses.seconds"], 84U);
  EXPECT_EQ(counts["sessions.by_whom"], 14U);
  EXPECT_EQ(counts["course.average"], report.facts.days.size());
  EXPECT_EQ(counts["reactions.soreness"], report.facts.reactions.size());
  EXPECT_EQ(counts["trial.effect"], 1U);
}

wire::Json read_bundle(const Report& report) {
  return *wire::parse(report::write_fhir(report, words()), "bundle", wire::largest_archive);
}

std::set<std::string> list_types(const wire::Json& bundle) {
  std::set<std::string> types;
  for (const auto& entry : bundle["entry"]) types.insert(entry["resource"]["resourceType"]);
  return types;
}

TEST(Fhir, a_document_begins_with_its_composition_and_holds_no_condition) {
  const wire::Json bundle = read_bundle(build_usual_report("de"));
  EXPECT_EQ(bundle["type"], "document");
  EXPECT_EQ(bundle["entry"][0]["resource"]["resourceType"], "Composition");
  const std::set<std::string> types = list_types(bundle);
  EXPECT_FALSE(types.contains("Condition"));
  for (const char* type : {"Patient", "BodyStructure", "Observation", "Procedure", "Practitioner", "RelatedPerson",
                           "Flag", "QuestionnaireResponse", "ResearchStudy", "Provenance", "Device"}) {
    EXPECT_TRUE(types.contains(type)) << type;
  }
}

TEST(Fhir, suggestions_of_the_ranking_stand_in_the_narrative_and_nowhere_else) {
  Report report = build_usual_report("en");
  report.found->points[2].point.muscle = {"a_suggested_muscle", "A suggested muscle"};
  const wire::Json bundle = read_bundle(report);
  std::size_t n_narratives = 0;
  for (const auto& entry : bundle["entry"]) {
    wire::Json resource = entry["resource"];
    if (resource.contains("section")) {
      for (auto& section : resource["section"]) {
        n_narratives +=
            section["text"]["div"].get<std::string>().find("A suggested muscle") != std::string::npos ? 1U : 0U;
        section.erase("text");
      }
    }
    EXPECT_EQ(resource.dump().find("suggested"), std::string::npos) << resource["resourceType"];
  }
  EXPECT_EQ(n_narratives, 1U);
}

TEST(Fhir, no_observation_says_that_a_pressure_was_measured) {
  const wire::Json bundle = read_bundle(build_usual_report("en"));
  std::size_t n_levels = 0;
  for (const auto& entry : bundle["entry"]) {
    const wire::Json& resource = entry["resource"];
    const std::string text = resource.dump();
    EXPECT_EQ(text.find("kPa"), std::string::npos);
    EXPECT_EQ(text.find("\"N\""), std::string::npos);
    if (resource["resourceType"] != "Procedure") {
      EXPECT_EQ(text.find("levelOnOwnScale"), std::string::npos) << resource["resourceType"];
      continue;
    }
    EXPECT_NE(text.find("No pressure was measured."), std::string::npos);
    for (std::size_t at = 0; (at = text.find("levelOnOwnScale", at)) != std::string::npos; ++at) ++n_levels;
  }
  EXPECT_EQ(n_levels, 84U);
}

TEST(Fhir, what_was_not_chosen_is_in_no_resource) {
  Report report = build_short_report("en");
  EXPECT_EQ(list_types(read_bundle(report)),
            (std::set<std::string>{"Composition", "Patient", "Observation", "BodyStructure", "Device", "Provenance"}));
}

TEST(Fhir, the_pages_are_in_the_document_when_asked_for) {
  const std::string bytes = report::write_fhir(build_usual_report("en"), words(), "%PDF-1.5 and so on");
  EXPECT_NE(bytes.find("JVBERi0xLjUgYW5kIHNvIG9u"), std::string::npos);  // the same in base 64
  EXPECT_NE(bytes.find("DocumentReference"), std::string::npos);
  EXPECT_EQ(report::write_fhir(build_usual_report("en"), words()).find("DocumentReference"), std::string::npos);
}

TEST(Fhir, what_is_not_a_document_of_ours_is_refused_with_what_is_missing) {
  EXPECT_EQ(report::read_fhir("[]", "x").error().code, Code::contradiction);
  EXPECT_EQ(report::read_fhir("{", "x").error().code, Code::not_json);
  EXPECT_EQ(report::read_fhir(R"({"resourceType":"Bundle","entry":[]})", "x").error().code, Code::contradiction);
  wire::Json bundle = read_bundle(build_usual_report("en"));
  for (auto& entry : bundle["entry"]) {
    if (entry["resource"]["resourceType"] == "Procedure") entry["resource"].erase("performedDateTime");
  }
  const auto refused = report::read_fhir(bundle.dump(), "x");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::missing_key);
  EXPECT_NE(refused.error().key.find("performedDateTime"), std::string::npos);
}

}  // namespace
}  // namespace unknot::test
