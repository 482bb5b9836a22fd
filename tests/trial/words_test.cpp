#include "trial/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "trial/judge.hpp"
#include "trial/others.hpp"
#include "trial/sentences.hpp"
#include "trial/trials.hpp"

namespace unknot::test {
namespace {

using namespace trial;

Judgement build_judgement(TrialAnswer answer, const Effect& effect) {
  Judgement judgement;
  judgement.answer = answer;
  judgement.verdict.emplace(answer, effect);
  return judgement;
}

const Effect good{1.84, 0.4, 1.16, 2.5, 0.997, 0.4, 0.0005};
const Effect bad{-1.84, 0.4, -2.5, -1.16, 0.003, 0.0002, 0.4};

void collect_texts(const TrialDesign& design, const Judgement& judgement, std::vector<Text>& all) {
  all.push_back(build_answer_words(design, judgement));
  for (const Text& text : {build_surety_words(design, judgement), build_slope_words(design, judgement)}) {
    if (judgement.verdict) all.push_back(text);
  }
  for (const auto& list : {list_reason_words(judgement), list_limit_words(design, judgement),
                           list_next_words(design, judgement), list_begin_words(design)}) {
    all.insert(all.end(), list.begin(), list.end());
  }
  for (const OtherVerdict& other : judgement.others) all.push_back(build_other_words(design, other));
}

TEST(Words, tell_the_answer_with_effect_interval_and_unit_in_both_languages) {
  const Text helps = build_answer_words(build_full(), build_judgement(TrialAnswer::helps, good));
  EXPECT_EQ(helps.in("en"),
            "It helps you: your pain was lower by 1.8 points of 10 with treatment than without (90 % interval: "
            "1.2 to 2.5 points).");
  EXPECT_EQ(helps.in("de"),
            "Es hilft dir: dein Schmerz war um 1,8 von 10 Punkten geringer mit Behandlung als ohne "
            "(90-%-Bereich: 1,2 bis 2,5 Punkte).");
  const Text worse = build_answer_words(build_full(), build_judgement(TrialAnswer::worse, bad));
  EXPECT_NE(worse.in("en").find("stronger by 1.8 points of 10"), std::string::npos) << worse.in("en");
  EXPECT_NE(worse.in("en").find("1.2 to 2.5"), std::string::npos) << worse.in("en");
  const Text quick = build_answer_words(build_quick(), build_judgement(TrialAnswer::helps, good));
  EXPECT_NE(quick.in("en").find("worth another try"), std::string::npos);
}

TEST(Words, an_activity_goes_by_its_name_and_gets_better_not_lower) {
  TrialDesign design = build_full();
  design.outcome = TrialOutcome::activity;
  design.activity = "climbing {mean} stairs";
  const Text helps = build_answer_words(design, build_judgement(TrialAnswer::helps, good));
  EXPECT_NE(helps.in("en").find("“climbing {mean} stairs” was better by 1.8"), std::string::npos) << helps.in("en");
}

TEST(Words, of_every_trial_are_there_in_both_languages_with_every_blank_filled) {
  std::vector<Text> all;
  for (const TrialDesign& design : {build_full(2), build_quick()}) {
    for (const double benefit : {-3.0, 0.0, 0.7, 3.0}) {
      for (const double deviation : {0.7, 2.5}) {
        TrialData data = draw_trial(design, benefit, deviation, 2);
        collect_texts(design, judge(data), all);
        data.trial.looks = {data.days[9].plan.day};
        collect_texts(design, judge(data), all);
        collect_texts(design, judge(cut_trial(data, 16)), all);
        data.trial.changed = data.trial.overlaps = data.clock_jumped = true;
        collect_texts(design, judge(data), all);
      }
    }
  }
  EXPECT_GT(all.size(), 300U);
  for (const Text& text : all) {
    for (const char* language : {"en", "de"}) {
      EXPECT_FALSE(text.in(language).empty());
      EXPECT_EQ(text.in(language).find('{'), std::string::npos) << text.in(language);
      EXPECT_TRUE(text.in(language).ends_with(".")) << text.in(language);
    }
    EXPECT_NE(text.in("en"), text.in("de"));
  }
}

// The list on top of words.hpp is what others rely on.
TEST(Words, every_reason_that_is_listed_has_a_sentence_and_every_sentence_for_a_reason_is_listed) {
  std::ifstream file(std::string(UNKNOT_SOURCE) + "/src/trial/words.hpp");
  std::set<std::string> listed;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("//   ")) continue;
    listed.insert(line.substr(5, line.find(' ', 5) - 5));
  }
  EXPECT_EQ(listed.size(), 13U);
  for (const std::string& reason : listed) EXPECT_TRUE(trial::has_sentence("reason_" + reason)) << reason;
  for (const std::string& key : trial::list_sentences()) {
    EXPECT_TRUE(!key.starts_with("reason_") || listed.contains(key.substr(7))) << key;
  }
  Judgement unknown;
  unknown.reasons = {"something_new"};
  EXPECT_EQ(list_reason_words(unknown).front().in("en"), "something_new");
}

TEST(Words, say_what_to_do_next_for_each_answer) {
  const auto first = [](TrialAnswer answer, const Effect& effect) {
    return list_next_words(build_full(), build_judgement(answer, effect)).front().in("en");
  };
  EXPECT_TRUE(first(TrialAnswer::helps, good).starts_with("Go on"));
  EXPECT_TRUE(first(TrialAnswer::no_difference, good).starts_with("Change something"));
  EXPECT_TRUE(first(TrialAnswer::worse, bad).starts_with("Stop"));
  EXPECT_TRUE(first(TrialAnswer::cannot_tell, good).starts_with("A longer trial"));
  Judgement early = build_judgement(TrialAnswer::cannot_tell, good);
  early.early = true;
  EXPECT_TRUE(list_next_words(build_full(), early).front().in("en").starts_with("Let the trial run"));
}

TEST(Words, numbers_have_a_comma_in_german_and_no_minus_before_nothing) {
  EXPECT_EQ(trial::write_number(-1.25).in("de"), "-1,2");
  EXPECT_EQ(trial::write_number(-0.04).in("en"), "0.0");
  EXPECT_EQ(trial::write_chance(0.004).in("en"), "below 1");
  EXPECT_EQ(trial::write_chance(0.996).in("de"), "über 99");
  EXPECT_EQ(trial::write_chance(0.953).in("de"), "95");
}

}  // namespace
}  // namespace unknot::test
