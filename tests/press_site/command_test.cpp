// `unknot press` as somebody types it.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/press/press_runner.hpp"
#include "cli/press/print_percuss.hpp"
#include "cli/press/print_press.hpp"
#include "cli/press/results.hpp"
#include "cli/press/sweep.hpp"
#include "support/support.hpp"
#include "support/typed.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// A folder of its own that is gone afterwards.
class PressCommand : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("unknot_press_" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const char* name) const { return (folder_ / name).string(); }
  static std::string read(const std::string& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  fs::path folder_;
};

// The one answer that was written as JSON; read and written again it is the same.
PressAnswer read_back(const Ran& ran) {
  EXPECT_EQ(ran.code, 0) << ran.err;
  const wire::Json json = wire::Json::parse(ran.out, nullptr, false);
  PressAnswer answer;
  if (json.is_discarded() || json.value("unknot_press", 0) != 1) {
    ADD_FAILURE() << ran.out;
    return answer;
  }
  wire::Reading reading{"", {}};
  wire::read_value(json["results"][0], "", reading, answer);
  EXPECT_FALSE(reading.problem) << build_sentence(*reading.problem);
  EXPECT_EQ(wire::write_value(answer), json["results"][0]);
  return answer;
}

// Between 15 and 20 mm deep, ribs behind: a press takes a second or so.
constexpr const char* site = "rhomboids.inner_border";

