// A block of tissue as bricks of 27 nodes.
#pragma once

#include <vector>

#include "press/mesh/mesh.hpp"
#include "press/second/brick.hpp"

namespace unknot::press::second {

/// A brick takes two cells of `nodes` along each axis, so that all nodes of that mesh are nodes of bricks. What is held stands in `nodes`.
struct Body {
  Mesh nodes;
  int n_x = 0;  ///< bricks
  int n_y = 0;
  int n_z = 0;
  std::vector<Brick> bricks;  ///< along x, then y, then z

  [[nodiscard]] std::size_t find_brick(int i, int j, int k) const {
    return (std::size_t(k) * std::size_t(n_y) + std::size_t(j)) * std::size_t(n_x) + std::size_t(i);
  }
};

/// Planes with one more in the middle of each cell.
std::vector<double> halve_planes(const std::vector<double>& planes);

/// Bricks on a mesh with an even number of cells along each axis; each has the moduli of its lowest cell.
Body build_body(Mesh nodes);

/// A quarter of a block without fibres, bone or Ogden's law, in cells as build_mesh would make them of `grading`. A Gauss point stands for the
/// part of its brick that its weight says; where the nodule's surface cuts that part, moduli lie between both by the share, as in build_mesh.
Body build_body(const TissueBlock& block, const Grading& grading);

/// Displacements [mm] of a brick's nodes.
Moves load_moves(const Body& body, const Field<double>& field, int i, int j, int k);

}  // namespace unknot::press::second
