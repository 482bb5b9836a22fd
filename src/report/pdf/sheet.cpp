#include "report/pdf/sheet.hpp"

#include <cairo-pdf.h>

#include <utility>

#include "base/problem.hpp"

namespace unknot::report::pdf {
namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Sheet::Sheet(const std::string& title, const std::string& creator, const std::string& day, Foot foot)
    : foot_(std::move(foot)) {
  surface_ = std::shared_ptr<cairo_surface_t>(
      cairo_pdf_surface_create_for_stream(append, &bytes_, page_width, page_height), cairo_surface_destroy);
  cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, creator.c_str());
  // Without a date cairo takes that of the clock, and no document would be like another.
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, (day + "T00:00:00Z").c_str());
  canvas_ = std::shared_ptr<cairo_t>(cairo_create(surface_.get()), cairo_destroy);
  cairo_set_font_face(canvas_.get(), font_.face());
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(canvas_.get(), options);
  cairo_font_options_destroy(options);
  cairo_set_line_width(canvas_.get(), 0.5);
  cairo_tag_begin(canvas_.get(), "Document", nullptr);
}

void Sheet::write_foot() {
  constexpr double number_room = 90.0;
  const double top = content_end + 14.0;
  const Tag tag(*this, "P");
  write_block({margin, top, foot_size, soft}, content_width - number_room, foot_.left, 2);
  write_line({margin + content_width, top + foot_size, foot_size, soft, Align::right}, foot_.find_number(n_pages_));
}

void Sheet::end_page() {
  write_foot();
  cairo_show_page(canvas_.get());
  ++n_pages_;
  y = margin;
}

void Sheet::write_line(const Place& place, const std::string& text) {
  if (text.empty()) return;
  std::string line = clean(text);
  const double width = font_.find_width(line, place.size);
  text_ += line + "\n";
  line += ' ';  // so that whoever reads the structure aloud keeps the last word of a line from the first of the next
  const std::vector<Letter> letters = font_.shape(line);
  double x = place.x;
  if (place.align == Align::right) x -= width;
  if (place.align == Align::middle) x -= width / 2.0;
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  for (const Letter& letter : letters) {
    glyphs.push_back({letter.glyph, x, place.y});
    clusters.push_back({letter.n_bytes, 1});
    x += letter.advance * place.size;
  }
  cairo_set_source_rgb(canvas_.get(), place.grey, place.grey, place.grey);
  cairo_set_font_size(canvas_.get(), place.size);
  cairo_show_text_glyphs(canvas_.get(), line.data(), static_cast<int>(line.size()), glyphs.data(),
                         static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                         cairo_text_cluster_flags_t{});
}

double Sheet::write_block(const Place& place, double width, const std::string& text, std::size_t most) {
  std::vector<std::string> lines = font_.wrap(text, place.size, width);
  if (lines.size() > most) {
    std::string rest;
    for (std::size_t i = most - 1; i < lines.size(); ++i) rest += (rest.empty() ? "" : " ") + lines[i];
    lines.resize(most);
    lines.back() = font_.fit(rest, place.size, width);
  }
  Place line = place;
  line.y += place.size;
  for (const std::string& one : lines) {
    write_line(line, one);
    line.y += place.size * leading;
  }
  return line.y - place.size + (leading - 1.0) * 0.5 * place.size;
}

void Sheet::draw_rule(double x, double y_at, double width, double thickness, double grey) {
  cairo_set_source_rgb(canvas_.get(), grey, grey, grey);
  cairo_set_line_width(canvas_.get(), thickness);
  cairo_move_to(canvas_.get(), x, y_at);
  cairo_line_to(canvas_.get(), x + width, y_at);
  cairo_stroke(canvas_.get());
}

std::string Sheet::finish() {
  write_foot();
  cairo_tag_end(canvas_.get(), "Document");
  cairo_show_page(canvas_.get());
  cairo_surface_finish(surface_.get());
  ensure(cairo_status(canvas_.get()) == CAIRO_STATUS_SUCCESS &&
             cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS,
         "pages are drawn without a failure");
  return std::move(bytes_);
}

}  // namespace unknot::report::pdf
