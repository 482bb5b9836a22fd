// Contact and load on elastic layers and half-spaces, against the closed theory of elasticity. Strains are small on purpose.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "press/proof.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;
using std::numbers::pi;

double find_bulk(double shear, double poisson) { return shear * 2.0 * (1.0 + poisson) / (3.0 * (1.0 - 2.0 * poisson)); }

/// Size of cells with which the nodes within `n` cells of the middle own the area of a circle of radius 1, a square of one cell each.
double find_cell(int n) {
  int n_owned = 0;
  for (int j = -n; j <= n; ++j) {
    for (int i = -n; i <= n; ++i) {
      n_owned += i * i + j * j <= n * n ? 1 : 0;
    }
  }
  return std::sqrt(pi / n_owned);
}

/// Force of a flat rigid frictionless punch of radius 1, from the energy that a small press stores, with `n` cells over the radius.
double find_punch_ratio(double thickness, double poisson, int n) {
  constexpr double shear = 10.0;
  constexpr double depth = 1e-3;
  const double cell = find_cell(n);
  const double end = 1.5 + 3.0 * std::max(1.0, thickness);
  std::vector<double> z = test::build_planes(0.5 * cell, n / 2, std::max(4, n), thickness);
  for (double& one : z) {
    one = thickness - one;  // finest at the top
  }
  std::ranges::reverse(z);
  z.front() = 0.0;
  const std::vector<double> across = test::build_planes(cell, 3 * n / 2, n, end);
  Mesh mesh = test::build_plain_mesh({across, across, z}, shear, find_bulk(shear, poisson));
  const auto hold = [&](int c, int i, int j, int k) { mesh.supports.push_back({c, i, j, k}); };
  for (int j = 0; j < mesh.grid.n_y; ++j) {
    for (int i = 0; i < mesh.grid.n_x; ++i) {
      for (int c = 0; c < 3; ++c) {
        hold(c, i, j, 0);
      }
      const bool is_below = std::hypot(mesh.x[Size(i)], mesh.y[Size(j)]) <= (n + 1e-6) * cell;
      if (is_below) {
        hold(2, i, j, mesh.grid.n_z - 1);
      }
    }
    for (int k = 1; k < mesh.grid.n_z; ++k) {
      hold(0, 0, j, k);
      hold(1, j, 0, k);
    }
  }
  Equilibrium state(mesh, test::get_context());
  for (const Support& one : mesh.supports) {
    if (one.k + 1 == mesh.grid.n_z && one.c == 2) {
      state.displacement()[mesh.grid.find_place(2, one.i, one.j, one.k)] = -depth;
    }
  }
  const double force = 4.0 * 2.0 * test::solve_stage(state, {}, 1e-3) / depth;
  const double young = 2.0 * shear * (1.0 + poisson);
  return force * (1.0 - poisson * poisson) / (2.0 * young * depth);
}

struct HayesEntry {
  double radius_over_thickness, poisson, ratio;
};

// P = 2 E a w kappa / (1 - nu^2). kappa from the Fredholm equation of Lebedev and Ufliand, 24 and 40 points alike in all digits; Hayes,
// Keer, Herrmann, Mockros 1972 (doi 10.1016/0021-9290(72)90010-3) print the same to 1 %.
constexpr HayesEntry hayes[] = {{0.2, 0.40, 1.2323},  {0.2, 0.45, 1.2523},  {0.2, 0.499, 1.2800}, {0.4, 0.40, 1.5422},
                                {0.4, 0.45, 1.5993},  {0.4, 0.499, 1.6817}, {1.0, 0.40, 2.7938},  {1.0, 0.45, 3.0914},
                                {1.0, 0.499, 3.6044}, {2.0, 0.40, 5.2985},  {2.0, 0.45, 6.4206},  {2.0, 0.499, 9.0583}};

// The pressure is singular at the edge: the error falls as the size of cells, and two meshes give the value without that part.
TEST(Punch, a_flat_punch_on_a_bonded_layer_needs_hayes_force_within_2_percent) {
  for (const HayesEntry& entry : hayes) {
    const double coarse = find_punch_ratio(1.0 / entry.radius_over_thickness, entry.poisson, 6);
    const double fine = find_punch_ratio(1.0 / entry.radius_over_thickness, entry.poisson, 12);
    const double found = 2.0 * fine - coarse;
    test::print_row(fmt::format("flat punch, a/h {}, nu {}: {:.4f}, {:.4f}, extrapolated", entry.radius_over_thickness,
                                entry.poisson, coarse, fine),
                    found, entry.ratio);
    EXPECT_NEAR(found, entry.ratio, 0.02 * entry.ratio);
    EXPECT_LT(std::abs(fine - entry.ratio), 0.65 * std::abs(coarse - entry.ratio)) << "the error halves with the cells";
  }
}

