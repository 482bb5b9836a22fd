// What was done and noted in the days of a report.
#pragma once

#include <vector>

#include "app/report/names.hpp"
#include "domain/care/session.hpp"
#include "domain/report/whole.hpp"

namespace unknot::app {

/// Every session with every press, by their beginning.
std::vector<ReportSession> list_report_sessions(const Names& names, const PainCare& care);

/// All presses of each point, the longest pressed first.
ReportTotals build_totals(const std::vector<ReportSession>& sessions);

std::vector<ReportReaction> list_report_reactions(const Names& names, const PainCare& care);

/// Days with an entry: means of pain, means of each activity, the last change that was told.
std::vector<ReportDay> list_report_days(const PainCare& care);

/// Ranges of motion and thresholds, in the order in which they were measured.
std::vector<ReportMeasure> list_report_measures(const Names& names, const PainCare& care);

std::vector<ReportNote> list_report_notes(const PainCare& care);

}  // namespace unknot::app
