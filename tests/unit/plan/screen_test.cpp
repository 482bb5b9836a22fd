#include "plan/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "support/support.hpp"

namespace unknot::plan {
namespace {

using std::chrono::days;
using test::atlas;
using test::build_calm_case;
using test::today;

const Spot neck{RegionId("neck_angle"), Side::right};

Case neck_case() { return build_calm_case({{neck, 5.0, {}}}); }

void answer(Case& one_case, const char* flag, Answer given, std::chrono::sys_days date = today) {
  std::erase_if(one_case.safety, [flag](const FlagAnswer& old) { return old.flag == FlagId(flag); });
  one_case.safety.push_back({FlagId(flag), given, date});
}

bool is_open(const ScreenResult& result, const char* flag) {
  return std::any_of(result.unanswered.begin(), result.unanswered.end(), [flag](const ScreenQuestion& question) {
    return std::find(question.flags.begin(), question.flags.end(), FlagId(flag)) != question.flags.end();
  });
}

bool is_reconfirmed(const ScreenResult& result, const char* flag) {
  return std::any_of(result.unanswered.begin(), result.unanswered.end(), [flag](const ScreenQuestion& question) {
    return std::find(question.reconfirm.begin(), question.reconfirm.end(), FlagId(flag)) != question.reconfirm.end();
  });
}

TEST(Screen, when_every_called_flag_is_answered_no_nothing_is_raised_and_nothing_is_open) {
  const ScreenResult result = check_screen(atlas(), neck_case());
  EXPECT_EQ(result, ScreenResult{});
}

TEST(Screen, without_answers_every_called_flag_is_open_and_none_counts_as_no) {
  Case one_case = neck_case();
  one_case.safety.clear();
  const ScreenResult result = check_screen(atlas(), one_case);
  std::set<FlagId> open;
  for (const ScreenQuestion& question : result.unanswered) open.insert(question.flags.begin(), question.flags.end());
  const std::vector<const Flag*> called = list_called_flags(atlas(), one_case.drawing);
  EXPECT_EQ(open.size(), called.size());
  for (const Flag* flag : called) EXPECT_TRUE(open.contains(flag->id)) << flag->id.value;
}

TEST(Screen, each_single_missing_answer_is_noticed) {
  const Case whole = neck_case();
  for (std::size_t i = 0; i < whole.safety.size(); ++i) {
    Case one_case = whole;
    one_case.safety.erase(one_case.safety.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_TRUE(is_open(check_screen(atlas(), one_case), whole.safety[i].flag.value.c_str()))
        << whole.safety[i].flag.value;
  }
}

TEST(Screen, a_lasting_no_counts_for_180_days_and_is_reconfirmed_after) {
  Case one_case = neck_case();
  answer(one_case, "blood_thinners", Answer::no, today - days(180));
  EXPECT_FALSE(is_open(check_screen(atlas(), one_case), "blood_thinners"));
  answer(one_case, "blood_thinners", Answer::no, today - days(181));
  const ScreenResult result = check_screen(atlas(), one_case);
  EXPECT_TRUE(is_open(result, "blood_thinners"));
  EXPECT_TRUE(is_reconfirmed(result, "blood_thinners"));
}

TEST(Screen, an_old_lasting_yes_or_not_sure_still_counts_while_it_is_asked_again) {
  for (const Answer given : {Answer::yes, Answer::not_sure}) {
    Case one_case = neck_case();
    answer(one_case, "blood_thinners", given, today - days(400));
    const ScreenResult result = check_screen(atlas(), one_case);
    EXPECT_TRUE(is_open(result, "blood_thinners"));
    ASSERT_EQ(result.raised.size(), 1U);
    EXPECT_EQ(result.raised.front().flag, FlagId("blood_thinners"));
  }
}

TEST(Screen, a_changing_sign_of_yesterday_is_asked_again_and_not_called_a_reconfirmation) {
  Case one_case = neck_case();
  answer(one_case, "stroke", Answer::no, today - days(1));
  const ScreenResult result = check_screen(atlas(), one_case);
  EXPECT_TRUE(is_open(result, "stroke"));
  EXPECT_FALSE(is_reconfirmed(result, "stroke"));
}

TEST(Screen, every_changing_flag_answered_yesterday_is_open_today) {
  Case one_case = neck_case();
  for (FlagAnswer& given : one_case.safety) given.date = today - days(1);
  const ScreenResult result = check_screen(atlas(), one_case);
  for (const Flag* flag : list_called_flags(atlas(), one_case.drawing)) {
    EXPECT_EQ(is_open(result, flag->id.value.c_str()), !flag->lasting) << flag->id.value;
  }
}

TEST(Screen, an_answer_from_the_future_does_not_count) {
  Case one_case = neck_case();
  answer(one_case, "stroke", Answer::no, today + days(1));
  answer(one_case, "blood_thinners", Answer::no, today + days(1));
  const ScreenResult result = check_screen(atlas(), one_case);
  EXPECT_TRUE(is_open(result, "stroke"));
  EXPECT_TRUE(is_open(result, "blood_thinners"));
}

TEST(Screen, not_sure_moves_every_letter_one_up_and_a_stays_a) {
  const std::map<Action, Action> one_up{{Action::lighter, Action::avoid_region},
                                        {Action::avoid_region, Action::professional_first},
                                        {Action::professional_first, Action::same_day},
                                        {Action::same_day, Action::emergency},
                                        {Action::emergency, Action::emergency}};
  std::set<Action> met;
  for (const Flag& flag : atlas().flags) {
    ASSERT_TRUE(one_up.contains(flag.action)) << flag.id.value << " has a letter";
    met.insert(flag.action);
    EXPECT_EQ(find_action(flag, Answer::no), Action::none);
    EXPECT_EQ(find_action(flag, Answer::yes), flag.action);
    EXPECT_EQ(find_action(flag, Answer::not_sure), one_up.at(flag.action)) << flag.id.value;
  }
  EXPECT_EQ(met.size(), one_up.size()) << "the atlas has a flag for each letter";
}

TEST(Screen, the_strongest_raised_action_wins_and_stands_first) {
  Case one_case = neck_case();
  answer(one_case, "blood_thinners", Answer::yes);
  answer(one_case, "stroke", Answer::yes);
  answer(one_case, "cancer_signs", Answer::yes);
  const ScreenResult result = check_screen(atlas(), one_case);
  EXPECT_EQ(result.action, Action::emergency);
  ASSERT_EQ(result.raised.size(), 3U);
  EXPECT_EQ(result.raised[0].flag, FlagId("stroke"));
  EXPECT_EQ(result.raised[1].flag, FlagId("cancer_signs"));
  EXPECT_EQ(result.raised[2].flag, FlagId("blood_thinners"));
}

TEST(Screen, a_flag_that_the_drawing_does_not_call_for_still_counts_when_answered_yes) {
  Case one_case = neck_case();
  const std::vector<const Flag*> called = list_called_flags(atlas(), one_case.drawing);
  const Flag& clot = *find(atlas().flags, FlagId("leg_clot"));
  ASSERT_EQ(std::find(called.begin(), called.end(), &clot), called.end());
  answer(one_case, "leg_clot", Answer::yes);
  EXPECT_EQ(check_screen(atlas(), one_case).action, Action::same_day);
}

TEST(Screen, a_region_painted_with_strength_0_calls_for_nothing) {
  const PainDrawing faint{{{{RegionId("calf_inner"), Side::left}, 0.0, {}}}};
  EXPECT_EQ(list_called_flags(atlas(), faint), list_called_flags(atlas(), {}));
  const PainDrawing clear{{{{RegionId("calf_inner"), Side::left}, 0.1, {}}}};
  EXPECT_GT(list_called_flags(atlas(), clear).size(), list_called_flags(atlas(), faint).size());
}

TEST(Screen, questions_come_in_the_order_of_their_checklists_emergencies_first) {
  Case one_case = build_calm_case({{{RegionId("temple"), Side::left}, 5.0, {}}});
  one_case.safety.clear();
  const ScreenResult result = check_screen(atlas(), one_case);
  ASSERT_GE(result.unanswered.size(), 2U);
  EXPECT_EQ(result.unanswered.front().screen, ScreenId("emergency"));
  EXPECT_EQ(result.unanswered.at(1).screen, ScreenId("urgent"));
  int before = 0;
  for (const ScreenQuestion& question : result.unanswered) {
    const Screen& screen = *std::find_if(atlas().screens.begin(), atlas().screens.end(),
                                         [&](const Screen& s) { return s.id == question.screen; });
    EXPECT_GT(screen.order, before);
    before = screen.order;
  }
}

TEST(Screen, the_worst_flags_are_asked_first_and_no_emergency_waits_behind_the_first_list_except_of_the_mind) {
  for (const Flag& flag : atlas().flags) {
    if (flag.action != Action::emergency || flag.id == FlagId("thoughts_of_self_harm")) continue;
    EXPECT_EQ(flag.asked_in, ScreenId("emergency")) << flag.id.value;
  }
}

// A person must get through the screen: few lists, short lists, whatever region is painted.
TEST(Screen, any_single_painted_region_calls_for_at_most_10_questions_of_at_most_8_items) {
  for (const Spot& spot : test::list_spots(atlas())) {
    Case one_case;
    one_case.date = today;
    one_case.drawing.cells = {{spot, 5.0, {}}};
    const ScreenResult result = check_screen(atlas(), one_case);
    EXPECT_LE(result.unanswered.size(), 10U) << spot.region.value;
    for (const ScreenQuestion& question : result.unanswered) {
      EXPECT_LE(question.flags.size(), 8U) << spot.region.value << " in " << question.screen.value;
    }
  }
}

TEST(Screen, every_region_of_the_body_calls_for_some_emergency) {
  for (const Spot& spot : test::list_spots(atlas())) {
    const std::vector<const Flag*> called = list_called_flags(atlas(), {{{spot, 5.0, {}}}});
    EXPECT_TRUE(std::any_of(called.begin(), called.end(), [](const Flag* f) { return f->action == Action::emergency; }))
        << spot.region.value;
  }
}

}  // namespace
}  // namespace unknot::plan
