// The twin beside what was measured. Published numbers and tolerances: tests/validate/twin_targets.csv.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "twin/validate/score.hpp"

namespace unknot::test {
namespace {

using namespace unknot::twin;

struct Row {
  double low = 0.0;
  double high = 0.0;
};

std::map<std::string, Row> read_rows() {
  std::ifstream file(std::string(UNKNOT_SOURCE) + "/tests/validate/twin_targets.csv");
  std::map<std::string, Row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const std::string id = line.substr(0, line.find(','));
    // "what" may stand in quotes with commas in it.
    std::size_t at = line.find(',') + 1;
    at = line[at] == '"' ? line.find("\",", at) + 2 : line.find(',', at) + 1;
    std::istringstream rest(line.substr(at));
    std::vector<std::string> fields;
    for (std::string field; std::getline(rest, field, ',');) fields.push_back(field);
    rows[id] = {std::stod(fields.at(2)), std::stod(fields.at(3))};
  }
  return rows;
}

TEST(Scoreboard, every_row_has_a_target_and_every_target_a_row) {
  std::set<std::string> ids;
  for (const Target& target : list_targets()) ids.insert(std::string(target.id));
  for (const auto& [id, row] : read_rows()) {
    EXPECT_TRUE(ids.erase(id) == 1 || id.starts_with("V12.")) << id;
    EXPECT_LT(row.low, row.high) << id;
  }
  EXPECT_TRUE(ids.empty()) << *ids.begin();
  EXPECT_FALSE(ask_target("V99", TwinHypothesis::central, 0));
}

TEST(Scoreboard, blood_energy_both_sides_soreness_and_motion_lie_inside_under_at_least_one_account) {
  const std::map<std::string, Row> rows = read_rows();
  for (const auto& [id, row] : rows) {
    const std::string group = id.substr(0, id.find('.'));
    if (!std::set<std::string>{"V1", "V2", "V3", "V4", "V10", "V14", "V15"}.contains(group)) continue;
    bool inside = false;
    for (const TwinHypothesis hypothesis : all_hypotheses) {
      const double value = ask_target(id, hypothesis, 0)->middle;
      inside = inside || (value >= row.low && value <= row.high);
    }
    EXPECT_TRUE(inside) << id;
  }
}

TEST(Scoreboard, what_fails_is_known_and_stays_told) {
  // Whoever mends one of these changes docs/science/validation.md too.
  const std::map<std::string, Row> rows = read_rows();
  const auto is_inside = [&](const char* id, TwinHypothesis hypothesis) {
    const double value = ask_target(id, hypothesis, 0)->middle;
    return value >= rows.at(id).low && value <= rows.at(id).high;
  };
  EXPECT_FALSE(is_inside("V13.flow", TwinHypothesis::energy_crisis));
  EXPECT_TRUE(is_inside("V13.flow", TwinHypothesis::scarring));
  EXPECT_TRUE(is_inside("V13.flow", TwinHypothesis::central));
  for (const TwinHypothesis hypothesis : all_hypotheses) EXPECT_FALSE(is_inside("V13.lactate", hypothesis));
  EXPECT_FALSE(is_inside("V17.massaged", TwinHypothesis::energy_crisis));
}

}  // namespace
}  // namespace unknot::test
