#include "press/sample.hpp"

#include <cmath>
#include <utility>

#include "press/mesh/slant.hpp"

namespace unknot::press::test {

namespace {

using Size = std::size_t;

/// Waves over all nodes but those of the base.
Field<float> build_waves(const Grid& grid) {
  Field<float> waves(grid, 3);
  for (int k = 1; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        for (int c = 0; c < 3; ++c) {
          waves[grid.find_place(c, i, j, k)] = static_cast<float>(std::sin(1.0 + i + 2.3 * j + 3.1 * k + 1.7 * c));
        }
      }
    }
  }
  return waves;
}

}  // namespace

Context build_context(const Kernels* kernels) {
  Context context;
  context.kernels = kernels;
  return context;
}

Field<double> build_displacement(const Mesh& mesh, const math::Matrix3& f) {
  Field<double> displacement(mesh.grid, 3);
  for (int k = 0; k < mesh.grid.n_z; ++k) {
    for (int j = 0; j < mesh.grid.n_y; ++j) {
      for (int i = 0; i < mesh.grid.n_x; ++i) {
        const math::Vector3 node = find_node(mesh, i, j, k);
        const std::array<double, 3> at = {node.x, node.y, node.z};
        for (Size c = 0; c < 3; ++c) {
          double value = -at[c];
          for (Size d = 0; d < 3; ++d) {
            value += f[c][d] * at[d];
          }
          displacement[mesh.grid.find_place(int(c), i, j, k)] = value;
        }
      }
    }
  }
  return displacement;
}

namespace {

Mesh build_free_mesh(const TissueBlock& block) {
  Mesh mesh = *build_mesh(block, BlockPart::whole, {4, 5.0, 0, {4}});
  mesh.supports.clear();
  return mesh;
}

}  // namespace

Sample::Sample(const math::Matrix3& f, TissueLayer layer, const Kernels* kernels)
    : block{.half_width_mm = 20.0,
            .layers = {std::move(layer)},
            .nodule = std::nullopt,
            .holds_ends = true,
            .bulk_kpa = std::nullopt},
      mesh(build_free_mesh(block)),
      context(build_context(kernels)),
      state(mesh, context) {
  state.displacement() = build_displacement(mesh, f);
}

std::array<double, 3> find_pull(const Equilibrium& state) {
  const Grid& grid = state.mesh().grid;
  std::array<double, 3> pull{};
  for (int j = 0; j < grid.n_y; ++j) {
    for (int i = 0; i < grid.n_x; ++i) {
      for (int c = 0; c < 3; ++c) {
        pull[Size(c)] += state.force()[grid.find_place(c, i, j, grid.n_z - 1)];
      }
    }
  }
  return pull;
}

double find_tangent_error(const Mesh& mesh, const Context& context, const Field<double>& displacement) {
  const Field<float> way = build_waves(mesh.grid);
  Equilibrium state(mesh, context);
  state.displacement() = displacement;
  state.evaluate({});
  state.build_tangent({}, true);
  Field<float> product(mesh.grid, 3);
  state.multigrid().multiply(way, product);
  constexpr double h = 1e-5;
  const auto find_forces = [&](double share) {
    Equilibrium moved(mesh, context);
    moved.displacement() = displacement;
    for (Index place = 0; place < way.size(); ++place) {
      moved.displacement()[place] += share * static_cast<double>(way[place]);
    }
    moved.evaluate({});
    return moved.force();
  };
  const Field<double> up = find_forces(h);
  const Field<double> down = find_forces(-h);
  double off = 0.0;
  double size = 0.0;
  for (Index place = 0; place < way.size(); ++place) {
    const double slope = (up[place] - down[place]) / (2.0 * h);
    off += std::pow(slope - static_cast<double>(product[place]), 2);
    size += slope * slope;
  }
  return std::sqrt(off / size);
}

}  // namespace unknot::press::test
