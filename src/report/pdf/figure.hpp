// The painted body as an outline.
#pragma once

#include <vector>

#include "domain/figure/figure_view.hpp"
#include "report/pdf/sheet.hpp"
#include "report/phrases.hpp"

namespace unknot::report::pdf {

/// Draws one view into a box, its painted regions darker the stronger they are, each with its strength beside the body at the
/// end of a thin line. Regions that the view does not show are left to the list.
/// @param x, y top left corner of the box  @param height of the body; room for the numbers is added left and right
/// @return the width that was used
double draw_figure(Sheet& sheet, const FigureView& view, const std::vector<ReportSpot>& spots, const Phrases& phrases,
                   double x, double y, double height);

}  // namespace unknot::report::pdf
