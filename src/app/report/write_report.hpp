// The step from a report to the bytes of a file.
#pragma once

#include <string>
#include <vector>

#include "app/figures.hpp"
#include "domain/atlas.hpp"
#include "domain/report/whole.hpp"

namespace unknot::app {

/// @param with_pdf whether a FHIR document carries the pages too; of no effect with other formats
std::string write_report(const Atlas& atlas, const Figures& figures, const Report& report, ReportFormat format,
                         bool with_pdf);

/// The body of the report from the front and from behind; the first body there is when its own is not known.
std::vector<FigureView> list_report_views(const Figures& figures, const Report& report);

}  // namespace unknot::app
