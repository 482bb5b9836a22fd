#include "press/mesh/slant.hpp"

#include <cmath>
#include <numbers>
#include <string>

#include "press/mesh/check.hpp"
#include "press/mesh/middle.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr double near_point = 0.5 + 0.5 / std::numbers::sqrt3;

std::string describe(const math::Vector3& at) {
  return "x " + std::to_string(at.x) + ", y " + std::to_string(at.y) + ", z " + std::to_string(at.z) + " mm";
}

/// Nodes of the outside that must stay in their plane.
std::optional<Problem> check_node(const Mesh& mesh, int i, int j, int k) {
  const auto find = [&](int c) { return mesh.shift[mesh.grid.find_place(c, i, j, k)]; };
  const std::array<double, 3> shift = {find(0), find(1), find(2)};
  const auto refuse = [&](double found, const char* allowed, const char* next) {
    return build_problem("shift", found, std::string(allowed) + " at " + describe(find_node(mesh, i, j, k)), next);
  };
  for (const double one : shift) {
    if (!std::isfinite(one)) {
      return refuse(one, "a number", "give each node a place");
    }
  }
  if (k + 1 == mesh.grid.n_z && shift != std::array<double, 3>{}) {
    return refuse(std::hypot(shift[0], shift[1], shift[2]), "no shift of the top",
                  "choose planes that meet in its nodes");
  }
  const bool is_mirrored = mesh.part == BlockPart::quarter && mesh.supports.empty();
  for (const auto& [node, one] : {std::pair(i, shift[0]), std::pair(j, shift[1])}) {
    if (is_mirrored && node == 0 && one != 0.0) {
      return refuse(one, "no shift out of a plane of symmetry", "mesh the whole block");
    }
  }
  return std::nullopt;
}

std::optional<Problem> check_cell(const Mesh& mesh, int i, int j, int k) {
  for (int point = 0; point < 16; ++point) {
    const InCell at =
        point < 8 ? find_gauss_point(point) : InCell{double(point & 1), double(point >> 1 & 1), double(point >> 2 & 1)};
    const double room = math::find_determinant(find_slant(mesh, i, j, k, at));
    if (!(room > 0.0)) {
      return build_problem("shift", room,
                           "above 0: the cell at " + describe(find_node(mesh, i, j, k)) + " is flat or inside out",
                           "bend the mesh less, or cut it into more cells there");
    }
  }
  return std::nullopt;
}

}  // namespace

InCell find_gauss_point(int q) {
  InCell at{};
  for (int axis = 0; axis < 3; ++axis) {
    at[Size(axis)] = (q >> axis & 1) != 0 ? near_point : 1.0 - near_point;
  }
  return at;
}

math::Vector3 find_node(const Mesh& mesh, int i, int j, int k) {
  math::Vector3 at = {mesh.x[Size(i)], mesh.y[Size(j)], mesh.z[Size(k)]};
  if (mesh.shift.find_data() != nullptr) {
    const double* shift = &mesh.shift[mesh.grid.find_place(0, i, j, k)];
    at = at + math::Vector3{shift[0], shift[mesh.grid.pitch], shift[2 * mesh.grid.pitch]};
  }
  return at;
}

math::Vector3 find_middle(const Mesh& mesh, int i, int j, int k) {
  math::Vector3 at = {mesh.x[Size(i)] + 0.5 * find_size(mesh.x, i), mesh.y[Size(j)] + 0.5 * find_size(mesh.y, j),
                      mesh.z[Size(k)] + 0.5 * find_size(mesh.z, k)};
  if (mesh.shift.find_data() != nullptr) {
    for (int corner = 0; corner < 8; ++corner) {
      const double* shift =
          &mesh.shift[mesh.grid.find_place(0, i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2))];
      at = at + 0.125 * math::Vector3{shift[0], shift[mesh.grid.pitch], shift[2 * mesh.grid.pitch]};
    }
  }
  return at;
}

double find_volume(const Mesh& mesh, int i, int j, int k) {
  const double box = find_size(mesh.x, i) * find_size(mesh.y, j) * find_size(mesh.z, k);
  if (mesh.shift.find_data() == nullptr) {
    return box;
  }
  double room = 0.0;
  for (int q = 0; q < 8; ++q) {
    room += 0.125 * math::find_determinant(find_slant(mesh, i, j, k, find_gauss_point(q)));
  }
  return box * room;
}

void add_grid_slope(const Mesh& mesh, const Field<double>& field, int i, int j, int k, const InCell& at,
                    math::Matrix3& sum) {
  const std::array<double, 3> size = {find_size(mesh.x, i), find_size(mesh.y, j), find_size(mesh.z, k)};
  for (int corner = 0; corner < 8; ++corner) {
    for (int axis = 0; axis < 3; ++axis) {
      double slope = ((corner >> axis & 1) != 0 ? 1.0 : -1.0) / size[Size(axis)];
      for (int other = 0; other < 3; ++other) {
        if (other != axis) {
          slope *= (corner >> other & 1) != 0 ? at[Size(other)] : 1.0 - at[Size(other)];
        }
      }
      for (int c = 0; c < 3; ++c) {
        sum[Size(c)][Size(axis)] +=
            slope * field[mesh.grid.find_place(c, i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2))];
      }
    }
  }
}

math::Matrix3 find_slant(const Mesh& mesh, int i, int j, int k, const InCell& at) {
  math::Matrix3 slant = math::identity3;
  if (mesh.shift.find_data() != nullptr) {
    add_grid_slope(mesh, mesh.shift, i, j, k, at, slant);
  }
  return slant;
}

math::Matrix3 find_slope_at_rest(const Mesh& mesh, int i, int j, int k, const InCell& at, const math::Matrix3& slope) {
  if (mesh.shift.find_data() == nullptr) {
    return slope;
  }
  return math::find_product(slope, math::find_inverse(find_slant(mesh, i, j, k, at)));
}

std::optional<Problem> check_shift(const Mesh& mesh) {
  if (mesh.shift.find_data() == nullptr) {
    return std::nullopt;
  }
  const Grid& grid = mesh.grid;
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        if (auto problem = check_node(mesh, i, j, k)) {
          return problem;
        }
      }
    }
  }
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        if (auto problem = check_cell(mesh, i, j, k)) {
          return problem;
        }
      }
    }
  }
  return std::nullopt;
}

}  // namespace unknot::press
