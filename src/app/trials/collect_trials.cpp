#include "app/trials/collect_trials.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "trial/calendar.hpp"

namespace unknot::app {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days latest_writing{2};       // after the day that an entry speaks of; assumed
constexpr std::chrono::hours slack{26};  // between clocks and time zones of one person

struct TrialFold {
  std::map<TrialId, Trial> trials;

  void apply(const Event& event, const TrialBegun& begun) {
    const auto [found, is_new] = trials.try_emplace(begun.trial);
    if (is_new) {
      found->second = {begun.trial, event.pain, begun.design, event.at, event.day, {}, {}, false, false};
    } else if (!(found->second.design == begun.design)) {
      found->second.changed = true;
    }
  }

  // Only a look before the end tempts anybody to stop at a lucky moment.
  void apply(const Event& event, const TrialLooked& looked) {
    const auto found = trials.find(looked.trial);
    if (found == trials.end()) return;
    Trial& trial = found->second;
    const bool is_early = event.day < find_last_day(trial.design) && !trial.ended;
    if (is_early && std::find(trial.looks.begin(), trial.looks.end(), event.day) == trial.looks.end()) {
      trial.looks.push_back(event.day);
    }
  }

  void apply(const Event& event, const TrialEnded& ended) {
    const auto found = trials.find(ended.trial);
    if (found == trials.end() || found->second.ended) return;
    if (event.day < find_last_day(found->second.design)) found->second.ended = event.day;
  }
};

template <class Body>
concept TrialEvent = requires(TrialFold& fold, const Event& event, const Body& body) { fold.apply(event, body); };

sys_days find_end(const Trial& trial) { return trial.ended.value_or(find_last_day(trial.design)); }

// What an entry says of the outcome; an average counts for more than the pain of one moment.
struct EntryScore {
  std::optional<double> average;
  std::optional<double> now;

  bool operator==(const EntryScore&) const = default;
};

EntryScore find_score(const DiaryNoted& noted, TrialOutcome outcome, const std::string& activity) {
  if (outcome == TrialOutcome::pain) return {noted.average, noted.now};
  for (const ActivityScore& one : noted.activities) {
    if (one.name == activity) return {one.score, {}};
  }
  return {};
}

// An entry as it stands, with the moment at which its score was written.
struct ScoredEntry {
  EntryScore score;
  sys_days about_day;
  Instant written;
  sys_days written_day;
};

std::vector<ScoredEntry> list_scored(const Trial& trial, const std::vector<Event>& events) {
  std::map<EntryId, ScoredEntry> entries;
  for (const Event& event : events) {
    if (event.pain != trial.pain) continue;
    if (const auto* removed = std::get_if<DiaryRemoved>(&event.body)) {
      entries.erase(removed->entry);
    } else if (const auto* noted = std::get_if<DiaryNoted>(&event.body)) {
      const EntryScore score = find_score(*noted, trial.design.outcome, trial.design.activity);
      ScoredEntry& entry = entries[noted->entry];
      // A mended note does not make the score a late one.
      if (entry.written == Instant{} || entry.score != score || entry.about_day != noted->about_day) {
        entry.written = event.at;
        entry.written_day = event.day;
      }
      entry.score = score;
      entry.about_day = noted->about_day;
    }
  }
  std::vector<ScoredEntry> scored;
  for (const auto& [id, entry] : entries) {
    if (entry.score.average || entry.score.now) scored.push_back(entry);
  }
  return scored;
}

std::optional<double> find_mean(const std::vector<EntryScore>& scores) {
  double sum = 0.0;
  double n = 0.0;
  for (const EntryScore& score : scores) {
    if (!score.average) continue;
    sum += *score.average;
    ++n;
  }
  if (n > 0.0) return sum / n;
  for (const EntryScore& score : scores) {
    if (!score.now) continue;
    sum += *score.now;
    ++n;
  }
  return n > 0.0 ? std::optional(sum / n) : std::nullopt;
}

bool is_session_wrong(const Session& session, const Trial& trial, const TrialDay& day, bool is_second) {
  if (day.phase == TrialPhase::baseline) return true;
  if (day.phase == TrialPhase::after) return is_second;
  const TrialArm& arm = day.first ? trial.design.arm : trial.design.other;
  if (!arm.treats || (!arm.policy.value.empty() && session.policy != arm.policy)) return true;
  return arm.point && std::any_of(session.presses.begin(), session.presses.end(),
                                  [&arm](const PressDone& press) { return press.point != *arm.point; });
}

// The one session of a quick trial may be on the first day after the baseline or the two days behind it: pain does not
// keep to calendars.
void mark_sessions(TrialData& data, const PainCare& care) {
  bool had_one = false;
  for (const Session& session : care.sessions) {
    const auto day = std::find_if(data.days.begin(), data.days.end(),
                                  [&session](const TrialScore& one) { return one.plan.day == session.day; });
    if (day == data.days.end()) continue;
    day->session = true;
    day->wrong = day->wrong || is_session_wrong(session, data.trial, day->plan, had_one);
    if (day->plan.phase == TrialPhase::after) had_one = true;
  }
}

// Entries of days that have not come yet, or written before the trial was designed, tell of a clock that was set wrong.
bool has_clock_jumped(const Trial& trial, const ScoredEntry& entry, sys_days today) {
  return entry.about_day > today + days(1) || entry.written < trial.begun - slack;
}

// So does a look, or an end, from before the beginning.
bool has_clock_jumped(const Trial& trial) {
  const auto is_before = [&trial](sys_days day) { return day < trial.day - days(1); };
  return std::any_of(trial.looks.begin(), trial.looks.end(), is_before) || (trial.ended && is_before(*trial.ended));
}

}  // namespace

