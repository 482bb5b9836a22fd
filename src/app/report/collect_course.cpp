#include "app/report/collect_course.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "app/care/diary.hpp"

namespace unknot::app {
namespace {

ReportPress build_press(const Names& names, const PressDone& press) {
  return {press.number,
          names.find_point(press.point),
          names.find_site(press.point, press.site),
          names.find_tool(press.tool),
          press.implement.value.empty() ? Named{} : names.find_implement(press.implement),
          press.level,
          press.seconds,
          press.pain,
          names.find_word("ended", press.ended)};
}

using PointKey = std::tuple<std::string, std::string, Side>;

PointKey find_key(const ReportPoint& point) { return {point.muscle.id, point.point.id, point.side}; }

void add_press(ReportTotal& total, const ReportPress& press) {
  total.mean_level = (total.mean_level * static_cast<double>(total.n_presses) + press.level) /
                     static_cast<double>(total.n_presses + 1);
  ++total.n_presses;
  total.seconds += press.seconds;
  total.highest_level = std::max(total.highest_level, press.level);
  if (std::find(total.tools.begin(), total.tools.end(), press.tool) == total.tools.end()) {
    total.tools.push_back(press.tool);
  }
}

// Means of each activity on one day, by name.
std::vector<ActivityScore> list_activities(const std::map<std::string, std::vector<double>>& scores) {
  std::vector<ActivityScore> activities;
  for (const auto& [name, all] : scores) {
    double sum = 0.0;
    for (const double score : all) sum += score;
    activities.push_back({name, sum / static_cast<double>(all.size())});
  }
  return activities;
}

}  // namespace

std::vector<ReportSession> list_report_sessions(const Names& names, const PainCare& care) {
  std::vector<ReportSession> sessions;
  for (const Session& session : care.sessions) {
    ReportSession one{session.session, session.day, session.treater, names.find_policy(session.policy), {}, {}, {}};
    for (const PressDone& press : session.presses) one.presses.push_back(build_press(names, press));
    if (session.ended) {
      one.ended = names.find_word("finish", session.ended->how);
      one.reason = names.find_word("reason", session.ended->reason);
    }
    sessions.push_back(std::move(one));
  }
  return sessions;
}

ReportTotals build_totals(const std::vector<ReportSession>& sessions) {
  ReportTotals totals;
  totals.n_sessions = sessions.size();
  std::map<PointKey, ReportTotal> points;
  for (const ReportSession& session : sessions) {
    if (session.treater == Treater::self) ++totals.by_self;
    if (session.treater == Treater::helper) ++totals.by_helper;
    if (session.treater == Treater::professional) ++totals.by_professional;
    std::map<PointKey, bool> pressed;
    for (const ReportPress& press : session.presses) {
      const PointKey key = find_key(press.point);
      ReportTotal& total = points[key];
      total.point = press.point;
      add_press(total, press);
      if (!std::exchange(pressed[key], true)) ++total.n_sessions;
      ++totals.n_presses;
      totals.seconds += press.seconds;
    }
  }
  for (auto& [key, total] : points) totals.points.push_back(std::move(total));
  std::stable_sort(totals.points.begin(), totals.points.end(),
                   [](const ReportTotal& a, const ReportTotal& b) { return a.seconds > b.seconds; });
  return totals;
}

std::vector<ReportReaction> list_report_reactions(const Names& names, const PainCare& care) {
  std::vector<ReportReaction> reactions;
  for (const Session& session : care.sessions) {
    if (!session.reaction) continue;
    ReportReaction one{session.session, session.day, {}, session.reaction->soreness, session.reaction->hours};
    for (const std::string& kind : session.reaction->kinds) one.kinds.push_back(names.find_word("reaction", kind));
    reactions.push_back(std::move(one));
  }
  return reactions;
}

std::vector<ReportDay> list_report_days(const PainCare& care) {
  std::map<std::chrono::sys_days, std::map<std::string, std::vector<double>>> scores;
  std::map<std::chrono::sys_days, int> changes;
  for (const DiaryNoted& entry : care.entries) {
    for (const ActivityScore& one : entry.activities) scores[entry.about_day][one.name].push_back(one.score);
    if (entry.change) changes[entry.about_day] = *entry.change;
  }
  std::vector<ReportDay> days;
  for (const DiaryDay& day : build_diary(care, {}).days) {
    if (day.n == 0) continue;
    ReportDay one{day.day, day.n, day.now, day.worst, day.average, list_activities(scores[day.day]), {}};
    if (const auto change = changes.find(day.day); change != changes.end()) one.change = change->second;
    days.push_back(std::move(one));
  }
  return days;
}

std::vector<ReportMeasure> list_report_measures(const Names& names, const PainCare& care) {
  std::vector<ReportMeasure> measures;
  for (const DiaryNoted& entry : care.entries) {
    for (const MotionMeasured& motion : entry.motions) {
      measures.push_back({entry.about_day,
                          "motion",
                          names.find_question(motion.movement),
                          motion.side,
                          {},
                          motion.degrees,
                          names.find_word("by", motion.by)});
    }
    for (const ThresholdMeasured& threshold : entry.thresholds) {
      measures.push_back({entry.about_day,
                          "threshold",
                          {},
                          threshold.point.side,
                          names.find_point(threshold.point),
                          threshold.kilograms,
                          names.find_word("by", threshold.by)});
    }
  }
  return measures;
}

std::vector<ReportNote> list_report_notes(const PainCare& care) {
  std::vector<ReportNote> notes;
  for (const DiaryNoted& entry : care.entries) {
    if (!entry.note.empty()) notes.push_back({entry.about_day, entry.note});
  }
  return notes;
}

}  // namespace unknot::app
