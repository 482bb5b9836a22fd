// Whole stories: from what a person paints and answers to what Unknot says.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "story/baseline.hpp"
#include "story/story.hpp"

namespace unknot::story {
namespace {

const app::Engine& engine() {
  static const app::Engine loaded = *app::Engine::load();
  return loaded;
}

std::vector<Story> stories_in(const std::string& folder) {
  return load_stories(std::string(UNKNOT_SOURCE) + "/tests/story/" + folder, engine().atlas());
}

void expect_all(const std::vector<Story>& stories) {
  for (const Story& story : stories) {
    const Located located = engine().locate(story.one_case);
    for (const Expectation& expectation : story.expectations) {
      EXPECT_EQ(check(expectation, located), "") << story.path << ":" << expectation.line << " " << story.title
                                                 << ": expect " << expectation.kind << " " << expectation.value;
    }
  }
}

const Expectation* find_kind(const Story& story, const std::string& kind) {
  for (const Expectation& expectation : story.expectations) {
    if (expectation.kind == kind) return &expectation;
  }
  return nullptr;
}

std::string find_muscle(const Story& story) {
  return story.path.substr(story.path.rfind('/') + 1, story.path.size() - story.path.rfind('/') - 5);
}

TEST(Story, every_muscle_leads_for_its_textbook_pain_or_the_file_names_its_rival) { expect_all(stories_in("muscles")); }

TEST(Story, every_muscle_has_a_story_and_at_most_15_percent_name_a_rival) {
  const std::vector<Story> stories = stories_in("muscles");
  std::set<std::string> told;
  std::size_t rivals = 0;
  for (const Story& story : stories) {
    told.insert(find_muscle(story));
    const bool leads = find_kind(story, "leads") != nullptr;
    rivals += find_kind(story, "rival") != nullptr ? 1U : 0U;
    EXPECT_NE(leads, find_kind(story, "rival") != nullptr) << story.path << " must expect its muscle or name a rival";
    if (leads) EXPECT_EQ(find_kind(story, "leads")->value, find_muscle(story)) << story.path;
  }
  for (const Muscle& muscle : engine().atlas().muscles) EXPECT_TRUE(told.contains(muscle.id.value)) << muscle.id.value;
  EXPECT_GE(stories.size(), 80U);
  EXPECT_LE(static_cast<double>(rivals), 0.15 * static_cast<double>(stories.size()));
  RecordProperty("stories", static_cast<int>(stories.size()));
  RecordProperty("rivals", static_cast<int>(rivals));
  fmt::print("{} muscle stories, {} name a rival ({:.1f} %)\n", stories.size(), rivals,
             100.0 * static_cast<double>(rivals) / static_cast<double>(stories.size()));
}

TEST(Story, at_least_15_pictures_that_are_not_muscles_end_in_probably_not_or_in_a_flag) {
  const std::vector<Story> stories = stories_in("not_muscle");
  EXPECT_GE(stories.size(), 15U);
  expect_all(stories);
  for (const Story& story : stories) {
    const Expectation* verdict = find_kind(story, "verdict");
    const bool probably_not = verdict != nullptr && verdict->value == "probably_not";
    EXPECT_TRUE(probably_not || find_kind(story, "action") != nullptr) << story.path;
  }
}

TEST(Story, flags_stop_what_they_must) { expect_all(stories_in("flags")); }

// Every flag of the atlas in turn, on a drawing that calls for it: alone it must stop, hold back or limit.
TEST(Story, every_single_flag_stops_what_its_letter_says) {
  const Atlas& atlas = engine().atlas();
  for (const Flag& raised : atlas.flags) {
    Case one_case;
    one_case.date = std::chrono::year{2026} / 11 / 22;
    for (const Region& region : atlas.regions) {
      const bool called = raised.always || region.area == "neck" ||
                          std::find(raised.called_for_areas.begin(), raised.called_for_areas.end(), region.area) !=
                              raised.called_for_areas.end() ||
                          std::find(raised.called_for_regions.begin(), raised.called_for_regions.end(), region.id) !=
                              raised.called_for_regions.end();
      if (!called || one_case.drawing.cells.size() == 4) continue;
      one_case.drawing.cells.push_back({{region.id, region.paired ? Side::right : Side::midline}, 5.0, {}});
    }
    for (const Flag& flag : atlas.flags) {
      one_case.safety.push_back({flag.id, flag.id == raised.id ? Answer::yes : Answer::no, one_case.date});
    }
    const Located located = engine().locate(one_case);
    EXPECT_EQ(located.screen.action, raised.action) << raised.id.value;
    EXPECT_EQ(located.ranking.has_value(), raised.action < Action::same_day) << raised.id.value;
    EXPECT_EQ(located.limits.no_treatment, raised.action >= Action::professional_first) << raised.id.value;
    EXPECT_TRUE(std::any_of(located.limits.all.begin(), located.limits.all.end(),
                            [&](const Limit& limit) { return limit.flag == raised.id; }))
        << raised.id.value << " must travel with the result as a limit";
    for (const PointLimits& limits : located.point_limits) {
      if (located.limits.no_treatment) EXPECT_TRUE(limits.allowed.empty()) << raised.id.value;
      for (const ToolId& tool : raised.forbids_tools) {
        EXPECT_EQ(std::find(limits.allowed.begin(), limits.allowed.end(), tool), limits.allowed.end())
            << raised.id.value;
      }
    }
  }
}

TEST(Story, whole_body_pain_empty_drawings_and_open_questions_get_an_honest_answer) { expect_all(stories_in("edges")); }

// The same drawings with one region missed, one added, or one shifted to its neighbour; each in every possible way up to
// a dozen, chosen evenly.
std::vector<Case> list_disturbed(const Atlas& atlas, const Case& one_case) {
  std::vector<Case> disturbed;
  const std::vector<PaintedCell>& cells = one_case.drawing.cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells.size() > 1) {
      Case missed = one_case;
      missed.drawing.cells.erase(missed.drawing.cells.begin() + static_cast<std::ptrdiff_t>(i));
      disturbed.push_back(std::move(missed));
    }
    for (const RegionId& neighbour : find(atlas.regions, cells[i].spot.region)->adjacent) {
      const bool paired = find(atlas.regions, neighbour)->paired;
      const Side side = !paired                               ? Side::midline
                        : cells[i].spot.side == Side::midline ? Side::right
                                                              : cells[i].spot.side;
      const Spot spot{neighbour, side};
      if (std::any_of(cells.begin(), cells.end(), [&](const PaintedCell& c) { return c.spot == spot; })) continue;
      Case shifted = one_case;
      shifted.drawing.cells[i].spot = spot;
      disturbed.push_back(std::move(shifted));
      Case added = one_case;
      added.drawing.cells.push_back({spot, cells[i].intensity, {}});
      disturbed.push_back(std::move(added));
    }
  }
  std::vector<Case> chosen;
  const std::size_t step = std::max<std::size_t>(1, disturbed.size() / 12);
  for (std::size_t i = 0; i < disturbed.size(); i += step) chosen.push_back(disturbed[i]);
  return chosen;
}

