#include "app/trials/words.hpp"

#include "trial/power.hpp"
#include "trial/words.hpp"

namespace unknot::app {
namespace {

constexpr std::size_t n_compared =
    100;  // trials of each other length: a share is then known to within 5 percentage points

std::vector<trial::DesignPower> compare(const TrialDesign& design, const TrialNoise& noise) {
  std::vector<trial::DesignPower> others;
  for (const TrialDesign& other : trial::list_designs(design)) {
    const std::vector<PowerRow> rows = trial::simulate(other, noise, {design.matters}, 0, n_compared);
    others.push_back({other, rows.front()});
  }
  return others;
}

}  // namespace

TrialWords build_trial_words(const TrialDesign& design, const Judgement& judgement) {
  TrialWords words;
  words.answer = trial::build_answer_words(design, judgement);
  words.sure = trial::build_surety_words(design, judgement);
  words.slope = trial::build_slope_words(design, judgement);
  for (const OtherVerdict& other : judgement.others) words.others.push_back(trial::build_other_words(design, other));
  words.reasons = trial::list_reason_words(judgement);
  words.does_not_say = trial::list_limit_words(design, judgement);
  words.next = trial::list_next_words(design, judgement);
  return words;
}

TrialAdvice advise(const TrialDesign& design, const Power& power, bool compares) {
  return trial::advise(design, power, compares ? compare(design, power.noise) : std::vector<trial::DesignPower>());
}

}  // namespace unknot::app
