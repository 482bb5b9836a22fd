#include "press/contact/contact.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "press/contact/face.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Gauss points and weights on 0..1.
struct Rule {
  std::array<double, 6> at;
  std::array<double, 6> weight;
};
constexpr Rule six_points = {{0.033765242898423989, 0.16939530676686776, 0.38069040695840156, 0.61930959304159849,
                              0.83060469323313224, 0.96623475710157603},
                             {0.085662246189585178, 0.18038078652406930, 0.23395696728634552, 0.23395696728634552,
                              0.18038078652406930, 0.085662246189585178}};

}  // namespace

namespace {

/// A tool whose shape is known when this is compiled: the loops below ask it at every point.
template <class One>
struct Placed {
  const Tool& tool;
  const One& shape;

  /// The distance where the point lies within the tool.
  [[nodiscard]] std::optional<Distance> find_overlap(math::Vector3 point) const {
    const math::Vector3 inside = tool.find_inside(point);
    if constexpr (requires { shape.is_outside(inside); }) {
      if (shape.is_outside(inside)) {
        return std::nullopt;
      }
    }
    Distance distance = shape.find_distance(inside);
    if (!(distance.gap < 0.0)) {
      return std::nullopt;
    }
    distance.outwards = tool.find_direction(distance.outwards);
    return distance;
  }
};

template <class One>
ContactSums add_forces(const Mesh& mesh, const Placed<One>& tool, double penalty, const Field<double>& displacement,
                       Field<double>& nodal) {
  ContactSums sums;
  const Index pitch = mesh.grid.pitch;
  const Grid flat = build_flat_grid(mesh);
  for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
    for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
      const Face face = find_face(mesh, i, j);
      for (int point = 0; point < 4; ++point) {
        const auto weights = find_point_weights(point);
        const auto overlap = tool.find_overlap(find_place_now(face, weights, pitch, displacement));
        if (!overlap) {
          continue;
        }
        const double area = 0.25 * face.area;
        sums.energy += 0.5 * penalty * overlap->gap * overlap->gap * area;
        const math::Vector3 push = (penalty * overlap->gap * area) * overlap->outwards;
        sums.force_down += push.z;
        sums.force_aside[0] -= push.x;
        sums.force_aside[1] -= push.y;
        for (Size corner = 0; corner < 4; ++corner) {
          double* to = &nodal[flat.find_place(0, i + int(corner & 1), j + int(corner >> 1), 0)];
          to[0] += weights[corner] * push.x;
          to[pitch] += weights[corner] * push.y;
          to[2 * pitch] += weights[corner] * push.z;
        }
      }
    }
  }
  return sums;
}

template <class One>
void build_stiffness(const Mesh& mesh, const Placed<One>& tool, double penalty, const Field<double>& displacement,
                     Field<float>& stiffness) {
  const Index pitch = mesh.grid.pitch;
  for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
    for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
      const Face face = find_face(mesh, i, j);
      for (int point = 0; point < 4; ++point) {
        const auto overlap = tool.find_overlap(find_place_now(face, find_point_weights(point), pitch, displacement));
        if (!overlap) {
          continue;
        }
        const math::Vector3 n = overlap->outwards;
        const std::array<double, 6> entries{n.x * n.x, n.x * n.y, n.x * n.z, n.y * n.y, n.y * n.z, n.z * n.z};
        for (Size e = 0; e < entries.size(); ++e) {
          stiffness[find_contact_place(pitch, i, j, point, int(e))] =
              static_cast<float>(penalty * 0.25 * face.area * entries[e]);
        }
      }
    }
  }
}

ContactSums add_flat_forces(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement,
                            Field<double>& nodal) {
  return std::visit(
      [&](const auto& shape) { return add_forces(mesh, Placed{tool, shape}, penalty, displacement, nodal); },
      tool.shape);
}

}  // namespace

Grid build_flat_grid(const Mesh& mesh) { return build_grid(mesh.grid.n_x, mesh.grid.n_y, 1); }

Field<double> find_contact_forces(const Mesh& mesh, const Tool& tool, double penalty,
                                  const Field<double>& displacement) {
  Field<double> nodal(build_flat_grid(mesh), 3);
  add_flat_forces(mesh, tool, penalty, displacement, nodal);
  return nodal;
}

