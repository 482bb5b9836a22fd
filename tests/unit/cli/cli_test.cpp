#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>

#include "support/support.hpp"
#include "unit/cli/terminal.hpp"
#include "wire/json.hpp"

namespace unknot::cli {
namespace {

using test::Output;
using test::replace_first;
using test::TempFolder;
using test::type;

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string neck_file() { return std::string(UNKNOT_SOURCE) + "/examples/neck.json"; }

std::string neck_case() { return test::read_source("examples/neck.json"); }

TEST(Cli, without_words_or_with_help_it_says_what_it_is_and_how_to_use_it) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{}, {"--help"}, {"-h"}}) {
    const Output output = type(words);
    EXPECT_EQ(output.code, 0);
    EXPECT_TRUE(says(output.out, "locate")) << output.out;
    EXPECT_TRUE(says(output.out, "Exit codes"));
    EXPECT_TRUE(says(output.out, "not a diagnosis"));
    EXPECT_EQ(output.err, "");
  }
}

TEST(Cli, every_subcommand_has_its_own_help) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"locate", "--help"},
                                                {"ask", "--help"},
                                                {"atlas", "--help"},
                                                {"atlas", "show", "--help"}}) {
    const Output output = type(words);
    EXPECT_EQ(output.code, 0) << words.front();
    EXPECT_TRUE(says(output.out, "--help"));
  }
  EXPECT_TRUE(says(type({"locate", "--help"}).out, "--json")) << "the help of locate tells the options of locate";
}

TEST(Cli, version_names_version_commit_and_data) {
  const Output output = type({"--version"});
  EXPECT_EQ(output.code, 0);
  EXPECT_TRUE(output.out.starts_with("unknot ")) << output.out;
  EXPECT_TRUE(says(output.out, "data " + test::engine().provenance().data_hash));
}

TEST(Cli, words_that_are_not_understood_exit_with_2_and_one_sentence) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"locat"},
                                                {"--nonsense"},
                                                {"locate"},
                                                {"atlas"},
                                                {"atlas", "list", "bones"},
                                                {"ask", "a", "b"}}) {
    const Output output = type(words);
    EXPECT_EQ(output.code, 2) << words.front();
    EXPECT_EQ(output.out, "");
    EXPECT_TRUE(output.err.starts_with("unknot: ")) << output.err;
  }
}

TEST(Cli, a_missing_file_and_a_folder_exit_with_3) {
  const TempFolder folder;
  for (const std::string& path : {folder.at("nothing.json"), folder.at("")}) {
    const Output output = type({"locate", path});
    EXPECT_EQ(output.code, 3);
    EXPECT_TRUE(says(output.err, path)) << output.err;
  }
}

TEST(Cli, bad_input_exits_with_4_and_says_where) {
  EXPECT_EQ(type({"locate", "-"}, "{\"unknot_case\": 1,").code, 4);
  const Output output = type({"locate", "-"}, R"({"unknot_case": 1, "pain": [{"region": "nek", "intensity": 1}]})");
  EXPECT_EQ(output.code, 4);
  EXPECT_TRUE(says(output.err, "standard input, at pain[0].region")) << output.err;
  EXPECT_TRUE(says(output.err, "Did you mean"));
  EXPECT_EQ(output.out, "");
}

TEST(Cli, bad_input_with_json_comes_back_as_json_on_err) {
  const Output output = type({"locate", "-", "--json"}, "{\"unknot_case\": 2, \"pain\": []}");
  EXPECT_EQ(output.code, 4);
  const wire::Json json = wire::Json::parse(output.err, nullptr, false);
  ASSERT_FALSE(json.is_discarded()) << output.err;
  EXPECT_EQ(json["error"]["code"], "out_of_range");
  EXPECT_EQ(json["error"]["key"], "unknot_case");
}

