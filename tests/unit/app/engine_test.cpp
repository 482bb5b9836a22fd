#include "app/engine.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/embedded_data.hpp"
#include "support/support.hpp"

namespace unknot::app {
namespace {

using test::build_calm_case;
using test::engine;
using test::today;

Case neck_case() {
  return build_calm_case({{{RegionId("neck_angle"), Side::right}, 6.0, {}},
                          {{RegionId("between_blade_and_spine"), Side::right}, 3.0, {}}});
}

Located locate_with(const char* flag, Answer answer) {
  Case one_case = neck_case();
  std::erase_if(one_case.safety, [flag](const FlagAnswer& old) { return old.flag == FlagId(flag); });
  one_case.safety.push_back({FlagId(flag), answer, today});
  return engine().locate(one_case);
}

TEST(Locate, a_calm_case_is_ranked_with_limits_for_each_hypothesis_and_next_questions) {
  const Located located = engine().locate(neck_case());
  ASSERT_TRUE(located.ranking.has_value());
  EXPECT_FALSE(located.ranking->hypotheses.empty());
  EXPECT_EQ(located.point_limits.size(), located.ranking->hypotheses.size());
  EXPECT_FALSE(located.ranking->next.empty());
  EXPECT_EQ(located.provenance, engine().provenance());
}

TEST(Locate, every_a_or_b_flag_ends_the_way_before_anything_is_ranked) {
  for (const Flag& flag : test::atlas().flags) {
    const Located located = locate_with(flag.id.value.c_str(), Answer::yes);
    EXPECT_EQ(located.ranking.has_value(), flag.action < Action::same_day) << flag.id.value;
    if (flag.action >= Action::same_day) EXPECT_TRUE(located.point_limits.empty()) << flag.id.value;
  }
}

TEST(Locate, not_sure_of_a_c_flag_ends_the_way_too) {
  EXPECT_FALSE(locate_with("cancer_signs", Answer::not_sure).ranking.has_value());
}

TEST(Locate, an_open_question_ends_the_way_before_anything_is_ranked) {
  Case one_case = neck_case();
  one_case.safety.pop_back();
  const Located located = engine().locate(one_case);
  EXPECT_FALSE(located.ranking.has_value());
  EXPECT_EQ(located.screen.unanswered.size(), 1U);
}

TEST(Locate, c_ranks_but_asks_nobody_to_press_anything) {
  for (const Flag& flag : test::atlas().flags) {
    if (flag.action != Action::professional_first) continue;
    const Located located = locate_with(flag.id.value.c_str(), Answer::yes);
    ASSERT_TRUE(located.ranking.has_value()) << flag.id.value;
    EXPECT_TRUE(located.limits.no_treatment);
    for (const NextQuestion& next : located.ranking->next) {
      EXPECT_FALSE(next.point.has_value()) << flag.id.value << " asks to press " << next.point->muscle.value;
    }
  }
}

// Where tools must stay away, a pressing finger must too.
TEST(Locate, nobody_is_asked_to_press_a_point_that_the_person_must_avoid) {
  for (const char* flag : {"damaged_skin", "numbed_now", "fresh_injury"}) {
    const Located located = locate_with(flag, Answer::yes);
    ASSERT_TRUE(located.ranking.has_value()) << flag;
    for (const NextQuestion& next : located.ranking->next) {
      if (!next.point) continue;
      const auto& all = located.ranking->hypotheses;
      const auto told =
          std::find_if(all.begin(), all.end(), [&](const Hypothesis& h) { return h.point == *next.point; });
      ASSERT_NE(told, all.end());
      const PointLimits& limits = located.point_limits[static_cast<std::size_t>(told - all.begin())];
      EXPECT_FALSE(limits.professional_only) << flag << " asks to press " << next.point->muscle.value;
    }
  }
}

TEST(Locate, a_calm_case_asks_to_press_sooner_or_later) {
  Case one_case = neck_case();
  for (int i = 0; i < 40; ++i) {
    const Located located = engine().locate(one_case);
    if (located.ranking->next.empty()) break;
    const NextQuestion& next = located.ranking->next.front();
    if (next.point) return;
    one_case.findings.push_back({next.question, next.side, next.point, Answer::not_sure, Examiner::self, today});
  }
  FAIL() << "otherwise the tests above prove nothing";
}

TEST(Locate, a_drawing_without_pain_is_nothing_painted_and_not_an_error) {
  const Located located = engine().locate(build_calm_case({}));
  ASSERT_TRUE(located.ranking.has_value());
  EXPECT_EQ(located.ranking->verdict, Verdict::nothing_painted);
  EXPECT_EQ(engine().locate(build_calm_case({{{RegionId("neck_angle"), Side::left}, 0.0, {}}})).ranking->verdict,
            Verdict::nothing_painted);
}

TEST(Locate, pain_in_five_of_the_eight_areas_is_called_widespread_and_in_four_it_is_not) {
  std::vector<PaintedCell> cells;
  for (const char* region : {"neck_angle", "temple", "calf_inner", "palm"}) {
    cells.push_back({{RegionId(region), Side::left}, 4.0, {}});
  }
  EXPECT_FALSE(engine().locate(build_calm_case(cells)).widespread);
  cells.push_back({{RegionId("buttock_mid"), Side::left}, 4.0, {}});
  EXPECT_TRUE(engine().locate(build_calm_case(cells)).widespread);
}

TEST(Locate, the_same_case_gives_the_same_answer_to_the_last_bit) {
  EXPECT_TRUE(engine().locate(neck_case()) == engine().locate(neck_case()));
  EXPECT_TRUE(Engine::load()->locate(neck_case()) == engine().locate(neck_case()));
}

TEST(Engine, files_read_from_outside_give_the_same_engine_as_the_built_in_data) {
  const std::expected<Engine, Problem> other = Engine::load(list_embedded_files());
  ASSERT_TRUE(other.has_value());
  EXPECT_EQ(other->provenance(), engine().provenance());
  EXPECT_TRUE(other->atlas() == engine().atlas());
}

TEST(Engine, no_files_at_all_are_refused) { EXPECT_EQ(Engine::load({}).error().code, Code::bad_data); }

TEST(Engine, the_version_names_the_program_version_and_a_commit) {
  const std::string version = Engine::find_version();
  EXPECT_NE(version.find('('), std::string::npos) << version;
  EXPECT_TRUE(version.ends_with(")")) << version;
}

TEST(Engine, without_any_limit_of_a_person_check_point_is_that_of_the_plan) {
  for (const Muscle& muscle : engine().atlas().muscles) {
    for (const TriggerPoint& point : muscle.points) {
      const PointLimits limits = engine().check_point(point);
      EXPECT_EQ(limits.professional_only, limits.allowed.empty());
    }
  }
}

}  // namespace
}  // namespace unknot::app
