#include "plan/care/ledger.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::plan {

Ledger collect_ledger(const std::vector<PainCare>& care) {
  Ledger ledger;
  for (const PainCare& pain : care) {
    for (const Session& session : pain.sessions) {
      if (session.presses.empty()) continue;
      ledger.sessions.push_back(session);
      for (const PressDone& press : session.presses) {
        ledger.points[press.point].push_back({session.day, press.level, press.seconds});
      }
    }
  }
  std::sort(ledger.sessions.begin(), ledger.sessions.end(), [](const Session& a, const Session& b) {
    return std::tie(a.begun, a.session) < std::tie(b.begun, b.session);
  });
  return ledger;
}

std::size_t count_sessions(const Ledger& ledger, std::chrono::sys_days day, int days) {
  const std::chrono::sys_days from = day - std::chrono::days(days - 1);
  return static_cast<std::size_t>(std::count_if(ledger.sessions.begin(), ledger.sessions.end(),
                                                [from](const Session& session) { return session.day >= from; }));
}

double sum_dose(const Ledger& ledger, const PointOnSide& point, std::chrono::sys_days day, int days) {
  const std::chrono::sys_days from = day - std::chrono::days(days - 1);
  const auto found = ledger.points.find(point);
  if (found == ledger.points.end()) return 0.0;
  double sum = 0.0;
  for (const Pressed& press : found->second) {
    if (press.day >= from) sum += press.level * press.seconds;
  }
  return sum;
}

std::optional<std::chrono::sys_days> find_last_day(const Ledger& ledger) {
  std::optional<std::chrono::sys_days> last;
  for (const Session& session : ledger.sessions) last = std::max(last.value_or(session.day), session.day);
  return last;
}

std::optional<std::chrono::sys_days> find_rest_end(const CareBook& book, const Ledger& ledger, const PointOnSide& point,
                                                   double next_level) {
  const auto found = ledger.points.find(point);
  if (found == ledger.points.end()) return std::nullopt;
  const double deep = find_bound(book, "deep_from").value;
  const int rest = static_cast<int>(std::ceil(find_bound(book, "rest_per_point_h").value / 24.0));
  std::optional<std::chrono::sys_days> end;
  for (const Pressed& press : found->second) {
    if (press.level < deep && next_level < deep) continue;
    const std::chrono::sys_days until = press.day + std::chrono::days(rest);
    end = std::max(end.value_or(until), until);
  }
  return end;
}

}  // namespace unknot::plan