TEST(Cli, bytes_that_are_no_text_come_back_as_good_json) {
  const Output output = type({"locate", "-", "--json"}, "{\"unknot_case\": 1, \"\xFF\": 1}");
  EXPECT_EQ(output.code, 4);
  EXPECT_FALSE(wire::Json::parse(output.err, nullptr, false).is_discarded());
}

TEST(Cli, open_safety_questions_exit_with_7_and_are_listed_instead_of_a_ranking) {
  const Output output = type(
      {"locate", "-"}, R"({"unknot_case": 1, "pain": [{"region": "neck_angle", "side": "left", "intensity": 5}]})");
  EXPECT_EQ(output.code, 7);
  EXPECT_TRUE(says(output.out, "[emergency]"));
  EXPECT_TRUE(says(output.out, "[stroke]"));
  EXPECT_FALSE(says(output.out, "Likely"));
}

TEST(Cli, an_emergency_exits_with_8_and_says_stop_first) {
  const std::string typed =
      replace_first(neck_case(), "\"safety\": [", "\"safety\": [{ \"flag\": \"stroke\", \"answer\": \"yes\" },");
  const Output output = type({"locate", "-"}, typed);
  EXPECT_EQ(output.code, 8);
  EXPECT_TRUE(output.out.starts_with("STOP. Ring your local emergency number now")) << output.out;
  EXPECT_FALSE(says(output.out, "%")) << "no ranking";
}

TEST(Cli, a_flag_for_today_exits_with_8_and_sends_to_a_doctor) {
  const std::string typed =
      replace_first(neck_case(), "\"safety\": [", "\"safety\": [{ \"flag\": \"fracture\", \"answer\": \"yes\" },");
  const Output output = type({"locate", "-"}, typed);
  EXPECT_EQ(output.code, 8);
  EXPECT_TRUE(output.out.starts_with("STOP. See a doctor today")) << output.out;
}

TEST(Cli, an_emergency_wins_over_open_questions) {
  const Output output =
      type({"locate", "-"}, R"({"unknot_case": 1, "pain": [{"region": "neck_angle", "side": "left", "intensity": 5}],
    "safety": [{ "flag": "stroke", "answer": "not_sure" }]})");
  EXPECT_EQ(output.code, 8);
}

TEST(Cli, the_example_is_ranked_with_reasons_and_one_next_question) {
  const Output output = type({"locate", neck_file()});
  EXPECT_EQ(output.code, 0) << output.err;
  EXPECT_TRUE(says(output.out, "Levator scapulae, right"));
  EXPECT_TRUE(says(output.out, "for "));
  EXPECT_TRUE(says(output.out, "The next thing to find out"));
  EXPECT_TRUE(says(output.out, "not a diagnosis"));
}

TEST(Cli, a_case_that_must_see_a_professional_first_is_ranked_without_tools) {
  const std::string typed =
      replace_first(neck_case(), "\"safety\": [", "\"safety\": [{ \"flag\": \"cancer_signs\", \"answer\": \"yes\" },");
  const Output output = type({"locate", "-"}, typed);
  EXPECT_EQ(output.code, 0);
  EXPECT_TRUE(says(output.out, "See a professional first"));
  EXPECT_FALSE(says(output.out, "tools  "));
}

TEST(Cli, a_sign_that_lay_people_cannot_judge_is_not_counted_and_that_is_said) {
  const std::string typed =
      replace_first(neck_case(), "\"findings\": [",
                    "\"findings\": [{ \"finding\": \"taut_band\", \"side\": \"right\", \"muscle\": "
                    "\"levator_scapulae\", \"answer\": \"yes\", \"examiner\": \"self\" },");
  const Output output = type({"locate", "-"}, typed);
  EXPECT_EQ(output.code, 0) << output.err;
  EXPECT_TRUE(says(output.out, "Not counted, because it takes trained hands")) << output.out;
}

