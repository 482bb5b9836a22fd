#include "report/pdf/font.hpp"

#include <cairo-ft.h>

#include "base/problem.hpp"

// Set by the assembler from the font file (cmake/embed.cmake).
extern "C" {
extern const unsigned char unknot_font_begin[];
extern const unsigned char unknot_font_end[];
}

namespace unknot::report::pdf {

// The face with its library. Cairo keeps faces in a cache of its own, so it is cairo that lets go of them.
struct Font::FreeType {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
};

namespace {

const cairo_user_data_key_t key{};
constexpr const char* dots = "…";
constexpr unsigned long unknown_letter = 0xFFFD;

// Bytes of a letter of UTF-8 by its first.
int count_bytes(unsigned long first) {
  if (first >= 0xF0) return 4;
  if (first >= 0xE0) return 3;
  return first >= 0xC2 ? 2 : 1;
}

// The number of the letter that begins at `at`, and its bytes; what is no UTF-8 counts as one unknown letter.
unsigned long decode(std::string_view text, std::size_t at, int& n_bytes) {
  constexpr unsigned long unknown = unknown_letter;
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned long>(static_cast<unsigned char>(text[i])); };
  const unsigned long first = byte(at);
  n_bytes = count_bytes(first);
  if (n_bytes == 1) return first < 0x80 ? first : unknown;
  if (at + static_cast<std::size_t>(n_bytes) > text.size()) {
    n_bytes = 1;
    return unknown;
  }
  unsigned long letter = first & (0x7FUL >> static_cast<unsigned>(n_bytes));
  for (int i = 1; i < n_bytes; ++i) {
    const unsigned long next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0U) != 0x80U) {
      n_bytes = 1;
      return unknown;
    }
    letter = letter << 6U | (next & 0x3FU);
  }
  // What is no letter by the rules of Unicode: halves of pairs, and numbers that stay unused for ever.
  const bool none = (letter >= 0xD800 && letter <= 0xDFFF) || letter > 0x10FFFF || (letter & 0xFFFEU) == 0xFFFE ||
                    (letter >= 0xFDD0 && letter <= 0xFDEF);
  return none ? unknown : letter;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    int n_bytes = 0;
    const unsigned long letter = decode(text, at, n_bytes);
    const std::string_view bytes = text.substr(at, static_cast<std::size_t>(n_bytes));
    at += bytes.size();
    const std::string_view plain = letter < 0x20 ? " " : bytes;
    letters += letter == unknown_letter ? "?" : plain;
  }
  return letters;
}

Font::Font() {
  auto* held = new FreeType;
  const auto size = static_cast<FT_Long>(unknot_font_end - unknot_font_begin);
  ensure(FT_Init_FreeType(&held->library) == 0 &&
             FT_New_Memory_Face(held->library, unknot_font_begin, size, 0, &held->face) == 0,
         "the built-in font can be read");
  cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(held->face, FT_LOAD_NO_HINTING);
  cairo_font_face_set_user_data(face, &key, held, [](void* data) {
    auto* old = static_cast<FreeType*>(data);
    FT_Done_Face(old->face);
    FT_Done_FreeType(old->library);
    delete old;
  });
  free_type_ = held;
  face_ = std::shared_ptr<cairo_font_face_t>(face, cairo_font_face_destroy);
}

std::vector<Letter> Font::shape(std::string_view text) const {
  std::vector<Letter> letters;
  const double em = free_type_->face->units_per_EM;
  for (std::size_t at = 0; at < text.size();) {
    Letter letter;
    unsigned long code = decode(text, at, letter.n_bytes);
    if (code < 0x20) code = ' ';
    letter.glyph = FT_Get_Char_Index(free_type_->face, code);
    FT_Fixed advance = 0;
    if (FT_Load_Glyph(free_type_->face, static_cast<FT_UInt>(letter.glyph), FT_LOAD_NO_SCALE) == 0) {
      advance = free_type_->face->glyph->advance.x;
    }
    letter.advance = static_cast<double>(advance) / em;
    letters.push_back(letter);
    at += static_cast<std::size_t>(letter.n_bytes);
  }
  return letters;
}

double Font::find_width(std::string_view text, double size) const {
  double width = 0.0;
  for (const Letter& letter : shape(text)) width += letter.advance;
  return width * size;
}

std::vector<std::string> Font::wrap(const std::string& text, double size, double width) const {
  std::vector<std::string> lines;
  std::string line;       // what fits
  double line_width = 0.0;
  std::size_t word_at = 0;  // in `line`: where its last word begins
  std::size_t at = 0;
  const auto end_line = [&](std::size_t keep) {
    std::string rest = line.substr(keep);
    line.resize(keep);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    lines.push_back(std::move(line));
    line = std::move(rest);
    line_width = find_width(line, size);
    word_at = 0;
  };
  for (const Letter& letter : shape(text)) {
    std::string_view bytes(text.data() + at, static_cast<std::size_t>(letter.n_bytes));
    at += bytes.size();
    if (bytes == "\t" || bytes == "\r") bytes = " ";
    if (bytes == "\n") {
      end_line(line.size());
      continue;
    }
    const double advance = letter.advance * size;
    if (line_width + advance > width && bytes != " " && !line.empty()) end_line(word_at > 0 ? word_at : line.size());
    if (bytes == " " && line.empty()) continue;
    line += bytes;
    line_width += advance;
    if (bytes == " ") word_at = line.size();
  }
  if (!line.empty() || lines.empty()) end_line(line.size());
  return lines;
}

std::string Font::fit(const std::string& text, double size, double width) const {
  if (find_width(text, size) <= width) return text;
  const double room = width - find_width(dots, size);
  std::string fitting;
  double used = 0.0;
  std::size_t at = 0;
  for (const Letter& letter : shape(text)) {
    used += letter.advance * size;
    if (used > room) break;
    fitting += text.substr(at, static_cast<std::size_t>(letter.n_bytes));
    at += static_cast<std::size_t>(letter.n_bytes);
  }
  while (!fitting.empty() && fitting.back() == ' ') fitting.pop_back();
  return fitting + dots;
}

}  // namespace unknot::report::pdf