TEST_F(PressCommand, one_press_gives_a_range_over_stiffness_in_words_that_say_it_is_a_model) {
  const Ran ran = run({"press", "--site", site, "--tool", "thumb", "--force", "8"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find("pressure at the point [kPa]"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("of what the skin feels"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("model, not a"), std::string::npos) << ran.out;
}

TEST_F(PressCommand, json_reads_back_as_the_same_answer_and_the_point_gets_less_than_the_skins_peak) {
  const Ran ran = run({"press", "--site", site, "--tool", "thumb", "--force", "4", "--json"});
  const PressAnswer answer = read_back(ran);
  ASSERT_EQ(answer.answers.size(), 3U);
  for (const StiffAnswer& stiff : answer.answers) {
    ASSERT_TRUE(stiff.row.has_value()) << stiff.outcome.where;
    EXPECT_NEAR(stiff.row->force_n, 4.0, 0.03);
    EXPECT_GT(stiff.row->nodule_pressure_kpa, 0.0);
    EXPECT_LT(stiff.row->nodule_pressure_kpa, stiff.row->peak_skin_pressure_kpa);
    EXPECT_NEAR(stiff.row->skin_pressure_kpa, 10.0 * stiff.row->force_n / stiff.row->area_cm2, 0.01);
  }
  EXPECT_GT(answer.answers[0].row->depth_mm, answer.answers[2].row->depth_mm) << "softer tissue gives way further";
}

TEST_F(PressCommand, a_gun_that_beats_is_told_in_words_and_as_json) {
  // Fast beats, for they take the fewest steps.
  std::vector<const char*> words = {"press", "--site",       site, "--tool",      "gun_ball", "--force",
                                    "10",    "--percuss-hz", "80", "--stroke-mm", "4"};
  const Ran told = run(words);
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_NE(told.out.find("model, not a"), std::string::npos) << told.out;
  EXPECT_NE(told.out.find("pressed slowly"), std::string::npos) << told.out;
  words.push_back("--json");
  const Ran ran = run(words);
  const PressAnswer answer = read_back(ran);
  for (const StiffAnswer& stiff : answer.answers) {
    ASSERT_TRUE(stiff.beaten.has_value()) << stiff.outcome.where;
    EXPECT_NEAR(stiff.beaten->last.mean_force_n, 10.0, 0.5) << "the hand's force is what the skin bears on average";
    EXPECT_GT(stiff.beaten->last.peak_nodule_kpa, stiff.row->nodule_pressure_kpa);
  }
}

TEST_F(PressCommand, moments_of_beats_become_a_table) {
  PressAnswer answer;
  answer.answers.resize(2);
  answer.answers[1].stiffness = Stiffness::high;
  answer.answers[1].beaten = Percussion{};
  answer.answers[1].beaten->samples.push_back({0.25, 5.0, 4.0, 12.5, 80.0, 6.5, -1.5, 0.125});
  EXPECT_EQ(cli::write_percuss_csv(answer),
            "stiffness,time_s,head_mm,casing_mm,force_n,skin_kpa,point_kpa,point_mm,point_shear\n"
            "high,0.25,5,4,12.5,80,6.5,-1.5,0.125\n");
}

TEST_F(PressCommand, beats_that_no_gun_has_and_words_that_contradict_are_refused) {
  const auto refuse = [](std::vector<const char*> words) {
    words.insert(words.begin(), {"press", "--site", site, "--tool", "gun_ball"});
    const Ran ran = run(words);
    EXPECT_NE(ran.code, 0);
    return ran.err;
  };
  EXPECT_NE(refuse({"--force", "10", "--percuss-hz", "0.5", "--stroke-mm", "6"}).find("frequency_hz"),
            std::string::npos);
  EXPECT_NE(refuse({"--force", "10", "--percuss-hz", "101", "--stroke-mm", "6"}).find("frequency_hz"),
            std::string::npos);
  EXPECT_NE(refuse({"--force", "10", "--percuss-hz", "40", "--stroke-mm", "21"}).find("stroke_mm"), std::string::npos);
  EXPECT_NE(refuse({"--force", "10", "--percuss-hz", "40"}).find("--stroke-mm"), std::string::npos);
  EXPECT_NE(refuse({"--depth", "10", "--percuss-hz", "40", "--stroke-mm", "6"}).find("depth"), std::string::npos);
  EXPECT_NE(refuse({"--sweep", "force=5:9:2", "--percuss-hz", "40", "--stroke-mm", "6"}).find("--sweep"),
            std::string::npos);
}

TEST_F(PressCommand, a_tense_muscle_shields_its_point_from_shear) {
  const auto find_shear = [](const char* tension) {
    const Ran ran = run({"press", "--site", site, "--tool", "thumb", "--force", "6", "--set", tension, "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return wire::Json::parse(ran.out)["results"][0]["answers"][1]["row"]["point_shear_kpa"].get<double>();
  };
  EXPECT_LT(find_shear("tension=0.2"), 0.95 * find_shear("tension=0"));
  EXPECT_NE(
      run({"press", "--site", site, "--tool", "thumb", "--force", "6", "--set", "tension=0.6"}).err.find("tension"),
      std::string::npos);
}

TEST_F(PressCommand, collagen_of_the_fascia_and_ogdens_law_are_told_with_the_layers_they_belong_to) {
  const auto press = [](std::vector<const char*> sets) {
    std::vector<const char*> words = {"press", "--site", site, "--tool", "thumb", "--force", "6", "--json"};
    for (const char* set : sets) words.insert(words.end(), {"--set", set});
    return read_back(run(words));
  };
  const auto find_depth = [](const PressAnswer& answer) { return answer.answers.at(1).row.value().depth_mm; };
  const PressAnswer plain = press({});
  const PressAnswer sheet = press({"fascia_fibres=1"});
  EXPECT_GT(sheet.layers.at(2).collagen.stiffness_kpa, 0.0);
  EXPECT_EQ(sheet.layers.at(4).collagen, CollagenFibres{});
  EXPECT_LT(find_depth(sheet), find_depth(plain)) << "the sheet bears a part";
  const PressAnswer ogden = press({"law=ogden"});
  EXPECT_NEAR(ogden.layers.at(0).alpha, 10.0, 0.3) << "skin, as in the literature";
  EXPECT_NEAR(find_depth(ogden), find_depth(plain), 0.1 * find_depth(plain)) << "laws that answer alike to a squeeze";
  const PressAnswer five = press({"alpha=5"});
  EXPECT_EQ(five.layers.at(1).alpha, 5.0);
  EXPECT_NE(five.layers.at(2).alpha, 5.0) << "fascia keeps its own";
  EXPECT_GT(find_depth(five), find_depth(ogden));
}

TEST_F(PressCommand, a_muscle_above_pulls_in_its_own_direction) {
  PressCase one{site, {}, PressToolId("thumb"), {}, 6.0, std::nullopt, std::nullopt, std::nullopt};
  one.changes.over_tension = 0.1;
  const auto answer = app::build_press_answer(engine().atlas(), one);
  ASSERT_TRUE(answer) << build_sentence(answer.error());
  EXPECT_EQ(answer->layers.at(3).name, "over");
  EXPECT_EQ(answer->layers.at(3).fibres, (MuscleFibres{300.0, 0.1, -45.0}))
      << "the trapezius runs straight across, the rhomboids slant";
  EXPECT_EQ(answer->layers.at(4).fibres, MuscleFibres{});
}

TEST_F(PressCommand, laws_and_fibres_that_cannot_be_are_refused_by_their_name) {
  const auto refuse = [](std::vector<const char*> sets, const char* at) {
    std::vector<const char*> words = {"press", "--site", at, "--tool", "thumb", "--force", "6"};
    for (const char* set : sets) words.insert(words.end(), {"--set", set});
    const Ran ran = run(words);
    EXPECT_NE(ran.code, 0);
    return ran.err;
  };
  EXPECT_NE(refuse({"law=hooke"}, site).find("law=ogden"), std::string::npos);
  EXPECT_NE(refuse({"alpha=0.2"}, site).find("alpha"), std::string::npos);
  EXPECT_NE(refuse({"alpha=5", "law=stiffening"}, site).find("alpha"), std::string::npos);
  EXPECT_NE(refuse({"fascia_fibres=11"}, site).find("fascia_fibres"), std::string::npos);
  EXPECT_NE(refuse({"over_tension=0.1"}, "occipitalis.back").find("over_tension"), std::string::npos)
      << "nothing lies over it";
}

TEST_F(PressCommand, a_thumb_that_is_held_is_told_moment_by_moment_as_json_and_as_a_table) {
  const std::vector<const char*> words = {"press", "--site", site, "--tool", "thumb", "--force", "8", "--hold", "2"};
  const auto run_with = [&](const char* form) {
    std::vector<const char*> all = words;
    if (form != nullptr) all.push_back(form);
    return run(all);
  };
  const Ran told = run_with(nullptr);
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_NE(told.out.find("the hand sinks"), std::string::npos) << told.out;
  EXPECT_NE(told.out.find("model, not a"), std::string::npos) << told.out;
  const Ran ran = run_with("--json");
  const PressAnswer answer = read_back(ran);
  for (const StiffAnswer& stiff : answer.answers) {
    ASSERT_TRUE(stiff.held.has_value()) << stiff.outcome.where;
    ASSERT_EQ(stiff.held->moments.size(), 4U);
    EXPECT_GT(stiff.held->moments.back().row.depth_mm, stiff.row->depth_mm) << "tissue gives way";
  }
  const Ran table = run_with("--csv");
  EXPECT_EQ(std::ranges::count(table.out, '\n'), 13) << table.out;
}

TEST_F(PressCommand, holds_that_nobody_holds_and_words_that_contradict_are_refused) {
  const auto refuse = [](std::vector<const char*> words) {
    words.insert(words.begin(), {"press", "--site", site, "--tool", "thumb"});
    const Ran ran = run(words);
    EXPECT_NE(ran.code, 0);
    return ran.err;
  };
  EXPECT_NE(refuse({"--force", "8", "--hold", "0.5"}).find("hold_s"), std::string::npos);
  EXPECT_NE(refuse({"--force", "8", "--hold", "301"}).find("hold_s"), std::string::npos);
  EXPECT_NE(refuse({"--depth", "8", "--hold", "10"}).find("--force"), std::string::npos);
  EXPECT_NE(refuse({"--force", "8", "--hold", "10", "--percuss-hz", "40", "--stroke-mm", "6"}).find("hold_s"),
            std::string::npos);
  EXPECT_NE(refuse({"--sweep", "force=5:9:2", "--hold", "10"}).find("--sweep"), std::string::npos);
}

TEST_F(PressCommand, the_solved_tissue_is_written_for_a_viewer_and_not_for_a_sweep) {
  const std::string file = path("tissue.vtu");
  ASSERT_EQ(run({"press", "--site", site, "--tool", "thumb", "--force", "4", "--vtu", file.c_str()}).code, 0);
  EXPECT_NE(read(file).find("UnstructuredGrid"), std::string::npos);
  EXPECT_NE(run({"press", "--site", site, "--tool", "thumb", "--sweep", "force=3:4:2", "--vtu", file.c_str()}).code, 0);
}

TEST_F(PressCommand, a_depth_is_met_by_finding_its_force) {
  const Ran ran = run({"press", "--site", site, "--tool", "thumb", "--depth", "4", "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const wire::Json json = wire::Json::parse(ran.out);
  for (const wire::Json& answer : json["results"][0]["answers"]) {
    ASSERT_TRUE(answer.contains("row")) << answer.dump();
    EXPECT_NEAR(answer["row"]["depth_mm"].get<double>(), 4.0, 0.03);
  }
}

TEST_F(PressCommand, skin_that_sticks_is_told_with_its_shear_and_reads_back) {
  const Ran ran = run({"press", "--site", site, "--tool", "thumb", "--force", "4", "--set", "friction=0.5", "--json"});
  const PressAnswer answer = read_back(ran);
  EXPECT_EQ(answer.one_case.changes.friction, 0.5);
  for (const StiffAnswer& stiff : answer.answers) {
    ASSERT_TRUE(stiff.drag.has_value()) << stiff.outcome.where;
    EXPECT_GT(stiff.drag->stick_share, 0.0);
    EXPECT_GT(stiff.drag->peak_kpa, 0.0);
    // A point may be pressed by up to four times the mean of its face.
    EXPECT_LE(stiff.drag->peak_kpa, 0.5 * 4.0 * stiff.row->peak_skin_pressure_kpa);
    EXPECT_EQ(stiff.drag->across_n, 0.0) << "straight down";
  }
  const auto refuse = [&](const char* set, const char* words) {
    const Ran bad = run({"press", "--site", site, "--tool", "thumb", "--force", "4", "--set", set});
    EXPECT_NE(bad.code, 0);
    EXPECT_NE(bad.err.find(words), std::string::npos) << bad.err;
  };
  refuse("friction=-0.1", "friction");
  refuse("friction=2.5", "0 to 2");
  refuse("slide=31", "slide_mm");
  const Ran held =
      run({"press", "--site", site, "--tool", "thumb", "--force", "4", "--set", "slide=3", "--hold", "10"});
  EXPECT_NE(held.code, 0);
  EXPECT_NE(held.err.find("solved without friction"), std::string::npos) << held.err;
}

TEST_F(PressCommand, a_sweep_in_two_shards_with_one_row_broken_off_merges_to_the_whole_and_solves_nothing_twice) {
  const std::string one = path("one.jsonl");
  const std::string two = path("two.jsonl");
  const auto sweep = [&](const char* shard, const std::string& file) {
    return run({"press", "--site", site, "--tool", "thumb", "--sweep", "force=4:8:3", "--shard", shard, "--results",
                file.c_str()});
  };
  EXPECT_EQ(sweep("1/2", one).code, 0);
  EXPECT_EQ(sweep("2/2", two).code, 0);
  const std::string whole = read(one);
  std::ofstream(one) << whole.substr(0, whole.size() - 40);  // as a cut of power leaves it
  EXPECT_EQ(sweep("1/2", one).code, 0);
  const std::string again = read(one);
  EXPECT_EQ(sweep("1/2", one).code, 0);
  EXPECT_EQ(read(one), again) << "what is there is not worked out again";
  const Ran merged = run({"press", "merge", one.c_str(), two.c_str(), "--csv"});
  ASSERT_EQ(merged.code, 0) << merged.err;
  EXPECT_EQ(std::count(merged.out.begin(), merged.out.end(), '\n'), 1 + 3 * 3) << merged.out;
  const Ran direct = run({"press", "--site", site, "--tool", "thumb", "--sweep", "force=4:8:3", "--csv"});
  EXPECT_EQ(direct.out.substr(0, direct.out.find('\n')), merged.out.substr(0, merged.out.find('\n')));
}

TEST_F(PressCommand, the_example_reads_json_tables_and_results) {
  const std::string results = path("r.jsonl");
  const std::string json = path("r.json");
  const std::string csv = path("r.csv");
  ASSERT_EQ(run({"press", "--site", site, "--tool", "thumb", "--force", "4", "--results", results.c_str()}).code, 0);
  ASSERT_EQ(run({"press", "merge", results.c_str(), "--json", "--out", json.c_str()}).code, 0);
  ASSERT_EQ(run({"press", "merge", results.c_str(), "--csv", "--out", csv.c_str()}).code, 0);
  std::vector<std::string> tables;
  for (const std::string& file : {results, json, csv}) {
    const std::string command =
        std::string("python3 ") + UNKNOT_SOURCE + "/examples/press.py " + file + " > " + path("table.txt");
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
    tables.push_back(read(path("table.txt")));
  }
  EXPECT_NE(tables[0].find("rhomboids.inner_border"), std::string::npos) << tables[0];
  EXPECT_EQ(tables[0], tables[1]);
  EXPECT_EQ(tables[0], tables[2]);
}

// ---- being stopped ------------------------------------------------------------------------------------------------------------

TEST_F(PressCommand, whoever_stops_it_at_once_gets_nothing_and_is_told_so) {
  const Ran ran = run({"press", "--site", site, "--tool", "thumb", "--sweep", "force=4:8:3"}, [] { return true; });
  EXPECT_EQ(ran.code, 130);
  EXPECT_NE(ran.err.find("Stopped after 0 of 3 presses"), std::string::npos) << ran.err;
}

TEST_F(PressCommand, ctrl_c_ends_the_program_by_that_signal_and_keeps_whole_lines_only) {
  const std::string file = path("sweep.jsonl");
  const pid_t process = fork();
  if (process == 0) {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execl(UNKNOT_PROGRAM, "unknot", "press", "--site", site, "--tool", "thumb", "--sweep", "force=4:20:500",
          "--results", file.c_str(), nullptr);
    _exit(127);
  }
  for (int n = 0; n < 3000 && (!fs::exists(file) || fs::file_size(file) == 0); ++n) std::this_thread::sleep_for(20ms);
  kill(process, SIGINT);
  int status = 0;
  waitpid(process, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status)) << status;
  EXPECT_EQ(WTERMSIG(status), SIGINT);
  EXPECT_TRUE(read(file).ends_with("\n"));
  std::string hash;
  const auto kept = cli::read_results(file, hash);
  ASSERT_TRUE(kept.has_value()) << build_sentence(kept.error());
  EXPECT_GE(kept->size(), 1U);
  EXPECT_LT(kept->size(), 500U);
}

// ---- what is refused ----------------------------------------------------------------------------------------------------------

TEST_F(PressCommand, bad_input_is_one_sentence_that_names_what_and_where) {
  const auto refuse = [](std::vector<const char*> more, const char* word) {
    std::vector<const char*> words = {"press"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run(words);
    EXPECT_NE(ran.code, 0) << word;
    EXPECT_TRUE(ran.out.empty()) << ran.out;
    EXPECT_NE(ran.err.find(word), std::string::npos) << ran.err;
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
  };
  refuse({}, "--site");
  refuse({"--site", site}, "--tool");
  refuse({"--site", site, "--tool", "thumb"}, "force");
  refuse({"--site", site, "--tool", "thumb", "--force", "5", "--depth", "2"}, "force and depth");
  refuse({"--site", site, "--tool", "thumb", "--force", "-5"}, "force_n");
  refuse({"--site", site, "--tool", "thumb", "--force", "500"}, "force_n");
  refuse({"--site", site, "--tool", "thumb", "--force", "nan"}, "force_n");
  refuse({"--site", site, "--tool", "thum", "--force", "5"}, "thumb");
  refuse({"--site", "rhomboids.inner_bordr", "--tool", "thumb", "--force", "5"}, "rhomboids.inner_border");
  refuse({"--muscle", "rhomboids", "--point", "border", "--tool", "thumb", "--force", "5"}, "rhomboids.inner_border");
  refuse({"--site", site, "--tool", "thumb", "--force", "5", "--sex", "cat"}, "woman");
  refuse({"--site", site, "--tool", "thumb", "--force", "5", "--set", "fat=-3"}, "fat_mm");
  refuse({"--site", site, "--tool", "thumb", "--force", "5", "--set", "fat=thick"}, "fat=thick");
  refuse({"--site", site, "--tool", "thumb", "--force", "5", "--set", "tilt=90"}, "tilt_degrees");
  refuse({"--site", "occipitalis.back", "--tool", "thumb", "--force", "5", "--set", "over=3"}, "over_mm");
  refuse({"--site", site, "--tool", "foam_roller", "--force", "99", "--set", "tilt=15"}, "tilt_degrees");
  refuse({"--site", site, "--tool", "thumb", "--sweep", "force=5:60"}, "from:to:n");
  refuse({"--site", site, "--tool", "thumb", "--sweep", "forze=5:60:3"}, "force");
  refuse({"--site", site, "--tool", "thumb", "--sweep", "force=5:50:3", "--shard", "4/3"}, "4/3");
  refuse({"--site", site, "--tool", "thumb", "--force", "3", "--sweep", "force=5:50:3"}, "twice");
  refuse({"merge", "/nowhere/at/all"}, "/nowhere/at/all");
}

TEST_F(PressCommand, a_file_that_holds_no_results_is_refused_with_its_line) {
  std::ofstream(path("bad.jsonl")) << "{\"unknot_press\": 1, \"result\": {}}\n";
  const Ran ran = run({"press", "merge", path("bad.jsonl").c_str()});
  EXPECT_NE(ran.code, 0);
  EXPECT_NE(ran.err.find("bad.jsonl:1"), std::string::npos) << ran.err;
}

TEST(PressSweep, shards_share_the_cases_out_and_force_varies_fastest) {
  PressCase one;
  const std::vector<std::string> sweeps = {"force=10:30:3", "fat=5:15:2"};
  const auto all = *cli::list_cases(one, sweeps, "");
  ASSERT_EQ(all.size(), 6U);
  EXPECT_EQ(all[0].force_n, 10.0);
  EXPECT_EQ(all[1].force_n, 20.0);
  EXPECT_EQ(all[1].changes.fat_mm, 5.0);
  EXPECT_EQ(all[5].changes.fat_mm, 15.0);
  std::vector<PressCase> shared;
  for (const char* shard : {"1/4", "2/4", "3/4", "4/4"}) {
    const auto share = *cli::list_cases(one, sweeps, shard);
    shared.insert(shared.end(), share.begin(), share.end());
  }
  EXPECT_EQ(shared.size(), all.size());
  for (const PressCase& next : all) EXPECT_EQ(std::count(shared.begin(), shared.end(), next), 1);
}

TEST(PressWords, a_share_reads_as_a_person_says_it) {
  EXPECT_EQ(cli::build_share_words(0.21), "a fifth");
  EXPECT_EQ(cli::build_share_words(0.49), "half");
  EXPECT_EQ(cli::build_share_words(0.001), "next to nothing");
  EXPECT_EQ(cli::build_share_words(1.5), "more than all");
}

}  // namespace
}  // namespace unknot::test
