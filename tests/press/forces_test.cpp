// Forces and tangent of a mesh, apart from any solution.
#include <gtest/gtest.h>

#include <cmath>

#include "press/laws/response.hpp"
#include "press/sample.hpp"
#include "press/scene.hpp"
#include "press/solve/lanczos.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

using test::bent;
using test::build_context;
using test::Noise;

/// One layer of muscle on a graded mesh, and the displacement (F - 1) X.
struct Affine {
  TissueBlock block;
  Mesh mesh;
  Context context;
  Equilibrium state;

  Affine(const math::Matrix3& f, const Kernels* kernels, double stiffening)
      : block{.half_width_mm = 30.0,
              .layers = {{"muscle", 20.0, 6.0, stiffening}},
              .nodule = std::nullopt,
              .bulk_kpa = std::nullopt},
        mesh(*build_mesh(block, BlockPart::whole, {4, 3.0, 3, {7}})),
        context(build_context(kernels)),
        state(mesh, context) {
    state.displacement() = test::build_displacement(mesh, f);
  }
};

TEST(Forces, patch_of_one_deformation_balances_inside_to_rounding) {
  for (const Kernels* kernels : list_usable_kernels()) {
    Affine patch(bent, kernels, 4.0);
    patch.state.evaluate({});
    const Grid& grid = patch.mesh.grid;
    double inside = 0.0;
    double outside = 0.0;
    test::visit_nodes(grid, [&](int i, int j, int k) {
      const bool is_inside = i > 0 && j > 0 && k > 0 && i + 1 < grid.n_x && j + 1 < grid.n_y && k + 1 < grid.n_z;
      for (int c = 0; c < 3; ++c) {
        double& most = is_inside ? inside : outside;
        most = std::max(most, std::abs(patch.state.force()[grid.find_place(c, i, j, k)]));
      }
    });
    EXPECT_LT(inside, 1e-12 * outside) << kernels->name;
  }
}

TEST(Forces, a_homogeneous_deformation_has_the_stress_of_the_law) {
  // No stiffening, some, and so much that the law is beyond its exponential.
  for (const double stiffening : {0.0, 4.0, 60.0}) {
    Affine patch(bent, list_usable_kernels().back(), 0.0);
    std::fill_n(patch.mesh.stiffening.data(), patch.mesh.stiffening.size(), stiffening);
    const double energy = patch.state.evaluate({});
    const std::array<double, 3> pull = test::find_pull(patch.state);
    const Response answer = find_response(Stiffening{6.0, stiffening}, bent);
    const Response squeeze = find_volume_response(300.0, bent);
    EXPECT_NEAR(energy, (answer.energy + squeeze.energy) * 3600.0 * 20.0, 1e-9 * energy);
    const math::Matrix3 shape = find_nominal_stress(bent, answer);
    const math::Matrix3 volume = find_nominal_stress(bent, squeeze);
    for (Size c = 0; c < 3; ++c) {
      // The sides pull on the outermost nodes of the top too, by one half cell; what they pull sums to nothing, for opposite sides do
      // so against one another.
      const double exact = (shape[c][2] + volume[c][2]) * 3600.0;
      EXPECT_NEAR(pull[c], exact, 1e-9 * std::abs(exact) + 1e-9) << stiffening;
    }
  }
}

/// The reference block at level A in a rough state near the solution of the ball.
struct Rough {
  PressTask task = test::build_ball_task("A");
  Mesh mesh;
  Context context;
  Equilibrium state;
  Stage stage;

  explicit Rough(double stiffening = 0.0)
      : mesh(*build_mesh(task.block, task.part, task.gradings.front())),
        context(build_context(list_usable_kernels().back())),
        state(mesh, context),
        stage{Ball{33.0, {0.0, 0.0, 65.0}}, 100.0, nullptr, 1.0, 1e-3} {
    MeshEffort effort;
    EXPECT_EQ(state.solve(stage, effort), StageEnding::solved);
    std::fill_n(mesh.stiffening.data(), mesh.stiffening.size(), stiffening);
    Noise noise;
    for (Index place = 0; place < state.displacement().size(); ++place) {
      state.displacement()[place] += state.displacement()[place] != 0.0 ? 0.003 * noise.next() : 0.0;
    }
    state.evaluate(stage);
  }

  Field<float> build_noise(std::uint64_t skip) {
    Noise noise;
    while (skip-- > 0) {
      noise.next();
    }
    Field<float> field(mesh.grid, 3);
    test::visit_nodes(mesh.grid, [&](int i, int j, int k) {
      for (int c = 0; c < 3; ++c) {
        field[mesh.grid.find_place(c, i, j, k)] = static_cast<float>(noise.next());
      }
    });
    hold_unknowns(mesh.grid, mesh.part, {}, field.data());
    return field;
  }
};

