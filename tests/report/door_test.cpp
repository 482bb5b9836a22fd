// A report out of what is kept, through the keeper, the command and the server.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "app/keeper.hpp"
#include "app/report/collect_report.hpp"
#include "report/fhir/bundle.hpp"
#include "report/table.hpp"
#include "support/care.hpp"
#include "support/events.hpp"
#include "support/support.hpp"
#include "unit/cli/terminal.hpp"
#include "unit/server/site.hpp"
#include "wire/care/report_whole_codec.hpp"

namespace unknot::test {
namespace {

using std::chrono::days;

const std::string path = "/api/v1/people/" + carer.value + "/pains/" + cared_pain.value + "/report?day=2026-11-22";

class ReportDoor : public ::testing::Test {
 protected:
  ReportDoor() {
    fill(list_care_events("gentle", {"tennis_ball"}));
    fill(list_session_events(1));
    fill({build_entry_event(10, 4.0), build_entry_event(24 * 60, 8.0),
          build_event(400, 1, 2, 40, ReactionTold{cared_session, {"sore", "flare"}, 2.0, 10.0})});
    const app::Keeper there = *app::Keeper::open(engine(), command_file);  // a file has one program at a time
    EXPECT_TRUE(there.import_all(*site.keeper.export_all(draw_instant(99)), "export.json"));
  }
  void fill(const std::vector<Event>& events) const { ASSERT_TRUE(site.keeper.append(events)); }
  server::Reply get(const std::string& rest) const { return ask(site, build_local("GET", path + rest)); }
  Output type_report(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--data-file", command_file, "report", "Anna", "Neck", "--day", "2026-11-22"});
    return type(words);
  }
  Report build(const ReportChoice& choice) const { return *site.keeper.build_report(carer, cared_pain, today, choice); }

