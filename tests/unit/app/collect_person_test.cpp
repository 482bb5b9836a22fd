// How things stand after events: the latest holds, whatever the order and however often they come.
#include "app/steps/collect_person.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "plan/screen.hpp"
#include "support/events.hpp"
#include "support/support.hpp"

namespace unknot::test {
namespace {

constexpr std::size_t anna = 1;
constexpr std::size_t neck = 2;
constexpr std::size_t knee = 3;

PersonState collect(const std::vector<Event>& events, std::chrono::sys_days day = today) {
  return app::collect_person(atlas(), PersonId(build_made_id(anna)), events, day);
}

const PainState& find_pain(const PersonState& person, std::size_t pain) {
  return *std::find_if(person.pains.begin(), person.pains.end(),
                       [pain](const PainState& one) { return one.pain == PainId(build_made_id(pain)); });
}

PainDrawn build_drawing(const char* region) {
  PainDrawn drawn;
  const Side side = find(atlas().regions, RegionId(region))->paired ? Side::left : Side::midline;
  drawn.cells.push_back({{RegionId(region), side}, 5.0, {}});
  return drawn;
}

// An event `minute` minutes after noon; its id says that and the pain.
Event say(std::size_t minute, std::size_t pain, EventBody body) {
  return build_event(1000 + 10 * minute + pain, anna, pain, minute, std::move(body));
}

SafetyAnswered answer(const FlagId& flag, const char* word) { return {{{flag, {}, word}}}; }

SafetyAnswered answer_none(const ScreenId& screen) { return {{{{}, screen, "none"}}}; }

std::optional<Answer> find_answer(const PainState& pain, const FlagId& flag) {
  for (const FlagAnswer& answer : pain.one_case.safety) {
    if (answer.flag == flag) return answer.answer;
  }
  return std::nullopt;
}

const Flag& find_flag(bool lasting) {
  return *std::find_if(atlas().flags.begin(), atlas().flags.end(),
                       [lasting](const Flag& flag) { return flag.always && flag.lasting == lasting; });
}

RC_GTEST_PROP(CollectPerson, any_order_and_any_repetition_of_the_events_gives_the_same_state, ()) {
  std::vector<Event> events = *rc::gen::container<std::vector<Event>>(draw_known_event());
  for (std::size_t i = 0; i < events.size(); ++i) events[i].id = EventId(build_made_id((7919 * (i + 1)) % 100'003));
  const PersonState state = collect(events);
  std::vector<Event> delivered = events;
  for (const Event& event : events) {
    if (*rc::gen::arbitrary<bool>()) delivered.push_back(event);
  }
  for (std::size_t i = delivered.size(); i > 1; --i) {
    std::swap(delivered[i - 1], delivered[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  RC_ASSERT(collect(delivered) == state);
}

RC_GTEST_PROP(CollectPerson, every_case_can_be_located_and_its_file_read_again, ()) {
  const std::vector<Event> events = *rc::gen::container<std::vector<Event>>(draw_known_event());
  for (const PainState& pain : collect(events).pains) {
    RC_ASSERT(pain.lost.empty());
    engine().locate(pain.one_case);
    RC_ASSERT(*engine().read_case(engine().write_case(pain.one_case), "again", today) == pain.one_case);
  }
}

TEST(CollectPerson, the_latest_name_figure_and_drawing_hold_and_the_first_name_starts_the_pain) {
  Event first = say(1, neck, PainNamed{"Neck"});
  first.at -= std::chrono::days(2);
  first.day -= std::chrono::days(2);
  const PersonState state =
      collect({say(4, neck, build_drawing("calf_outer")), say(3, neck, build_drawing("temple")),
               say(2, neck, PainNamed{"Jaw"}), first, say(1, 0, PersonDescribed{"Anna", 1980, "woman_medium", "de"})});
  EXPECT_EQ(state.name, "Anna");
  EXPECT_EQ(state.figure, "woman_medium");
  ASSERT_EQ(state.pains.size(), 1U);
  EXPECT_EQ(state.pains[0].name, "Jaw");
  EXPECT_EQ(state.pains[0].started, today - std::chrono::days(2));
  EXPECT_EQ(state.pains[0].cells[0].spot.region.value, "calf_outer");
  EXPECT_EQ(state.pains[0].one_case.age_years, 46.0);
}

TEST(CollectPerson, a_pain_that_ended_is_back_when_it_is_drawn_again) {
  const std::vector<Event> events{say(1, neck, PainNamed{"Neck"}), say(2, neck, PainEnded{})};
  EXPECT_EQ(collect(events).pains[0].ended, today);
  EXPECT_EQ(collect({events[0], events[1], say(3, neck, PainNamed{"Nape"})}).pains[0].ended, today);
  EXPECT_FALSE(collect({events[0], events[1], say(3, neck, build_drawing("temple"))}).pains[0].ended);
}

TEST(CollectPerson, lasting_answers_hold_for_every_pain_and_changing_ones_for_their_own) {
  const PersonState state =
      collect({say(1, neck, PainNamed{"Neck"}), say(1, knee, PainNamed{"Knee"}),
               say(2, neck, answer(find_flag(true).id, "yes")), say(3, neck, answer(find_flag(false).id, "yes"))});
  EXPECT_EQ(find_answer(find_pain(state, neck), find_flag(true).id), Answer::yes);
  EXPECT_EQ(find_answer(find_pain(state, knee), find_flag(true).id), Answer::yes);
  EXPECT_EQ(find_answer(find_pain(state, neck), find_flag(false).id), Answer::yes);
  EXPECT_EQ(find_answer(find_pain(state, knee), find_flag(false).id), std::nullopt);
}

TEST(CollectPerson, none_answers_the_flags_that_were_called_for_then_and_not_those_of_a_later_drawing) {
  std::vector<Event> events{say(1, neck, build_drawing("temple"))};
  for (std::size_t i = 0; i < atlas().screens.size(); ++i)
    events.push_back(say(2 + i, neck, answer_none(atlas().screens[i].id)));
  EXPECT_TRUE(engine().check_screen(collect(events).pains[0].one_case).unanswered.empty());
  const std::size_t n_called = plan::list_called_flags(atlas(), collect(events).pains[0].one_case.drawing).size();
  EXPECT_EQ(collect(events).pains[0].one_case.safety.size(), n_called);
  events.push_back(say(50, neck, build_drawing("calf_inner")));
  EXPECT_FALSE(engine().check_screen(collect(events).pains[0].one_case).unanswered.empty())
      << "questions that nobody saw are open";
}

TEST(CollectPerson, none_does_not_unsay_a_yes_that_still_stands_but_an_answer_to_the_flag_does) {
  const Flag& flag = find_flag(true);
  std::vector<Event> events{say(1, neck, build_drawing("temple")), say(2, neck, answer(flag.id, "yes")),
                            say(3, neck, answer_none(flag.asked_in))};
  EXPECT_EQ(find_answer(collect(events).pains[0], flag.id), Answer::yes);
  events.push_back(say(4, neck, answer(flag.id, "no")));
  EXPECT_EQ(find_answer(collect(events).pains[0], flag.id), Answer::no);
  SafetyAnswered both = answer_none(flag.asked_in);
  both.answers.push_back({flag.id, {}, "not_sure"});
  events.push_back(say(5, neck, both));
  EXPECT_EQ(find_answer(collect(events).pains[0], flag.id), Answer::not_sure) << "said in the same breath";
}

TEST(CollectPerson, a_changing_sign_of_yesterday_is_asked_again_today) {
  const Flag& flag = find_flag(false);
  const std::vector<Event> events{say(1, neck, build_drawing("temple")), say(2, neck, answer(flag.id, "no"))};
  const auto asks = [&](std::chrono::sys_days day) {
    for (const ScreenQuestion& question : engine().check_screen(collect(events, day).pains[0].one_case).unanswered) {
      if (std::count(question.flags.begin(), question.flags.end(), flag.id) > 0) return true;
    }
    return false;
  };
  EXPECT_FALSE(asks(today));
  EXPECT_TRUE(asks(today + std::chrono::days(1)));
  EXPECT_FALSE(asks(today - std::chrono::days(1))) << "the device was in a time zone further east";
}

TEST(CollectPerson, a_finding_is_replaced_and_taken_back_whether_its_only_point_is_named_or_not) {
  const FindingQuestion& press = *std::find_if(
      atlas().findings.begin(), atlas().findings.end(),
      [](const FindingQuestion& question) { return question.kind == FindingKind::palpation && question.sided; });
  const Muscle& muscle = *std::find_if(atlas().muscles.begin(), atlas().muscles.end(),
                                       [](const Muscle& one) { return one.points.size() == 1; });
  const FindingKey named{press.id, Side::left, muscle.id, muscle.points.front().id};
  const FindingKey bare{press.id, Side::left, muscle.id, {}};
  std::vector<Event> events{say(1, neck, FindingsAnswered{{{bare, Answer::yes}}}),
                            say(2, neck, FindingsAnswered{{{named, Answer::no}}})};
  ASSERT_EQ(collect(events).pains[0].one_case.findings.size(), 1U);
  EXPECT_EQ(collect(events).pains[0].one_case.findings[0].answer, Answer::no);
  events.push_back(say(3, neck, FindingTakenBack{bare}));
  EXPECT_TRUE(collect(events).pains[0].one_case.findings.empty());
}

TEST(CollectPerson, names_that_the_data_no_longer_knows_are_told_and_the_rest_is_located) {
  PainDrawn drawn = build_drawing("temple");
  drawn.cells.push_back({{RegionId("old_region"), Side::left}, 5.0, {}});
  const PersonState state = collect({say(1, neck, drawn), say(2, neck, answer(FlagId("old_flag"), "yes")),
                                     say(3, neck, FindingsAnswered{{{{FindingId("old_finding")}, Answer::yes}}})});
  ASSERT_EQ(state.pains[0].lost.size(), 3U);
  for (const Problem& problem : state.pains[0].lost) {
    EXPECT_EQ(problem.code, Code::unknown_name);
    EXPECT_NE(build_sentence(problem).find("old_"), std::string::npos);
  }
  EXPECT_EQ(state.pains[0].cells.size(), 2U) << "nothing is thrown away";
  EXPECT_EQ(state.pains[0].one_case.drawing.cells.size(), 1U);
  engine().locate(state.pains[0].one_case);
}

TEST(CheckEvents, an_unknown_name_is_refused_with_its_key_and_the_nearest_names) {
  PainDrawn drawn = build_drawing("temple");
  drawn.cells.push_back({{RegionId("templ"), Side::left}, 5.0, {}});
  const auto refused = app::check_events(atlas(), {say(1, neck, PainNamed{"Neck"}), say(2, neck, drawn)});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::unknown_name);
  EXPECT_EQ(refused.error().key, "events[1].pain_drawn.cells[1].region");
  EXPECT_NE(refused.error().next.find("temple"), std::string::npos);
}

TEST(CheckEvents, flags_screens_and_findings_are_looked_up_too) {
  const auto find_key = [](EventBody body) {
    const auto refused = app::check_events(atlas(), {say(1, neck, std::move(body))});
    return refused ? std::string() : refused.error().key;
  };
  EXPECT_EQ(find_key(answer(FlagId("strok"), "no")), "events[0].safety_answered.answers[0].flag");
  EXPECT_EQ(find_key(answer_none(ScreenId("x"))), "events[0].safety_answered.answers[0].screen");
  EXPECT_EQ(find_key(FindingsAnswered{{{{FindingId("x")}, Answer::yes}}}),
            "events[0].findings_answered.answers[0].finding");
  EXPECT_EQ(find_key(answer(find_flag(true).id, "no")), "");
}

}  // namespace
}  // namespace unknot::test
