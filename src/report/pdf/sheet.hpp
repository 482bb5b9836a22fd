// Pages to draw on: text with its structure, rules and shapes, all in points from the top left corner.
#pragma once

#include <cairo.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "report/pdf/font.hpp"

namespace unknot::report::pdf {

// A4, and the room that stays free [points].
inline constexpr double page_width = 595.28;
inline constexpr double page_height = 841.89;
inline constexpr double margin = 51.0;
inline constexpr double content_width = page_width - 2.0 * margin;
inline constexpr double content_end = page_height - 62.0;  ///< below stands the foot of the page

// Sizes of letters [points].
inline constexpr double title_size = 21.0;
inline constexpr double heading_size = 11.5;
inline constexpr double text_size = 9.2;
inline constexpr double small_size = 7.8;
inline constexpr double foot_size = 7.0;

inline constexpr double leading = 1.38;  ///< distance of lines, in sizes
inline constexpr double black = 0.0;
inline constexpr double soft = 0.32;  ///< for what counts less; 4.5 to 1 against white and more

enum class Align { left, right, middle };

/// Where and how a text stands; x is its left end, right end or middle.
struct Place {
  double x = margin;
  double y = 0.0;  ///< of its base line, or of the top of a block
  double size = text_size;
  double grey = black;
  Align align = Align::left;
};

/// What stands at the foot of every page.
struct Foot {
  std::string left;
  std::function<std::string(int)> find_number;  ///< the words for the number of a page
};

class Sheet {
 public:
  /// @param day for the date of the document, such as "2026-11-24"
  Sheet(const std::string& title, const std::string& creator, const std::string& day, Foot foot);

  const Font& font() const { return font_; }
  cairo_t* canvas() const { return canvas_.get(); }
  int n_pages() const { return n_pages_; }  ///< begun so far

  /// Where the next block begins; moved on by the functions below.
  double y = margin;

  void end_page();

  /// One line.
  void write_line(const Place& place, const std::string& text);

  /// A block of lines, at most `most`; the last is shortened when there are more. @return the y below it
  double write_block(const Place& place, double width, const std::string& text, std::size_t most = 1000);

  void draw_rule(double x, double y_at, double width, double thickness = 0.5, double grey = soft);

  /// Finishes the document. @return its bytes
  std::string finish();

  /// Everything that was written, a line each, in its order.
  const std::string& text() const { return text_; }

 private:
  void write_foot();

  Font font_;
  Foot foot_;
  std::string bytes_;
  std::string text_;
  std::shared_ptr<cairo_surface_t> surface_;
  std::shared_ptr<cairo_t> canvas_;
  int n_pages_ = 1;
};

/// A part of the structure of the document, such as "H1", "P" or "TR", as long as it lives.
class Tag {
 public:
  Tag(const Sheet& sheet, const char* name) : canvas_(sheet.canvas()), name_(name) {
    cairo_tag_begin(canvas_, name_, nullptr);
  }
  ~Tag() { cairo_tag_end(canvas_, name_); }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

 private:
  cairo_t* canvas_;
  const char* name_;
};

}  // namespace unknot::report::pdf
