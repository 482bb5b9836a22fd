#include "app/care/diary.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace unknot::app {
namespace {

// A mean while it is being gathered.
struct Mean {
  double sum = 0.0;
  std::size_t n = 0;

  void add(double value) {
    sum += value;
    ++n;
  }
  void add(const std::optional<double>& value) {
    if (value) add(*value);
  }
  std::optional<double> find() const {
    return n == 0 ? std::nullopt : std::optional<double>(sum / static_cast<double>(n));
  }
};

struct DayFold {
  std::size_t n = 0;
  Mean now;
  Mean worst;
  Mean average;
  Mean activity;
  bool note = false;
  bool session = false;

  void add(const DiaryNoted& entry) {
    ++n;
    now.add(entry.now);
    worst.add(entry.worst);
    average.add(entry.average);
    Mean of_entry;
    for (const ActivityScore& one : entry.activities) of_entry.add(one.score);
    activity.add(of_entry.find());
    note = note || !entry.note.empty();
  }

  std::optional<double> find_composite() const {
    const std::optional<double> pain = average.n > 0 ? average.find() : now.find();
    const std::optional<double> ability = activity.find();
    if (!pain || !ability) return std::nullopt;
    return (*pain + 10.0 - *ability) / 2.0;
  }
};

void widen(Diary& diary, std::chrono::sys_days day) {
  diary.first_day = diary.first_day ? std::min(*diary.first_day, day) : day;
  diary.last_day = diary.last_day ? std::max(*diary.last_day, day) : day;
}

}  // namespace

Diary build_diary(const PainCare& care, DayRange range) {
  Diary diary;
  diary.n_all = care.entries.size();
  std::map<std::chrono::sys_days, DayFold> days;
  for (const DiaryNoted& entry : care.entries) {
    widen(diary, entry.about_day);
    if (!range.holds(entry.about_day)) continue;
    ++diary.n_entries;
    days[entry.about_day].add(entry);
  }
  for (const Session& session : care.sessions) {
    widen(diary, session.day);
    if (range.holds(session.day)) days[session.day].session = true;
  }
  diary.range = {range.from ? range.from : diary.first_day, range.to ? range.to : diary.last_day};
  for (const auto& [day, fold] : days) {
    diary.days.push_back(
        {day, fold.n, fold.now.find(), fold.worst.find(), fold.average.find(), fold.note, fold.session});
    if (const std::optional<double> value = fold.find_composite()) diary.composite.push_back({day, *value});
  }
  return diary;
}

HeatMap build_heat(const PainCare& care, DayRange range) {
  struct Heat {
    double sum = 0.0;
    std::set<std::chrono::sys_days> days;
  };
  HeatMap map;
  map.range = range;
  std::map<Spot, Heat> spots;
  for (const DiaryNoted& entry : care.entries) {
    if (entry.cells.empty() || !range.holds(entry.about_day)) continue;
    ++map.n_entries;
    if (!range.from) map.range.from = map.range.from ? std::min(*map.range.from, entry.about_day) : entry.about_day;
    if (!range.to) map.range.to = map.range.to ? std::max(*map.range.to, entry.about_day) : entry.about_day;
    for (const PaintedCell& cell : entry.cells) {
      if (cell.intensity <= 0.0) continue;
      Heat& heat = spots[cell.spot];
      heat.sum += cell.intensity;
      heat.days.insert(entry.about_day);
    }
  }
  for (const auto& [spot, heat] : spots) {
    map.cells.push_back({spot, heat.sum / static_cast<double>(map.n_entries), heat.days.size()});
  }
  std::stable_sort(map.cells.begin(), map.cells.end(),
                   [](const HeatCell& a, const HeatCell& b) { return a.intensity > b.intensity; });
  return map;
}

PainCare limit_care(const PainCare& care, const DayRange& range) {
  PainCare limited{care.pain, care.choice, care.course_began, {}, {}};
  for (const Session& session : care.sessions) {
    if (range.holds(session.day)) limited.sessions.push_back(session);
  }
  for (const DiaryNoted& entry : care.entries) {
    if (range.holds(entry.about_day)) limited.entries.push_back(entry);
  }
  return limited;
}

}  // namespace unknot::app
