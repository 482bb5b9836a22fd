// The one font of the pages, out of the program itself.
#pragma once

#include <cairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace unknot::report::pdf {

/// A letter as it stands in a line.
struct Letter {
  unsigned long glyph = 0;
  double advance = 0.0;  ///< [em]
  int n_bytes = 0;       ///< of UTF-8
};

/// The text with a space for every control character and a question mark for what is no letter of Unicode.
std::string clean(std::string_view text);

/// DejaVu Sans. Advances come from its own units, without hinting, so that lines break alike on every machine.
class Font {
 public:
  Font();

  cairo_font_face_t* face() const { return face_.get(); }

  /// The letters of a text; bytes that are no UTF-8 come as one unknown letter each.
  std::vector<Letter> shape(std::string_view text) const;

  /// Width of a text [of the unit of `size`].
  double find_width(std::string_view text, double size) const;

  /// Lines of at most `width`, broken at spaces; a word that is wider than that is broken where it must.
  std::vector<std::string> wrap(const std::string& text, double size, double width) const;

  /// The text, shortened with three dots when it is wider.
  std::string fit(const std::string& text, double size, double width) const;

 private:
  std::shared_ptr<cairo_font_face_t> face_;
  struct FreeType;
  FreeType* free_type_ = nullptr;  // lives as long as cairo holds the face
};

}  // namespace unknot::report::pdf
