#include "report/pdf/chart.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace unknot::report::pdf {
namespace {

using Day = std::chrono::sys_days;

constexpr int most_single_days = 120;  // in a row; beyond that weeks are drawn
constexpr int most_weeks_days = 900;   // beyond that months
constexpr double axis_room = 16.0;     // left of the chart
constexpr double ground = 0.88;        // grey of the days with treatment
constexpr double grid = 0.8;
constexpr int n_dates = 5;

struct Dot {
  double middle = 0.0;  // days since the first
  double value = 0.0;
  int bin = 0;
};

class Chart {
 public:
  Chart(Sheet& sheet, const Report& report, const Phrases& phrases, double y, double height)
      : sheet_(sheet), report_(report), phrases_(phrases), y_(y), height_(height) {
    first_ = report.range.from.value_or(report.created);
    n_days_ = std::max(1, static_cast<int>((report.range.to.value_or(report.created) - first_).count()) + 1);
    if (n_days_ > most_single_days) bin_days_ = n_days_ <= most_weeks_days ? 7 : 30;
  }

  double draw() {
    draw_ground();
    draw_grid();
    draw_sessions();
    draw_dots();
    write_dates();
    return write_legend();
  }

 private:
  double find_x(double days) const {
    return margin + axis_room + (content_width - axis_room) * std::clamp(days / n_days_, 0.0, 1.0);
  }
  double find_y(double value) const { return y_ + height_ * (1.0 - value / 10.0); }
  double count_days(Day day) const { return static_cast<double>((day - first_).count()); }
  void set_grey(double grey) { cairo_set_source_rgb(sheet_.canvas(), grey, grey, grey); }

  void draw_ground() {
    if (!report_.facts.trial) return;
    for (const ReportBlock& block : report_.facts.trial->blocks) {
      if (!block.treated) continue;
      const double from = find_x(count_days(block.from));
      const double to = find_x(count_days(block.to) + 1.0);
      if (to <= from) continue;
      has_ground_ = true;
      set_grey(ground);
      cairo_rectangle(sheet_.canvas(), from, y_, to - from, height_);
      cairo_fill(sheet_.canvas());
    }
  }

  void draw_grid() {
    for (const int value : {0, 5, 10}) {
      sheet_.draw_rule(margin + axis_room, find_y(value), content_width - axis_room, 0.4, value == 0 ? soft : grid);
      sheet_.write_line({margin + axis_room - 4.0, find_y(value) + small_size * 0.36, small_size, soft, Align::right},
                        phrases_.write_number(value));
    }
  }

  // A mark for each session; where dots stand for weeks or months a mark for each of these, as tall as it had sessions.
  void draw_sessions() {
    set_grey(black);
    cairo_set_line_width(sheet_.canvas(), 0.8);
    std::map<int, int> counts;
    for (const ReportSession& session : report_.facts.sessions) {
      const double days = count_days(session.day);
      if (days < 0.0 || days >= n_days_) continue;
      most_sessions_ = std::max(most_sessions_, ++counts[static_cast<int>(days) / bin_days_]);
    }
    for (const auto& [bin, n] : counts) {
      const double height = bin_days_ == 1 ? 5.0 : 1.0 + 4.5 * n / most_sessions_;
      draw_session_mark(find_x((bin + 0.5) * bin_days_), y_ + height_ + 1.5, height);
    }
  }

  void draw_session_mark(double x, double top, double height) {
    cairo_move_to(sheet_.canvas(), x, top);
    cairo_line_to(sheet_.canvas(), x, top + height);
    cairo_stroke(sheet_.canvas());
  }

  std::vector<Dot> list_dots() const {
    std::map<int, std::pair<double, int>> bins;  // sum and count
    for (const ReportDay& day : report_.facts.days) {
      const std::optional<double> pain = find_pain(day);
      if (!pain) continue;
      auto& [sum, n] = bins[static_cast<int>(count_days(day.day)) / bin_days_];
      sum += *pain;
      ++n;
    }
    std::vector<Dot> dots;
    for (const auto& [bin, mean] : bins) {
      dots.push_back({(bin + 0.5) * bin_days_, mean.first / mean.second, bin});
    }
    return dots;
  }

  // Dots that follow each other are joined; a gap stays a gap.
  void draw_dots() {
    const std::vector<Dot> dots = list_dots();
    cairo_t* canvas = sheet_.canvas();
    set_grey(black);
    cairo_set_line_width(canvas, 0.7);
    for (std::size_t i = 1; i < dots.size(); ++i) {
      if (dots[i].bin != dots[i - 1].bin + 1) continue;
      cairo_move_to(canvas, find_x(dots[i - 1].middle), find_y(dots[i - 1].value));
      cairo_line_to(canvas, find_x(dots[i].middle), find_y(dots[i].value));
      cairo_stroke(canvas);
    }
    for (const Dot& dot : dots) {
      cairo_arc(canvas, find_x(dot.middle), find_y(dot.value), 1.5, 0.0, 6.2832);
      cairo_fill(canvas);
    }
  }

  void write_dates() {
    const int n = std::min(n_dates, n_days_);
    for (int i = 0; i < n; ++i) {
      const double share = n == 1 ? 0.0 : static_cast<double>(i) / (n - 1);
      const auto days = static_cast<int>(std::lround(share * (n_days_ - 1)));
      const Day day = first_ + std::chrono::days(days);
      Align align = i == n - 1 ? Align::right : Align::middle;
      if (i == 0) align = Align::left;
      const double x = align == Align::right ? margin + content_width : find_x(days + (i == 0 ? 0.0 : 0.5));
      sheet_.write_line({x, y_ + height_ + 16.0, small_size, soft, align},
                        bin_days_ == 30 ? phrases_.write_month(day) : phrases_.write_day(day));
    }
  }

  double write_legend() {
    double y = y_ + height_ + 22.0;
    std::string text = phrases_.find("course.axis") + ".";
    if (bin_days_ == 7) text += " " + phrases_.find("course.by_week");
    if (bin_days_ == 30) text += " " + phrases_.find("course.by_month");
    y = sheet_.write_block({margin, y, small_size, soft}, content_width, text);
    double x = margin;
    if (most_sessions_ > 0) {
      set_grey(black);
      cairo_set_line_width(sheet_.canvas(), 0.8);
      draw_session_mark(x + 2.0, y + 2.5, 5.0);
      x = write_key(x + 8.0, y,
                    bin_days_ == 1 ? phrases_.find("course.session")
                                   : phrases_.fill("course.sessions_many", {{"n", std::to_string(most_sessions_)}}));
    }
    if (has_ground_) {
      set_grey(ground);
      cairo_rectangle(sheet_.canvas(), x, y + 1.5, 14.0, 7.0);
      cairo_fill(sheet_.canvas());
      x = write_key(x + 18.0, y, phrases_.find("course.treated"));
    }
    return x > margin ? y + small_size * leading : y;
  }

  double write_key(double x, double y, const std::string& text) {
    sheet_.write_line({x, y + small_size, small_size, soft}, text);
    return x + sheet_.font().find_width(text, small_size) + 18.0;
  }

  Sheet& sheet_;
  const Report& report_;
  const Phrases& phrases_;
  double y_;
  double height_;
  Day first_;
  int n_days_ = 1;
  int bin_days_ = 1;
  int most_sessions_ = 0;  // in one day, week or month
  bool has_ground_ = false;
};

}  // namespace

double draw_chart(Sheet& sheet, const Report& report, const Phrases& phrases, double y, double height) {
  const Tag tag(sheet, "Figure");
  return Chart(sheet, report, phrases, y, height).draw();
}

}  // namespace unknot::report::pdf
