#include "report/pdf/first_page.hpp"

#include <algorithm>
#include <array>

#include "report/pdf/chart.hpp"
#include "report/pdf/figure.hpp"
#include "report/pdf/table.hpp"
#include "report/sentences.hpp"

namespace unknot::report::pdf {
namespace {

constexpr double figure_height = 156.0;
constexpr double chart_height = 74.0;
constexpr double column_gap = 22.0;
constexpr double block_gap = 10.0;
constexpr std::size_t most_points = 3;
constexpr std::size_t most_others = 2;
constexpr std::size_t most_flags = 3;
constexpr std::size_t most_totals = 3;

struct Column {
  double x = margin;
  double width = content_width;
};

class FirstPage {
 public:
  FirstPage(Sheet& sheet, const Report& report, const Phrases& phrases, const std::vector<FigureView>& views)
      : sheet_(sheet), report_(report), phrases_(phrases), views_(views) {}

  void write() {
    write_head();
    write_state();
    if (is_chosen(report_, ReportSection::course)) write_course_block();
    if (is_chosen(report_, ReportSection::trial)) write_trial();
    write_done();
    const std::string left_out = write_left_out(phrases_, report_.sections);
    if (left_out.empty()) return;
    const Tag tag(sheet_, "P");
    sheet_.write_block({margin, std::max(sheet_.y + block_gap, content_end - 22.0), small_size, soft}, content_width,
                       left_out, 2);
  }

 private:
  double write_title(const Column& column, double y, ReportSection section) {
    constexpr std::array<const char*, 9> ids{"name",      "place",  "findings", "safety", "sessions",
                                             "reactions", "course", "trial",    "notes"};
    const Tag tag(sheet_, "H2");
    return sheet_.write_block({column.x, y, heading_size}, column.width,
                              phrases_.find(std::string("section.") + ids[static_cast<std::size_t>(section)]), 1) +
           2.0;
  }

  double write_text(const Column& column, double y, const std::string& text, std::size_t most, double size = text_size,
                    double grey = black) {
    if (text.empty()) return y;
    const Tag tag(sheet_, "P");
    return sheet_.write_block({column.x, y, size, grey}, column.width, text, most) + 1.2;
  }

  double write_more(const Column& column, double y, std::size_t n_left) {
    if (n_left == 0) return y;
    return write_text(column, y, phrases_.fill("and_more", {{"n", phrases_.write_count(n_left)}}), 1, small_size, soft);
  }

  void write_head() {
    {
      const Tag tag(sheet_, "P");
      sheet_.write_line({margin, margin, small_size, soft}, phrases_.find("report"));
      sheet_.write_line({margin + content_width, margin, small_size, soft, Align::right},
                        phrases_.fill("as_of", {{"day", phrases_.write_day(report_.created)}}));
    }
    {
      const Tag tag(sheet_, "H1");
      sheet_.y = sheet_.write_block({margin, margin + 9.0, title_size}, content_width, report_.facts.pain.name, 1);
    }
    const Tag tag(sheet_, "P");
    sheet_.y =
        sheet_.write_block({margin, sheet_.y + 1.0, text_size, soft}, content_width, build_person_line(), 2) + 4.0;
    sheet_.draw_rule(margin, sheet_.y, content_width, 0.8, black);
    sheet_.y += block_gap;
  }

  std::string build_person_line() const {
    const ReportFacts& facts = report_.facts;
    std::string line = facts.person.name;
    const auto add = [&line](const std::string& text) { line += (line.empty() ? "" : " · ") + text; };
    if (facts.person.born_year) add(phrases_.fill("born", {{"year", std::to_string(*facts.person.born_year)}}));
    add(phrases_.fill("since", {{"day", phrases_.write_day(facts.pain.started)}}));
    if (facts.pain.ended) add(phrases_.fill("over", {{"day", phrases_.write_day(*facts.pain.ended)}}));
    add(phrases_.fill("span", {{"from", phrases_.write_day(report_.range.from.value_or(report_.created))},
                               {"to", phrases_.write_day(report_.range.to.value_or(report_.created))}}));
    return line;
  }

  // Where it hurts on the left, what may be behind it and the safety questions beside it.
  void write_state() {
    const bool place = is_chosen(report_, ReportSection::place);
    const bool beside = is_chosen(report_, ReportSection::findings) || is_chosen(report_, ReportSection::safety);
    if (!place && !beside) return;
    const double top = sheet_.y;
    Column right;
    double left_end = top;
    if (place) {
      double width = 0.0;
      left_end = write_place(top, width);
      right.x = margin + width + column_gap;
      right.width = content_width - width - column_gap;
    }
    double y = top;
    if (is_chosen(report_, ReportSection::findings)) y = write_found(right, y) + block_gap;
    if (is_chosen(report_, ReportSection::safety)) y = write_safety(right, y);
    sheet_.y = std::max(left_end, y) + block_gap;
  }

