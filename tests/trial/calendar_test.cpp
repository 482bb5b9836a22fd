#include "trial/calendar.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <functional>
#include <set>

#include "trial/trials.hpp"

namespace unknot::test {
namespace {

using trial::build_calendar;
using trial::build_seal;
using trial::check_design;

// A design within its ranges, with a seed of any kind.
TrialDesign draw_design() {
  TrialDesign design = build_full(*rc::gen::inRange(2, 7), *rc::gen::inRange(4, 15));
  design.size = *rc::gen::element(TrialSize::quick, TrialSize::full);
  design.baseline_days = *rc::gen::inRange(7, 15);
  design.after_days = *rc::gen::inRange(7, 29);
  design.seed = *rc::gen::container<std::string>(16, rc::gen::elementOf(std::string("0123456789abcdef")));
  return design;
}

TEST(Calendar, has_every_day_once_in_order_and_in_each_pair_both_ways_for_a_whole_block) {
  EXPECT_TRUE(rc::check([] {
    const TrialDesign design = draw_design();
    RC_ASSERT(check_design(design).has_value());
    const std::vector<TrialDay> days = build_calendar(design);
    const int rest = design.size == TrialSize::quick ? 1 + design.after_days : 2 * design.n_pairs * design.block_days;
    RC_ASSERT(static_cast<int>(days.size()) == design.baseline_days + rest);
    std::map<int, std::set<bool>> ways;
    for (std::size_t i = 0; i < days.size(); ++i) {
      const int day = static_cast<int>(i);
      RC_ASSERT(days[i].day == design.begins + std::chrono::days(day));
      if (day < design.baseline_days) {
        RC_ASSERT(days[i].phase == TrialPhase::baseline && !days[i].first && days[i].block == -1);
      } else if (design.size == TrialSize::quick) {
        RC_ASSERT(days[i].phase == TrialPhase::after && days[i].first && days[i].block == -1);
      } else {
        RC_ASSERT(days[i].block == (day - design.baseline_days) / design.block_days);
        ways[days[i].block].insert(days[i].first);
      }
    }
    for (int pair = 0; pair < static_cast<int>(ways.size()) / 2; ++pair) {
      RC_ASSERT(ways[2 * pair].size() == 1U);
      RC_ASSERT(ways[2 * pair] != ways[2 * pair + 1]);
    }
    RC_ASSERT(build_calendar(design) == days);
  }));
}

TEST(Calendar, the_lot_falls_evenly_over_seeds_and_pairs) {
  int first = 0;
  constexpr int n = 2000;
  std::set<std::vector<bool>> orders;
  for (int i = 0; i < n; ++i) {
    TrialDesign design = build_full(3);
    design.seed = build_seal([&] {
      TrialDesign other = design;
      other.baseline_days = i;  // only to have another seed
      return other;
    }());
    std::vector<bool> order;
    for (const TrialDay& day : build_calendar(design)) {
      if (day.block >= 0 && day.block % 2 == 0 && (order.size() * 2 == static_cast<std::size_t>(day.block)))
        order.push_back(day.first);
    }
    orders.insert(order);
    for (const bool one : order) first += one ? 1 : 0;
  }
  EXPECT_EQ(orders.size(), 8U);
  // 6000 lots: standard deviation 39; five of them.
  EXPECT_NEAR(first, 3000, 195);
}

TEST(Seal, is_the_same_for_ever) { EXPECT_EQ(build_seal(build_full()), build_seal(build_full())); }

TEST(Seal, changes_with_everything_in_the_design) {
  std::set<std::string> seals{build_seal(build_full())};
  const std::vector<std::function<void(TrialDesign&)>> changes{
      [](TrialDesign& d) { d.size = TrialSize::quick; },
      [](TrialDesign& d) { d.outcome = TrialOutcome::activity; },
      [](TrialDesign& d) { d.activity = "stairs"; },
      [](TrialDesign& d) { d.matters = 2.5; },
      [](TrialDesign& d) { d.begins += std::chrono::days(1); },
      [](TrialDesign& d) { ++d.baseline_days; },
      [](TrialDesign& d) { ++d.block_days; },
      [](TrialDesign& d) { ++d.n_pairs; },
      [](TrialDesign& d) { ++d.after_days; },
      [](TrialDesign& d) { d.arm.policy = PolicyId("gentle"); },
      [](TrialDesign& d) { d.arm.point = PointOnSide{MuscleId("soleus"), PointId("belly"), Side::left}; },
      [](TrialDesign& d) { d.other = {true, PolicyId("gentle"), {}}; },
      [](TrialDesign& d) { d.seed = "00c0ffee00c0ffef"; }};
  for (const auto& change : changes) {
    TrialDesign design = build_full();
    change(design);
    const std::string seal = build_seal(design);
    EXPECT_EQ(seal.size(), 16U);
    EXPECT_TRUE(seals.insert(seal).second);
  }
}

struct BadDesign {
  const char* key;
  Code code;
  std::function<void(TrialDesign&)> spoil;
};

TEST(CheckDesign, refuses_each_number_and_each_way_that_does_not_fit_and_names_it) {
  const std::vector<BadDesign> bad{
      {"matters", Code::out_of_range, [](TrialDesign& d) { d.matters = 0.4; }},
      {"matters", Code::out_of_range, [](TrialDesign& d) { d.matters = 5.1; }},
      {"matters", Code::out_of_range, [](TrialDesign& d) { d.matters = std::nan(""); }},
      {"activity", Code::missing_key, [](TrialDesign& d) { d.outcome = TrialOutcome::activity; }},
      {"activity", Code::contradiction, [](TrialDesign& d) { d.activity = "stairs"; }},
      {"baseline_days", Code::out_of_range, [](TrialDesign& d) { d.baseline_days = 6; }},
      {"baseline_days", Code::out_of_range, [](TrialDesign& d) { d.baseline_days = 15; }},
      {"block_days", Code::out_of_range, [](TrialDesign& d) { d.block_days = 3; }},
      {"block_days", Code::out_of_range, [](TrialDesign& d) { d.block_days = 15; }},
      {"n_pairs", Code::out_of_range, [](TrialDesign& d) { d.n_pairs = 1; }},
      {"n_pairs", Code::out_of_range, [](TrialDesign& d) { d.n_pairs = 7; }},
      {"after_days", Code::out_of_range, [](TrialDesign& d) { d.size = TrialSize::quick, d.after_days = 6; }},
      {"after_days", Code::out_of_range, [](TrialDesign& d) { d.size = TrialSize::quick, d.after_days = 29; }},
      {"arm", Code::contradiction, [](TrialDesign& d) { d.arm = {}; }},
      {"arm", Code::missing_key, [](TrialDesign& d) { d.arm.policy = {}; }},
      {"other", Code::contradiction, [](TrialDesign& d) { d.other = d.arm; }},
      {"other", Code::contradiction, [](TrialDesign& d) { d.other.policy = PolicyId("gentle"); }},
      {"other", Code::missing_key, [](TrialDesign& d) { d.other.treats = true; }},
      {"other", Code::contradiction,
       [](TrialDesign& d) { d.size = TrialSize::quick, d.other = {true, PolicyId("gentle"), {}}; }},
      {"seed", Code::wrong_type, [](TrialDesign& d) { d.seed = "00C0FFEE00C0FFEE"; }},
      {"seed", Code::wrong_type, [](TrialDesign& d) { d.seed = "c0ffee"; }},
      {"seed", Code::wrong_type, [](TrialDesign& d) { d.seed = "\xff"; }},
      {"begins", Code::out_of_range, [](TrialDesign& d) { d.begins = {}; }}};
  ASSERT_TRUE(check_design(build_full()).has_value());
  ASSERT_TRUE(check_design(build_quick()).has_value());
  for (const BadDesign& one : bad) {
    TrialDesign design = build_full();
    one.spoil(design);
    const auto checked = check_design(design);
    ASSERT_FALSE(checked.has_value()) << one.key;
    EXPECT_EQ(checked.error().key, one.key);
    EXPECT_EQ(checked.error().code, one.code) << build_sentence(checked.error());
    EXPECT_FALSE(checked.error().allowed.empty()) << one.key;
    EXPECT_FALSE(checked.error().next.empty()) << one.key;
  }
}

}  // namespace
}  // namespace unknot::test