/// What a uniform pressure of 1 on a disc of radius 1 makes of a half-space: -tr(sigma)/3 and -sigma_z at a point below (Boussinesq's
/// point force, summed over the disc).
struct Depths {
  double mean = 0.0;
  double vertical = 0.0;
};

Depths sum_boussinesq(math::Vector3 at, double poisson) {
  Depths depths;
  constexpr int n = 120;
  for (int ring = 0; ring < n; ++ring) {
    const double r = (ring + 0.5) / n;
    for (int turn = 0; turn < n; ++turn) {
      const double angle = 2.0 * pi * (turn + 0.5) / n;
      const double area = r / n * 2.0 * pi / n;
      const double square =
          std::pow(at.x - r * std::cos(angle), 2) + std::pow(at.y - r * std::sin(angle), 2) + at.z * at.z;
      depths.mean += area * (1.0 + poisson) / (3.0 * pi) * at.z * std::pow(square, -1.5);
      depths.vertical += area * 3.0 / (2.0 * pi) * std::pow(at.z, 3) * std::pow(square, -2.5);
    }
  }
  return depths;
}

/// Nodal forces of a uniform pressure on the quarter of a disc of radius 1, 24 x 24 points a face, scaled to the exact force.
Field<double> build_disc_load(const Mesh& mesh, double pressure) {
  Field<double> load(mesh.grid, 3);
  constexpr int n = 24;
  double sum = 0.0;
  for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
    for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
      const double width = mesh.x[Size(i) + 1] - mesh.x[Size(i)];
      const double height = mesh.y[Size(j) + 1] - mesh.y[Size(j)];
      for (int point = 0; point < n * n; ++point) {
        const double x = (point % n + 0.5) / n;
        const double y = (point / n + 0.5) / n;
        if (std::hypot(mesh.x[Size(i)] + x * width, mesh.y[Size(j)] + y * height) >= 1.0) {
          continue;
        }
        const double share = pressure * width * height / (n * n);
        sum += share;
        for (int corner = 0; corner < 4; ++corner) {
          load[mesh.grid.find_place(2, i + (corner & 1), j + (corner >> 1), mesh.grid.n_z - 1)] -=
              share * ((corner & 1) != 0 ? x : 1.0 - x) * ((corner >> 1) != 0 ? y : 1.0 - y);
        }
      }
    }
  }
  const double scale = 0.25 * pi * pressure / sum;
  for (Index place = 0; place < load.size(); ++place) {
    load[place] *= scale;
  }
  return load;
}

TEST(Disc, pressure_on_a_disc_arrives_at_depth_as_boussinesq_says_within_1_percent) {
  constexpr double shear = 10.0;
  constexpr double bulk = 500.0;
  constexpr double poisson = (3.0 * bulk - 2.0 * shear) / (6.0 * bulk + 2.0 * shear);
  constexpr double depth = 40.0;
  const std::vector<double> across = test::build_planes(0.1, 14, 14, depth);
  std::vector<double> z = test::build_planes(0.1, 14, 16, depth);
  for (double& one : z) {
    one = depth - one;
  }
  std::ranges::reverse(z);
  z.front() = 0.0;
  const Mesh mesh = test::build_plain_mesh({across, across, z}, shear, bulk);
  const double pressure = 0.01;
  const Field<double> load = build_disc_load(mesh, pressure);
  Equilibrium state(mesh, test::get_context());
  Stage stage;
  stage.load = &load;
  test::solve_stage(state, stage, 1e-4);
  for (int k = mesh.grid.n_z - 2; k >= 0; --k) {
    const math::Vector3 at = {0.5 * across[1], 0.5 * across[1], depth - 0.5 * (z[Size(k)] + z[Size(k) + 1])};
    if (at.z < 0.2 || at.z > 3.0) {
      continue;
    }
    const Depths exact = sum_boussinesq(at, poisson);
    const auto gradient = test::find_gradient(state, 0, 0, k);
    const double mean = -state.pressure()[mesh.grid.find_single(0, 0, k)] / pressure;
    const double volume = (gradient[0][0] + gradient[1][1] + gradient[2][2]) / 3.0;
    const double vertical = mean - 2.0 * shear * (gradient[2][2] - volume) / pressure;
    test::print_row(fmt::format("disc, depth {:.3f} of its radius, mean pressure", at.z), mean, exact.mean);
    test::print_row(fmt::format("disc, depth {:.3f} of its radius, vertical stress", at.z), vertical, exact.vertical);
    EXPECT_NEAR(mean, exact.mean, 0.01 * exact.mean) << at.z;
    EXPECT_NEAR(vertical, exact.vertical, 0.01 * exact.vertical) << at.z;
  }
  const double s = 1.5 / std::hypot(1.0, 1.5);
  EXPECT_NEAR(sum_boussinesq({0.0, 0.0, 1.5}, 0.5).mean, 1.0 - s, 1e-4) << "the sum is the closed form on the axis";
  EXPECT_NEAR(sum_boussinesq({0.0, 0.0, 1.5}, 0.5).vertical, 1.0 - s * s * s, 1e-4);
}

