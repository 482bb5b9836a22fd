#include "trial/series.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::trial {

Bound find_bound(double score) {
  if (score <= 0.0) return Bound::floor;
  return score >= 10.0 ? Bound::ceiling : Bound::none;
}

Series build_series(const TrialData& data) {
  const TrialDesign& design = data.trial.design;
  Series series;
  series.sign = design.outcome == TrialOutcome::pain ? -1.0 : 1.0;
  series.lasting = design.size == TrialSize::quick;
  const bool both = design.size == TrialSize::full && design.other.treats;
  for (std::size_t day = 0; day < data.days.size(); ++day) {
    const TrialScore& one = data.days[day];
    series.way.push_back(one.plan.first ? 1.0 : 0.0);
    if (both) series.treated.push_back(one.plan.phase == TrialPhase::block ? 1.0 : 0.0);
    if (one.score && !one.late) series.scored.push_back({day, *one.score, find_bound(*one.score)});
  }
  series.middle = 0.5 * static_cast<double>(std::max<std::size_t>(data.days.size(), 1) - 1);
  return series;
}

std::vector<double> build_exposure(const std::vector<double>& way, double half_life) {
  const double stays = half_life > 0.0 ? std::exp2(-1.0 / half_life) : 0.0;
  std::vector<double> exposure;
  exposure.reserve(way.size());
  double now = 0.0;
  for (const double towards : way) {
    now = towards + (now - towards) * stays;
    exposure.push_back(now);
  }
  return exposure;
}

}  // namespace unknot::trial
