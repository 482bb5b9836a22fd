#include "plan/care/uses.hpp"

#include <algorithm>

#include "plan/care/words.hpp"

namespace unknot::plan {
namespace {

BoundUse build_use(const Bound& bound, const char* span, double used) {
  return {bound, span, std::nullopt, used, std::max(0.0, bound.value - used)};
}

}  // namespace

std::vector<DoseSpan> list_dose_spans(const Policy& policy, const Dose& dose) {
  const double once = dose.ceiling * dose.hold_s * dose.presses;
  const double week = std::max(1.0, policy.sessions_per_week.value);
  const double month = std::max(1.0, policy.sessions_per_month.value);
  return {{"day", 1, once, once}, {"week", week_days, week * once, once}, {"month", month_days, month * once, once}};
}

void add_point_uses(std::vector<BoundUse>& uses, const CareBook& book, const Policy& policy, const Dose& dose,
                    const Ledger& ledger, const PointOnSide& point, std::chrono::sys_days day) {
  for (const DoseSpan& span : list_dose_spans(policy, dose)) {
    Bound bound;
    bound.id = "pressure_time";
    bound.value = span.most;
    bound.unit = "points of 10 x s";
    bound.reason = find_words(book, "bound_pressure_time");
    bound.mark = "assumed";
    BoundUse use = build_use(bound, span.span, sum_dose(ledger, point, day, span.days));
    use.point = point;
    uses.push_back(std::move(use));
  }
}

void add_session_uses(std::vector<BoundUse>& uses, const Policy& policy, const Ledger& ledger, const Course& course,
                      std::chrono::sys_days day) {
  if (policy.sessions_per_week.value >= 0.0) {
    uses.push_back(
        build_use(policy.sessions_per_week, "week", static_cast<double>(count_sessions(ledger, day, week_days))));
  }
  if (policy.sessions_per_month.value >= 0.0) {
    uses.push_back(
        build_use(policy.sessions_per_month, "month", static_cast<double>(count_sessions(ledger, day, month_days))));
  }
  if (course.ends) {
    const double weeks =
        std::clamp(static_cast<double>((day - course.began).count()) / week_days, 0.0, policy.course_weeks.value);
    uses.push_back(build_use(policy.course_weeks, "course", weeks));
  }
}

}  // namespace unknot::plan