  double write_place(double y, double& width) {
    Column column;
    y = write_title(column, y, ReportSection::place);
    double x = margin;
    for (std::size_t i = 0; i < views_.size(); ++i) {
      const double used = draw_figure(sheet_, views_[i], report_.facts.spots, phrases_, x, y, figure_height);
      write_sides(x, y, used, i == 0);
      x += used;
    }
    width = x - margin;
    column.width = width;
    y += figure_height + small_size * leading + 6.0;
    const std::vector<ReportSpot>& spots = report_.facts.spots;
    if (spots.empty()) return write_text(column, y, phrases_.find("place.none"), 1);
    for (std::size_t i = 0; i < std::min(most_spots, spots.size()); ++i) {
      y = write_text(column, y, write_spot(phrases_, spots[i]), spots.size() <= 2 ? 2 : 1);
    }
    y = write_more(column, y, spots.size() - std::min(most_spots, spots.size()));
    return write_text(column, y, phrases_.find("place.legend"), 1, small_size, soft);
  }

  // Seen from the front, the person's right is on the left of the page.
  void write_sides(double x, double y, double used, bool front) {
    const Tag tag(sheet_, "P");
    const double base = y + figure_height + small_size + 1.0;
    sheet_.write_line({x + 4.0, base, small_size, soft}, phrases_.write_side(front ? Side::right : Side::left));
    sheet_.write_line({x + used / 2.0, base, small_size, soft, Align::middle}, phrases_.find(front ? "front" : "back"));
    sheet_.write_line({x + used - 4.0, base, small_size, soft, Align::right},
                      phrases_.write_side(front ? Side::left : Side::right));
  }

  double write_found(const Column& column, double y) {
    y = write_title(column, y, ReportSection::findings);
    if (!report_.found) return y;
    const ReportFound& found = *report_.found;
    if (found.kind != "ranked") return write_text(column, y, phrases_.find("found." + found.kind), 3);
    if (found.widespread) y = write_text(column, y, phrases_.find("found.widespread"), 2);
    for (std::size_t i = 0; i < std::min(most_points, found.points.size()); ++i) {
      const ReportHypothesis& one = found.points[i];
      y = write_chance(column, y, phrases_.write_point(one.point), one.probability, one.low, one.high);
    }
    y = write_chance(column, y, phrases_.find("found.something_else"), found.something_else, found.low, found.high);
    if (!found.others.empty()) {
      y = write_text(column, y + 2.0, phrases_.find("found.others") + ": " + list_others(found), 2);
    }
    return write_text(column, y + 1.0, phrases_.find("found.note"), 3, small_size, soft);
  }

  std::string list_others(const ReportFound& found) const {
    std::string text;
    for (std::size_t i = 0; i < std::min(most_others, found.others.size()); ++i) {
      text += (i == 0 ? "" : "; ") + write_other(phrases_, found.others[i]);
    }
    return text;
  }

  // A name with its probability, and below it the range as a bar with a mark.
  double write_chance(const Column& column, double y, const std::string& name, double probability, double low,
                      double high) {
    {
      const Tag tag(sheet_, "P");
      const std::string percent = phrases_.write_percent(probability);
      const double room = column.width - sheet_.font().find_width(percent, text_size) - 8.0;
      sheet_.write_line({column.x, y + text_size}, sheet_.font().fit(name, text_size, room));
      sheet_.write_line({column.x + column.width, y + text_size, text_size, black, Align::right}, percent);
    }
    const std::string range = phrases_.write_percent_range(low, high);
    const double bar = column.width - sheet_.font().find_width(range, small_size) - 8.0;
    const double middle = y + text_size + 7.2;
    sheet_.draw_rule(column.x, middle, bar, 0.4);
    sheet_.draw_rule(column.x + bar * low, middle, bar * (high - low), 2.6, 0.6);
    sheet_.draw_rule(column.x + bar * probability - 0.8, middle, 1.6, 6.0, black);
    sheet_.write_line({column.x + column.width, middle + small_size * 0.36, small_size, soft, Align::right}, range);
    return y + 2.0 * text_size + 3.4;
  }

  double write_safety(const Column& column, double y) {
    y = write_title(column, y, ReportSection::safety);
    const std::vector<ReportFlag>& flags = report_.facts.flags;
    if (flags.empty()) return write_text(column, y, phrases_.find("safety.unanswered"), 2);
    const auto n_no = static_cast<std::size_t>(
        std::count_if(flags.begin(), flags.end(), [](const ReportFlag& flag) { return flag.answer == Answer::no; }));
    std::size_t n_raised = 0;
    for (const ReportFlag& flag : flags) {
      if (flag.answer != Answer::no && ++n_raised <= most_flags) {
        y = write_text(column, y, write_flag(phrases_, flag), 2);
      }
    }
    y = write_more(column, y, n_raised - std::min(n_raised, most_flags));
    const auto latest = std::max_element(flags.begin(), flags.end(),
                                         [](const ReportFlag& a, const ReportFlag& b) { return a.day < b.day; });
    y = write_text(column, y,
                   phrases_.fill(n_raised == 0 ? "safety.calm" : "safety.rest", {{"n", phrases_.write_count(n_no)}}),
                   2);
    return write_text(column, y, phrases_.fill("safety.asked", {{"day", phrases_.write_day(latest->day)}}), 1,
                      small_size, soft);
  }