  Site site;
  const std::string command_file = site.folder.at("command.db");
};

std::vector<ReportSection> list_all_sections() {
  std::vector<ReportSection> all;
  for (const auto& word : wire::words_of<ReportSection>) all.push_back(word.value);
  return all;
}

TEST_F(ReportDoor, a_report_holds_what_was_said_and_done_with_the_words_of_its_language) {
  const Report report = build({{}, list_all_sections(), "de"});
  const ReportFacts& facts = report.facts;
  EXPECT_EQ(facts.person.name, "Anna");
  EXPECT_EQ(facts.person.born_year, 1986);
  EXPECT_FALSE(facts.spots.empty());
  ASSERT_TRUE(report.found);
  EXPECT_EQ(report.found->kind, "ranked");
  EXPECT_GE(report.found->points.size(), 3U);
  EXPECT_LE(report.found->points[0].low, report.found->points[0].probability);
  ASSERT_EQ(facts.sessions.size(), 1U);
  ASSERT_EQ(facts.sessions[0].presses.size(), 3U);
  EXPECT_EQ(facts.sessions[0].presses[0].ended, (Named{"held", "bis zum Ende gehalten"}));
  EXPECT_EQ(facts.sessions[0].presses[0].tool.name, find(atlas().tools, ToolId("ball_floor"))->name.in("de"));
  EXPECT_EQ(report.totals->n_presses, 3U);
  EXPECT_EQ(report.totals->seconds, 66.0);
  EXPECT_EQ(report.totals->by_self, 1U);
  ASSERT_EQ(facts.reactions.size(), 1U);
  EXPECT_EQ(facts.reactions[0].kinds[1].name, "der Schmerz flammte auf");
  ASSERT_EQ(facts.days.size(), 2U);
  EXPECT_EQ(facts.days[0].now, 4.0);
  EXPECT_EQ(facts.notes.size(), 2U);
  EXPECT_FALSE(facts.flags.empty());
}

TEST_F(ReportDoor, nothing_of_a_section_that_was_not_chosen_is_in_any_format) {
  for (const ReportSection only : list_all_sections()) {
    const Report report = build({{}, {only}, "en"});
    const ReportFacts& facts = report.facts;
    EXPECT_EQ(facts.person.name.empty(), only != ReportSection::name);
    EXPECT_EQ(facts.spots.empty(), only != ReportSection::place);
    EXPECT_EQ(report.found.has_value(), only == ReportSection::findings);
    EXPECT_EQ(facts.flags.empty(), only != ReportSection::safety);
    EXPECT_EQ(facts.sessions.empty(), only != ReportSection::sessions);
    EXPECT_EQ(report.totals.has_value(), only == ReportSection::sessions);
    EXPECT_EQ(facts.reactions.empty(), only != ReportSection::reactions);
    EXPECT_EQ(facts.days.empty(), only != ReportSection::course);
    EXPECT_EQ(facts.notes.empty(), only != ReportSection::notes);
    if (only == ReportSection::name || only == ReportSection::notes) continue;
    for (const ReportFormat format : {ReportFormat::csv, ReportFormat::json, ReportFormat::fhir}) {
      const std::string bytes = engine().write_report(report, format);
      EXPECT_EQ(bytes.find("Anna"), std::string::npos);
      EXPECT_EQ(bytes.find("A word."), std::string::npos);
    }
  }
}

TEST_F(ReportDoor, days_limit_what_was_done_and_noted) {
  const Report later = build({{today + days(1), today + days(5)}, list_all_sections(), "en"});
  EXPECT_TRUE(later.facts.sessions.empty());
  EXPECT_EQ(later.facts.days.size(), 1U);
  EXPECT_FALSE(later.facts.spots.empty());
  const Report open = build({{}, list_all_sections(), "en"});
  EXPECT_EQ(open.range, (DayRange{today, today + days(1)}));
  EXPECT_EQ(build({{today + days(9), {}}, {}, "en"}).range, (DayRange{today + days(9), today + days(9)}));
}

TEST_F(ReportDoor, days_after_the_safety_questions_the_ranking_still_stands_as_of_their_day) {
  const auto later = site.keeper.build_report(carer, cared_pain, today + days(3), {{}, list_all_sections(), "en"});
  ASSERT_FALSE(site.keeper.locate(carer, cared_pain, today + days(3))->ranking) << "or nothing is shown by this test";
  EXPECT_EQ(later->found, build({{}, list_all_sections(), "en"}).found);
  EXPECT_EQ(later->found->kind, "ranked");
}

TEST_F(ReportDoor, a_sign_that_asks_for_help_stops_the_ranking_in_a_report_too_however_old_it_is) {
  fill({build_event(600, 1, 2, 50, SafetyAnswered{{{FlagId("stroke"), {}, "yes"}}})});
  const auto later = site.keeper.build_report(carer, cared_pain, today + days(3), {{}, list_all_sections(), "en"});
  EXPECT_EQ(later->found->kind, "stopped");
  EXPECT_TRUE(later->found->points.empty());
  EXPECT_EQ(later->facts.flags.front().flag.id, "stroke");
  EXPECT_EQ(later->facts.flags.front().action, Action::emergency);
}

TEST_F(ReportDoor, a_language_that_the_atlas_does_not_speak_becomes_english) {
  EXPECT_EQ(build({{}, {}, "fr"}).language, "en");
  EXPECT_EQ(build({{}, {}, ""}).language, "en");
  EXPECT_EQ(build({{}, {}, "de"}).language, "de");
}

TEST_F(ReportDoor, a_person_who_only_named_a_pain_gets_a_report_in_every_format) {
  fill({build_event(500, 1, 3, 0, PainNamed{"Knee"})});
  const auto report = site.keeper.build_report(carer, PainId(build_made_id(3)), today, {{}, list_all_sections(), "en"});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->found->kind, report->found->points.empty() ? report->found->kind : "ranked");
  for (const auto& word : wire::words_of<ReportFormat>)
    EXPECT_FALSE(engine().write_report(*report, word.value).empty());
  EXPECT_EQ(site.keeper.build_report(carer, PainId(build_made_id(9)), today, {}).error().code, Code::not_kept);
}

TEST_F(ReportDoor, a_trial_comes_with_its_answer_days_and_sentences) {
  std::optional<app::TrialTold> kept(std::in_place);
  app::TrialTold& told = *kept;
  told.trial.trial = TrialId(build_made_id(70));
  told.trial.design.begins = today;
  told.trial.design.matters = 1.5;
  for (int i = 0; i < 6; ++i) told.days.push_back({today + days(i), TrialPhase::block, i / 3, i < 3});
  told.judgement.answer = TrialAnswer::helps;
  told.judgement.verdict = TrialVerdict(TrialAnswer::helps, Effect(1.5, 0.4, 0.8, 2.1, 0.99, 0.6, 0.01));
  told.judgement.n_days = 6;
  told.sentence.by_language = {{"en", "It helps."}, {"de", "Es hilft."}};
  const PersonState person = *site.keeper.find_person(carer, today);
  const Located located = *site.keeper.locate(carer, cared_pain, today);
  const PainCare care = *site.keeper.find_care(carer, cared_pain, {});
  const Report report = app::collect_report(atlas(), {person, person.pains.front(), located, care, kept},
                                            {{}, list_all_sections(), "de"}, today);
  ASSERT_TRUE(report.facts.trial);
  const ReportTrial& trial = *report.facts.trial;
  EXPECT_EQ(trial.answer, (Named{"helps", "es hilft"}));
  EXPECT_EQ(trial.sentence, "Es hilft.");
  ASSERT_EQ(trial.blocks.size(), 2U);
  EXPECT_EQ(trial.blocks[0], (ReportBlock{today, today + days(2), true}));
  EXPECT_EQ(trial.effect->low, 0.8);
}

TEST_F(ReportDoor, the_server_answers_in_each_format_and_names_the_file_without_the_person) {
  const server::Reply json = get("&sections=name,sessions");
  ASSERT_EQ(json.status, 200) << json.body;
  EXPECT_TRUE(json.headers.empty());
  EXPECT_EQ(*report::read_json(json.body, "reply"), build({{}, {ReportSection::name, ReportSection::sessions}, "en"}));
  EXPECT_EQ(get("&sections=name%2Csessions").body, json.body);
  const std::vector<std::array<std::string, 3>> formats{
      {"pdf", "application/pdf", "unknot-report-2026-11-22.pdf"},
      {"csv", "text/csv; charset=utf-8", "unknot-report-2026-11-22.csv"},
      {"fhir", "application/fhir+json", "unknot-report-2026-11-22.fhir.json"}};
  for (const auto& [format, type, name] : formats) {
    const server::Reply reply = get("&format=" + format);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.type, type);
    ASSERT_EQ(reply.headers.size(), 1U);
    EXPECT_NE(reply.headers[0].second.find("\"" + name + "\""), std::string::npos) << reply.headers[0].second;
  }
  EXPECT_NE(get("&format=fhir&with_pdf=true").body.find("application/pdf"), std::string::npos);
}

