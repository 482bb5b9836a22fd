// Events there and back, and every way in which one is refused.
#include "wire/event_codec.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "support/events.hpp"

namespace unknot::test {
namespace {

std::expected<Event, Problem> read(const wire::Json& json) {
  wire::Reading reading{"event.json", {}};
  Event event;
  wire::read_value(json, "", reading, event);
  if (reading.problem) return std::unexpected(*reading.problem);
  return event;
}

wire::Json write(const Event& event) { return wire::write_value(event); }

wire::Json build_named() {
  return *wire::parse(R"({"id":"0123456789abcdef0123456789abcdef","person":"00000000000000000000000000000001",
    "pain":"00000000000000000000000000000002","kind":"pain_named","at":"2026-11-24T13:20:00.123Z","day":"2026-11-24",
    "pain_named":{"name":"Neck"}})",
                      "event.json");
}

wire::Json build_drawn() {
  wire::Json json = build_named();
  json.erase("pain_named");
  json["kind"] = "pain_drawn";
  json["pain_drawn"] = *wire::parse(
      R"({"strokes":[{"erase":false,"intensity":6,"qualities":["ache"],"radius_mm":12,"surface":[[7,0.25,0.5]]}],
          "listed":[{"region":"neck_back","side":"left","intensity":4,"qualities":[]}],
          "cells":[{"region":"neck_back","side":"left","intensity":6,"qualities":["ache"]}]})",
      "event.json");
  return json;
}

void expect_refused(const wire::Json& json, Code code, const std::string& key) {
  const std::expected<Event, Problem> event = read(json);
  ASSERT_FALSE(event.has_value()) << json.dump();
  EXPECT_EQ(find_code(event.error().code).name, find_code(code).name) << build_sentence(event.error());
  EXPECT_EQ(event.error().key, key);
}

TEST(EventCodec, the_forms_of_the_contract_are_read_and_written_back_in_the_same_words) {
  const std::expected<Event, Problem> named = read(build_named());
  ASSERT_TRUE(named) << build_sentence(named.error());
  EXPECT_EQ(std::get<PainNamed>(named->body).name, "Neck");
  EXPECT_EQ(write(*named), build_named());
  const std::expected<Event, Problem> drawn = read(build_drawn());
  ASSERT_TRUE(drawn) << build_sentence(drawn.error());
  EXPECT_EQ(std::get<PainDrawn>(drawn->body).strokes[0].surface[0], (SurfacePoint{7, 0.25, 0.5}));
  EXPECT_EQ(write(*drawn).dump(),
            R"({"id":"0123456789abcdef0123456789abcdef","person":"00000000000000000000000000000001",)"
            R"("pain":"00000000000000000000000000000002","kind":"pain_drawn",)"
            R"("at":"2026-11-24T13:20:00.123Z","day":"2026-11-24","pain_drawn":{"strokes":[)"
            R"({"erase":false,"intensity":6.0,"qualities":["ache"],"radius_mm":12.0,)"
            R"("surface":[[7,0.25,0.5]]}],"listed":[{"region":"neck_back","side":"left",)"
            R"("intensity":4.0,"qualities":[]}],"cells":[{"region":"neck_back","side":"left",)"
            R"("intensity":6.0,"qualities":["ache"]}]}})");
}

RC_GTEST_PROP(EventCodec, every_event_comes_back_equal_through_text_and_through_table_columns, ()) {
  const Event event = *draw_event();
  const std::string text = write(event).dump();
  const std::expected<Event, Problem> again = read(*wire::parse(text, "again.json"));
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == event);
  RC_ASSERT(write(*again).dump() == text);
  const wire::EventRow row = wire::build_row(event);
  const std::expected<Event, Problem> from_row = wire::read_row(row, "row");
  RC_ASSERT(from_row.has_value());
  RC_ASSERT(*from_row == event);
  RC_ASSERT(wire::build_row(*from_row) == row);
}