// The contact's radius is a twentieth of the depth of the block, which adds 6 % to Hertz's force; that share by Dimitriadis' series
// (doi 10.1016/S0006-3495(02)75620-8), which is good to 0.1 % there.
TEST(Hertz, a_ball_on_a_deep_block_needs_hertz_force_and_makes_his_pressure) {
  constexpr double shear = 10.0;
  constexpr double radius = 100.0;
  constexpr double depth = 0.09;
  constexpr double thickness = 60.0;
  PressTask task;
  task.block.half_width_mm = 120.0;
  task.block.layers = {{"layer", thickness, shear}};
  task.block.bulk_ratio = 100.0;
  task.load = BallPress{.radius_mm = radius, .depth_mm = depth, .penalty_kpa_per_mm = 1e4};
  task.tolerance = 1e-3;
  for (const int n : {1, 2}) {
    const double cell = 0.5 / n;
    Grading grading;
    grading.planes_mm[0] = test::build_planes(cell, 8 * n, 10 * n, task.block.half_width_mm);
    grading.planes_mm[1] = grading.planes_mm[0];
    for (const double below : test::build_planes(cell, 6 * n, 10 * n, thickness)) {
      grading.planes_mm[2].insert(grading.planes_mm[2].begin(), thickness - below);
    }
    grading.planes_mm[2].front() = 0.0;
    task.gradings.push_back(grading);
  }
  const auto solver = PressSolver::build(task, {});
  ASSERT_TRUE(solver.has_value()) << build_sentence(solver.error());
  const PressResult result = (*solver)->solve(task.load).value();
  ASSERT_EQ(result.outcome.ending, PressEnding::solved) << result.outcome.where;
  constexpr double bulk = 100.0 * shear;
  constexpr double poisson = (3.0 * bulk - 2.0 * shear) / (6.0 * bulk + 2.0 * shear);
  constexpr double plane = 2.0 * shear * (1.0 + poisson) / (1.0 - poisson * poisson);
  const double chi = std::sqrt(radius * depth) / thickness;
  const double layer = 1.0 + chi * (1.133 + chi * (1.283 + chi * (0.769 + chi * 0.0975)));
  const double hertz = 4.0 / 3.0 * plane * std::sqrt(radius) * std::pow(depth, 1.5) * 1e-3 * layer;
  test::print_row("Hertz, force", result.force_n, hertz);
  EXPECT_NEAR(result.force_n, hertz, 0.01 * hertz);
  // Below the middle, for this force: 2 (1 + nu) / 3 p0 (1 - z/a atan(a/z)).
  const double peak = std::cbrt(6.0 * result.force_n * 1e3 * plane * plane / (std::pow(pi, 3) * radius * radius));
  const double contact = std::cbrt(0.75 * result.force_n * 1e3 * radius / plane);
  const Equilibrium& state = (*solver)->finest();
  const Mesh& mesh = state.mesh();
  for (int k = mesh.grid.n_z - 2; k > mesh.grid.n_z - 10; --k) {
    const double z = (thickness - 0.5 * (mesh.z[Size(k)] + mesh.z[Size(k) + 1])) / contact;
    const double exact = 2.0 * (1.0 + poisson) / 3.0 * peak * (1.0 - z * std::atan(1.0 / z));
    const double found = -state.pressure()[mesh.grid.find_single(0, 0, k)];
    test::print_row(fmt::format("Hertz, mean pressure at depth {:.3f} of the contact's radius", z), found, exact);
    EXPECT_NEAR(found, exact, 0.02 * exact);
  }
}

}  // namespace
}  // namespace unknot::press