TEST_F(ReportDoor, the_server_refuses_what_it_does_not_know) {
  EXPECT_EQ(find_refusal(get("&format=doc")), "unknown_name");
  EXPECT_EQ(find_refusal(get("&sections=place,money")), "unknown_name");
  EXPECT_EQ(find_refusal(get("&from=2026-11-20&to=2026-11-01")), "contradiction");
  EXPECT_EQ(find_refusal(get("&from=soon")), "out_of_range");
  EXPECT_EQ(find_refusal(ask(
                site, build_local("GET", "/api/v1/people/" + carer.value + "/pains/" + build_made_id(9) + "/report"))),
            "not_kept");
}

TEST_F(ReportDoor, the_command_writes_the_format_that_the_name_of_the_file_ends_with) {
  for (const auto& [name, begin] :
       {std::pair("a.pdf", "%PDF-"),
        std::pair("a.csv",
                  "\xEF\xBB\xBF"
                  "section,day"),
        std::pair("a.json", "{\"unknot_report\":1"), std::pair("a.fhir.json", "{\"resourceType\":\"Bundle\""),
        std::pair("a", "%PDF-")}) {
    const Output output = type_report({"--output", site.folder.at(name)});
    EXPECT_EQ(output.code, 0) << output.err;
    EXPECT_TRUE(read_bytes(site.folder.at(name)).starts_with(begin)) << name;
  }
  const Output piped = type_report({"--output", "-", "--format", "fhir"});
  EXPECT_EQ(piped.out, read_bytes(site.folder.at("a.fhir.json")));
  EXPECT_TRUE(report::read_fhir(piped.out, "out"));
}

