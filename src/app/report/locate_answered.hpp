// Where a pain may come from, for a report.
#pragma once

#include "app/engine.hpp"
#include "domain/finding.hpp"
#include "domain/located.hpp"

namespace unknot::app {

/// The case located on its day; or, when safety questions are open only because their answers are older than that, on the day
/// of the latest answer. A report is read by somebody else and later: it tells how things stood when they were asked, and the day
/// of each answer. Nothing is pressed because of it.
Located locate_answered(const Engine& engine, const Case& one_case);

}  // namespace unknot::app
