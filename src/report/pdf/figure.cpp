#include "report/pdf/figure.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace unknot::report::pdf {
namespace {

constexpr double room = 17.0;        // on each side, for the numbers
constexpr double label_step = 9.0;   // least distance of two numbers
constexpr std::size_t most_labels = 15;  // on one side; the strongest
constexpr double skin = 0.94;        // grey of what is not painted
constexpr double strongest = 0.12;   // grey of strength 10
constexpr double weakest = 0.78;     // grey of strength 0

struct Label {
  double x = 0.0;  // of the region, on the page
  double y = 0.0;
  double at = 0.0;  // where the number stands
  double intensity = 0.0;
};

// Our own outlines hold M, L and Z with numbers in pairs, nothing else (src/figure/outline.cpp).
void trace(cairo_t* canvas, const std::string& path) {
  const char* at = path.data();
  const char* end = at + path.size();
  while (at != end) {
    const char command = *at++;
    if (command == 'Z') {
      cairo_close_path(canvas);
      continue;
    }
    double x = 0.0;
    double y = 0.0;
    at = std::from_chars(at, end, x).ptr;
    if (at != end) ++at;
    at = std::from_chars(at, end, y).ptr;
    if (command == 'M') {
      cairo_move_to(canvas, x, y);
    } else {
      cairo_line_to(canvas, x, y);
    }
  }
}

void set_grey(cairo_t* canvas, double grey) { cairo_set_source_rgb(canvas, grey, grey, grey); }

const ReportSpot* look_for(const std::vector<ReportSpot>& spots, const Spot& spot) {
  const auto found = std::find_if(spots.begin(), spots.end(), [&spot](const ReportSpot& one) {
    return one.region.id == spot.region.value && one.side == spot.side;
  });
  return found == spots.end() ? nullptr : &*found;
}

// The body: one line around everything, then all regions in one grey that hides the borders between them.
void draw_body(cairo_t* canvas, const FigureView& view) {
  cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND);
  for (const ViewRegion& region : view.regions) trace(canvas, region.path);
  set_grey(canvas, soft);
  cairo_set_line_width(canvas, 6.5);
  cairo_stroke(canvas);
  for (const ViewRegion& region : view.regions) trace(canvas, region.path);
  cairo_set_fill_rule(canvas, CAIRO_FILL_RULE_WINDING);
  set_grey(canvas, skin);
  cairo_fill_preserve(canvas);
  cairo_set_line_width(canvas, 2.0);
  cairo_stroke(canvas);
}

void draw_spot(cairo_t* canvas, const ViewRegion& region, double intensity) {
  trace(canvas, region.path);
  cairo_set_fill_rule(canvas, CAIRO_FILL_RULE_EVEN_ODD);
  set_grey(canvas, weakest + (strongest - weakest) * intensity / 10.0);
  cairo_fill_preserve(canvas);
  set_grey(canvas, black);
  cairo_set_line_width(canvas, 2.4);
  cairo_stroke(canvas);
}

// Numbers from top to bottom, none over another; the strongest when there are too many.
void spread(std::vector<Label>& labels, double top, double bottom) {
  std::stable_sort(labels.begin(), labels.end(),
                   [](const Label& a, const Label& b) { return a.intensity > b.intensity; });
  if (labels.size() > most_labels) labels.resize(most_labels);
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.y < b.y; });
  double free_from = top;
  for (Label& label : labels) {
    label.at = std::max(label.y, free_from);
    free_from = label.at + label_step;
  }
  double free_to = bottom;
  for (std::size_t i = labels.size(); i-- > 0;) {
    labels[i].at = std::min(labels[i].at, free_to);
    free_to = labels[i].at - label_step;
  }
}

void write_labels(Sheet& sheet, const std::vector<Label>& labels, const Phrases& phrases, double edge, bool to_left) {
  cairo_t* canvas = sheet.canvas();
  for (const Label& label : labels) {
    set_grey(canvas, soft);
    cairo_set_line_width(canvas, 0.4);
    cairo_move_to(canvas, edge, label.at);
    cairo_line_to(canvas, label.x, label.y);
    cairo_stroke(canvas);
    cairo_arc(canvas, label.x, label.y, 0.9, 0.0, 6.2832);
    set_grey(canvas, 1.0);
    cairo_fill_preserve(canvas);
    set_grey(canvas, black);
    cairo_stroke(canvas);
    sheet.write_line({edge + (to_left ? -2.0 : 2.0), label.at + small_size * 0.36, small_size, black,
                      to_left ? Align::right : Align::left},
                     phrases.write_number(label.intensity));
  }
}

}  // namespace

double draw_figure(Sheet& sheet, const FigureView& view, const std::vector<ReportSpot>& spots, const Phrases& phrases,
                   double x, double y, double height) {
  const Tag tag(sheet, "Figure");
  const double scale = height / view.height_px;
  const double width = scale * view.width_px;
  cairo_t* canvas = sheet.canvas();
  std::vector<Label> left;
  std::vector<Label> right;
  cairo_save(canvas);
  cairo_translate(canvas, x + room, y);
  cairo_scale(canvas, scale, scale);
  draw_body(canvas, view);
  for (const ViewRegion& region : view.regions) {
    const ReportSpot* spot = look_for(spots, region.spot);
    if (spot == nullptr) continue;
    draw_spot(canvas, region, spot->intensity);
    const Label label{x + room + region.label_x * scale, y + region.label_y * scale, 0.0, spot->intensity};
    (region.label_x < view.width_px / 2.0 ? left : right).push_back(label);
  }
  cairo_restore(canvas);
  spread(left, y + 6.0, y + height - 4.0);
  spread(right, y + 6.0, y + height - 4.0);
  write_labels(sheet, left, phrases, x + room, true);
  write_labels(sheet, right, phrases, x + room + width, false);
  return width + 2.0 * room;
}

}  // namespace unknot::report::pdf
