// A good case file, to be spoilt in one place at a time.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "atlas/read_case.hpp"
#include "support/support.hpp"
#include "wire/json.hpp"

namespace unknot::atlas {

using test::today;
using wire::Json;

inline const Json good = Json::parse(R"({
  "unknot_case": 1,
  "date": "2026-11-20",
  "person": { "age_years": 41 },
  "pain": [
    { "region": "neck_angle", "side": "right", "intensity": 6, "qualities": ["ache", "burning"] },
    { "region": "neck_spine", "intensity": 0.5 }
  ],
  "safety": [
    { "screen": "emergency", "answer": "none" },
    { "flag": "blood_thinners", "answer": "not_sure", "date": "2026-10-01" }
  ],
  "findings": [
    { "finding": "neck_turn_toward", "side": "right", "answer": "yes" },
    { "finding": "head_turned_for_long", "answer": "no", "date": "2026-11-19" },
    { "finding": "press_gives_my_pain", "side": "left", "muscle": "levator_scapulae", "answer": "yes", "examiner": "helper" }
  ]
})");

inline std::expected<Case, Problem> read(const Json& json) {
  return read_case(json.dump(), "case.json", test::atlas(), today);
}

inline Problem refuse(const Json& json) {
  const std::expected<Case, Problem> one_case = read(json);
  EXPECT_FALSE(one_case.has_value()) << json;
  if (one_case) return {};
  EXPECT_EQ(one_case.error().file, "case.json");
  return one_case.error();
}

// The good case with the value at a JSON pointer such as "/pain/0/side" set.
inline Json with(const char* pointer, const Json& value) {
  Json json = good;
  json[Json::json_pointer(pointer)] = value;
  return json;
}

inline Json without(const char* object, const char* key) {
  Json json = good;
  json[Json::json_pointer(object)].erase(key);
  return json;
}

inline Json painting(const std::vector<Json>& cells) {
  Json json = Json::object();
  json["unknot_case"] = 1;
  json["pain"] = cells;
  return json;
}

inline Json cell(const char* region, const char* side, double intensity) {
  Json json = Json::object();
  json["region"] = region;
  if (*side != '\0') json["side"] = side;
  json["intensity"] = intensity;
  return json;
}

inline std::size_t count_suggested(const Problem& problem) {
  if (!problem.next.starts_with("Did you mean ")) return 0;
  const auto commas = static_cast<std::size_t>(std::count(problem.next.begin(), problem.next.end(), ','));
  return commas + (problem.next.find(" or ") != std::string::npos ? 2 : 1);
}

}  // namespace unknot::atlas
