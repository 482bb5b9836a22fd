// Cook's membrane: a tapered plate, clamped at its wide end and sheared at the other, in plane strain.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "press/mesh/slant.hpp"
#include "press/proof.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

constexpr double length = 48.0;  // [mm] from the clamped end to the sheared one
constexpr double base_width = 44.0;
constexpr double top_from = 44.0;  // the sheared end lies between these, beside the clamped end's lower corner
constexpr double top_to = 60.0;

/// n x n cells, one across the plate. The clamped end is the base, the sheared one the top; x goes along both.
Mesh build_membrane(int n, double shear_kpa, double bulk_kpa) {
  std::vector<double> x;
  std::vector<double> z;
  for (int cell = 0; cell <= n; ++cell) {
    x.push_back(top_from + (top_to - top_from) * cell / n);
    z.push_back(length * cell / n);
  }
  Mesh mesh = test::build_plain_mesh({x, {0.0, 1.0}, z}, shear_kpa, bulk_kpa);
  mesh.shift = Field<double>(mesh.grid, 3);
  for (int k = 0; k <= n; ++k) {
    for (int j = 0; j < 2; ++j) {
      for (int i = 0; i <= n; ++i) {
        const double share = z[Size(k)] / length;
        mesh.shift[mesh.grid.find_place(0, i, j, k)] = (1.0 - share) * (base_width * i / n - x[Size(i)]);
        mesh.supports.push_back({1, i, j, k});
        if (k == 0) {
          mesh.supports.push_back({0, i, j, k});
          mesh.supports.push_back({2, i, j, k});
        }
      }
    }
  }
  EXPECT_FALSE(check_shift(mesh));
  return mesh;
}

/// A dead load along x on the top.
Field<double> build_shear(const Mesh& mesh, double traction_kpa) {
  Field<double> load(mesh.grid, 3);
  for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
    for (int corner = 0; corner < 4; ++corner) {
      load[mesh.grid.find_place(0, i + (corner & 1), corner >> 1, mesh.grid.n_z - 1)] +=
          0.25 * traction_kpa * (mesh.x[Size(i) + 1] - mesh.x[Size(i)]) * (mesh.y[1] - mesh.y[0]);
    }
  }
  return load;
}

/// How far the corner of the top that lies outermost moves along x [mm], on meshes that start one from the other.
std::vector<double> list_tips(const std::vector<int>& cells, double bulk_kpa) {
  constexpr double shear_kpa = 80.1938;
  constexpr double traction_kpa = 6.25;
  std::vector<double> tips;
  std::vector<std::unique_ptr<Mesh>> meshes;
  std::vector<std::unique_ptr<Equilibrium>> states;
  for (const int n : cells) {
    const Mesh& mesh = *meshes.emplace_back(std::make_unique<Mesh>(build_membrane(n, shear_kpa, bulk_kpa)));
    const Field<double> load = build_shear(mesh, traction_kpa);
    Equilibrium& state = *states.emplace_back(std::make_unique<Equilibrium>(mesh, test::get_context()));
    if (states.size() > 1) {
      state.follow(*states[states.size() - 2]);
    }
    MeshEffort effort;
    for (const double share : {0.25, 0.5, 0.75, 1.0}) {
      if (states.size() == 1 || share == 1.0) {
        EXPECT_EQ(state.solve({std::nullopt, 0.0, &load, share, 1e-5}, effort), StageEnding::solved) << n;
      }
    }
    tips.push_back(test::find_displacement(state, n, 0, n).x);
  }
  return tips;
}

/// A bulk modulus, what CalculiX 2.20 finds on 8 x 8, 16 x 16 and 32 x 32 bricks of 20 nodes (C3D20R) with the same law, and the limit that
/// these three tend to.
struct Membrane {
  double bulk_kpa;
  std::array<double, 3> other;
  double limit;
};

// mu = 80.1938 and K = 400942 (K/mu = 5,000) as OpenGeoSys' benchmark has them from de Souza Neto and others 1996 (doi
// 10.1016/0020-7683(95)00259-6), with the same law; it finds 6.891 on 30 x 30 cells.
constexpr Membrane membranes[] = {{400942.0, {6.70604, 6.83128, 6.88320}, 6.9199},
                                  {50.0 * 80.1938, {6.88910, 6.96904, 7.00253}, 7.0267}};
constexpr double open_geo_sys = 6.8914;

/// What three meshes with cells of half the size each tend to.
double find_limit(double first, double second, double third) {
  const double before = second - first;
  const double last = third - second;
  return third + last * last / (before - last);
}

TEST(Cook, the_tip_of_the_membrane_tends_to_where_others_find_it_within_half_a_percent) {
  for (const Membrane& membrane : membranes) {
    const std::vector<double> tips = list_tips({8, 16, 32, 64}, membrane.bulk_kpa);
    for (Size one = 0; one < tips.size(); ++one) {
      test::print_row(
          fmt::format("Cook's membrane, K/mu {:.0f}, {} cells a side, tip", membrane.bulk_kpa / 80.1938, 8 << one),
          tips[one], membrane.limit);
    }
    EXPECT_NEAR(find_limit(membrane.other[0], membrane.other[1], membrane.other[2]), membrane.limit, 1e-3);
    const double limit = find_limit(tips[1], tips[2], tips[3]);
    test::print_row("what they tend to", limit, membrane.limit);
    EXPECT_NEAR(tips[3], membrane.limit, 0.005 * membrane.limit);
    EXPECT_NEAR(limit, membrane.limit, 0.002 * membrane.limit) << "three meshes tell the limit to about 0.1 %";
    // The clamped corner is singular: the order lies between 1 and 2.
    for (Size one = 0; one + 2 < tips.size(); ++one) {
      const double order = std::log2((tips[one + 1] - tips[one]) / (tips[one + 2] - tips[one + 1]));
      EXPECT_GT(order, 1.0);
      EXPECT_LT(order, 2.0);
    }
  }
}

TEST(Cook, on_meshes_of_one_size_the_tip_lies_where_open_geo_sys_finds_it) {
  const double tip = list_tips({15, 30}, membranes[0].bulk_kpa).back();
  test::print_row("Cook's membrane, 30 cells a side, tip (OpenGeoSys)", tip, open_geo_sys);
  EXPECT_NEAR(tip, open_geo_sys, 0.005 * open_geo_sys);
}

}  // namespace
}  // namespace unknot::press