TEST(Cli, what_looks_like_something_that_a_flag_warns_of_holds_treatment_back_and_says_why) {
  std::string typed = replace_first(neck_case(), "\"region\": \"neck_angle\"", "\"region\": \"ball_big_toe\"");
  typed = replace_first(typed, "\"region\": \"blade_upper_corner\"", "\"region\": \"big_toe_top\"");
  typed = replace_first(typed, "\"region\": \"between_blade_and_spine\"", "\"region\": \"big_toe_under\"");
  typed = replace_first(typed, "\"findings\": [",
                        "\"findings\": [{ \"finding\": \"joint_hot_red\", \"answer\": \"yes\" }, "
                        "{ \"finding\": \"joint_swollen\", \"answer\": \"yes\" },");
  const Output gout = type({"locate", "-"}, typed);
  EXPECT_TRUE(says(gout.out, "It looks like this, whatever was answered")) << gout.out << gout.err;
  EXPECT_FALSE(says(gout.out, "tools  "));
}

TEST(Cli, the_json_of_a_ranking_parses_and_holds_the_same_leader) {
  const Output output = type({"locate", neck_file(), "--json"});
  EXPECT_EQ(output.code, 0);
  const wire::Json json = wire::Json::parse(output.out, nullptr, false);
  ASSERT_FALSE(json.is_discarded());
  EXPECT_EQ(json["ranking"]["hypotheses"][0]["point"]["muscle"], "levator_scapulae");
  EXPECT_EQ(json["provenance"]["data_hash"], test::engine().provenance().data_hash);
}

TEST(Cli, a_pipe_shows_no_bars_and_a_terminal_does) {
  EXPECT_FALSE(says(type({"locate", neck_file()}, "", false).out, "█"));
  EXPECT_TRUE(says(type({"locate", neck_file()}, "", true).out, "█"));
  EXPECT_TRUE(says(type({"locate", neck_file()}, "", true).out, "░"));
}

