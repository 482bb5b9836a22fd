#include "trial/judge.hpp"

#include <algorithm>
#include <cmath>

#include "math/normal.hpp"
#include "trial/check_days.hpp"
#include "trial/fit.hpp"
#include "trial/others.hpp"

namespace unknot::trial {
namespace {

// The verdict on series under a prior.
TrialVerdict build_verdict(const std::vector<Part>& parts, const TrialDesign& design, double surety) {
  const Effect effect = build_effect(parts, design.matters);
  return {find_answer(effect, surety), effect};
}

// How many days of the trial have passed, as a share of all.
double find_fraction(const TrialData& data) {
  const double planned = static_cast<double>(std::max<std::size_t>(data.n_planned, 1));
  return std::clamp(static_cast<double>(data.days.size()) / planned, 1.0 / planned, 1.0);
}

SuretyView view_surety(const TrialData& data, const Series& series, const std::vector<Part>& parts) {
  return {is_early(data) || !data.trial.looks.empty(), find_fraction(data), find_memory_square(parts),
          series.scored.size()};
}

}  // namespace

DayView view_days(const TrialData& data) {
  const TrialData cut = cut_at_end(data);
  return {is_early(cut), find_fraction(cut), list_reasons(cut)};
}

double find_surety(const SuretyView& view) {
  const double deviates = view.looked ? 1.96 / std::sqrt(view.fraction) : math::find_normal_quantile(usual_surety);
  const auto n = static_cast<double>(view.n_scored);
  const double factor = std::max(0.8, 1.06 - 5.2 / n) + 22.0 * view.memory_square / n;
  return math::find_normal_chance(deviates * std::min(factor, 1.2));
}

Chances find_chances(const std::vector<Part>& parts, double matters) {
  const auto chance_below = [&](double value) {
    return std::clamp(find_chance_below(parts, coefficient::benefit, value), 0.0, 1.0);
  };
  const double better = 1.0 - chance_below(0.0);
  return {better, std::min(better, 1.0 - chance_below(matters)), chance_below(-matters)};
}

Effect build_effect(const std::vector<Part>& parts, double matters) {
  const Moments moments = find_moments(parts, coefficient::benefit);
  const double low = find_quantile(parts, coefficient::benefit, 0.05);
  const double high = find_quantile(parts, coefficient::benefit, 0.95);
  const Chances chances = find_chances(parts, matters);
  return {std::clamp(moments.mean, low, high),
          moments.deviation,
          low,
          high,
          chances.better,
          chances.matters,
          chances.harms};
}

TrialAnswer find_answer(const Chances& chances, double surety) {
  if (1.0 - chances.matters - chances.harms >= surety) return TrialAnswer::no_difference;
  if (chances.better >= surety && 1.0 - chances.matters < surety) return TrialAnswer::helps;
  if (1.0 - chances.better >= surety) return TrialAnswer::worse;
  return TrialAnswer::cannot_tell;
}

TrialAnswer find_answer(const Effect& effect, double surety) {
  return find_answer(Chances{effect.better(), effect.matters(), effect.harms()}, surety);
}

Judgement judge(const TrialData& whole) {
  const TrialData data = cut_at_end(whole);
  Judgement judgement;
  const DayCount count = count_days(data);
  judgement.n_days = count.scored;
  judgement.n_with = count.with;
  judgement.n_without = count.without;
  judgement.early = is_early(data);
  judgement.reasons = list_reasons(data);
  if (!judgement.reasons.empty()) return judgement;

  const TrialDesign& design = data.trial.design;
  const Series series = build_series(data);
  const Prior prior;
  const std::vector<Part> parts = solve_posterior(series, prior);
  judgement.surety = find_surety(view_surety(data, series, parts));
  judgement.verdict = build_verdict(parts, design, judgement.surety);
  judgement.answer = judgement.verdict->answer();
  if (judgement.answer == TrialAnswer::cannot_tell) {
    judgement.reasons.emplace_back("too_unsure");
    if (judgement.early) judgement.reasons.emplace_back("early");
  }
  describe_course(series, prior, parts, judgement);
  judgement.fit = fit_days(series, prior, parts, design.begins);
  judgement.others = list_other_verdicts(series, prior, parts, design, judgement.surety);
  return judgement;
}

TrialAnswer judge_answer(const TrialData& whole) {
  const TrialData data = cut_at_end(whole);
  if (!list_reasons(data).empty()) return TrialAnswer::cannot_tell;
  const Series series = build_series(data);
  const std::vector<Part> parts = solve_posterior(series, Prior{});
  return find_answer(find_chances(parts, data.trial.design.matters), find_surety(view_surety(data, series, parts)));
}

}  // namespace unknot::trial
