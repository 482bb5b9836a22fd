// Pictures of pressed tissue: an upright cut through the middle, and the quarter that is turned about.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/press/block.hpp"

namespace unknot {

/// The plane y = 0 as cells between nodes, as they lie under the load. Both sides, also where a quarter was solved. Nodes go row by row
/// along x from the base up, cells as well; cell (i, k) lies between nodes i, i + 1 of the rows k, k + 1.
struct PressCut {
  int n_x = 0;  ///< nodes in a row
  int n_z = 0;  ///< rows of nodes
  std::vector<std::array<double, 2>> nodes_mm;  ///< aside from the middle, and above the base
  std::vector<double> pressure_kpa;  ///< of each cell: hydrostatic
  std::vector<double> mises_kpa;
  std::vector<double> shear_strain;  ///< half the difference of the greatest and least principal logarithmic strain
  std::vector<double> nodule_share;  ///< 0 to 1
  std::vector<int> layer;  ///< number in `layers`
  std::vector<std::string> layers;  ///< skin first
  double surface_mm = 0.0;  ///< height of the skin at rest
  std::vector<std::array<double, 2>> tool_mm;  ///< lower outline of the tool, from left to right
  bool operator==(const PressCut&) const = default;
};

/// A quarter of the block, from the middle to x and y above 0; the other three are its mirror images. Nodes go along x, then y, then z from
/// the base up, cells as well.
struct PressSolid {
  std::array<std::vector<double>, 3> planes_mm;  ///< of x, y and z: where the nodes are at rest
  std::vector<std::array<double, 3>> nodes_mm;  ///< where they are under the load
  std::vector<double> pressure_kpa;  ///< of each cell: hydrostatic
  std::vector<double> shear_strain;  ///< as in PressCut
  std::vector<int> layer;  ///< of each row of cells from the base up: its number in the block's layers
  std::optional<TissueNodule> nodule;  ///< at rest
  double tool_bottom_mm = 0.0;  ///< height of the tool's lowest point above the base
  bool operator==(const PressSolid&) const = default;
};

}  // namespace unknot
