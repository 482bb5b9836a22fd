// The engine with what is kept: events in, a person out, everything exported and imported again.
#include "app/keeper.hpp"

#include <gtest/gtest.h>

#include "support/events.hpp"
#include "support/support.hpp"
#include "wire/person_codec.hpp"

namespace unknot::test {
namespace {

const PersonId anna(build_made_id(1));
const PainId neck(build_made_id(2));

app::Keeper open_keeper(const std::string& file) {
  auto keeper = app::Keeper::open(engine(), file);
  if (!keeper) throw std::runtime_error(build_sentence(keeper.error()));
  return std::move(*keeper);
}

std::vector<Event> list_events() {
  PainDrawn drawn;
  drawn.cells.push_back({{RegionId("temple"), Side::left}, 5.0, {"ache"}});
  return {build_event(10, 1, 0, 1, PersonDescribed{"Anna", 1980, "woman_medium", ""}),
          build_event(11, 1, 2, 2, PainNamed{"Neck"}), build_event(12, 1, 2, 3, drawn),
          build_event(13, 9, 0, 4, PersonDescribed{"Ben", {}, "man_large", "de"})};
}

TEST(Keeper, what_is_added_is_found_again_located_and_listed) {
  const TempFolder folder;
  const app::Keeper keeper = open_keeper(folder.at("unknot.db"));
  ASSERT_TRUE(keeper.append(list_events()));
  EXPECT_EQ(keeper.list_people()->size(), 2U);
  const auto person = keeper.find_person(anna, today);
  ASSERT_TRUE(person);
  EXPECT_EQ(person->pains.size(), 1U);
  const auto located = keeper.locate(anna, neck, today);
  ASSERT_TRUE(located);
  EXPECT_FALSE(located->screen.unanswered.empty());
  EXPECT_EQ(located->provenance, engine().provenance());
  EXPECT_EQ(keeper.locate(anna, PainId(build_made_id(7)), today).error().code, Code::not_kept);
  EXPECT_EQ(keeper.find_person(PersonId(build_made_id(7)), today).error().code, Code::not_kept);
}

TEST(Keeper, a_person_is_written_in_the_form_of_the_contract) {
  const TempFolder folder;
  const app::Keeper keeper = open_keeper(folder.at("unknot.db"));
  ASSERT_TRUE(keeper.append(list_events()));
  const wire::Json json = wire::write_value(*keeper.find_person(anna, today));
  EXPECT_EQ(json["name"], "Anna");
  EXPECT_EQ(json["born_year"], 1980);
  EXPECT_EQ(json["pains"][0]["started"], "2026-11-22");
  EXPECT_TRUE(json["pains"][0]["ended"].is_null());
  EXPECT_EQ(json["pains"][0]["cells"][0]["side"], "left");
  const auto again = engine().read_case(json["pains"][0]["case"].dump(), "case", today);
  ASSERT_TRUE(again) << build_sentence(again.error());
  EXPECT_EQ(again->drawing.cells.size(), 1U);
}

TEST(Keeper, an_unknown_name_is_refused_and_nothing_is_kept) {
  const TempFolder folder;
  const app::Keeper keeper = open_keeper(folder.at("unknot.db"));
  std::vector<Event> events = list_events();
  std::get<PainDrawn>(events[2].body).cells[0].spot.region = RegionId("tempel");
  EXPECT_EQ(keeper.append(events).error().key, "events[2].pain_drawn.cells[0].region");
  EXPECT_TRUE(keeper.list_people()->empty());
}

TEST(Keeper, an_export_is_imported_elsewhere_and_exported_again_byte_for_byte) {
  const TempFolder folder;
  const app::Keeper here = open_keeper(folder.at("here.db"));
  ASSERT_TRUE(here.append(list_events()));
  const std::string bytes = *here.export_all(draw_instant(9));
  const app::Keeper there = open_keeper(folder.at("there.db"));
  EXPECT_EQ(there.import_all(bytes, "export.json")->added.size(), 4U);
  EXPECT_EQ(*there.export_all(draw_instant(9)), bytes);
  EXPECT_EQ(there.import_all(bytes, "export.json")->known.size(), 4U) << "twice does no harm";
  EXPECT_EQ(*there.find_person(anna, today), *here.find_person(anna, today));
  EXPECT_FALSE(there.import_all(bytes.substr(0, bytes.size() / 2), "cut.json"));
  EXPECT_EQ(*there.export_all(draw_instant(9)), bytes) << "a refused import changes nothing";
}

TEST(Keeper, an_import_keeps_names_that_this_data_does_not_know_and_tells_them) {
  const TempFolder folder;
  const app::Keeper keeper = open_keeper(folder.at("unknot.db"));
  ASSERT_TRUE(keeper.append(list_events()));
  const std::string bytes = replace_first(*keeper.export_all(draw_instant(9)), "\"temple\"", "\"old_region\"");
  const app::Keeper other = open_keeper(folder.at("other.db"));
  ASSERT_TRUE(other.import_all(bytes, "export.json"));
  const auto person = other.find_person(anna, today);
  ASSERT_EQ(person->pains[0].lost.size(), 1U);
  EXPECT_TRUE(other.locate(anna, neck, today));
  EXPECT_EQ(*other.export_all(draw_instant(9)), bytes) << "nothing is lost";
}

TEST(Keeper, a_deleted_pain_and_a_deleted_person_are_gone) {
  const TempFolder folder;
  const app::Keeper keeper = open_keeper(folder.at("unknot.db"));
  ASSERT_TRUE(keeper.append(list_events()));
  ASSERT_TRUE(keeper.remove_pain(anna, neck));
  EXPECT_TRUE(keeper.find_person(anna, today)->pains.empty());
  ASSERT_TRUE(keeper.remove_person(anna));
  EXPECT_EQ(keeper.find_person(anna, today).error().code, Code::not_kept);
  EXPECT_EQ(keeper.list_people()->size(), 1U);
}

}  // namespace
}  // namespace unknot::test
