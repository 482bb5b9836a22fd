#include "app/trials/told.hpp"

#include <algorithm>
#include <iterator>

#include "app/trials/collect_trials.hpp"
#include "app/trials/status.hpp"
#include "app/trials/words.hpp"

namespace unknot::app {

void add_trial_findings(const Atlas& atlas, const ReadPerson& read, const PainCare& care, std::chrono::sys_days day,
                        Judged& judged, Case& one_case) {
  for (const Trial& trial : read.trials) {
    if (trial.pain != care.pain || !is_over(trial, day)) continue;
    const TrialData data = collect_trial_data(trial, read.all, care, day);
    for (Finding& finding : list_trial_findings(atlas, data, *judged.judge(data), care)) {
      std::erase_if(one_case.findings, [&finding](const Finding& known) {
        return known.question == finding.question && known.point == finding.point;
      });
      one_case.findings.push_back(std::move(finding));
    }
  }
}

std::optional<TrialTold> tell_trial(const ReadPerson& read, const PainCare& care, std::chrono::sys_days day,
                                    Judged& judged) {
  const auto last = std::find_if(read.trials.rbegin(), read.trials.rend(), [&](const Trial& trial) {
    return trial.pain == care.pain && !trial.overlaps && is_over(trial, day);
  });
  if (last == read.trials.rend()) return std::nullopt;
  const TrialData data = collect_trial_data(*last, read.all, care, day);
  TrialTold told{*last, {}, *judged.judge(data), {}, {}};
  for (const TrialScore& score : data.days) told.days.push_back(score.plan);
  TrialWords words = build_trial_words(last->design, told.judgement);
  told.sentence = std::move(words.answer);
  if (!words.sure.by_language.empty()) told.more.push_back(std::move(words.sure));
  if (!words.slope.by_language.empty()) told.more.push_back(std::move(words.slope));
  std::move(words.reasons.begin(), words.reasons.end(), std::back_inserter(told.more));
  std::move(words.does_not_say.begin(), words.does_not_say.end(), std::back_inserter(told.more));
  return told;
}

}  // namespace unknot::app
