#include "press_plot.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

namespace unknot::bench {

namespace {

constexpr double width = 720.0;
constexpr double height = 480.0;
constexpr double left = 70.0;
constexpr double right = 230.0;  // room for names
constexpr double below = 55.0;
constexpr double above = 20.0;
constexpr std::array<const char*, 8> colours = {"#1b6ca8", "#c8553d", "#3c7a3e", "#7a4fa3",
                                                "#a37b00", "#00838f", "#8d3b72", "#555555"};

struct Axis {
  double low = 1e9;  ///< as powers of ten
  double high = -1e9;

  void add(double value) {
    low = std::min(low, std::floor(std::log10(value)));
    high = std::max(high, std::ceil(std::log10(value) + 1e-9));
  }
  [[nodiscard]] double find(double value) const { return (std::log10(value) - low) / (high - low); }
};

}  // namespace

void save_curves(const std::vector<Curve>& curves, const std::string& x_title, const std::string& y_title,
                 const std::string& file) {
  Axis x_axis;
  Axis y_axis;
  for (const Curve& curve : curves) {
    for (const auto& point : curve.points) {
      x_axis.add(point.x);
      y_axis.add(point.y);
    }
  }
  const auto find_x = [&](double value) { return left + (width - left - right) * x_axis.find(value); };
  const auto find_y = [&](double value) { return height - below - (height - above - below) * y_axis.find(value); };
  std::ofstream out(file);
  fmt::print(
      out,
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" font-size=\"12\">\n",
      width, height);
  fmt::print(out, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
  for (double power = x_axis.low; power <= x_axis.high; power += 1.0) {
    const double x = find_x(std::pow(10.0, power));
    fmt::print(out,
               "<path d=\"M{0:.1f} {1}V{2}\" stroke=\"#ddd\"/><text x=\"{0:.1f}\" y=\"{3}\" "
               "text-anchor=\"middle\">{4:g}</text>\n",
               x, above, height - below, height - below + 18.0, std::pow(10.0, power));
  }
  for (double power = y_axis.low; power <= y_axis.high; power += 1.0) {
    const double y = find_y(std::pow(10.0, power));
    fmt::print(out,
               "<path d=\"M{1} {0:.1f}H{2}\" stroke=\"#ddd\"/><text x=\"{3}\" y=\"{4:.1f}\" "
               "text-anchor=\"end\">{5:g}</text>\n",
               y, left, width - right, left - 6.0, y + 4.0, std::pow(10.0, power));
  }
  fmt::print(out, "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", left + 0.5 * (width - left - right),
             height - 12.0, x_title);
  fmt::print(out, "<text transform=\"translate(18 {}) rotate(-90)\" text-anchor=\"middle\">{}</text>\n",
             above + 0.5 * (height - above - below), y_title);
  for (std::size_t number = 0; number < curves.size(); ++number) {
    const char* colour = colours[number % colours.size()];
    std::string path;
    for (const auto& point : curves[number].points) {
      const double x = find_x(point.x);
      const double y = find_y(point.y);
      path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", x, y);
      fmt::print(out, "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\"/>\n", x, y, colour);
    }
    fmt::print(out, "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>\n", path, colour);
    const double y = above + 14.0 + 20.0 * static_cast<double>(number);
    fmt::print(out, "<text x=\"{}\" y=\"{:.1f}\" fill=\"{}\">{}</text>\n", width - right + 12.0, y, colour,
               curves[number].name);
  }
  fmt::print(out, "</svg>\n");
}

}  // namespace unknot::bench
