// The page that tells everything that counts in a minute.
#pragma once

#include <vector>

#include "domain/figure/figure_view.hpp"
#include "report/pdf/sheet.hpp"
#include "report/phrases.hpp"

namespace unknot::report::pdf {

inline constexpr std::size_t most_spots = 4;  ///< that the first page lists

/// Writes the first page; whatever there is, it stays one page: long lists are cut and point to the details.
/// @param views the body from the front and from behind
void write_first_page(Sheet& sheet, const Report& report, const Phrases& phrases, const std::vector<FigureView>& views);

bool is_chosen(const Report& report, ReportSection section);

}  // namespace unknot::report::pdf