TEST(Cli, no_line_of_the_answer_is_wider_than_the_terminal) {
  std::istringstream lines(type({"locate", neck_file()}, "", true).out);
  for (std::string line; std::getline(lines, line);) {
    const auto letters = std::count_if(line.begin(), line.end(),
                                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    EXPECT_LE(letters, 80) << line;
  }
}

TEST(Cli, a_muscle_is_shown_under_the_names_that_people_type) {
  for (const char* name : {"levator_scapulae", "Levator scapulae", "levator-scapulae", "LEVATOR_SCAPULAE"}) {
    const Output output = type({"atlas", "show", name});
    EXPECT_EQ(output.code, 0) << name;
    EXPECT_TRUE(says(output.out, "Sources"));
  }
}

TEST(Cli, a_misspelt_muscle_names_three) {
  const Output output = type({"atlas", "show", "levator_scapula"});
  EXPECT_EQ(output.code, 4);
  EXPECT_TRUE(says(output.err, "Did you mean levator_scapulae, ")) << output.err;
  EXPECT_TRUE(says(output.err, " or "));
}

TEST(Cli, every_muscle_can_be_shown) {
  for (const Muscle& muscle : test::atlas().muscles) {
    const Output output = type({"atlas", "show", muscle.id.value}, "", true);
    EXPECT_EQ(output.code, 0) << muscle.id.value;
    EXPECT_TRUE(output.out.starts_with(muscle.name.in("en")));
  }
}

TEST(Cli, every_kind_of_entry_can_be_listed_and_narrowed_by_a_word) {
  for (const char* kind : {"regions", "muscles", "findings", "flags", "tools", "others"}) {
    const Output all = type({"atlas", "list", kind});
    EXPECT_EQ(all.code, 0) << kind;
    EXPECT_GT(std::count(all.out.begin(), all.out.end(), '\n'), 5) << kind;
  }
  const Output neck = type({"atlas", "list", "regions", "neck"});
  EXPECT_TRUE(says(neck.out, "neck_angle"));
  EXPECT_FALSE(says(neck.out, "calf_inner"));
}

// ---- data folders ------------------------------------------------------------------------------------------------------------

void copy_data(const TempFolder& folder) {
  std::filesystem::copy(std::string(UNKNOT_SOURCE) + "/data", folder.at("data"),
                        std::filesystem::copy_options::recursive);
}

void edit(const TempFolder& folder, const std::string& file, const std::string& from, const std::string& to) {
  const std::string path = folder.at("data/" + file);
  test::write_bytes(path, replace_first(test::read_bytes(path), from, to));
}

TEST(CliData, the_data_folder_of_the_repository_is_whole_and_is_the_one_built_in) {
  const Output output = type({"atlas", "check", std::string(UNKNOT_SOURCE) + "/data"});
  EXPECT_EQ(output.code, 0) << output.err;
  EXPECT_TRUE(says(output.out, test::engine().provenance().data_hash));
  EXPECT_EQ(type({"--data", std::string(UNKNOT_SOURCE) + "/data", "locate", neck_file()}).out,
            type({"locate", neck_file()}).out);
}

TEST(CliData, a_folder_with_a_reference_that_leads_nowhere_exits_with_5_and_names_file_and_key) {
  const TempFolder folder;
  copy_data(folder);
  edit(folder, "muscles/levator_scapulae.json", "\"crutches\"", "\"crutch\"");
  for (const std::vector<std::string>& words : {std::vector<std::string>{"atlas", "check", folder.at("data")},
                                                {"--data", folder.at("data"), "locate", neck_file()}}) {
    const Output output = type(words);
    EXPECT_EQ(output.code, 5);
    EXPECT_TRUE(says(output.err, "muscles/levator_scapulae.json, at points.neck_angle.aggravated_by")) << output.err;
  }
}

TEST(CliData, a_folder_with_a_half_written_file_exits_with_5) {
  const TempFolder folder;
  copy_data(folder);
  const std::string path = folder.at("data/muscles/soleus.json");
  test::write_bytes(path, test::read_bytes(path).substr(0, 200));
  const Output output = type({"atlas", "check", folder.at("data")});
  EXPECT_EQ(output.code, 5) << output.err;
  EXPECT_TRUE(says(output.err, "muscles/soleus.json")) << output.err;
}

TEST(CliData, a_folder_with_a_misspelt_key_exits_with_5) {
  const TempFolder folder;
  copy_data(folder);
  edit(folder, "muscles/soleus.json", "\"plain_name\"", "\"plane_name\"");
  EXPECT_EQ(type({"atlas", "check", folder.at("data")}).code, 5);
}

TEST(CliData, an_empty_folder_exits_with_5_and_a_missing_one_with_3) {
  const TempFolder folder;
  std::filesystem::create_directory(folder.at("empty"));
  EXPECT_EQ(type({"atlas", "check", folder.at("empty")}).code, 5);
  EXPECT_EQ(type({"atlas", "check", folder.at("missing")}).code, 3);
}

TEST(CliData, a_data_file_in_no_known_folder_exits_with_5_so_that_it_is_noticed) {
  const TempFolder folder;
  copy_data(folder);
  test::write_bytes(folder.at("data/muscle/soleus.json"), "{}");
  const Output output = type({"atlas", "check", folder.at("data")});
  EXPECT_EQ(output.code, 5);
  EXPECT_TRUE(says(output.err, "muscle/soleus.json")) << output.err;
}

// Run as a program of its own, because what is feared here is that it is killed.
TEST(CliData, a_folder_without_a_parameter_of_the_ranking_is_refused_and_does_not_kill_the_program) {
  const TempFolder folder;
  copy_data(folder);
  edit(folder, "parameters.json", "\"essential_weight\"", "\"essential_wait\"");
  const std::string command =
      std::string(UNKNOT_PROGRAM) + " atlas check " + folder.at("data") + " >" + folder.at("out") + " 2>&1";
  const int status = std::system(command.c_str());
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 5)
      << "exit " << WEXITSTATUS(status) << ": " << test::read_bytes(folder.at("out"));
}

}  // namespace
}  // namespace unknot::cli