double find_norm(const Field<float>& field) {
  double sum = 0.0;
  for (Index place = 0; place < field.size(); ++place) {
    sum += static_cast<double>(field[place]) * static_cast<double>(field[place]);
  }
  return std::sqrt(sum);
}

// Without the ball, whose tangent leaves out its curvature. Single precision and h = 1e-5 leave about 1e-6.
void expect_tangent(double stiffening) {
  Rough rough(stiffening);
  const Stage none;
  Equilibrium fresh(rough.mesh, rough.context);
  fresh.displacement() = rough.state.displacement();
  fresh.evaluate(none);
  fresh.build_tangent(none, true);
  const Field<float> along = rough.build_noise(0);
  Field<float> product(rough.mesh.grid, 3);
  fresh.multigrid().multiply(along, product);
  const Field<double> start = fresh.displacement();
  Field<double> slope(rough.mesh.grid, 3);
  constexpr double h = 1e-5;
  for (const double sign : {1.0, -1.0}) {
    for (Index place = 0; place < start.size(); ++place) {
      fresh.displacement()[place] = start[place] + sign * h * static_cast<double>(along[place]);
    }
    fresh.evaluate(none);
    for (Index place = 0; place < start.size(); ++place) {
      slope[place] += sign * fresh.force()[place] / (2.0 * h);
    }
  }
  Field<float> difference(rough.mesh.grid, 3);
  for (Index place = 0; place < start.size(); ++place) {
    difference[place] = static_cast<float>(slope[place] - static_cast<double>(product[place]));
  }
  EXPECT_LT(find_norm(difference), 3e-6 * find_norm(product)) << stiffening;
}

TEST(Tangent, matches_differences_of_the_forces_with_and_without_stiffening) {
  for (const double stiffening : {0.0, 2.0, 10.0}) {
    expect_tangent(stiffening);
  }
}

TEST(Tangent, contact_pushes_along_the_gap_as_differences_say) {
  const TissueBlock block = test::build_reference_block();
  const Mesh mesh = *build_mesh(block, BlockPart::quarter, build_reference_grading(Fineness::a));
  const Ball ball = {33.0, {0.0, 0.0, 70.0}};  // 3 mm of overlap at rest
  Field<double> u(mesh.grid, 3);
  Field<double> force(mesh.grid, 3);
  const double start = add_contact_forces(mesh, ball, 50.0, u, force).energy;
  EXPECT_GT(start, 0.0);
  const Index place = mesh.grid.find_place(2, 1, 1, mesh.grid.n_z - 1);
  Field<double> unused(mesh.grid, 3);
  constexpr double h = 1e-5;
  u[place] = h;
  const double above = add_contact_forces(mesh, ball, 50.0, u, unused).energy;
  u[place] = -h;
  const double below = add_contact_forces(mesh, ball, 50.0, u, unused).energy;
  EXPECT_NEAR(force[place], (above - below) / (2.0 * h), 1e-6 * std::abs(force[place]));
}

TEST(Multigrid, the_cycle_is_symmetric_and_positive) {
  Rough rough;
  rough.state.build_tangent(rough.stage, true);
  Multigrid& multigrid = rough.state.multigrid();
  const Field<float> x = rough.build_noise(0);
  const Field<float> y = rough.build_noise(7);
  Field<float> over_x(rough.mesh.grid, 3);
  Field<float> over_y(rough.mesh.grid, 3);
  multigrid.precondition(x, over_x);
  multigrid.precondition(y, over_y);
  const double one = multigrid.dot(y, over_x);
  const double other = multigrid.dot(x, over_y);
  const double size = std::sqrt(multigrid.dot(x, over_x) * multigrid.dot(y, over_y));
  EXPECT_GT(multigrid.dot(x, over_x), 0.0);
  EXPECT_NEAR(one, other, 1e-4 * size);  // single precision over three grids
}

TEST(Load, a_dead_load_weighs_what_its_pressure_says) {
  const Mesh mesh =
      *build_mesh(test::build_reference_block(), BlockPart::quarter, build_reference_grading(Fineness::e));
  const Field<double> load = build_surface_load(mesh, {15.0, 15.0});
  double sum = 0.0;
  for (Index place = 0; place < load.size(); ++place) {
    sum += load[place];
  }
  const double pi = std::acos(-1.0);
  const double exact = 15.0 * 15.0 * 15.0 * pi * (0.5 - 2.0 / (pi * pi));  // p0 R^2 pi (1/2 - 2/pi^2) over the circle
  EXPECT_NEAR(-4.0 * sum, exact, 1e-4 * exact);  // the edge of the circle cuts faces
}

}  // namespace
}  // namespace unknot::press