RC_GTEST_PROP(EventCodec, an_export_comes_back_equal_and_is_written_in_the_same_bytes, ()) {
  EventArchive archive{1, draw_instant(5), {"0.1.0", "0123456789abcdef"}, {}};
  archive.events = *rc::gen::container<std::vector<Event>>(draw_event());
  const std::string bytes = wire::write_event_archive(archive);
  const std::expected<EventArchive, Problem> again = wire::read_event_archive(bytes, "export.json");
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == archive);
  RC_ASSERT(wire::write_event_archive(*again) == bytes);
}

TEST(EventCodec, unknown_keys_are_refused_at_every_level) {
  wire::Json json = build_named();
  json["note"] = "x";
  expect_refused(json, Code::unknown_key, "note");
  json = build_named();
  json["pain_named"]["colour"] = "x";
  expect_refused(json, Code::unknown_key, "pain_named.colour");
  json = build_drawn();
  json["pain_drawn"]["strokes"][0]["pressure"] = 1;
  expect_refused(json, Code::unknown_key, "pain_drawn.strokes[0].pressure");
}

TEST(EventCodec, a_second_body_is_refused_and_a_missing_one_too) {
  wire::Json json = build_named();
  json["pain_ended"] = wire::Json::object();
  expect_refused(json, Code::unknown_key, "pain_ended");
  json = build_named();
  json.erase("pain_named");
  expect_refused(json, Code::missing_key, "pain_named");
  json = build_named();
  json["kind"] = "pain_name";
  expect_refused(json, Code::unknown_name, "kind");
}

TEST(EventCodec, ids_are_32_lower_case_hexadecimal_digits_and_nothing_else) {
  for (const char* id : {"", "0123456789ABCDEF0123456789abcdef", "0123456789abcdef0123456789abcde",
                         "0123456789abcdef0123456789abcdef0", "0123456789abcdef-123456789abcdef"}) {
    wire::Json json = build_named();
    json["id"] = id;
    expect_refused(json, Code::out_of_range, "id");
  }
  wire::Json json = build_named();
  json["person"] = 7;
  expect_refused(json, Code::wrong_type, "person");
}

TEST(EventCodec, names_are_refused_when_empty_too_long_or_with_hidden_characters) {
  for (const std::string& name : {std::string(), std::string("   "), std::string(101, 'n'), std::string("a\nb"),
                                  std::string("a\x7f"), std::string("\xC2\x85"),
                                  std::string("\xE2\x80\xAE"
                                              "abc"),
                                  std::string("a\xE2\x81\xA6")}) {
    wire::Json json = build_named();
    json["pain_named"]["name"] = name;
    expect_refused(json, Code::out_of_range, "pain_named.name");
  }
  wire::Json json = build_named();
  std::string long_name;
  for (int i = 0; i < 100; ++i) long_name += "ä";
  json["pain_named"]["name"] = long_name;
  EXPECT_TRUE(read(json)) << "letters are counted, not bytes";
}

TEST(EventCodec, text_that_is_not_utf_8_is_not_json) {
  const std::string bytes = "{\"events\":[\"\xff\"]}";
  const auto events = wire::read_events(bytes, "a phone");
  ASSERT_FALSE(events);
  EXPECT_EQ(events.error().code, Code::not_json);
}

TEST(EventCodec, moments_have_one_form_only_and_the_day_lies_beside_them) {
  for (const char* at : {"2026-11-24T13:20:00Z", "2026-11-24T13:20:00.123", "2026-11-24 13:20:00.123Z",
                         "2026-11-24T24:20:00.123Z", "2026-11-24T13:60:00.123Z", "2026-11-24T13:20:0 .123Z",
                         "2026-11-24T13:20:00.+23Z", "2026-13-24T13:20:00.123Z"}) {
    wire::Json json = build_named();
    json["at"] = at;
    expect_refused(json, Code::out_of_range, "at");
  }
  wire::Json json = build_named();
  json["day"] = "2026-11-26";
  expect_refused(json, Code::contradiction, "day");
  for (const char* day : {"2026-11-23", "2026-11-25"}) {
    json["day"] = day;
    EXPECT_TRUE(read(json)) << "clocks differ from universal time";
  }
}

