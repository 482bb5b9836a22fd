#include "app/trials/judged.hpp"

#include <algorithm>
#include <map>

#include "trial/judge.hpp"

namespace unknot::app {
namespace {

constexpr std::size_t most_held = 16;
constexpr double least_share = 0.2;  // of the pressing time, for a point that counts as treated; assumed

std::vector<PointOnSide> list_treated(const TrialData& data, const PainCare& care) {
  const TrialDesign& design = data.trial.design;
  if (design.arm.point) return {*design.arm.point};
  std::map<PointOnSide, double> seconds;
  double all = 0.0;
  for (const Session& session : care.sessions) {
    const auto day = std::find_if(data.days.begin(), data.days.end(),
                                  [&session](const TrialScore& one) { return one.plan.day == session.day; });
    if (day == data.days.end() || !day->plan.first) continue;
    for (const PressDone& press : session.presses) {
      seconds[press.point] += press.seconds;
      all += press.seconds;
    }
  }
  std::vector<PointOnSide> points;
  for (const auto& [point, time] : seconds) {
    if (time >= least_share * all) points.push_back(point);
  }
  return points;
}

}  // namespace

std::shared_ptr<const Judgement> Judged::judge(const TrialData& data) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(held_.begin(), held_.end(), [&data](const Held& one) { return one.data == data; });
    if (found != held_.end()) {
      held_.splice(held_.begin(), held_, found);
      return held_.front().judgement;
    }
  }
  auto judgement = std::make_shared<const Judgement>(trial::judge(data));
  const std::lock_guard lock(mutex_);
  held_.push_front({data, judgement});
  if (held_.size() > most_held) held_.pop_back();
  return judgement;
}

std::vector<Finding> list_trial_findings(const Atlas& atlas, const TrialData& data, const Judgement& judgement,
                                         const PainCare& care) {
  const TrialDesign& design = data.trial.design;
  const bool same_points = design.other.treats && design.arm.point == design.other.point;
  if (judgement.answer == TrialAnswer::cannot_tell || same_points) return {};
  const auto question = std::find_if(atlas.findings.begin(), atlas.findings.end(),
                                     [](const FindingQuestion& one) { return one.kind == FindingKind::trial; });
  if (question == atlas.findings.end()) return {};
  const Answer answer = judgement.answer == TrialAnswer::helps ? Answer::yes : Answer::no;
  std::vector<Finding> findings;
  for (const PointOnSide& point : list_treated(data, care)) {
    findings.push_back({question->id, point.side, point, answer, Examiner::self, data.days.back().plan.day});
  }
  return findings;
}

}  // namespace unknot::app
