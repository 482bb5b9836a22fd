// The course of a pain as a chart.
#pragma once

#include "report/pdf/sheet.hpp"
#include "report/phrases.hpp"

namespace unknot::report::pdf {

/// Draws pain from 0 to 10 over the days of the report: a dot a day, or the mean of a week or month when there are many; a mark
/// for each session; a grey ground under the days with treatment of a trial. What the marks mean is written below it.
/// @return the y below it
double draw_chart(Sheet& sheet, const Report& report, const Phrases& phrases, double y, double height);

}  // namespace unknot::report::pdf
