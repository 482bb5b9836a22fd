// How the planes of one axis go into those of a coarser mesh.
#pragma once

#include <vector>

#include "press/lanes/kernels.hpp"

namespace unknot::press {

/// Two neighbouring cells become one where the plane between them is no face of a layer and they are short enough together.
struct AxisMap {
  std::vector<double> coarse;  ///< planes that stay
  std::vector<bool> coarse_is_face;
  std::vector<int> parent;  ///< of each cell
  std::vector<float> lower;  ///< place of a cell's ends in its parent; filled up to a pitch with 0 and 1
  std::vector<float> upper;
  std::vector<int> first;  ///< first cell of each coarse cell, and one more
  std::vector<int> node;  ///< of each plane: the coarse plane at or below it
  std::vector<float> share;  ///< how much of the next coarse plane's value it takes, 0 to below 1

  [[nodiscard]] Merge find_merge() const { return {parent.data(), lower.data(), upper.data(), first.data()}; }
};

/// `planes` rise; `is_face` may be empty: then no plane is a face. No pair longer than `most` merges.
AxisMap build_axis_map(const std::vector<double>& planes, const std::vector<bool>& is_face, double most);

}  // namespace unknot::press