  void write_course_block() {
    const Column column;
    sheet_.y = write_title(column, sheet_.y, ReportSection::course);
    const std::string course = write_course(phrases_, report_.facts.days);
    if (course.empty()) {
      sheet_.y = write_text(column, sheet_.y, phrases_.find("nothing"), 1) + block_gap;
      return;
    }
    sheet_.y = write_text(column, sheet_.y, course, 2) + 5.0;
    sheet_.y = draw_chart(sheet_, report_, phrases_, sheet_.y, chart_height) + block_gap;
  }

  void write_trial() {
    const Column column;
    sheet_.y = write_title(column, sheet_.y, ReportSection::trial);
    if (!report_.facts.trial) {
      sheet_.y = write_text(column, sheet_.y, phrases_.find("trial.none"), 1) + block_gap;
      return;
    }
    sheet_.y = write_text(column, sheet_.y, report_.facts.trial->sentence, 3);
    sheet_.y =
        write_text(column, sheet_.y, write_effect(phrases_, *report_.facts.trial), 3, small_size, soft) + block_gap;
  }

  // What was done on the left, how the body answered on the right.
  void write_done() {
    const bool sessions = is_chosen(report_, ReportSection::sessions) && report_.totals;
    const bool reactions = is_chosen(report_, ReportSection::reactions);
    Column left;
    Column right;
    if (sessions && reactions) {
      left.width = content_width * 0.62;
      right = {margin + left.width + column_gap, content_width - left.width - column_gap};
    }
    const double top = sheet_.y;
    double end = top;
    if (sessions) {
      double y = write_title(left, top, ReportSection::sessions);
      if (report_.totals->n_sessions == 0) {
        y = write_text(left, y, phrases_.find("nothing"), 1);
      } else {
        y = write_text(left, y, write_totals(phrases_, *report_.totals), 2);
        y = write_points(left, y, report_.totals->points);
        y = write_text(left, y, phrases_.find("level_note"), 2, small_size, soft);
      }
      end = y;
    }
    if (reactions) {
      double y = write_title(right, top, ReportSection::reactions);
      y = write_text(right, y, write_reactions(phrases_, report_.facts.reactions), 5);
      end = std::max(end, y);
    }
    sheet_.y = end;
  }

  // The points that were pressed longest: as many as there is room for.
  double write_points(const Column& column, double y, const std::vector<ReportTotal>& points) {
    if (points.empty()) return y;
    y = write_pair(column, y, phrases_.find("point"),
                   phrases_.find("totals.presses") + " · " + phrases_.find("totals.time") + " · " +
                       phrases_.find("totals.level_long"),
                   small_size, soft);
    // Room for the lines below, and for what was left out.
    const double kept = write_left_out(phrases_, report_.sections).empty() ? 48.0 : 72.0;
    std::size_t n = 0;
    for (; n < std::min(most_totals, points.size()) && y < content_end - kept; ++n) {
      const ReportTotal& total = points[n];
      y = write_pair(column, y, phrases_.write_point(total.point),
                     phrases_.write_count(total.n_presses) + " · " + phrases_.write_seconds(total.seconds) + " · " +
                         phrases_.write_number(total.mean_level) + " / " + phrases_.write_number(total.highest_level),
                     text_size, black);
    }
    return write_more(column, y, points.size() - n);
  }

  double write_pair(const Column& column, double y, const std::string& left, const std::string& right, double size,
                    double grey) {
    const Tag tag(sheet_, "P");
    const double room = column.width - sheet_.font().find_width(right, size) - 8.0;
    sheet_.write_line({column.x, y + size, size, grey}, sheet_.font().fit(left, size, room));
    sheet_.write_line({column.x + column.width, y + size, size, grey, Align::right}, right);
    return y + size * leading + 1.2;
  }

  Sheet& sheet_;
  const Report& report_;
  const Phrases& phrases_;
  const std::vector<FigureView>& views_;
};

}  // namespace

bool is_chosen(const Report& report, ReportSection section) {
  return std::find(report.sections.begin(), report.sections.end(), section) != report.sections.end();
}

void write_first_page(Sheet& sheet, const Report& report, const Phrases& phrases,
                      const std::vector<FigureView>& views) {
  FirstPage(sheet, report, phrases, views).write();
}

}  // namespace unknot::report::pdf
