#include "press/contact/face.hpp"

#include <numbers>

namespace unknot::press {

namespace {

using Size = std::size_t;

const double near_point = 0.5 - 0.5 / std::numbers::sqrt3;

}  // namespace

Face find_face(const Mesh& mesh, int i, int j) {
  Face face;
  const int k = mesh.grid.n_z - 1;
  for (int corner = 0; corner < 4; ++corner) {
    const int node_i = i + (corner & 1);
    const int node_j = j + (corner >> 1);
    face.place[Size(corner)] = mesh.grid.find_place(0, node_i, node_j, k);
    face.at[Size(corner)] = {mesh.x[Size(node_i)], mesh.y[Size(node_j)], mesh.z.back()};
  }
  face.area = (face.at[1].x - face.at[0].x) * (face.at[2].y - face.at[0].y);
  return face;
}

std::array<double, 4> find_weights(double x, double y) {
  return {(1.0 - x) * (1.0 - y), x * (1.0 - y), (1.0 - x) * y, x * y};
}

std::array<double, 4> find_point_weights(int point) {
  return find_weights((point & 1) != 0 ? 1.0 - near_point : near_point,
                      (point >> 1) != 0 ? 1.0 - near_point : near_point);
}

math::Vector3 find_place_now(const Face& face, const std::array<double, 4>& weights, Index pitch,
                             const Field<double>& u) {
  math::Vector3 now;
  for (Size corner = 0; corner < 4; ++corner) {
    const double* at = &u[face.place[corner]];
    now = now + weights[corner] * (face.at[corner] + math::Vector3{at[0], at[pitch], at[2 * pitch]});
  }
  return now;
}

}  // namespace unknot::press
