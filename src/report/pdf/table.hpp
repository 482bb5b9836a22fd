// Headings and tables that go on over pages.
#pragma once

#include <string>
#include <vector>

#include "report/pdf/sheet.hpp"

namespace unknot::report::pdf {

struct Column {
  std::string title;
  double share = 1.0;  ///< of the width, relative to the other columns
  Align align = Align::left;
};

/// Ends the page when less than `height` is left of it.
void keep_room(Sheet& sheet, double height);

/// A heading of the second level with room above it, and never alone at the end of a page.
void write_heading(Sheet& sheet, const std::string& text);
/// A smaller one.
void write_subheading(Sheet& sheet, const std::string& text);

/// A paragraph over the whole width that may go on over pages.
void write_paragraph(Sheet& sheet, const std::string& text, double size = text_size, double grey = black);

/// A table; its head is repeated on every page. Without rows nothing is drawn.
void write_table(Sheet& sheet, const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows);

}  // namespace unknot::report::pdf
