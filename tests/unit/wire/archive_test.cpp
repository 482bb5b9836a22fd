#include "wire/archive.hpp"

#include <gtest/gtest.h>

#include <set>

#include "wire/words.hpp"

namespace unknot::wire {
namespace {

// A noun with one key of each kind.
struct Sample {
  std::string name;
  double thickness = 0.0;
  int count = 0;
  bool sure = false;
  bool paired = false;
  Side side{};
  std::optional<std::chrono::sys_days> date;
  std::vector<RegionId> regions;
  double weight = 0.0;

  bool operator==(const Sample&) const = default;
};

template <class Archive>
void describe(Archive& a, Sample& sample) {
  a.needed("name", sample.name);
  a.ranged("thickness_mm", sample.thickness, 0.0, 5.0);
  a.needed("count", sample.count);
  a.needed("sure", sample.sure);
  a.choice("kind", sample.paired, "paired", "single");
  a.needed("side", sample.side);
  a.maybe("date", sample.date);
  a.maybe("regions", sample.regions);
  a.group("person", false, sample.weight != 0.0, [&sample](auto& inner) { inner.needed("weight_kg", sample.weight); });
}

const Json good = Json::parse(R"({"name": "a", "thickness_mm": 2.5, "count": 3, "sure": true, "kind": "paired",
  "side": "left", "date": "2024-02-29", "regions": ["temple", "jaw"], "person": {"weight_kg": 70}})");

Sample sample() {
  return {"a",
          2.5,
          3,
          true,
          true,
          Side::left,
          std::chrono::sys_days(std::chrono::year(2024) / 2 / 29),
          {RegionId("temple"), RegionId("jaw")},
          70.0};
}

Problem refuse(const Json& json) {
  Reading reading{"file.json", {}};
  Sample ignored;
  read_value(json, "", reading, ignored);
  EXPECT_TRUE(reading.problem.has_value()) << json;
  return reading.problem.value_or(Problem{});
}

Problem refuse_with(const char* key, const Json& value) {
  Json json = good;
  json[key] = value;
  return refuse(json);
}

Problem refuse_without(const char* key) {
  Json json = good;
  json.erase(key);
  return refuse(json);
}

TEST(Archive, what_is_read_is_written_back_alike) {
  Reading reading{"file.json", {}};
  Sample read;
  read_value(good, "", reading, read);
  EXPECT_FALSE(reading.problem.has_value());
  EXPECT_EQ(read, sample());
  EXPECT_EQ(write_value(read), good);
}

TEST(Archive, empty_values_that_may_be_missing_are_left_out) {
  Sample plain = sample();
  plain.date.reset();
  plain.regions.clear();
  plain.weight = 0.0;
  const Json written = write_value(plain);
  EXPECT_FALSE(written.contains("date"));
  EXPECT_FALSE(written.contains("regions"));
  EXPECT_FALSE(written.contains("person"));
}

TEST(Archive, an_unknown_key_is_refused_with_the_nearest_known_one) {
  const Problem problem = refuse_with("regoins", Json::array());
  EXPECT_EQ(problem.code, Code::unknown_key);
  EXPECT_EQ(problem.key, "regoins");
  EXPECT_TRUE(problem.next.starts_with("Did you mean regions")) << problem.next;
  EXPECT_NE(problem.allowed.find("thickness_mm"), std::string::npos);
}

TEST(Archive, an_unknown_key_inside_a_group_is_told_with_its_whole_path) {
  const Problem problem = refuse_with("person", {{"weight_kg", 70}, {"height", 1}});
  EXPECT_EQ(problem.code, Code::unknown_key);
  EXPECT_EQ(problem.key, "person.height");
}

TEST(Archive, the_same_quantity_in_another_unit_beside_the_right_one_is_a_wrong_unit) {
  const Problem problem = refuse_with("thickness_cm", 0.25);
  EXPECT_EQ(problem.code, Code::wrong_unit);
  EXPECT_EQ(problem.found, "\"thickness_cm\"");
  EXPECT_EQ(problem.allowed, "\"thickness_mm\"");
}

TEST(Archive, the_same_quantity_in_another_unit_instead_of_the_right_one_is_a_wrong_unit_too) {
  Json json = good;
  json.erase("thickness_mm");
  json["thickness_cm"] = 0.25;
  const Problem problem = refuse(json);
  EXPECT_EQ(problem.code, Code::wrong_unit) << build_sentence(problem);
  EXPECT_EQ(problem.allowed, "\"thickness_mm\"");
}

TEST(Archive, every_needed_key_that_is_missing_is_named) {
  for (const char* key : {"name", "thickness_mm", "count", "sure", "kind", "side"}) {
    const Problem problem = refuse_without(key);
    EXPECT_EQ(problem.code, Code::missing_key) << key;
    EXPECT_EQ(problem.key, key);
  }
  EXPECT_EQ(refuse(Json::object()).found, "an empty object");
}

TEST(Archive, a_value_of_the_wrong_type_is_refused_key_by_key) {
  const std::vector<std::pair<const char*, Json>> wrong{
      {"name", 1},          {"thickness_mm", "2.5"}, {"count", 2.5},
      {"count", 3'000'000}, {"count", -3'000'000},   {"sure", "true"},
      {"side", 1},          {"regions", "jaw"},      {"regions", Json::array({1})},
      {"person", 70},       {"name", Json()},        {"thickness_mm", Json()},
      {"kind", true}};
  for (const auto& [key, value] : wrong)
    EXPECT_EQ(refuse_with(key, value).code, Code::wrong_type) << key << " " << value;
  EXPECT_EQ(refuse(Json::array()).code, Code::wrong_type);
  EXPECT_EQ(refuse(Json("text")).code, Code::wrong_type);
}

TEST(Archive, a_whole_number_beyond_64_bits_with_sign_is_refused_and_not_wrapped_round) {
  EXPECT_EQ(refuse_with("count", Json(18446744073709551615ULL)).code, Code::wrong_type);
}

TEST(Archive, an_entry_of_a_list_is_told_with_its_index) {
  EXPECT_EQ(refuse_with("regions", {"temple", 1}).key, "regions[1]");
}

TEST(Archive, a_number_outside_its_range_is_refused_and_the_ends_belong_to_it) {
  EXPECT_EQ(refuse_with("thickness_mm", 5.001).code, Code::out_of_range);
  EXPECT_EQ(refuse_with("thickness_mm", -0.001).code, Code::out_of_range);
  for (const double end : {0.0, 5.0}) {
    Json json = good;
    json["thickness_mm"] = end;
    Reading reading{"file.json", {}};
    Sample read;
    read_value(json, "", reading, read);
    EXPECT_FALSE(reading.problem.has_value()) << end;
  }
}

TEST(Archive, an_unknown_word_is_refused_with_all_words_and_the_nearest) {
  const Problem problem = refuse_with("side", "lfet");
  EXPECT_EQ(problem.code, Code::unknown_name);
  EXPECT_EQ(problem.allowed, "left, right, midline");
  EXPECT_TRUE(problem.next.starts_with("Did you mean left")) << problem.next;
  EXPECT_EQ(refuse_with("kind", "double").code, Code::unknown_name);
}

TEST(Archive, only_real_days_in_the_one_layout_are_dates) {
  for (const char* date : {"2023-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "22.11.2026", "2026-1-1",
                           "2026/11/22", "1899-12-31", "2201-01-01", "20x6-11-22", "2026-+1-22", "", "2026-11-22T10"}) {
    EXPECT_EQ(refuse_with("date", date).code, Code::out_of_range) << date;
  }
  EXPECT_EQ(refuse_with("date", 20261122).code, Code::out_of_range);
  EXPECT_EQ(refuse_with("date", "-001-11-22").code, Code::out_of_range);
}

TEST(Archive, words_for_a_person_need_at_least_one_language) {
  Reading reading{"file.json", {}};
  Text text;
  read_value(Json::parse(R"({"en": "neck", "de": "Hals"})"), "", reading, text);
  EXPECT_EQ(text.in("de"), "Hals");
  EXPECT_EQ(text.in("fr"), "neck");
  for (const char* bad : {"{}", "\"neck\"", "[]", R"({"en": 1})"}) {
    Reading refused{"file.json", {}};
    read_value(Json::parse(bad), "name", refused, text);
    EXPECT_TRUE(refused.problem.has_value()) << bad;
  }
}

template <class Enum>
void expect_words_are_distinct() {
  std::set<std::string> seen;
  for (const Word<Enum>& word : words_of<Enum>) {
    EXPECT_TRUE(seen.insert(word.text).second) << word.text;
    EXPECT_EQ(find_word(word.value), word.text);
  }
}

TEST(Words, every_value_of_an_enumeration_has_one_word_of_its_own) {
  expect_words_are_distinct<Side>();
  expect_words_are_distinct<FindingKind>();
  expect_words_are_distinct<Examiner>();
  expect_words_are_distinct<Answer>();
  expect_words_are_distinct<Action>();
  expect_words_are_distinct<Tier>();
  expect_words_are_distinct<Verdict>();
  expect_words_are_distinct<Observation::Kind>();
}

TEST(Words, the_word_of_an_action_is_its_letter) {
  for (const Word<Action>& word : words_of<Action>) EXPECT_EQ(word.text[0], find_letter(word.value));
}

}  // namespace
}  // namespace unknot::wire
