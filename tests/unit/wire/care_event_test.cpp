// Events of care that are refused, each with its key.
#include <gtest/gtest.h>

#include "support/support.hpp"
#include "wire/event_codec.hpp"

namespace unknot::test {
namespace {

// The events of one kept example: a choice, a session with one press and its reaction; or an entry of the diary.
wire::Json read_example(const std::string& name) {
  return *wire::parse(read_source("tests/fuzz/corpus/events/" + name), name);
}

std::expected<std::vector<Event>, Problem> read(const wire::Json& json) {
  return wire::read_events(json.dump(), "the device");
}

void expect_refused(const wire::Json& json, Code code, const std::string& key) {
  const auto events = read(json);
  ASSERT_FALSE(events) << key;
  EXPECT_EQ(find_code(events.error().code).name, find_code(code).name) << build_sentence(events.error());
  EXPECT_EQ(events.error().key, key);
}

TEST(CareEvents, the_examples_are_read_and_written_back_in_the_same_words) {
  for (const char* name : {"care", "diary"}) {
    const wire::Json json = read_example(name);
    const auto events = read(json);
    ASSERT_TRUE(events) << build_sentence(events.error());
    for (std::size_t i = 0; i < events->size(); ++i) {
      EXPECT_EQ(wire::Json::parse(wire::write_value((*events)[i]).dump()), json["events"][i]);
    }
  }
}

TEST(CareEvents, an_unknown_word_for_how_a_press_ended_is_refused_with_the_words_there_are) {
  const auto events = read(read_example("press_unknown_end"));
  ASSERT_FALSE(events);
  EXPECT_EQ(events.error().key, "events[2].press_done.ended");
  EXPECT_NE(events.error().allowed.find("not_easing"), std::string::npos);
  wire::Json json = read_example("care");
  json["events"][3]["session_ended"]["how"] = "slept";
  expect_refused(json, Code::unknown_name, "events[3].session_ended.how");
  json = read_example("care");
  json["events"][3]["session_ended"]["reason"] = "bored";
  expect_refused(json, Code::unknown_name, "events[3].session_ended.reason");
  json = read_example("care");
  json["events"][4]["reaction_told"]["kinds"][1] = "cured";
  expect_refused(json, Code::unknown_name, "events[4].reaction_told.kinds");
}

TEST(CareEvents, numbers_outside_their_range_are_refused) {
  const auto put = [](const char* name, int event, const char* kind, const char* key, double value) {
    wire::Json json = read_example(name);
    json["events"][static_cast<std::size_t>(event)][kind][key] = value;
    expect_refused(json, Code::out_of_range, "events[" + std::to_string(event) + "]." + kind + "." + key);
  };
  put("care", 2, "press_done", "level", 10.5);
  put("care", 2, "press_done", "seconds", 3601);
  put("care", 2, "press_done", "pain", -1);
  put("care", 4, "reaction_told", "soreness", 11);
  put("diary", 0, "diary_noted", "now", 10.1);
  wire::Json json = read_example("diary");
  json["events"][0]["diary_noted"]["change"] = 4;
  expect_refused(json, Code::out_of_range, "events[0].diary_noted.change");
  json = read_example("care");
  json["events"][2]["press_done"]["number"] = 0;
  expect_refused(json, Code::out_of_range, "events[2].press_done.number");
  json = read_example("care");
  json["events"][4]["reaction_told"]["kinds"] = wire::Json::array();
  expect_refused(json, Code::out_of_range, "events[4].reaction_told.kinds");
}

TEST(CareEvents, an_entry_in_the_future_is_refused_and_one_of_long_ago_is_not) {
  const auto future = read(read_example("diary_of_tomorrow"));
  ASSERT_FALSE(future);
  EXPECT_EQ(future.error().code, Code::out_of_range);
  EXPECT_NE(future.error().key.find("diary_noted.about_day"), std::string::npos);
  wire::Json json = read_example("diary");
  json["events"][0]["diary_noted"]["about"] = "2016-11-22T11:00:00.000Z";
  json["events"][0]["diary_noted"]["about_day"] = "2016-11-22";
  EXPECT_TRUE(read(json));
  json["events"][0]["diary_noted"]["about_day"] = "2016-11-25";
  expect_refused(json, Code::contradiction, "events[0].diary_noted.about_day");
}

TEST(CareEvents, a_note_may_be_very_long_but_not_endless) {
  wire::Json json = read_example("diary");
  json["events"][0]["diary_noted"]["note"] = std::string(wire::longest_note, 'n');
  EXPECT_TRUE(read(json));
  json["events"][0]["diary_noted"]["note"] = std::string(wire::longest_note + 1, 'n');
  expect_refused(json, Code::too_large, "events[0].diary_noted.note");
}

TEST(CareEvents, a_measurement_says_by_what_it_was_taken) {
  wire::Json json = read_example("diary");
  json["events"][0]["diary_noted"]["motions"][0]["by"] = "guess";
  EXPECT_FALSE(read(json));
  json = read_example("diary");
  json["events"][0]["diary_noted"]["thresholds"][0]["by"] = "phone";
  EXPECT_FALSE(read(json));
}

}  // namespace
}  // namespace unknot::test
