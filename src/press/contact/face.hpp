// Faces of the surface and their four Gauss points, where contact is felt.
#pragma once

#include <array>

#include "math/vector.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// A top face: its nodes' places, their reference positions, its area.
struct Face {
  std::array<Index, 4> place{};  ///< of the x component; the others lie one and two pitches on
  std::array<math::Vector3, 4> at;
  double area = 0.0;  ///< [mm2]
};

/// The face between columns i and i + 1, rows j and j + 1.
Face find_face(const Mesh& mesh, int i, int j);

/// Shares of the four corners in a place of the face, x and y from 0 to 1.
std::array<double, 4> find_weights(double x, double y);

/// The same for Gauss point 0 to 3, each of which stands for a quarter of the face.
std::array<double, 4> find_point_weights(int point);

/// Place of one of the six numbers of a point's stiffness, as Tangent::contact lies in memory.
inline Index find_contact_place(Index pitch, int i, int j, int point, int entry) {
  return (Index(j) * 24 + Index(point) * 6 + entry) * pitch + i;
}

/// Where a point of the face is now.
math::Vector3 find_place_now(const Face& face, const std::array<double, 4>& weights, Index pitch,
                             const Field<double>& u);

}  // namespace unknot::press