TEST(EventCodec, what_is_said_of_a_pain_names_it_and_what_is_said_of_the_person_does_not) {
  wire::Json json = build_named();
  json.erase("pain");
  expect_refused(json, Code::missing_key, "pain");
  json = build_named();
  json.erase("pain_named");
  json["kind"] = "person_described";
  json["person_described"] = {{"name", "Anna"}, {"figure", "woman_medium"}};
  expect_refused(json, Code::unknown_key, "pain");
  json.erase("pain");
  EXPECT_TRUE(read(json));
  json["person_described"]["born_year"] = 1850;
  expect_refused(json, Code::out_of_range, "person_described.born_year");
}

TEST(EventCodec, a_kept_stroke_runs_on_the_skin_within_its_triangles) {
  wire::Json json = build_drawn();
  wire::Json& stroke = json["pain_drawn"]["strokes"][0];
  stroke["surface"] = wire::Json::array({wire::Json::array({7, 0.75, 0.5})});
  expect_refused(json, Code::out_of_range, "pain_drawn.strokes[0].surface[0]");
  stroke["surface"] = wire::Json::array({wire::Json::array({-1, 0.5, 0.5})});
  expect_refused(json, Code::out_of_range, "pain_drawn.strokes[0].surface[0]");
  stroke["surface"] = wire::Json::array();
  expect_refused(json, Code::missing_key, "pain_drawn.strokes[0].surface");
  stroke.erase("surface");
  stroke["view"] = "front";
  stroke["points"] = wire::Json::array({wire::Json::array({10, 20})});
  expect_refused(json, Code::unknown_key, "pain_drawn.strokes[0].view");
  json = build_drawn();
  json["pain_drawn"]["strokes"][0]["radius_mm"] = 0;
  expect_refused(json, Code::out_of_range, "pain_drawn.strokes[0].radius_mm");
}

TEST(EventCodec, safety_answers_name_a_flag_or_a_checklist_with_the_words_that_fit) {
  wire::Json json = build_named();
  json.erase("pain_named");
  json["kind"] = "safety_answered";
  const auto put = [&json](wire::Json answer) { json["safety_answered"] = {{"answers", {std::move(answer)}}}; };
  put({{"flag", "stroke"}, {"answer", "no"}});
  EXPECT_TRUE(read(json));
  put({{"screen", "emergency"}, {"answer", "none"}});
  EXPECT_TRUE(read(json));
  put({{"screen", "emergency"}, {"answer", "no"}});
  expect_refused(json, Code::unknown_name, "safety_answered.answers[0].answer");
  put({{"flag", "stroke"}, {"answer", "none"}});
  expect_refused(json, Code::unknown_name, "safety_answered.answers[0].answer");
  put({{"flag", "stroke"}, {"screen", "emergency"}, {"answer", "no"}});
  expect_refused(json, Code::missing_key, "safety_answered.answers[0].answer");
  put({{"flag", "Str oke"}, {"answer", "no"}});
  expect_refused(json, Code::unknown_name, "safety_answered.answers[0].flag");
  json["safety_answered"] = {{"answers", wire::Json::array()}};
  expect_refused(json, Code::out_of_range, "safety_answered.answers");
}

TEST(EventCodec, an_export_of_a_newer_layout_says_what_to_do) {
  const auto archive = wire::read_event_archive(R"({"unknot_archive":2,"people":[]})", "export.json");
  ASSERT_FALSE(archive);
  EXPECT_EQ(archive.error().code, Code::newer_version);
  EXPECT_NE(archive.error().next.find("newest"), std::string::npos);
}

}  // namespace
}  // namespace unknot::test
