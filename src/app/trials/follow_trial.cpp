#include "app/trials/follow_trial.hpp"

#include <algorithm>

#include "app/trials/collect_trials.hpp"
#include "app/trials/status.hpp"
#include "plan/care/words.hpp"
#include "trial/calendar.hpp"

namespace unknot::app {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// The way that treats, where this day has none: a plan then shows what is going to come.
const TrialArm& find_way(const Trial& trial, const TrialDay& day) {
  const bool is_other = day.phase == TrialPhase::block && !day.first && trial.design.other.treats;
  return is_other ? trial.design.other : trial.design.arm;
}

bool had_session(const Trial& trial, const std::vector<PainCare>& care) {
  const sys_days from = trial.design.begins + days(trial.design.baseline_days);
  return std::any_of(care.begin(), care.end(), [&](const PainCare& one) {
    return one.pain == trial.pain && std::any_of(one.sessions.begin(), one.sessions.end(),
                                                 [&](const Session& session) { return session.day >= from; });
  });
}

// Why nothing is pressed on this day; null when something may be.
const char* find_pause(const Trial& trial, const TrialDay& day, const std::vector<PainCare>& care) {
  if (day.phase == TrialPhase::baseline) return "wait_trial_baseline";
  if (day.phase == TrialPhase::after) return had_session(trial, care) ? "wait_trial_after" : nullptr;
  return (day.first ? trial.design.arm : trial.design.other).treats ? nullptr : "wait_trial_without";
}

}  // namespace

const Trial* find_running(const std::vector<Trial>& trials, const PainId& pain, sys_days day) {
  const auto found = std::find_if(trials.begin(), trials.end(),
                                  [&](const Trial& trial) { return trial.pain == pain && is_under_way(trial, day); });
  return found == trials.end() ? nullptr : &*found;
}

TrialDay find_trial_day(const Trial& trial, sys_days day) {
  const std::vector<TrialDay> calendar = trial::build_calendar(trial.design);
  return calendar[static_cast<std::size_t>((day - trial.design.begins).count())];
}

sys_days find_next_change(const Trial& trial, sys_days day) {
  const std::vector<TrialDay> calendar = trial::build_calendar(trial.design);
  const auto today = static_cast<std::size_t>((day - trial.design.begins).count());
  std::size_t next = today;
  while (next < calendar.size() && calendar[next].phase == calendar[today].phase &&
         calendar[next].block == calendar[today].block) {
    ++next;
  }
  return trial.design.begins + days(static_cast<int>(next));
}

bool is_sealed(const Trial& trial, sys_days day, sys_days today) {
  if (day <= today + days(1) || is_over(trial, today)) return false;
  if (day < trial.design.begins + days(trial.design.baseline_days)) return false;
  return !is_under_way(trial, today) || day >= find_next_change(trial, today);
}

void apply_way(const Trial& trial, sys_days day, std::vector<PainCare>& care, Located& located) {
  const TrialArm& way = find_way(trial, find_trial_day(trial, day));
  for (PainCare& one : care) {
    if (one.pain == trial.pain && one.choice && !way.policy.value.empty()) one.choice->policy = way.policy;
  }
  if (!way.point || !located.ranking) return;
  std::erase_if(located.ranking->hypotheses, [&way](const auto& one) { return one.point != *way.point; });
}

void follow_trial(const Atlas& atlas, const Trial& trial, sys_days day, const std::vector<PainCare>& care, Plan& plan) {
  // The rule of thumb of a plan would end a trial before it can say that nothing helps; its advice stays.
  const Text no_gain = plan::find_words(atlas.care, "wait_no_gain");
  std::erase_if(plan.waits, [&no_gain](const Wait& wait) { return wait.reason == no_gain; });
  const sys_days change = find_next_change(trial, day);
  const char* pause = find_pause(trial, find_trial_day(trial, day), care);
  if (pause != nullptr) {
    plan.waits.push_back({"trial", plan::find_words(atlas.care, pause), change, {}});
    plan.next_days.clear();
  }
  std::erase_if(plan.next_days, [change](sys_days next) { return next >= change; });
  plan.judge_on = find_last_day(trial.design);
}

}  // namespace unknot::app
