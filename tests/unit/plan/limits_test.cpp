#include "plan/limits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "plan/screen.hpp"
#include "support/support.hpp"

namespace unknot::plan {
namespace {

using test::atlas;
using test::build_calm_case;
using test::today;

const ToolId gun("massage_gun");
const ToolId professional("professional");

template <class List, class Value>
bool holds(const List& list, const Value& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

std::string name(const Muscle& muscle, const TriggerPoint& point) { return muscle.id.value + "/" + point.id.value; }

template <class Visit>
void for_each_point(Visit visit) {
  for (const Muscle& muscle : atlas().muscles) {
    for (const TriggerPoint& point : muscle.points) visit(muscle, point);
  }
}

bool lies_in_no_go(const Site& site) {
  return !site.in_places.empty() ||
         std::any_of(atlas().no_go.begin(), atlas().no_go.end(),
                     [&](const NoGoPlace& place) { return holds(place.regions, site.region); });
}

Limits limits_of(const char* flag, Answer answer, const char* region = "neck_angle") {
  const Region& painted = *find(atlas().regions, RegionId(region));
  Case one_case = build_calm_case({{{painted.id, painted.paired ? Side::right : Side::midline}, 5.0, {}}});
  std::erase_if(one_case.safety, [flag](const FlagAnswer& old) { return old.flag == FlagId(flag); });
  one_case.safety.push_back({FlagId(flag), answer, today});
  return check_limits(atlas(), one_case.drawing, check_screen(atlas(), one_case));
}

// ---- the list of clinical review, section 6.3, wins over the tools of its section 1 ----------------------------------------

TEST(Limits, a_point_whose_every_site_lies_in_a_no_go_place_keeps_no_tool_at_all) {
  std::size_t met = 0;
  for_each_point([&met](const Muscle& muscle, const TriggerPoint& point) {
    if (!std::all_of(point.sites.begin(), point.sites.end(), lies_in_no_go)) return;
    ++met;
    const PointLimits limits = check_point(atlas(), point, {});
    EXPECT_TRUE(limits.allowed.empty()) << name(muscle, point) << " keeps " << limits.allowed.front().value;
    EXPECT_TRUE(limits.professional_only);
  });
  EXPECT_GE(met, 10U) << "scalenes, pterygoids, pelvic floor and others";
}

TEST(Limits, every_place_of_the_list_of_places_where_no_tool_goes_is_in_the_atlas) {
  for (const char* place : {"neck_front", "above_collarbone", "armpit", "elbow_hollow", "ulnar_groove",
                            "groin_triangle", "knee_hollow", "fibula_neck", "behind_ankle", "eyeball", "breast_tissue",
                            "throat", "belly_midline", "kidney_angle", "spine_tips"}) {
    EXPECT_NE(find(atlas().no_go, PlaceId(place)), nullptr) << place;
  }
}

TEST(Limits, every_refused_tool_comes_with_its_reason) {
  for_each_point([](const Muscle& muscle, const TriggerPoint& point) {
    for (const RefusedTool& refused : check_point(atlas(), point, {}).refused) {
      EXPECT_FALSE(refused.reason.in("en").empty()) << name(muscle, point) << " " << refused.tool.value;
    }
  });
}

TEST(Limits, every_tool_of_a_point_is_either_allowed_or_refused_in_the_order_of_preference) {
  for_each_point([](const Muscle& muscle, const TriggerPoint& point) {
    const PointLimits limits = check_point(atlas(), point, {});
    std::vector<ToolId> expected;
    for (const ToolId& tool : point.self_treatment) {
      const bool refused = std::any_of(limits.refused.begin(), limits.refused.end(),
                                       [&tool](const RefusedTool& r) { return r.tool == tool; });
      if (tool != professional && !refused) expected.push_back(tool);
    }
    EXPECT_EQ(limits.allowed, expected) << name(muscle, point);
    EXPECT_EQ(limits.professional_only, limits.allowed.empty());
  });
}

// ---- the massage gun -------------------------------------------------------------------------------------------------------

// A site is looked up by its landmark, but the gun is offered for the whole point: one bad site is too many.
TEST(Limits, the_massage_gun_is_never_allowed_for_a_point_with_a_site_where_it_must_not_go) {
  const std::set<std::string> regions{"neck_front",  "neck_side",   "throat",       "armpit",      "groin",
                                      "knee_back",   "elbow_front", "kidney_angle", "belly_upper", "belly_midline",
                                      "belly_navel", "belly_side",  "belly_lower",  "neck_spine",  "upper_spine",
                                      "mid_spine",   "low_spine",   "breastbone"};
  for (const std::string& region : regions) EXPECT_NE(find(atlas().regions, RegionId(region)), nullptr) << region;
  for_each_point([&regions](const Muscle& muscle, const TriggerPoint& point) {
    const PointLimits limits = check_point(atlas(), point, {});
    if (!holds(limits.allowed, gun)) return;
    for (const Site& site : point.sites) {
      EXPECT_FALSE(regions.contains(site.region.value)) << name(muscle, point) << " at " << site.region.value;
      EXPECT_FALSE(lies_in_no_go(site)) << name(muscle, point) << ": " << site.landmark.in("en");
    }
  });
}

TEST(Limits, the_massage_gun_itself_forbids_each_of_those_regions_whatever_a_muscle_file_says) {
  for (const char* region : {"neck_front", "neck_side", "throat", "armpit", "groin", "knee_back", "elbow_front",
                             "kidney_angle", "belly_upper", "belly_midline", "belly_navel", "belly_side", "belly_lower",
                             "neck_spine", "upper_spine", "mid_spine", "low_spine", "breastbone"}) {
    TriggerPoint point;
    point.sites = {{RegionId(region), {}, {}}};
    point.self_treatment = {gun};
    EXPECT_TRUE(check_point(atlas(), point, {}).professional_only) << region;
  }
}

TEST(Limits, the_massage_gun_is_left_somewhere_or_the_rules_would_prove_nothing) {
  std::size_t met = 0;
  for_each_point([&met](const Muscle&, const TriggerPoint& point) {
    met += holds(check_point(atlas(), point, {}).allowed, gun) ? 1U : 0U;
  });
  EXPECT_GE(met, 10U);
}

TEST(Limits, blood_thinners_forbid_the_massage_gun_and_hard_balls_everywhere_and_ask_for_light_pressure) {
  for (const Answer answer : {Answer::yes, Answer::not_sure}) {
    const Limits limits = limits_of("blood_thinners", answer);
    EXPECT_TRUE(limits.lighter);
    for_each_point([&limits](const Muscle& muscle, const TriggerPoint& point) {
      const PointLimits left = check_point(atlas(), point, limits);
      for (const char* tool : {"massage_gun", "ball_wall", "ball_floor", "two_balls"}) {
        EXPECT_FALSE(holds(left.allowed, ToolId(tool))) << name(muscle, point) << " " << tool;
      }
    });
  }
}

// ---- the person ------------------------------------------------------------------------------------------------------------

TEST(Limits, nothing_raised_and_everything_answered_means_no_limits) {
  const Case one_case = build_calm_case({{{RegionId("neck_angle"), Side::right}, 5.0, {}}});
  EXPECT_EQ(check_limits(atlas(), one_case.drawing, check_screen(atlas(), one_case)), Limits{});
}

TEST(Limits, an_open_question_means_no_treatment) {
  Case one_case = build_calm_case({{{RegionId("neck_angle"), Side::right}, 5.0, {}}});
  one_case.safety.pop_back();
  EXPECT_TRUE(check_limits(atlas(), one_case.drawing, check_screen(atlas(), one_case)).no_treatment);
}

TEST(Limits, a_b_and_c_mean_no_treatment_and_d_and_e_do_not) {
  for (const Flag& flag : atlas().flags) {
    const Limits limits = limits_of(flag.id.value.c_str(), Answer::yes);
    EXPECT_EQ(limits.no_treatment, flag.action >= Action::professional_first) << flag.id.value;
    if (!limits.no_treatment) continue;
    EXPECT_TRUE(std::any_of(limits.all.begin(), limits.all.end(), [&flag](const Limit& limit) {
      return limit.kind == "no_treatment" && limit.flag == flag.id && !limit.reason.in("en").empty();
    })) << flag.id.value;
  }
}

// What check_point leaves is what a page or another program will offer.
TEST(Limits, while_there_must_be_no_treatment_no_point_keeps_a_tool) {
  const Limits limits = limits_of("cancer_signs", Answer::yes);
  ASSERT_TRUE(limits.no_treatment);
  std::size_t kept = 0;
  for_each_point([&](const Muscle&, const TriggerPoint& point) {
    kept += check_point(atlas(), point, limits).allowed.empty() ? 0U : 1U;
  });
  EXPECT_EQ(kept, 0U) << "points still name tools";
}

TEST(Limits, not_sure_of_a_d_flag_means_no_treatment) {
  EXPECT_TRUE(limits_of("fresh_injury", Answer::not_sure).no_treatment);
  EXPECT_FALSE(limits_of("fresh_injury", Answer::yes).no_treatment);
}

TEST(Limits, a_d_flag_on_the_painted_place_refuses_every_tool_there_and_none_elsewhere) {
  const Limits limits = limits_of("damaged_skin", Answer::yes, "shoulder_slope");
  TriggerPoint here;
  here.sites = {{RegionId("shoulder_slope"), {}, {}}};
  here.self_treatment = {ToolId("thumb"), ToolId("pincer"), gun};
  EXPECT_TRUE(check_point(atlas(), here, limits).professional_only);
  TriggerPoint elsewhere = here;
  elsewhere.sites = {{RegionId("calf_inner"), {}, {}}};
  EXPECT_EQ(check_point(atlas(), elsewhere, limits).allowed.size(), 3U);
}

// The levator is looked for at the neck angle and above the blade, and the answer reads out both landmarks beside its
// tools: with a wound at the one, either the tools go or that site is closed.
TEST(Limits, a_site_in_an_avoided_region_is_closed_or_takes_the_tools_of_its_point_with_it) {
  const TriggerPoint& point = find(atlas().muscles, MuscleId("levator_scapulae"))->points.front();
  ASSERT_EQ(point.sites.front().region, RegionId("neck_angle"));
  ASSERT_GT(point.sites.size(), 1U);
  const PointLimits limits = check_point(atlas(), point, limits_of("damaged_skin", Answer::yes, "neck_angle"));
  EXPECT_TRUE(limits.professional_only || holds(limits.closed_sites, std::size_t{0}))
      << "the person is shown the wound as a place to press";
}

TEST(Limits, a_site_in_a_no_go_place_is_closed_and_the_others_are_not) {
  for_each_point([](const Muscle& muscle, const TriggerPoint& point) {
    const PointLimits limits = check_point(atlas(), point, {});
    for (std::size_t s = 0; s < point.sites.size(); ++s) {
      EXPECT_EQ(holds(limits.closed_sites, s), lies_in_no_go(point.sites[s])) << name(muscle, point) << " site " << s;
    }
  });
}

TEST(Limits, a_suspicion_holds_treatment_back_with_its_flag_and_its_advice) {
  const auto cause =
      std::find_if(atlas().others.begin(), atlas().others.end(), [](const OtherCause& c) { return !c.flag.empty(); });
  ASSERT_NE(cause, atlas().others.end());
  Limits limits;
  add_suspicion(limits, *cause);
  EXPECT_TRUE(limits.no_treatment);
  ASSERT_EQ(limits.all.size(), 1U);
  EXPECT_EQ(limits.all.front().flag, cause->flag.front());
  EXPECT_FALSE(limits.all.front().reason.in("en").empty());
}

TEST(Limits, not_sure_of_a_lighter_pressure_fact_avoids_the_painful_region_as_well) {
  const Limits limits = limits_of("anaemia_statin_or_exhaustion", Answer::not_sure, "shoulder_slope");
  EXPECT_TRUE(limits.lighter);
  EXPECT_TRUE(std::any_of(limits.all.begin(), limits.all.end(), [](const Limit& limit) {
    return limit.kind == "avoid_region" && holds(limit.regions, RegionId("shoulder_slope"));
  }));
}

TEST(Limits, every_limit_says_which_flag_set_it_why_and_from_which_source) {
  for (const Flag& flag : atlas().flags) {
    const Limits limits = limits_of(flag.id.value.c_str(), Answer::yes);
    EXPECT_FALSE(limits.all.empty()) << flag.id.value << " asks for something";
    for (const Limit& limit : limits.all) {
      EXPECT_EQ(limit.flag, flag.id);
      EXPECT_FALSE(limit.reason.in("en").empty()) << flag.id.value;
      EXPECT_FALSE(limit.sources.empty()) << flag.id.value;
    }
  }
}

// ---- what may be asked of a person alone -----------------------------------------------------------------------------------

TEST(Pressable, no_point_for_a_professional_only_is_listed_and_every_other_stands_on_both_sides) {
  const std::vector<PointOnSide> pressable = list_pressable(atlas(), {});
  for_each_point([&pressable](const Muscle& muscle, const TriggerPoint& point) {
    const bool alone = !check_point(atlas(), point, {}).professional_only;
    for (const Side side : {Side::left, Side::right}) {
      const PointOnSide one{muscle.id, point.id, side};
      EXPECT_EQ(holds(pressable, one), alone) << name(muscle, point);
    }
  });
}

// "Press here" reads out the site's landmark: none of them may lie where no tool goes, thumbs included.
TEST(Pressable, a_listed_point_has_a_site_outside_every_no_go_place) {
  const std::vector<PointOnSide> pressable = list_pressable(atlas(), {});
  for_each_point([&pressable](const Muscle& muscle, const TriggerPoint& point) {
    const PointOnSide one{muscle.id, point.id, Side::left};
    if (!holds(pressable, one)) return;
    EXPECT_FALSE(std::all_of(point.sites.begin(), point.sites.end(), lies_in_no_go)) << name(muscle, point);
  });
}

TEST(Pressable, nothing_is_listed_while_there_must_be_no_treatment) {
  EXPECT_TRUE(list_pressable(atlas(), limits_of("cancer_signs", Answer::yes)).empty());
}

}  // namespace
}  // namespace unknot::plan
