#include "plan/care/schedule.hpp"

#include <algorithm>
#include <cmath>

#include "plan/care/words.hpp"

namespace unknot::plan {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int pause_days = 14;    // between two courses (assumed)
constexpr int horizon_days = 30;  // how far ahead days are told
constexpr std::size_t most_days = 7;

// The first day on which the n-th last session has left a window of so many days.
sys_days find_window_end(const Ledger& ledger, sys_days day, int window, std::size_t most) {
  std::vector<sys_days> inside;
  for (const Session& session : ledger.sessions) {
    if (session.day > day - days(window)) inside.push_back(session.day);
  }
  std::sort(inside.begin(), inside.end());
  return most == 0 ? day + days(window) : inside[inside.size() - most] + days(window);
}

void add_window(std::vector<Wait>& waits, const Schedule& schedule, const Ledger& ledger, sys_days day, int window,
                const Bound& bound, const char* kind) {
  if (bound.value < 0.0) return;
  const auto most = static_cast<std::size_t>(bound.value);
  if (count_sessions(ledger, day, window) < most) return;
  Text reason = find_words(*schedule.book, window == week_days ? "wait_week_full" : "wait_month_full");
  waits.push_back({kind, std::move(reason), find_window_end(ledger, day, window, most), bound.sources});
}

void add_reaction(std::vector<Wait>& waits, const Schedule& schedule, sys_days day) {
  const Recovery& recovery = schedule.recovery;
  if (recovery.dangerous) {
    waits.push_back({"see_professional", find_words(*schedule.book, "wait_dangerous"), std::nullopt, {}});
  } else if (recovery.rest_until && *recovery.rest_until > day) {
    const Bound& rest = find_bound(*schedule.book, "reaction_rest_days");
    waits.push_back({"rest", find_words(*schedule.book, "wait_after_reaction"), recovery.rest_until, rest.sources});
  }
}

}  // namespace

Course find_course(const Policy& policy, sys_days chosen_on, sys_days day) {
  Course course{chosen_on, std::nullopt, std::nullopt, true};
  const int length = static_cast<int>(policy.course_weeks.value) * week_days;
  if (length <= 0) return course;
  const int turn = length + pause_days;
  const auto since = std::max((day - chosen_on).count(), days::rep{0});
  course.began = chosen_on + days(since / turn * turn);
  course.ends = course.began + days(length);
  course.again = course.began + days(turn);
  course.running = day < *course.ends;
  return course;
}

std::vector<Wait> list_waits(const Schedule& schedule, const Ledger& ledger, sys_days day) {
  std::vector<Wait> waits;
  const Policy& policy = *schedule.policy;
  add_reaction(waits, schedule, day);
  if (const std::optional<sys_days> last = find_last_day(ledger)) {
    const sys_days next = *last + days(static_cast<int>(policy.rest_days.value) + 1);
    if (next > day) {
      waits.push_back({"rest", find_words(*schedule.book, "wait_rest"), next, policy.rest_days.sources});
    }
  }
  add_window(waits, schedule, ledger, day, week_days, policy.sessions_per_week, "week_full");
  add_window(waits, schedule, ledger, day, month_days, policy.sessions_per_month, "month_full");
  const Course course = find_course(policy, schedule.chosen_on, day);
  if (!course.running) {
    waits.push_back(
        {"course_over", find_words(*schedule.book, "wait_course_over"), course.again, policy.course_weeks.sources});
  }
  return waits;
}

std::vector<sys_days> list_days(const Schedule& schedule, Ledger ledger, sys_days day) {
  std::vector<sys_days> open;
  for (int ahead = 0; ahead < horizon_days && open.size() < most_days; ++ahead) {
    const sys_days one = day + days(ahead);
    if (!list_waits(schedule, ledger, one).empty()) continue;
    open.push_back(one);
    Session taken;
    taken.day = one;
    ledger.sessions.push_back(std::move(taken));
  }
  return open;
}

std::size_t count_course(const Ledger& ledger, const Course& course) {
  return static_cast<std::size_t>(std::count_if(ledger.sessions.begin(), ledger.sessions.end(),
                                                [&course](const Session& one) { return one.day >= course.began; }));
}

}  // namespace unknot::plan
