// From a picture of labels to smooth outlines that fit together without gaps.
#pragma once

#include <string>
#include <vector>

namespace unknot::figure {

/// The outline of one label.
struct Outline {
  int label = 0;
  std::string path;      ///< SVG path, even-odd; in pixels of the picture
  double label_x = 0.0;  ///< the pixel of the label furthest from its border
  double label_y = 0.0;
  double area = 0.0;     ///< [px]
};

/// Outlines of every label from 0 on in a picture of labels, row by row; -1 is background. Borders between two labels are
/// traced once, from one meeting point of three to the next, and drawn straight within `tolerance` pixels, so that neighbours share
/// them to the last digit. Labels smaller than `smallest` pixels are left out.
std::vector<Outline> build_outlines(const std::vector<int>& labels, int width, int height, double tolerance,
                                    double smallest);

}  // namespace unknot::figure
