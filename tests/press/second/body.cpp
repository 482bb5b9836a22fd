#include "press/second/body.hpp"

#include <utility>

#include "base/problem.hpp"

namespace unknot::press::second {

namespace {

using Size = std::size_t;
using Range = std::array<double, 2>;

/// Ends of what the three Gauss points along an axis stand for, 0 to 1.
constexpr std::array<double, 4> ends = {0.0, 5.0 / 18.0, 13.0 / 18.0, 1.0};

/// Share of a box within the nodule, by 4 x 4 x 4 points.
double find_share(const TissueNodule& nodule, double surface, const std::array<Range, 3>& box) {
  constexpr Size n = 4;
  int n_within = 0;
  for (Size point = 0; point < n * n * n; ++point) {
    const std::array<Size, 3> step = {point % n, point / n % n, point / (n * n)};
    double level = 0.0;
    for (Size axis = 0; axis < 3; ++axis) {
      const double share = (double(step[axis]) + 0.5) / double(n);
      const double at = box[axis][0] + share * (box[axis][1] - box[axis][0]);
      const double away = (axis == 2 ? at - (surface - nodule.depth_mm) : at) / nodule.semi_axes_mm[axis];
      level += away * away;
    }
    n_within += level <= 1.0 ? 1 : 0;
  }
  return n_within / double(n * n * n);
}

/// What Gauss point q of a brick stands for.
std::array<Range, 3> find_box(const Body& body, int i, int j, int k, Size q) {
  const std::array<Size, 3> point = {q % 3, q / 3 % 3, q / 9};
  const std::array<const std::vector<double>*, 3> planes = {&body.nodes.x, &body.nodes.y, &body.nodes.z};
  const std::array<Size, 3> first = {Size(2 * i), Size(2 * j), Size(2 * k)};
  std::array<Range, 3> box{};
  for (Size axis = 0; axis < 3; ++axis) {
    const double low = (*planes[axis])[first[axis]];
    const double size = (*planes[axis])[first[axis] + 2] - low;
    box[axis] = {low + ends[point[axis]] * size, low + ends[point[axis] + 1] * size};
  }
  return box;
}

void fill_moduli(const TissueBlock& block, int i, int j, int k, Body& body) {
  const TissueLayer& layer = block.layers[Size(body.nodes.layer[Size(2 * k)])];
  for (Size q = 0; q < n_points; ++q) {
    Moduli& moduli = body.bricks[body.find_brick(i, j, k)].moduli[q];
    const double share =
        block.nodule ? find_share(*block.nodule, body.nodes.z.back(), find_box(body, i, j, k, q)) : 0.0;
    moduli.shear = layer.shear_modulus_kpa;
    moduli.stiffening = layer.stiffening;
    if (share > 0.0) {
      moduli.shear += share * (block.nodule->shear_modulus_kpa - layer.shear_modulus_kpa);
      moduli.stiffening += share * (block.nodule->stiffening - layer.stiffening);
    }
    moduli.bulk = block.bulk_kpa ? *block.bulk_kpa : block.bulk_ratio * moduli.shear;
  }
}

}  // namespace

std::vector<double> halve_planes(const std::vector<double>& planes) {
  std::vector<double> finer = {planes.front()};
  for (Size i = 1; i < planes.size(); ++i) {
    finer.push_back(0.5 * (planes[i - 1] + planes[i]));
    finer.push_back(planes[i]);
  }
  return finer;
}

Body build_body(Mesh nodes) {
  Body body;
  body.nodes = std::move(nodes);
  const Mesh& mesh = body.nodes;
  const Grid& grid = mesh.grid;
  ensure(grid.n_x % 2 == 1 && grid.n_y % 2 == 1 && grid.n_z % 2 == 1, "a brick takes two cells along each axis");
  body.n_x = grid.n_x / 2;
  body.n_y = grid.n_y / 2;
  body.n_z = grid.n_z / 2;
  body.bricks.resize(body.find_brick(0, 0, body.n_z));
  const auto find_size = [](const std::vector<double>& planes, int brick) {
    return planes[Size(2 * brick) + 2] - planes[Size(2 * brick)];
  };
  for (int k = 0; k < body.n_z; ++k) {
    for (int j = 0; j < body.n_y; ++j) {
      for (int i = 0; i < body.n_x; ++i) {
        Brick& brick = body.bricks[body.find_brick(i, j, k)];
        brick.size = {find_size(mesh.x, i), find_size(mesh.y, j), find_size(mesh.z, k)};
        const Index cell = grid.find_single(2 * i, 2 * j, 2 * k);
        brick.moduli.fill({mesh.shear[cell], mesh.bulk[cell], mesh.stiffening[cell]});
      }
    }
  }
  return body;
}

Body build_body(const TissueBlock& block, const Grading& grading) {
  Grading halved;
  {
    const Mesh cells = build_mesh(block, BlockPart::quarter, grading).value();
    halved.planes_mm = {halve_planes(cells.x), halve_planes(cells.y), halve_planes(cells.z)};
  }
  Body body = build_body(build_mesh(block, BlockPart::quarter, halved).value());
  for (int k = 0; k < body.n_z; ++k) {
    for (int j = 0; j < body.n_y; ++j) {
      for (int i = 0; i < body.n_x; ++i) {
        fill_moduli(block, i, j, k, body);
      }
    }
  }
  return body;
}

Moves load_moves(const Body& body, const Field<double>& field, int i, int j, int k) {
  Moves moves{};
  for (Size node = 0; node < n_nodes; ++node) {
    for (int c = 0; c < 3; ++c) {
      moves[Size(c) * n_nodes + node] =
          field[body.nodes.grid.find_place(c, 2 * i + int(node % 3), 2 * j + int(node / 3 % 3), 2 * k + int(node / 9))];
    }
  }
  return moves;
}

}  // namespace unknot::press::second