Field<double> multiply_contact(const Mesh& mesh, const Field<float>& stiffness, const Field<float>& way) {
  const Grid& grid = mesh.grid;
  const Grid flat = build_flat_grid(mesh);
  Field<double> nodal(flat, 3);
  for (int j = 0; j + 1 < grid.n_y; ++j) {
    for (int i = 0; i + 1 < grid.n_x; ++i) {
      for (int point = 0; point < 4; ++point) {
        const auto entry = [&](int e) {
          return static_cast<double>(stiffness[find_contact_place(grid.pitch, i, j, point, e)]);
        };
        if (entry(0) + entry(3) + entry(5) == 0.0) {
          continue;  // does not touch
        }
        const auto weights = find_point_weights(point);
        math::Vector3 moved{};
        for (Size corner = 0; corner < 4; ++corner) {
          const float* from = &way[grid.find_place(0, i + int(corner & 1), j + int(corner >> 1), grid.n_z - 1)];
          moved = moved + weights[corner] * math::Vector3{from[0], from[grid.pitch], from[2 * grid.pitch]};
        }
        const std::array<double, 3> push = {entry(0) * moved.x + entry(1) * moved.y + entry(2) * moved.z,
                                            entry(1) * moved.x + entry(3) * moved.y + entry(4) * moved.z,
                                            entry(2) * moved.x + entry(4) * moved.y + entry(5) * moved.z};
        for (Size corner = 0; corner < 4; ++corner) {
          double* to = &nodal[flat.find_place(0, i + int(corner & 1), j + int(corner >> 1), 0)];
          for (Size c = 0; c < 3; ++c) {
            to[Index(c) * flat.pitch] += weights[corner] * push[c];
          }
        }
      }
    }
  }
  return nodal;
}

ContactSums add_contact_forces(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement,
                               Field<double>& force) {
  const Grid flat = build_flat_grid(mesh);
  Field<double> nodal(flat, 3);
  ContactSums sums = add_flat_forces(mesh, tool, penalty, displacement, nodal);
  for (int j = 0; j < mesh.grid.n_y; ++j) {
    for (int i = 0; i < mesh.grid.n_x; ++i) {
      for (int c = 0; c < 3; ++c) {
        const double one = nodal[flat.find_place(c, i, j, 0)];
        force[mesh.grid.find_place(c, i, j, mesh.grid.n_z - 1)] += one;
        sums.force_norm += one * one;
      }
    }
  }
  sums.force_norm = std::sqrt(sums.force_norm);
  return sums;
}

Field<float> build_contact_room(const Mesh& mesh) {
  return {Grid{mesh.grid.n_x, mesh.grid.n_y, 0, mesh.grid.pitch}, 24};
}

void build_contact_stiffness(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement,
                             Field<float>& stiffness) {
  stiffness.clear();
  std::visit([&](const auto& shape) { build_stiffness(mesh, Placed{tool, shape}, penalty, displacement, stiffness); },
             tool.shape);
}

Field<double> build_surface_load(const Mesh& mesh, const SurfaceLoad& load) {
  Field<double> force(mesh.grid, 3);
  const Index pitch = mesh.grid.pitch;
  for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
    for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
      const Face face = find_face(mesh, i, j);
      for (Size point = 0; point < 36; ++point) {
        const double x = six_points.at[point % 6];
        const double y = six_points.at[point / 6];
        const auto weights = find_weights(x, y);
        const double r = std::hypot(face.at[0].x + x * (face.at[1].x - face.at[0].x),
                                    face.at[0].y + y * (face.at[2].y - face.at[0].y));
        if (r >= load.radius_mm) {
          continue;
        }
        const double pressure = 0.5 * load.peak_kpa * (1.0 + std::cos(std::numbers::pi * r / load.radius_mm));
        const double share = pressure * face.area * six_points.weight[point % 6] * six_points.weight[point / 6];
        for (Size corner = 0; corner < 4; ++corner) {
          force[face.place[corner] + 2 * pitch] -= share * weights[corner];
        }
      }
    }
  }
  return force;
}

}  // namespace unknot::press
