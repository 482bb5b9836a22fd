// Curves on two logarithmic axes, as SVG.
#pragma once

#include <string>
#include <vector>

namespace unknot::bench {

struct Curve {
  std::string name;
  struct Point {
    double x;
    double y;
  };
  std::vector<Point> points;  ///< above 0
};

/// Both axes show whole decades that hold every point.
void save_curves(const std::vector<Curve>& curves, const std::string& x_title, const std::string& y_title,
                 const std::string& file);

}  // namespace unknot::bench
