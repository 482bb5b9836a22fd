#include "press/proof.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

namespace unknot::press::test {

using Size = std::size_t;

std::vector<double> build_planes(double cell, int n_even, int n_growing, double end) {
  std::vector<double> planes;
  for (int i = 0; i <= n_even; ++i) {
    planes.push_back(i * cell);
  }
  const auto find_length = [&](double ratio) {
    double sum = 0.0;
    for (int i = 1; i <= n_growing; ++i) {
      sum += cell * std::pow(ratio, i);
    }
    return sum;
  };
  const double rest = end - planes.back();
  double low = 0.2;
  double high = 5.0;
  for (int step = 0; step < 200; ++step) {
    const double middle = 0.5 * (low + high);
    (find_length(middle) > rest ? high : low) = middle;
  }
  for (int i = 1; i <= n_growing; ++i) {
    planes.push_back(planes.back() + cell * std::pow(low, i));
  }
  planes.back() = end;
  return planes;
}

Mesh build_plain_mesh(const std::array<std::vector<double>, 3>& planes, double shear_kpa, double bulk_kpa) {
  Mesh mesh;
  mesh.x = planes[0];
  mesh.y = planes[1];
  mesh.z = planes[2];
  const auto count = [](const std::vector<double>& of) { return static_cast<int>(of.size()); };
  mesh.grid = build_grid(count(mesh.x), count(mesh.y), count(mesh.z));
  mesh.is_face.assign(mesh.z.size(), false);
  mesh.shear = Field<double>(mesh.grid, 1);
  mesh.bulk = Field<double>(mesh.grid, 1);
  mesh.stiffening = Field<double>(mesh.grid, 1);
  for (int k = 0; k + 1 < mesh.grid.n_z; ++k) {
    for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
      for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
        mesh.shear[mesh.grid.find_single(i, j, k)] = shear_kpa;
        mesh.bulk[mesh.grid.find_single(i, j, k)] = bulk_kpa;
      }
    }
  }
  return mesh;
}

const Context& get_context() {
  static const Context context = {.run = {}, .is_stopped = {}, .progress = {}, .kernels = list_usable_kernels().back()};
  return context;
}

void move_nodes(Equilibrium& state, const Place& displacement) {
  const Mesh& mesh = state.mesh();
  for (int k = 0; k < mesh.grid.n_z; ++k) {
    for (int j = 0; j < mesh.grid.n_y; ++j) {
      for (int i = 0; i < mesh.grid.n_x; ++i) {
        const math::Vector3 u = displacement({mesh.x[Size(i)], mesh.y[Size(j)], mesh.z[Size(k)]});
        state.displacement()[mesh.grid.find_place(0, i, j, k)] = u.x;
        state.displacement()[mesh.grid.find_place(1, i, j, k)] = u.y;
        state.displacement()[mesh.grid.find_place(2, i, j, k)] = u.z;
      }
    }
  }
}

void hold_outside(Mesh& mesh) {
  const auto is_end = [](int at, int n) { return at == 0 || at + 1 == n; };
  mesh.supports.clear();
  for (int k = 0; k < mesh.grid.n_z; ++k) {
    for (int j = 0; j < mesh.grid.n_y; ++j) {
      for (int i = 0; i < mesh.grid.n_x; ++i) {
        if (is_end(i, mesh.grid.n_x) || is_end(j, mesh.grid.n_y) || is_end(k, mesh.grid.n_z)) {
          for (int c = 0; c < 3; ++c) {
            mesh.supports.push_back({c, i, j, k});
          }
        }
      }
    }
  }
}

double solve_stage(Equilibrium& state, Stage stage, double tolerance) {
  stage.tolerance = tolerance;
  MeshEffort effort;
  EXPECT_EQ(state.solve(stage, effort), StageEnding::solved)
      << effort.n_newton << " steps, " << effort.n_iterations << " iterations";
  return state.evaluate(stage);
}

math::Vector3 find_displacement(Equilibrium& state, int i, int j, int k) {
  const Grid& grid = state.mesh().grid;
  const auto find = [&](int c) { return state.displacement()[grid.find_place(c, i, j, k)]; };
  return {find(0), find(1), find(2)};
}

std::array<std::array<double, 3>, 3> find_gradient(Equilibrium& state, int i, int j, int k) {
  const Mesh& mesh = state.mesh();
  const std::array<double, 3> size = {mesh.x[Size(i) + 1] - mesh.x[Size(i)], mesh.y[Size(j) + 1] - mesh.y[Size(j)],
                                      mesh.z[Size(k) + 1] - mesh.z[Size(k)]};
  std::array<std::array<double, 3>, 3> gradient{};
  for (int corner = 0; corner < 8; ++corner) {
    const std::array<int, 3> at = {corner & 1, corner >> 1 & 1, corner >> 2};
    const math::Vector3 u = find_displacement(state, i + at[0], j + at[1], k + at[2]);
    for (Size axis = 0; axis < 3; ++axis) {
      const double weight = (at[axis] != 0 ? 0.25 : -0.25) / size[axis];
      gradient[0][axis] += weight * u.x;
      gradient[1][axis] += weight * u.y;
      gradient[2][axis] += weight * u.z;
    }
  }
  return gradient;
}

void print_row(const std::string& claim, double found, double exact) {
  fmt::print("  {}: {:.7g}, exact {:.7g}, off by {:+.2g} %\n", claim, found, exact, 100.0 * (found / exact - 1.0));
}

}  // namespace unknot::press::test
