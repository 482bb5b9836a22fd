// Limits as a person reads them: what was used today, this week, this month, and what is left.
#pragma once

#include <chrono>
#include <vector>

#include "domain/care/plan.hpp"
#include "plan/care/dose.hpp"
#include "plan/care/ledger.hpp"
#include "plan/care/schedule.hpp"

namespace unknot::plan {

/// Pressure x time that a policy lets one point have over some days.
struct DoseSpan {
  const char* span = "";
  int days = 0;
  double most = 0.0;     ///< [points of 10 x s]
  double planned = 0.0;  ///< what the next session brings at the most

  bool operator==(const DoseSpan&) const = default;
};

/// Day, week and month: what one session may bring, times the sessions that the policy lets each hold.
std::vector<DoseSpan> list_dose_spans(const Policy& policy, const Dose& dose);

void add_point_uses(std::vector<BoundUse>& uses, const CareBook& book, const Policy& policy, const Dose& dose,
                    const Ledger& ledger, const PointOnSide& point, std::chrono::sys_days day);

void add_session_uses(std::vector<BoundUse>& uses, const Policy& policy, const Ledger& ledger, const Course& course,
                      std::chrono::sys_days day);

}  // namespace unknot::plan