TEST(Story, disturbed_drawings_keep_the_right_muscle_in_the_top_three_and_beat_the_plain_list) {
  const Atlas& atlas = engine().atlas();
  std::size_t all = 0;
  std::size_t ranked = 0;
  std::size_t listed = 0;
  for (const Story& story : stories_in("muscles")) {
    const std::string muscle = find_muscle(story);
    for (const Case& disturbed : list_disturbed(atlas, story.one_case)) {
      const Located located = engine().locate(disturbed);
      ASSERT_TRUE(located.ranking) << story.path;
      const std::size_t rank = find_rank(*located.ranking, muscle, Side::right);
      ++all;
      ranked += rank >= 1 && rank <= 3 ? 1U : 0U;
      const std::vector<MuscleOnSide> plain = list_muscles_of_area(atlas, disturbed.drawing);
      const auto end = plain.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, plain.size()));
      listed += std::find(plain.begin(), end, MuscleOnSide{MuscleId(muscle), Side::right}) != end ? 1U : 0U;
    }
  }
  const double share = static_cast<double>(ranked) / static_cast<double>(all);
  const double baseline = static_cast<double>(listed) / static_cast<double>(all);
  fmt::print("{} disturbed drawings: right muscle in the top three in {:.1f} %, plain list {:.1f} %\n", all,
             100.0 * share, 100.0 * baseline);
  EXPECT_GE(share, 0.80);
  EXPECT_GT(share, baseline);
}

}  // namespace
}  // namespace unknot::story