std::vector<Trial> collect_trials(const std::vector<Event>& events) {
  TrialFold fold;
  for (const Event& event : events) {
    std::visit(
        [&](const auto& body) {
          if constexpr (TrialEvent<std::decay_t<decltype(body)>>) fold.apply(event, body);
        },
        event.body);
  }
  std::vector<Trial> trials;
  for (auto& [id, trial] : fold.trials) trials.push_back(std::move(trial));
  std::stable_sort(trials.begin(), trials.end(), [](const Trial& a, const Trial& b) { return a.begun < b.begun; });
  for (std::size_t i = 0; i < trials.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (trials[k].overlaps) continue;
      const bool apart = find_end(trials[k]) < trials[i].day || find_end(trials[i]) < trials[k].design.begins;
      trials[i].overlaps = trials[i].overlaps || !apart;
    }
  }
  return trials;
}

bool is_under_way(const Trial& trial, sys_days day) {
  if (trial.overlaps || trial.changed || day < trial.design.begins) return false;
  return day <= find_last_day(trial.design) && (!trial.ended || day < *trial.ended);
}

TrialData collect_trial_data(const Trial& trial, const std::vector<Event>& events, const PainCare& care,
                             sys_days today) {
  TrialData data{trial, today, {}, static_cast<std::size_t>(count_days(trial.design)), has_clock_jumped(trial)};
  const sys_days last = trial.ended ? std::min(*trial.ended, today) : today;
  std::map<sys_days, std::vector<EntryScore>> in_time;
  std::set<sys_days> late;
  for (const ScoredEntry& entry : list_scored(trial, events)) {
    if (entry.about_day < trial.design.begins || entry.about_day > find_last_day(trial.design)) continue;
    data.clock_jumped = data.clock_jumped || has_clock_jumped(trial, entry, today);
    if (entry.written_day > entry.about_day + latest_writing) {
      late.insert(entry.about_day);
    } else {
      in_time[entry.about_day].push_back(entry.score);
    }
  }
  for (const TrialDay& day : trial::build_calendar(trial.design)) {
    if (day.day > last) break;
    TrialScore score{day, {}, false, false, false};
    if (const auto found = in_time.find(day.day); found != in_time.end()) score.score = find_mean(found->second);
    score.late = !score.score && late.contains(day.day);
    data.days.push_back(score);
  }
  mark_sessions(data, care);
  return data;
}

std::vector<std::optional<double>> list_daily_scores(const PainCare& care, TrialOutcome outcome,
                                                     const std::string& activity, sys_days today, int days_back) {
  std::map<sys_days, std::vector<EntryScore>> scores;
  for (const DiaryNoted& noted : care.entries) {
    if (noted.about_day > today || noted.about_day <= today - days(days_back)) continue;
    const EntryScore score = find_score(noted, outcome, activity);
    if (score.average || score.now) scores[noted.about_day].push_back(score);
  }
  std::vector<std::optional<double>> daily;
  if (scores.empty()) return daily;
  for (sys_days day = scores.begin()->first; day <= today; day += days(1)) {
    const auto found = scores.find(day);
    daily.push_back(found == scores.end() ? std::nullopt : find_mean(found->second));
  }
  return daily;
}

}  // namespace unknot::app
