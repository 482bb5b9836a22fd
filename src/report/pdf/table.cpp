#include "report/pdf/table.hpp"

#include <algorithm>

namespace unknot::report::pdf {
namespace {

constexpr double gap = 10.0;  // between two columns
constexpr double row_pad = 2.2;
constexpr std::size_t most_lines = 6;  // of one cell

struct Cell {
  double x = 0.0;
  double width = 0.0;
};

std::vector<Cell> lay_out(const std::vector<Column>& columns) {
  double shares = 0.0;
  for (const Column& column : columns) shares += column.share;
  const double room = content_width - gap * static_cast<double>(columns.size() - 1);
  std::vector<Cell> cells;
  double x = margin;
  for (const Column& column : columns) {
    cells.push_back({x, room * column.share / shares});
    x += cells.back().width + gap;
  }
  return cells;
}

double write_cell(Sheet& sheet, const Cell& cell, Align align, const std::string& text, double y, double size,
                  double grey) {
  const double x = align == Align::right ? cell.x + cell.width : cell.x;
  return sheet.write_block({x, y, size, grey, align}, cell.width, text, most_lines);
}

void write_head(Sheet& sheet, const std::vector<Column>& columns, const std::vector<Cell>& cells) {
  const Tag row(sheet, "TR");
  double end = sheet.y;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Tag head(sheet, "TH");
    end = std::max(end, write_cell(sheet, cells[i], columns[i].align, columns[i].title, sheet.y, small_size, soft));
  }
  sheet.y = end + 1.5;
  sheet.draw_rule(margin, sheet.y, content_width, 0.6, black);
  sheet.y += row_pad;
}

double find_height(const Sheet& sheet, const std::vector<Cell>& cells, const std::vector<std::string>& row) {
  std::size_t n_lines = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    n_lines = std::max(n_lines, std::min(most_lines, sheet.font().wrap(row[i], text_size, cells[i].width).size()));
  }
  return static_cast<double>(n_lines) * text_size * leading + 2.0 * row_pad;
}

}  // namespace

void keep_room(Sheet& sheet, double height) {
  if (sheet.y + height > content_end) sheet.end_page();
}

void write_heading(Sheet& sheet, const std::string& text) {
  if (sheet.y > margin) sheet.y += 15.0;
  keep_room(sheet, 86.0);
  const Tag tag(sheet, "H2");
  sheet.y = sheet.write_block({margin, sheet.y, heading_size}, content_width, text) + 3.0;
}

void write_subheading(Sheet& sheet, const std::string& text) {
  sheet.y += 7.0;
  keep_room(sheet, 78.0);
  const Tag tag(sheet, "H3");
  sheet.y = sheet.write_block({margin, sheet.y, text_size, soft}, content_width, text) + 1.0;
}

void write_paragraph(Sheet& sheet, const std::string& text, double size, double grey) {
  const std::vector<std::string> lines = sheet.font().wrap(text, size, content_width);
  std::size_t done = 0;
  while (done < lines.size()) {
    keep_room(sheet, size * leading);
    const auto fits = static_cast<std::size_t>(std::max(1.0, (content_end - sheet.y) / (size * leading)));
    const Tag tag(sheet, "P");
    for (std::size_t i = 0; i < fits && done < lines.size(); ++i, ++done) {
      sheet.write_line({margin, sheet.y + size, size, grey}, lines[done]);
      sheet.y += size * leading;
    }
  }
  sheet.y += 1.5;
}

void write_table(Sheet& sheet, const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return;
  const std::vector<Cell> cells = lay_out(columns);
  std::size_t done = 0;
  while (done < rows.size()) {
    keep_room(sheet, find_height(sheet, cells, rows[done]) + 2.0 * small_size * leading + 8.0);
    if (sheet.y > margin) sheet.y += 2.5;
    const Tag table(sheet, "Table");
    write_head(sheet, columns, cells);
    for (bool first = true; done < rows.size(); ++done, first = false) {
      const double height = find_height(sheet, cells, rows[done]);
      if (!first && sheet.y + height > content_end) break;
      const Tag row(sheet, "TR");
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const Tag data(sheet, "TD");
        write_cell(sheet, cells[i], columns[i].align, rows[done][i], sheet.y, text_size, black);
      }
      sheet.y += height - row_pad;
      sheet.draw_rule(margin, sheet.y, content_width, 0.3, 0.8);
      sheet.y += row_pad;
    }
    if (done < rows.size()) sheet.y = content_end;
  }
  sheet.y += 2.0;
}

}  // namespace unknot::report::pdf
