#include "press/second/surface.hpp"

#include <cmath>
#include <numbers>
#include <optional>

namespace unknot::press::second {

namespace {

using Size = std::size_t;

/// Gauss points of one axis of half a face, 0 to 1, and their weights, whose sum is 1.
template <Size n>
struct Rule {
  std::array<double, n> at;
  std::array<double, n> weight;
};
constexpr Rule<2> two_points = {{0.21132486540518712, 0.78867513459481288}, {0.5, 0.5}};
constexpr Rule<6> six_points = {{0.033765242898423989, 0.16939530676686776, 0.38069040695840156, 0.61930959304159849,
                                 0.83060469323313224, 0.96623475710157603},
                                {0.085662246189585178, 0.18038078652406930, 0.23395696728634552, 0.23395696728634552,
                                 0.18038078652406930, 0.085662246189585178}};

/// A point of the top face of brick (i, j).
struct FacePoint {
  double area = 0.0;  ///< [mm2] that it stands for
  math::Vector3 at;   ///< at rest
  std::array<double, 9> shares{};  ///< of the face's nodes a + 3 b
};

/// Calls `use` with each point of all four quarters of a face.
template <Size n, class Use>
void visit_points(const Body& body, const Rule<n>& rule, int i, int j, const Use& use) {
  const Mesh& mesh = body.nodes;
  const std::array<Size, 2> first = {Size(2 * i), Size(2 * j)};
  const std::array<double, 2> low = {mesh.x[first[0]], mesh.y[first[1]]};
  const std::array<double, 2> size = {mesh.x[first[0] + 2] - low[0], mesh.y[first[1] + 2] - low[1]};
  for (Size point = 0; point < 4 * n * n; ++point) {
    const std::array<Size, 2> step = {point % (2 * n), point / (2 * n)};
    std::array<double, 2> place{};
    double weight = 0.25;
    for (Size axis = 0; axis < 2; ++axis) {
      place[axis] = 0.5 * (double(step[axis] / n) + rule.at[step[axis] % n]);
      weight *= rule.weight[step[axis] % n];
    }
    FacePoint one;
    one.area = weight * size[0] * size[1];
    one.at = {low[0] + place[0] * size[0], low[1] + place[1] * size[1], mesh.z.back()};
    const std::array<double, 3> x = find_shares(place[0]);
    const std::array<double, 3> y = find_shares(place[1]);
    for (Size node = 0; node < 9; ++node) {
      one.shares[node] = x[node % 3] * y[node / 3];
    }
    use(one);
  }
}

Index find_face_place(const Body& body, int c, int i, int j, Size node) {
  const Grid& grid = body.nodes.grid;
  return grid.find_place(c, 2 * i + int(node % 3), 2 * j + int(node / 3), grid.n_z - 1);
}

/// The distance where the point has come to lie within the tool.
std::optional<Distance> find_overlap(const Body& body, const Tool& tool, const Field<double>& u, int i, int j,
                                     const FacePoint& point) {
  math::Vector3 now = point.at;
  for (Size node = 0; node < 9; ++node) {
    now = now + point.shares[node] * math::Vector3{u[find_face_place(body, 0, i, j, node)],
                                                   u[find_face_place(body, 1, i, j, node)],
                                                   u[find_face_place(body, 2, i, j, node)]};
  }
  const Distance distance = tool.find_distance(now);
  return distance.gap < 0.0 ? std::optional(distance) : std::nullopt;
}

}  // namespace

ContactSums add_tool_forces(const Body& body, const Tool& tool, double penalty, const Field<double>& displacement,
                            Field<double>& force) {
  ContactSums sums;
  Field<double> nodal(body.nodes.grid, 3);
  for (int j = 0; j < body.n_y; ++j) {
    for (int i = 0; i < body.n_x; ++i) {
      visit_points(body, two_points, i, j, [&](const FacePoint& point) {
        const auto overlap = find_overlap(body, tool, displacement, i, j, point);
        if (!overlap) {
          return;
        }
        sums.energy += 0.5 * penalty * overlap->gap * overlap->gap * point.area;
        const math::Vector3 push = (penalty * overlap->gap * point.area) * overlap->outwards;
        sums.force_down += push.z;
        for (Size node = 0; node < 9; ++node) {
          nodal[find_face_place(body, 0, i, j, node)] += point.shares[node] * push.x;
          nodal[find_face_place(body, 1, i, j, node)] += point.shares[node] * push.y;
          nodal[find_face_place(body, 2, i, j, node)] += point.shares[node] * push.z;
        }
      });
    }
  }
  for (Index place = 0; place < nodal.size(); ++place) {
    force[place] += nodal[place];
    sums.force_norm += nodal[place] * nodal[place];
  }
  sums.force_norm = std::sqrt(sums.force_norm);
  return sums;
}

void add_tool_stiffness(const Body& body, const Tool& tool, double penalty, const Field<double>& displacement, int i,
                        int j, BrickMatrix& matrix) {
  constexpr Size below_face = 18;  // nodes of a brick below those of its top
  visit_points(body, two_points, i, j, [&](const FacePoint& point) {
    const auto overlap = find_overlap(body, tool, displacement, i, j, point);
    if (!overlap) {
      return;
    }
    const std::array<double, 3> n = {overlap->outwards.x, overlap->outwards.y, overlap->outwards.z};
    for (Size row = 0; row < 27; ++row) {
      const Size move = row / 9 * n_nodes + below_face + row % 9;
      for (Size column = 0; column <= row; ++column) {
        matrix[move * n_moves + column / 9 * n_nodes + below_face + column % 9] +=
            penalty * point.area * n[row / 9] * n[column / 9] * point.shares[row % 9] * point.shares[column % 9];
      }
    }
  });
}

Field<double> build_dead_load(const Body& body, const SurfaceLoad& load) {
  Field<double> force(body.nodes.grid, 3);
  for (int j = 0; j < body.n_y; ++j) {
    for (int i = 0; i < body.n_x; ++i) {
      visit_points(body, six_points, i, j, [&](const FacePoint& point) {
        const double r = std::hypot(point.at.x, point.at.y);
        if (r >= load.radius_mm) {
          return;
        }
        const double pressure = 0.5 * load.peak_kpa * (1.0 + std::cos(std::numbers::pi * r / load.radius_mm));
        for (Size node = 0; node < 9; ++node) {
          force[find_face_place(body, 2, i, j, node)] -= pressure * point.area * point.shares[node];
        }
      });
    }
  }
  return force;
}

}  // namespace unknot::press::second