TEST_F(ReportDoor, the_command_leaves_a_file_alone_unless_it_is_forced) {
  write_bytes(site.folder.at("mine.pdf"), "mine");
  const Output refused = type_report({"--output", site.folder.at("mine.pdf")});
  EXPECT_EQ(refused.code, 6);
  EXPECT_NE(refused.err.find("add --force"), std::string::npos) << refused.err;
  EXPECT_EQ(read_bytes(site.folder.at("mine.pdf")), "mine");
  EXPECT_EQ(type_report({"--output", site.folder.at("mine.pdf"), "--force"}).code, 0);
  EXPECT_TRUE(read_bytes(site.folder.at("mine.pdf")).starts_with("%PDF-"));
}

TEST_F(ReportDoor, the_program_writes_the_same_bytes_in_another_time_zone_language_home_and_folder) {
  const std::vector<std::pair<std::string, std::string>> places{
      {"/", "TZ=UTC LC_ALL=C HOME=/root"},
      {site.folder.at(""),
       "TZ=Asia/Kolkata LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 HOME=/nowhere FONTCONFIG_FILE=/nowhere"}};
  for (const std::string format : {"pdf", "csv", "json", "fhir"}) {
    std::set<std::string> written;
    for (const auto& [folder, settings] : places) {
      const std::string command = fmt::format(
          "cd {} && env -i {} {} --data-file {} report Anna Neck --day 2026-11-22 --with-pdf --format {} --output -",
          folder, settings, UNKNOT_PROGRAM, command_file, format);
      const std::string file = site.folder.at("out");
      ASSERT_EQ(std::system((command + " > " + file).c_str()), 0) << command;
      written.insert(read_bytes(file));
    }
    EXPECT_EQ(written.size(), 1U) << format;
    EXPECT_GT(written.begin()->size(), 1000U);
  }
}

TEST_F(ReportDoor, the_command_tells_bad_input_in_one_sentence) {
  const std::vector<std::pair<std::vector<std::string>, int>> wrong{
      {{"--format", "doc"}, 4},
      {{"--sections", "place,money"}, 4},
      {{"--language", "fr"}, 4},
      {{"--from", "yesterday"}, 4},
      {{"--from", "2026-11-20", "--to", "2026-11-01"}, 4}};
  for (auto [words, code] : wrong) {
    const std::string key = words[words.size() - 2];
    words.insert(words.end(), {"--output", site.folder.at("no.pdf")});
    const Output output = type_report(words);
    EXPECT_EQ(output.code, code) << output.err;
    EXPECT_NE(output.err.find(key), std::string::npos) << output.err;
    EXPECT_EQ(std::count(output.err.begin(), output.err.end(), '\n'), 1);
    EXPECT_TRUE(read_bytes(site.folder.at("no.pdf")).empty());
  }
  const Output nobody = type({"--data-file", command_file, "report", "Bert", "Neck", "--output", "x.pdf"});
  EXPECT_EQ(nobody.code, find_code(Code::not_kept).exit_code) << nobody.err;
  EXPECT_EQ(type({"report"}).code, 2);
}

}  // namespace
}  // namespace unknot::test
