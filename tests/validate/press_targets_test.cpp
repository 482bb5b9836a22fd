// The press beside what was measured. What takes minutes runs with UNKNOT_PRESS_TARGETS=1: `./test --deep press`.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "app/validate/press_board.hpp"
#include "support/typed.hpp"
#include "wire/json.hpp"

namespace unknot::test {
namespace {

// The three answers of each row of a table, by id; those of the press have four cells before the last.
std::map<std::string, std::array<std::string, 3>> read_answers(const std::string& text) {
  std::map<std::string, std::array<std::string, 3>> rows;
  std::istringstream lines(text.substr(0, text.find("\n## The twin")));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| V")) continue;
    std::vector<std::string> cells;
    for (std::size_t at = 1; at < line.size();) {
      const std::size_t end = line.find('|', at);
      cells.push_back(line.substr(at + 1, end - at - 2));
      at = end + 1;
    }
    if (cells.size() == 6) rows[cells[0].substr(0, cells[0].find(' '))] = {cells[2], cells[3], cells[4]};
  }
  return rows;
}

// "inside", "**outside**", or that there is no number.
std::string find_verdict(const std::string& answer) {
  for (const char* word : {"inside", "**outside**", "not run", "no balance found"}) {
    if (answer.find(word) != std::string::npos) return word;
  }
  return answer;
}

void expect_alike(const std::string& id, const std::array<std::string, 3>& published,
                  const std::array<std::string, 3>& now) {
  for (std::size_t s = 0; s < 3; ++s) {
    EXPECT_EQ(find_verdict(published[s]), find_verdict(now[s])) << id << ": " << published[s] << ", now " << now[s];
    if (!find_verdict(now[s]).ends_with("side") && !find_verdict(now[s]).ends_with("side**")) continue;
    const double value = std::strtod(now[s].c_str(), nullptr);
    EXPECT_NEAR(std::strtod(published[s].c_str(), nullptr), value, 0.03 * std::abs(value) + 0.02) << id;
  }
}

std::string read_published() {
  std::ifstream file(std::string(UNKNOT_SOURCE) + "/docs/science/validation.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(PressTargets, rows_are_whole_and_none_is_hidden) {
  const auto engine = app::Engine::load();
  ASSERT_TRUE(engine);
  const PressScoreboard board = app::PressBoard(engine->atlas()).build();
  const auto published = read_answers(read_published());
  std::set<std::string> groups;
  for (const PressScoreRow& row : board.rows) {
    groups.insert(row.id.substr(0, row.id.find('.')));
    EXPECT_LT(row.low, row.high) << row.id;
    EXPECT_TRUE(row.published >= row.low && row.published <= row.high) << row.id;
    EXPECT_FALSE(row.source.empty()) << row.id;
    EXPECT_TRUE(published.contains(row.id)) << row.id << " is not in docs/science/validation.md";
  }
  EXPECT_EQ(groups, (std::set<std::string>{"V5", "V6", "V7", "V8", "V9"}));
  EXPECT_EQ(published.size(), board.rows.size());
}

TEST(PressTargets, what_is_quick_to_ask_says_what_is_published) {
  const auto engine = app::Engine::load();
  ASSERT_TRUE(engine);
  app::PressBoard press(engine->atlas());
  for (std::size_t number = 0; number < press.count_jobs(); ++number) {
    if (press.name_job(number) == "V6") press.run_job(number, {});
  }
  const auto now = read_answers(app::write_press_scoreboard(press.build()));
  const auto published = read_answers(read_published());
  for (const char* id : {"V6.strain", "V6.stress"}) {
    ASSERT_TRUE(published.contains(id)) << id;
    expect_alike(id, published.at(id), now.at(id));
  }
  EXPECT_EQ(now.at("V5.shin_fat")[0], "not asked");
}

TEST(PressTargets, every_answer_is_the_published_one) {
  if (std::getenv("UNKNOT_PRESS_TARGETS") == nullptr) GTEST_SKIP() << "takes minutes: ./test --deep press";
  const Ran ran = run({"validate", "--only", "press"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto now = read_answers(ran.out);
  const auto published = read_answers(read_published());
  EXPECT_EQ(now.size(), published.size());
  for (const auto& [id, answers] : now) {
    ASSERT_TRUE(published.contains(id)) << id;
    expect_alike(id, published.at(id), answers);
    for (const std::string& answer : answers) EXPECT_NE(answer, "not asked") << id;
  }
}

TEST(PressTargets, whoever_stops_it_is_told_soon_and_nothing_is_written) {
  std::atomic<int> n_asked = 0;
  const Ran ran =
      run({"validate", "--only", "press"}, [&] { return ++n_asked > 20; });  // after a second: in the middle of solving
  EXPECT_EQ(ran.code, 130);
  EXPECT_TRUE(ran.out.empty());
  EXPECT_NE(ran.err.find("Stopped"), std::string::npos) << ran.err;
}

TEST(PressTargets, a_model_that_there_is_not_is_refused_and_tables_for_programs_hold_every_answer) {
  const Ran wrong = run({"validate", "--only", "knee"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_NE(wrong.err.find("twin or press"), std::string::npos) << wrong.err;
  const wire::Json json =
      wire::Json::parse(run({"validate", "--only", "twin", "--people", "0", "--json"}).out, nullptr, false);
  ASSERT_FALSE(json.is_discarded());
  EXPECT_EQ(json["note"], "model, not measurement");
  EXPECT_FALSE(json.contains("press"));
  ASSERT_EQ(json["twin"].size(), 33U);
  const std::string csv = run({"validate", "--only", "twin", "--people", "0", "--csv"}).out;
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 3 * 33);
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    bool quoted = false;
    int n_commas = 0;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      if (c == ',' && !quoted) ++n_commas;
    }
    EXPECT_EQ(n_commas, 14) << line;
  }
}

}  // namespace
}  // namespace unknot::test
