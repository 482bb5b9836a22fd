// `unknot cohort`, `unknot twin` and `unknot validate` as somebody types them.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/typed.hpp"
#include "wire/json.hpp"

namespace unknot::test {
namespace {

namespace fs = std::filesystem;

class TwinCommand : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("unknot_twin_" + std::to_string(getpid()));
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

// A small cohort: three blocks, two weeks.
std::vector<const char*> build_words(std::initializer_list<const char*> more) {
  std::vector<const char*> words{
      "cohort", "--people", "150", "--weeks", "2", "--hypothesis", "central", "--policy", "trials_course:gentle"};
  words.insert(words.end(), more);
  return words;
}

TEST_F(TwinCommand, shards_that_are_merged_give_the_same_bytes_as_one_run_on_any_number_of_threads) {
  const Ran one = run(build_words({"--json", "--threads", "1"}));
  ASSERT_EQ(one.code, 0) << one.err;
  EXPECT_EQ(run(build_words({"--json", "--threads", "8"})).out, one.out);
  const std::string a = path("a.jsonl");
  const std::string b = path("b.jsonl");
  ASSERT_EQ(run(build_words({"--shard", "1/2", "--results", a.c_str()})).code, 0);
  const Ran missing = run({"cohort", "merge", a.c_str()});
  EXPECT_EQ(missing.code, 4);
  EXPECT_NE(missing.err.find("150"), std::string::npos) << missing.err;
  ASSERT_EQ(run(build_words({"--shard", "2/2", "--results", b.c_str()})).code, 0);
  const Ran merged = run({"cohort", "merge", a.c_str(), b.c_str(), "--json"});
  EXPECT_EQ(merged.out, one.out) << merged.err;
}

TEST_F(TwinCommand, what_was_kept_is_not_run_again_and_a_line_that_broke_off_is) {
  const std::string file = path("people.jsonl");
  const Ran first = run(build_words({"--results", file.c_str(), "--csv"}));
  ASSERT_EQ(first.code, 0) << first.err;
  const std::string whole = read(file);
  EXPECT_EQ(std::count(whole.begin(), whole.end(), '\n'), 3);
  std::ofstream(file) << whole.substr(0, whole.size() - 30);
  const Ran again = run(build_words({"--results", file.c_str(), "--csv"}));
  EXPECT_EQ(again.out, first.out);
  const std::string mended = read(file);
  EXPECT_EQ(run(build_words({"--results", file.c_str(), "--csv"})).out, first.out);
  EXPECT_EQ(read(file), mended);
}

TEST_F(TwinCommand, results_of_another_seed_or_model_are_refused) {
  const std::string file = path("people.jsonl");
  ASSERT_EQ(run(build_words({"--results", file.c_str()})).code, 0);
  const Ran other = run(build_words({"--results", file.c_str(), "--seed", "2"}));
  EXPECT_EQ(other.code, 4);
  EXPECT_NE(other.err.find("seed"), std::string::npos) << other.err;
  const Ran longer = run({"cohort", "--people", "150", "--weeks", "3", "--results", file.c_str()});
  EXPECT_EQ(longer.code, 4) << longer.err;
  std::string changed = read(file);
  changed.replace(changed.find("\"model\":\"") + 9, 4, "ffff");
  std::ofstream(file) << changed;
  const Ran model = run(build_words({"--results", file.c_str()}));
  EXPECT_EQ(model.code, 4);
  EXPECT_NE(model.err.find("model"), std::string::npos) << model.err;
}

TEST_F(TwinCommand, whoever_stops_it_keeps_what_is_done_and_is_told) {
  const Ran ran = run(build_words({}), [] { return true; });
  EXPECT_EQ(ran.code, 130);
  EXPECT_NE(ran.err.find("Stopped"), std::string::npos) << ran.err;
}

TEST_F(TwinCommand, a_disk_that_is_full_in_the_middle_is_told_and_loses_nothing) {
  const std::string whole = path("whole.jsonl");
  const Ran expected = run(build_words({"--results", whole.c_str(), "--csv", "--threads", "1"}));
  ASSERT_EQ(expected.code, 0) << expected.err;
  const std::string file = path("people.jsonl");
  // No file may grow beyond half of the three blocks: as on a full disk, the second line breaks off.
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = fs::file_size(whole) / 2;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const Ran full = run(build_words({"--results", file.c_str(), "--csv", "--threads", "1"}));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(full.code, 6) << full.err;
  EXPECT_FALSE(full.err.empty());
  const std::string kept = read(file);
  EXPECT_GE(std::count(kept.begin(), kept.end(), '\n'), 1) << "the first block is whole";
  const Ran again = run(build_words({"--results", file.c_str(), "--csv", "--threads", "1"}));
  EXPECT_EQ(again.out, expected.out);
  EXPECT_EQ(read(file).substr(0, kept.size()), kept) << "what was there stays";
}

TEST_F(TwinCommand, words_and_numbers_that_make_no_sense_are_refused_with_what_is_allowed) {
  for (const auto& [words, expected] : std::vector<std::pair<std::vector<const char*>, const char*>>{
           {{"cohort", "--policy", "hourly"}, "monthly"},
           {{"cohort", "--policy", "monthly:hard"}, "gentle"},
           {{"cohort", "--hypothesis", "magic"}, "energy_crisis"},
           {{"cohort", "--people", "0"}, "10,000,000"},
           {{"cohort", "--weeks", "99"}, "1 to 52"},
           {{"cohort", "--shard", "3/2"}, "i/n"},
           {{"cohort", "merge", "/nowhere/a.jsonl"}, "no such file"},
           {{"twin", "--set", "leak=9"}, "leak"},
           {{"twin", "--set", "leek=0.2"}, "leak"},
           {{"twin", "--set", "leak"}, "name=number"},
           {{"twin", "--weeks", "0"}, "1 to 52"},
           {{"twin", "--pain", "11"}, "10"}}) {
    const Ran ran = run(words);
    EXPECT_NE(ran.code, 0) << words.back();
    EXPECT_NE((ran.err + ran.out).find(expected), std::string::npos) << words.back() << ": " << ran.err;
  }
}

TEST_F(TwinCommand, doses_and_diaries_are_checked_line_by_line) {
  const auto dose = [&](const char* lines) {
    const std::string file = path("dose.csv");
    std::ofstream(file) << "seconds,pressure_kpa,felt,shear,stretch\n" << lines;
    return run({"twin", "--people", "64", "--weeks", "1", "--dose", file.c_str()});
  };
  EXPECT_EQ(dose("60,10,1.3,0.1,0.02\n").code, 0);
  EXPECT_EQ(dose("-60,10,1.3,0.1,0.02\n").code, 4);
  EXPECT_EQ(dose("90000,10,1.3,0.1,0.02\n").code, 4) << "a dose longer than a day";
  EXPECT_EQ(dose("60,10,1.3\n").code, 4);
  EXPECT_EQ(dose("60,ten,1.3,0.1,0.02\n").code, 4);
  EXPECT_EQ(dose("").code, 4);
  const auto diary = [&](const std::string& lines) {
    return run({"twin", "--people", "64", "--weeks", "1", "--diary", "-"}, {}, lines);
  };
  EXPECT_EQ(diary("day,pain,session\n0,5,0\n2,4,1\n").code, 0);
  EXPECT_EQ(diary("day,pain\n0,5\n").code, 4);
  EXPECT_EQ(diary("day,pain,session\n2,5,0\n1,4,0\n").code, 4);
  EXPECT_EQ(diary("day,pain,session\n-2,5,0\n").code, 4);
  EXPECT_EQ(diary("day,pain,session\n0,15,0\n").code, 4);
}

TEST_F(TwinCommand, every_answer_says_model_and_names_account_and_range) {
  const std::string picture = path("twin.svg");
  const Ran words = run({"twin", "--pain", "5", "--people", "64", "--weeks", "2", "--plot", picture.c_str()});
  ASSERT_EQ(words.code, 0) << words.err;
  for (const char* word :
       {"model, not measurement", "energy_crisis", "scarring", "central", " to ", "not identifiable"}) {
    EXPECT_NE(words.out.find(word), std::string::npos) << word;
  }
  EXPECT_NE(read(picture).find("model, not measurement"), std::string::npos);
  const wire::Json usual = wire::Json::parse(run({"twin", "--weeks", "1", "--json"}).out, nullptr, false);
  EXPECT_GT(usual["n_effective"], 1000.0) << "512 people of each account, unless told";
  const Ran json = run({"twin", "--people", "64", "--weeks", "2", "--json"});
  const wire::Json parsed = wire::Json::parse(json.out, nullptr, false);
  ASSERT_FALSE(parsed.is_discarded());
  EXPECT_EQ(parsed["note"], "model, not measurement");
  EXPECT_EQ(parsed["hypotheses"].size(), 3U);
  const Ran warned = run({"twin", "--people", "64", "--weeks", "1", "--set", "pain_half=2.5"});
  EXPECT_EQ(warned.code, 0);
  EXPECT_NE(warned.err.find("beyond what was measured"), std::string::npos) << warned.err;
  EXPECT_NE(run({"twin", "--parameters"}).out.find("drive_time"), std::string::npos);
}

TEST_F(TwinCommand, a_press_becomes_the_session_that_is_shown_and_more_of_it_leaves_less_blood) {
  const auto find_least_flow = [](const char* force) {
    const wire::Json json =
        wire::Json::parse(run({"twin", "--people", "64", "--weeks", "1", "--site", "infraspinatus.belly.2", "--tool",
                               "thumb", "--force", force, "--json"})
                              .out);
    for (const wire::Json& one : json.at("hypotheses").at(0).at("session")) {
      if (one.at("key") != "flow") continue;
      const auto flow = one.at("band").at("middle").get<std::vector<double>>();
      return *std::ranges::min_element(flow);
    }
    return -1.0;
  };
  const double light = find_least_flow("5");
  const double strong = find_least_flow("30");
  EXPECT_GE(strong, 0.0);
  EXPECT_LT(strong, 0.8 * light);
  const Ran beyond = run({"twin", "--site", "infraspinatus.belly.2", "--tool", "thumb", "--force", "400"});
  EXPECT_NE(beyond.code, 0);
  EXPECT_NE(beyond.err.find("the last force the table has"), std::string::npos) << beyond.err;
  const Ran part = run({"twin", "--tool", "thumb", "--force", "20"});
  EXPECT_NE(part.err.find("--site, --tool and --force together"), std::string::npos) << part.err;
  const Ran stopped =
      run({"twin", "--site", "infraspinatus.belly.2", "--tool", "thumb", "--force", "20"}, [] { return true; });
  EXPECT_NE(stopped.err.find("stopped"), std::string::npos) << stopped.err;
}

TEST_F(TwinCommand, validate_hides_nothing) {
  const Ran ran = run({"validate", "--only", "twin", "--people", "0"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  for (const char* word :
       {"V1.60", "V12.pain", "V13.lactate", "V17.massaged", "**outside**", "predicted", "fitted", "parameters"}) {
    EXPECT_NE(ran.out.find(word), std::string::npos) << word;
  }
}

// The words of a row that judge: inside or outside, account by account.
std::vector<std::string> list_verdicts(const std::string& text, const std::string& id) {
  std::vector<std::string> verdicts;
  const std::size_t begin = text.find("| " + id + " ");
  std::istringstream row(
      text.substr(std::min(begin, text.size()), begin == std::string::npos ? 0 : text.find('\n', begin) - begin));
  for (std::string word; row >> word;) {
    if (word == "inside" || word == "**outside**") verdicts.push_back(word);
  }
  return verdicts;
}

TEST_F(TwinCommand, the_published_table_says_what_the_model_says_now) {
  const std::string published = read(std::string(UNKNOT_SOURCE) + "/docs/science/validation.md");
  const std::string now = run({"validate", "--only", "twin", "--people", "0"}).out;
  std::size_t n = 0;
  std::istringstream lines(now);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| V")) continue;
    const std::string id = line.substr(2, line.find(' ', 2) - 2);
    EXPECT_EQ(list_verdicts(published, id), list_verdicts(now, id)) << id;
    EXPECT_EQ(list_verdicts(now, id).size(), 3U) << id;
    ++n;
  }
  EXPECT_EQ(n, 33U);
}

TEST_F(TwinCommand, the_example_reads_json_and_tables) {
  const std::string json = path("c.json");
  const std::string csv = path("c.csv");
  ASSERT_EQ(run(build_words({"--json", "--out", json.c_str()})).code, 0);
  ASSERT_EQ(run(build_words({"--csv", "--out", csv.c_str()})).code, 0);
  std::vector<std::string> tables;
  for (const std::string& file : {json, csv}) {
    const std::string command =
        std::string("python3 ") + UNKNOT_SOURCE + "/examples/cohort.py " + file + " > " + path("table.txt");
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
    tables.push_back(read(path("table.txt")));
  }
  EXPECT_NE(tables[0].find("trials_course:gentle"), std::string::npos) << tables[0];
  EXPECT_EQ(tables[0], tables[1]);
}

}  // namespace
}  // namespace unknot::test
