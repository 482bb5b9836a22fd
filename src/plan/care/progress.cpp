#include "plan/care/progress.hpp"

#include <algorithm>
#include <optional>

namespace unknot::plan {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int week = 7;
constexpr double least_points = 1.0;  // of 10 (assumed; see the header)
constexpr double least_share = 0.2;

std::optional<double> find_pain(const DiaryNoted& entry) {
  if (entry.average) return entry.average;
  return entry.now;
}

std::optional<double> find_mean(const PainCare& care, sys_days from, sys_days to) {
  double sum = 0.0;
  int n = 0;
  for (const DiaryNoted& entry : care.entries) {
    const std::optional<double> pain = find_pain(entry);
    if (!pain || entry.about_day < from || entry.about_day > to) continue;
    sum += *pain;
    ++n;
  }
  return n == 0 ? std::nullopt : std::optional(sum / n);
}

// What the person said last of the change as a whole.
std::optional<int> find_change(const PainCare& care, sys_days from, sys_days to) {
  std::optional<int> last;
  for (const DiaryNoted& entry : care.entries) {
    if (entry.change && entry.about_day >= from && entry.about_day <= to) last = entry.change;
  }
  return last;
}

}  // namespace

Progress judge_progress(const PainCare& care, sys_days began, sys_days day) {
  if (const std::optional<int> change = find_change(care, began, day)) {
    return *change >= 1 ? Progress::gain : Progress::none;
  }
  if (day - began < days(week)) return Progress::unknown;
  const std::optional<double> before = find_mean(care, began - days(week - 1), began);
  const std::optional<double> now = find_mean(care, day - days(week - 1), day);
  if (!before || !now) return Progress::unknown;
  return *before - *now >= std::max(least_points, least_share * *before) ? Progress::gain : Progress::none;
}

}  // namespace unknot::plan
