// A report as pages to print and to read.
#pragma once

#include <string>
#include <vector>

#include "domain/figure/figure_view.hpp"
#include "domain/report/whole.hpp"
#include "domain/report/words.hpp"

namespace unknot::report {

struct PdfDocument {
  std::string bytes;
  std::string text;  ///< every line that was written, in its order
  int n_pages = 0;
};

/// A tagged PDF 1.5 on A4 with one embedded font. The first page tells everything that counts; details follow, a few pages
/// however long the time. The same report gives the same bytes, whatever machine, time zone or language of the system.
/// Letters that DejaVu Sans lacks come as boxes and keep their text; right-to-left scripts are not turned.
/// @param views the body of the person from the front and from behind; empty: nothing is drawn
PdfDocument write_pdf(const Report& report, const std::vector<ReportWord>& words, const std::vector<FigureView>& views);

}  // namespace unknot::report
