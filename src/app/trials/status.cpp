#include "app/trials/status.hpp"

#include <algorithm>

#include "app/trials/collect_trials.hpp"
#include "app/trials/follow_trial.hpp"
#include "trial/calendar.hpp"

namespace unknot::app {
namespace {

TrialStatus build_status(const Trial& trial, const std::vector<Event>& events, const PainCare& care,
                         std::chrono::sys_days day) {
  TrialStatus status;
  status.trial = trial;
  status.seal = trial::build_seal(trial.design);
  status.last_day = find_last_day(trial.design);
  status.over = is_over(trial, day);
  if (!status.over) status.trial.design.seed.clear();
  if (is_under_way(trial, day)) {
    status.now = find_trial_day(trial, day);
    status.next_change = find_next_change(trial, day);
  }
  TrialData data = collect_trial_data(trial, events, care, day);
  status.n_planned = data.n_planned;
  status.n_scored = static_cast<std::size_t>(
      std::count_if(data.days.begin(), data.days.end(), [](const TrialScore& one) { return one.score.has_value(); }));
  status.days = std::move(data.days);
  return status;
}

}  // namespace

bool is_over(const Trial& trial, std::chrono::sys_days day) {
  return day > find_last_day(trial.design) || (trial.ended && day >= *trial.ended);
}

TrialList build_trial_list(const std::vector<Trial>& trials, const std::vector<Event>& events, const PainCare& care,
                           std::chrono::sys_days day) {
  TrialList list;
  for (const Trial& trial : trials) {
    list.busy = list.busy || (!is_over(trial, day) && !trial.overlaps);
    if (trial.pain == care.pain) list.trials.push_back(build_status(trial, events, care, day));
  }
  std::reverse(list.trials.begin(), list.trials.end());
  return list;
}

}  // namespace unknot::app
