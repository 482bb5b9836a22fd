#include "cli/twin/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "cli/twin/policies.hpp"
#include "wire/twin/course_codec.hpp"

namespace unknot::cli {
namespace {

constexpr double panel_width = 300.0;
constexpr double panel_height = 190.0;
constexpr double left = 46.0;
constexpr double top = 46.0;
constexpr double gap = 26.0;
constexpr std::array colours{"#5b6470", "#1f6f8b", "#b4531a", "#5a7d2a", "#7a4fa3",
                             "#a33b5c", "#8a6d1f", "#2b7a6b", "#444b9c"};

// A panel of the picture, and how its numbers become places.
struct Panel {
  double x = 0.0;
  double y = 0.0;
  double last = 1.0;  // of the axis to the right
  double most = 10.0;  // of the axis upwards

  [[nodiscard]] std::string place(double at, double value) const {
    const double up = std::clamp(value / most, 0.0, 1.0);
    return fmt::format("{:.1f},{:.1f}", x + panel_width * at / last, y + panel_height * (1.0 - up));
  }
};

std::string write_line(const Panel& panel, const std::vector<double>& at, const std::vector<double>& values) {
  std::string points;
  for (std::size_t i = 0; i < at.size() && i < values.size(); ++i)
    points += (i > 0 ? " " : "") + panel.place(at[i], values[i]);
  return points;
}

std::string write_band(const Panel& panel, const std::vector<double>& at, const Band& band, const char* colour,
                       bool dashed) {
  if (band.middle.empty()) return {};
  std::string back;
  for (std::size_t i = at.size(); i > 0; --i) back += " " + panel.place(at[i - 1], band.low[i - 1]);
  return fmt::format("<polygon points=\"{}{}\" fill=\"{}\" fill-opacity=\"0.15\"/>\n", write_line(panel, at, band.high),
                     back, colour) +
         fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{}/>\n",
                     write_line(panel, at, band.middle), colour, dashed ? " stroke-dasharray=\"6 4\"" : "");
}

std::string write_frame(const Panel& panel, const std::string& title, const char* across, const char* up) {
  std::string text = fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#8a9099\"/>\n"
      "<text x=\"{:.1f}\" y=\"{:.1f}\" font-weight=\"bold\">{}</text>\n",
      panel.x, panel.y, panel_width, panel_height, panel.x, panel.y - 6.0, title);
  for (int tick = 0; tick <= 4; ++tick) {
    const double share = tick / 4.0;
    text += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{:.3g}</text>\n",
                        panel.x + panel_width * share, panel.y + panel_height + 14.0, panel.last * share);
    text += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{:.3g}</text>\n", panel.x - 5.0,
                        panel.y + panel_height * (1.0 - share) + 4.0, panel.most * share);
  }
  return text + fmt::format(
                    "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n<text x=\"{:.1f}\" "
                    "y=\"{:.1f}\">{}</text>\n",
                    panel.x + 0.5 * panel_width, panel.y + panel_height + 29.0, across, panel.x + 6.0, panel.y + 15.0,
                    up);
}

}  // namespace

std::string write_forecast_svg(const TwinForecast& forecast) {
  const double column = panel_width + left + gap;
  const double row = panel_height + 66.0;
  std::string body;
  double x = left;
  std::size_t n_policies = 0;
  for (const HypothesisForecast& one : forecast.hypotheses) {
    const Panel weeks{x, top + 20.0, forecast.weeks.back(), 10.0};
    body += write_frame(weeks, fmt::format("{} ({:.0f} %)", wire::find_word(one.hypothesis), 100.0 * one.probability),
                        "weeks", "pain, points");
    for (std::size_t i = 0; i < one.policies.size(); ++i) {
      body += write_band(weeks, forecast.weeks, one.policies[i].pain, colours[i % colours.size()], i == 0);
    }
    n_policies = std::max(n_policies, one.policies.size());
    const Panel session{x, top + 20.0 + row, forecast.minutes.back(), 60.0};
    body += write_frame(session, "one session", "minutes", "oxygen, mmHg");
    for (const SessionBand& band : one.session) {
      if (band.key == "oxygen") body += write_band(session, forecast.minutes, band.band, colours[1], false);
    }
    x += column;
  }
  const double legend = top + 20.0 + 2.0 * row + 4.0;
  const auto& policies = forecast.hypotheses.front().policies;
  for (std::size_t i = 0; i < policies.size(); ++i) {
    const double y = legend + 16.0 * static_cast<double>(i);
    body += fmt::format(
        "<line x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"2\"{}/>\n<text x=\"{}\" "
        "y=\"{:.1f}\">{}</text>\n",
        left, left + 30.0, y, y, colours[i % colours.size()], i == 0 ? " stroke-dasharray=\"6 4\"" : "", left + 38.0,
        y + 4.0, name_policy(policies[i].policy));
  }
  const double width = column * static_cast<double>(forecast.hypotheses.size()) + 8.0;
  const double height = legend + 16.0 * static_cast<double>(n_policies) + 10.0;
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" width=\"{:.0f}\" "
             "height=\"{:.0f}\" font-family=\"sans-serif\" "
             "font-size=\"12\" fill=\"#20242a\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
             "<text x=\"{}\" y=\"24\" font-size=\"16\" font-weight=\"bold\">What may be going on: model, not "
             "measurement</text>\n"
             "<text x=\"{}\" y=\"42\">Three accounts of a trigger point. Lines: the middle of virtual people; bands: "
             "80 % of them.</text>\n",
             width, height, width, height, left, left) +
         body + "</svg>\n";
}

}  // namespace unknot::cli
