// From entries to what a diary shows: means per day, and where it hurt.
#pragma once

#include "domain/care/diary.hpp"
#include "domain/care/session.hpp"

namespace unknot::app {

/// The days of `range` on which something was noted or done, oldest first. An open end of the range is closed with the
/// first or last day that there is.
Diary build_diary(const PainCare& care, DayRange range);

/// Where it hurt in `range`, the strongest region first.
HeatMap build_heat(const PainCare& care, DayRange range);

/// The same care with the sessions and entries of these days only.
PainCare limit_care(const PainCare& care, const DayRange& range);

}  // namespace unknot::app
