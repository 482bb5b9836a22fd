// No plan breaks a limit, whoever the person is. UNKNOT_CARE_PEOPLE sets how many are drawn.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "care/people.hpp"
#include "plan/care/choose.hpp"
#include "plan/care/compose.hpp"
#include "plan/care/dose.hpp"
#include "plan/care/script.hpp"
#include "plan/limits.hpp"
#include "support/support.hpp"

namespace unknot::plan {
namespace {

using test::atlas;
using test::draw_request;

std::uint64_t count_people() {
  const char* wanted = std::getenv("UNKNOT_CARE_PEOPLE");
  return wanted == nullptr ? 100'000 : std::strtoull(wanted, nullptr, 10);
}

template <class Visit>
void for_each_person(std::uint64_t every, Visit visit) {
  for (std::uint64_t n = 0; n < count_people(); n += every) {
    visit(draw_request(atlas(), n), n);
    if (testing::Test::HasFailure()) return;  // one example is enough to read
  }
}

const Site& find_site(const PlanStep& step) { return find_point(atlas(), step.point).sites[step.site]; }

const Policy& find_policy(const Plan& plan) {
  const auto& all = atlas().care.policies;
  return *std::find_if(all.begin(), all.end(), [&plan](const Policy& policy) { return policy.id == plan.policy; });
}

double bound(const char* id) { return find_bound(atlas().care, id).value; }

const PainCare& find_care(const PlanRequest& request) {
  return *std::find_if(request.care.begin(), request.care.end(),
                       [&request](const PainCare& care) { return care.pain == request.pain; });
}

int count_days(const PlanRequest& request, int window) {
  int n = 0;
  for (const PainCare& care : request.care) {
    for (const Session& session : care.sessions) {
      if (!session.presses.empty() && session.day > request.day - std::chrono::days(window)) ++n;
    }
  }
  return n;
}

TEST(Limits_of_plans, no_plan_names_a_tool_and_a_region_that_an_independent_table_forbids) {
  const auto forbidden = test::read_forbidden(atlas());
  ASSERT_GE(forbidden.size(), 100U);
  std::size_t n_steps = 0;
  for_each_person(1, [&](const PlanRequest& request, std::uint64_t n) {
    for (const PlanStep& step : compose(atlas(), request).steps) {
      ++n_steps;
      EXPECT_FALSE(forbidden.contains({step.tool.value, find_site(step).region.value}))
          << "person " << n << ": " << step.tool.value << " on " << find_site(step).region.value << " for "
          << step.point.muscle.value;
    }
  });
  EXPECT_GE(n_steps, count_people() / 4) << "too few plans hold a step for this to say anything";
}

TEST(Limits_of_plans, pressure_time_and_number_stay_within_every_bound) {
  for_each_person(1, [](const PlanRequest& request, std::uint64_t n) {
    const Plan plan = compose(atlas(), request);
    if (plan.steps.empty()) return;
    const Policy& policy = find_policy(plan);
    const bool lighter =
        request.located.limits.lighter || request.one_case.age_years.value_or(0.0) >= bound("old_age_years");
    double gun_s = 0.0;
    double all_s = 0.0;
    std::map<MuscleId, double> muscle_s;
    std::map<MuscleId, double> rolled_s;
    EXPECT_LE(plan.steps.size(), static_cast<std::size_t>(lighter || plan.lowered < 1.0 ? bound("points_after_reaction")
                                                                                        : bound("points_per_session")));
    for (const PlanStep& step : plan.steps) {
      EXPECT_LE(step.level, step.ceiling) << n;
      EXPECT_GE(step.level, 1.0) << n;
      EXPECT_LE(step.ceiling, std::min(policy.ceiling.value, bound("pain_ceiling"))) << n;
      if (lighter) EXPECT_LE(step.ceiling, bound("lighter_ceiling")) << n;
      if (lighter) EXPECT_LE(step.hold_s, bound("hold_lighter_s")) << n;
      EXPECT_LE(step.hold_s, policy.hold.value) << n;
      EXPECT_LE(step.presses, static_cast<int>(bound("presses_per_point"))) << n;
      EXPECT_GE(step.presses, 1) << n;
      const double pressed_s = step.presses * step.hold_s;
      all_s += pressed_s + step.presses * bound("rest_between_s");
      if (step.tool == ToolId("foam_roller")) {
        EXPECT_LE(rolled_s[step.point.muscle] += pressed_s, bound("roller_muscle_s")) << n;
      }
      if (step.tool != ToolId("massage_gun")) continue;
      EXPECT_LE(pressed_s, bound("gun_spot_s")) << n;
      gun_s += pressed_s;
      EXPECT_LE(muscle_s[step.point.muscle] += pressed_s, bound("gun_muscle_s")) << n;
    }
    EXPECT_LE(gun_s, bound("gun_total_s")) << n;
    EXPECT_LE(all_s, 60.0 * bound("session_minutes")) << n;
  });
}

TEST(Limits_of_plans, nothing_starts_while_week_month_rest_safety_or_a_dangerous_sign_forbid_it) {
  std::size_t n_open = 0;
  for_each_person(1, [&](const PlanRequest& request, std::uint64_t n) {
    const Plan plan = compose(atlas(), request);
    if (!plan.waits.empty()) return;
    ++n_open;
    const Policy& policy = find_policy(plan);
    EXPECT_TRUE(request.located.screen.unanswered.empty()) << n;
    EXPECT_LT(request.located.screen.action, Action::professional_first) << n;
    EXPECT_FALSE(request.located.limits.no_treatment) << n;
    EXPECT_FALSE(plan.steps.empty()) << n;
    EXPECT_LT(count_days(request, 7), policy.sessions_per_week.value) << n;
    EXPECT_LT(count_days(request, 30), policy.sessions_per_month.value) << n;
    EXPECT_EQ(count_days(request, 1 + static_cast<int>(policy.rest_days.value)), 0) << n;
  });
  EXPECT_GE(n_open, count_people() / 50);
}

TEST(Limits_of_plans, a_point_that_was_pressed_deeply_rests_48_hours) {
  for_each_person(1, [](const PlanRequest& request, std::uint64_t n) {
    for (const PlanStep& step : compose(atlas(), request).steps) {
      for (const PainCare& care : request.care) {
        for (const Session& session : care.sessions) {
          for (const PressDone& press : session.presses) {
            if (press.point != step.point || press.level < bound("deep_from")) continue;
            EXPECT_GE(request.day - session.day, std::chrono::days(2)) << n;
          }
        }
      }
    }
  });
}

TEST(Limits_of_plans, every_number_has_a_source_or_says_that_it_is_assumed_or_a_model) {
  for_each_person(7, [](const PlanRequest& request, std::uint64_t n) {
    const Plan plan = compose(atlas(), request);
    const auto check = [n](const Bound& bound) {
      EXPECT_TRUE(!bound.sources.empty() || bound.mark == "assumed" || bound.mark == "model") << n << " " << bound.id;
      EXPECT_FALSE(bound.reason.in("en").empty() || bound.reason.in("de").empty()) << n << " " << bound.id;
      EXPECT_FALSE(bound.unit.empty()) << n << " " << bound.id;
      EXPECT_NE(bound.reason.in("en"), bound.reason.in("de")) << n << " " << bound.id << ": a prompt is missing";
    };
    for (const PlanStep& step : plan.steps) std::for_each(step.bounds.begin(), step.bounds.end(), check);
    for (const BoundUse& use : plan.uses) check(use.bound);
    for (const Wait& wait : plan.waits) EXPECT_NE(wait.reason.in("en"), wait.reason.in("de")) << n << " " << wait.kind;
    for (const LeftOut& one : plan.left_out)
      EXPECT_NE(one.reason.in("en"), one.reason.in("de")) << n << " " << one.kind;
  });
}

TEST(Limits_of_plans, a_worse_reaction_never_raises_the_next_dose_and_never_opens_a_day) {
  std::size_t n_compared = 0;
  for_each_person(1, [&](PlanRequest request, std::uint64_t n) {
    const auto with_session = std::find_if(request.care.begin(), request.care.end(),
                                           [](const PainCare& care) { return !care.sessions.empty(); });
    if (with_session == request.care.end()) return;
    const std::vector<ReactionTold> ladder{{{}, {"better"}, 0.0, 0.0},
                                           {{}, {"sore"}, 1.0, 12.0},
                                           {{}, {"sore"}, 2.5, 12.0},
                                           {{}, {"flare"}, 5.0, 72.0},
                                           {{}, {"dark_urine"}, 5.0, 72.0}};
    std::optional<Plan> before;
    for (const ReactionTold& told : ladder) {
      with_session->sessions.back().reaction = told;
      Plan plan = compose(atlas(), request);
      if (before) {
        ++n_compared;
        EXPECT_LE(plan.lowered, before->lowered) << n;
        if (!before->waits.empty()) EXPECT_FALSE(plan.waits.empty()) << n;
        for (const PlanStep& step : plan.steps) {
          const auto same = std::find_if(before->steps.begin(), before->steps.end(),
                                         [&step](const PlanStep& other) { return other.point == step.point; });
          if (same == before->steps.end()) continue;
          EXPECT_LE(step.level, same->level) << n;
          EXPECT_LE(step.ceiling, same->ceiling) << n;
          EXPECT_LE(step.presses * step.hold_s, same->presses * same->hold_s) << n;
        }
      }
      before = std::move(plan);
    }
  });
  EXPECT_GE(n_compared, count_people() / 2);
}

TEST(Limits_of_plans, a_contraindication_never_adds_an_option) {
  std::size_t n_taken = 0;
  for_each_person(10, [&](const PlanRequest& request, std::uint64_t n) {
    test::Dice dice(n + 1'000'000'007);
    const Flag& flag = atlas().flags[dice.below(atlas().flags.size())];
    // "Not sure" asks for one action more than "yes": no contraindication is added to it.
    if (std::any_of(request.one_case.safety.begin(), request.one_case.safety.end(), [&flag](const FlagAnswer& answer) {
          return answer.flag == flag.id && answer.answer == Answer::not_sure;
        })) {
      return;
    }
    const PlanRequest worse = test::answer_yes(atlas(), request, flag.id);
    if (worse.located.limits == request.located.limits) return;
    const PainCare& care = find_care(request);
    for (const Hypothesis& hypothesis : request.located.ranking->hypotheses) {
      for (const Policy& policy : atlas().care.policies) {
        const auto list = [&](const PlanRequest& one) {
          return list_ways(atlas(), hypothesis.point, one.located.limits, policy, *care.choice,
                           is_lighter(atlas(), one.one_case, one.located.limits));
        };
        const std::vector<Way> before = list(request);
        const std::vector<Way> after = list(worse);
        n_taken += before.size() - after.size();
        for (const Way& way : after) EXPECT_NE(std::find(before.begin(), before.end(), way), before.end()) << n;
      }
    }
    const Plan plan = compose(atlas(), request);
    if (!plan.waits.empty()) EXPECT_FALSE(compose(atlas(), worse).waits.empty()) << n << " " << flag.id.value;
  });
  EXPECT_GT(n_taken, 1000U);
}

TEST(Limits_of_plans, preferring_a_thing_opens_and_closes_nothing_and_puts_it_first_where_it_may_be_used) {
  std::size_t n_moved = 0;
  for_each_person(10, [&](const PlanRequest& request, std::uint64_t n) {
    const CareChosen& choice = *find_care(request).choice;
    CareChosen without = choice;
    without.prefers.clear();
    const bool soft_only = is_lighter(atlas(), request.one_case, request.located.limits);
    for (const Hypothesis& hypothesis : request.located.ranking->hypotheses) {
      for (const Policy& policy : atlas().care.policies) {
        const auto list = [&](const CareChosen& one) {
          return list_ways(atlas(), hypothesis.point, request.located.limits, policy, one, soft_only);
        };
        const std::vector<Way> liked = list(choice);
        const std::vector<Way> usual = list(without);
        EXPECT_TRUE(std::is_permutation(liked.begin(), liked.end(), usual.begin(), usual.end())) << n;
        for (const ImplementId& dearest : choice.prefers) {
          const auto uses = [&dearest](const Way& way) { return way.implement->id == dearest; };
          if (std::none_of(usual.begin(), usual.end(), uses)) continue;
          EXPECT_TRUE(uses(liked.front())) << n << " " << dearest.value;
          n_moved += uses(usual.front()) ? 0 : 1;
          break;
        }
      }
    }
  });
  EXPECT_GT(n_moved, count_people() / 100);
}

TEST(Limits_of_plans, the_data_close_every_place_of_the_table_also_where_no_site_lies) {
  for (const auto& [tool, region] : test::read_forbidden(atlas())) {
    if (tool == "professional") continue;
    ASSERT_NE(find(atlas().regions, RegionId(region)), nullptr) << region;
    Site site;
    site.region = RegionId(region);
    EXPECT_FALSE(check_site(atlas(), site, *find(atlas().tools, ToolId(tool)), {}).by_language.empty())
        << tool << " on " << region;
  }
}

TEST(Limits_of_plans, no_position_is_written_for_a_place_where_its_tool_must_not_go) {
  for (const Position& position : atlas().care.positions) {
    for (const RegionId& region : position.regions) {
      Site site;
      site.region = region;
      EXPECT_TRUE(check_site(atlas(), site, *find(atlas().tools, position.tool), {}).by_language.empty())
          << position.id.value << " on " << region.value;
    }
  }
}

TEST(Limits_of_plans, the_number_of_a_model_never_raises_a_ceiling) {
  std::size_t n_lowered = 0;
  for_each_person(1, [&](PlanRequest request, std::uint64_t n) {
    if (request.models.empty()) return;
    const Plan with = compose(atlas(), request);
    request.models.clear();
    const Plan without = compose(atlas(), request);
    for (const PlanStep& step : with.steps) {
      const auto same = std::find_if(without.steps.begin(), without.steps.end(),
                                     [&step](const PlanStep& other) { return other.point == step.point; });
      if (same == without.steps.end()) continue;
      EXPECT_LE(step.ceiling, same->ceiling) << n;
      EXPECT_LE(step.level, same->level) << n;
      if (step.ceiling < same->ceiling) ++n_lowered;
    }
  });
  EXPECT_GT(n_lowered, count_people() / 1000);
}

}  // namespace
}  // namespace unknot::plan
