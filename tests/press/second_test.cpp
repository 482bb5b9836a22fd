// Bricks of the second kind: are they right by themselves, and do they say of the reference problem what the press says?
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "press/laws/response.hpp"
#include "press/proof.hpp"
#include "press/sample.hpp"
#include "press/second/balance.hpp"
#include "press/second/surface.hpp"
#include "press/solve/lanczos.hpp"
#include "press/solve/stages.hpp"

namespace unknot::press::second {
namespace {

using math::Matrix3;
using math::Vector3;
using test::bent;
using Size = std::size_t;

/// A brick whose moduli differ from point to point, and a displacement without any symmetry.
struct Rough {
  Brick brick;
  Moves u{};

  explicit Rough(double stiffening, double size) {
    test::Noise noise;
    brick.size = {1.3, 0.8, 2.1};
    for (Moduli& one : brick.moduli) {
      const double shear = 6.0 + 3.0 * noise.next();
      one = {shear, 50.0 * shear, stiffening};
    }
    for (double& one : u) {
      one = size * noise.next();
    }
  }
};

/// Length of what differs over that of the second.
double find_error(const Moves& found, const Moves& exact) {
  double off = 0.0;
  double size = 0.0;
  for (Size one = 0; one < n_moves; ++one) {
    off += std::pow(found[one] - exact[one], 2);
    size += exact[one] * exact[one];
  }
  return std::sqrt(off / size);
}

Reply find_moved(Rough rough, Size move, double by) {
  rough.u[move] += by;
  return find_reply(rough.brick, rough.u);
}

// Differences over 1e-5 of numbers with 16 digits.
constexpr double h = 1e-5;

TEST(Brick, forces_are_the_slope_of_the_energy) {
  for (const double stiffening : {0.0, 2.0, 400.0}) {  // the last one beyond its exponential
    const Rough rough(stiffening, 0.06);
    Moves slope{};
    for (Size move = 0; move < n_moves; ++move) {
      slope[move] = (find_moved(rough, move, h).energy - find_moved(rough, move, -h).energy) / (2.0 * h);
    }
    EXPECT_LT(find_error(find_reply(rough.brick, rough.u).force, slope), 1e-6) << stiffening;
  }
}

TEST(Brick, its_matrix_is_the_slope_of_its_forces) {
  for (const double stiffening : {0.0, 2.0, 400.0}) {
    const Rough rough(stiffening, 0.06);
    BrickMatrix matrix;
    const Pressures pressure = find_reply(rough.brick, rough.u).pressure;
    build_matrix(rough.brick, rough.u, &pressure, matrix);
    for (Size move = 0; move < n_moves; ++move) {
      const Reply up = find_moved(rough, move, h);
      const Reply down = find_moved(rough, move, -h);
      Moves slope{};
      Moves column{};
      for (Size row = 0; row < n_moves; ++row) {
        slope[row] = (up.force[row] - down.force[row]) / (2.0 * h);
        column[row] = row >= move ? matrix[row * n_moves + move] : matrix[move * n_moves + row];
      }
      EXPECT_LT(find_error(column, slope), 1e-5) << stiffening << ", move " << move;
    }
  }
}

TEST(Brick, pressures_are_foreseen_as_differences_say) {
  const Rough rough(0.0, 0.06);
  Moves step{};
  step[5] = 1.0;
  step[50] = -0.5;
  const Pressures start = find_reply(rough.brick, rough.u).pressure;
  const Pressures foreseen = foresee_pressure(rough.brick, rough.u, step);
  Rough up = rough;
  Rough down = rough;
  for (Size move = 0; move < n_moves; ++move) {
    up.u[move] += h * step[move];
    down.u[move] -= h * step[move];
  }
  for (Size m = 0; m < n_pressures; ++m) {
    const double slope =
        (find_reply(up.brick, up.u).pressure[m] - find_reply(down.brick, down.u).pressure[m]) / (2.0 * h);
    EXPECT_NEAR(foreseen[m] - start[m], slope, 1e-6 * std::abs(slope)) << m;
  }
}

/// A graded block of one tissue whose nodes are those of 2 x 3 x 2 bricks, held outside.
Body build_sample(double stiffening) {
  Mesh nodes = test::build_plain_mesh(
      {{{0.0, 1.0, 2.0, 4.0, 6.0}, {0.0, 0.5, 1.0, 1.75, 2.5, 4.5, 6.5}, {0.0, 2.0, 4.0, 4.5, 5.0}}}, 6.0, 300.0);
  std::fill_n(nodes.stiffening.data(), nodes.stiffening.size(), stiffening);
  test::hold_outside(nodes);
  return build_body(std::move(nodes));
}

TEST(Brick, a_homogeneous_deformation_has_the_energy_and_the_pull_of_the_law) {
  for (const double stiffening : {0.0, 2.0, 60.0}) {
    Body body = build_sample(stiffening);
    body.nodes.supports = {{0, 0, 0, 0}};  // what the sides pull comes to light
    Balance state(body, test::get_context());
    state.displacement() = test::build_displacement(body.nodes, bent);
    const Response shape = find_response(Stiffening{6.0, stiffening}, bent);
    const Response volume = find_volume_response(300.0, bent);
    const double exact = 6.0 * 6.5 * 5.0 * (shape.energy + volume.energy);
    EXPECT_NEAR(state.evaluate({}), exact, 1e-12 * exact) << stiffening;
    const Matrix3 shape_stress = find_nominal_stress(bent, shape);
    const Matrix3 volume_stress = find_nominal_stress(bent, volume);
    std::array<double, 3> pull{};
    test::visit_nodes(body.nodes.grid, [&](int i, int j, int k) {
      for (Size c = 0; c < 3; ++c) {
        pull[c] += k + 1 == body.nodes.grid.n_z ? state.force()[body.nodes.grid.find_place(int(c), i, j, k)] : 0.0;
      }
    });
    for (Size c = 0; c < 3; ++c) {
      const double wanted = 6.0 * 6.5 * (shape_stress[c][2] + volume_stress[c][2]);
      EXPECT_NEAR(pull[c], wanted, 1e-10 * std::abs(wanted) + 1e-9) << stiffening;
    }
    for (const Pressures& one : state.pressures()) {
      for (const double at : {0.0, 0.7}) {
        EXPECT_NEAR(find_pressure_at(body.bricks.front(), one, {at, at, at}),
                    300.0 * (math::find_determinant(bent) - 1.0), 1e-10);
      }
    }
  }
}

TEST(Balance, a_patch_without_forces_inside_is_found_again_after_it_was_disturbed) {
  const Body body = build_sample(2.0);
  Balance state(body, test::get_context());
  const Field<double> exact = test::build_displacement(body.nodes, bent);
  state.displacement() = exact;
  state.evaluate({});
  double inside = 0.0;
  for (Index place = 0; place < exact.size(); ++place) {
    inside = std::max(inside, std::abs(state.force()[place]));
  }
  // Rounding: stresses of 100 kPa on faces of some 4 mm2.
  EXPECT_LT(inside, 1e-11 * 400.0);
  test::Noise noise;
  Field<double> disturbance(body.nodes.grid, 3);
  test::visit_nodes(body.nodes.grid, [&](int i, int j, int k) {
    for (int c = 0; c < 3; ++c) {
      disturbance[body.nodes.grid.find_place(c, i, j, k)] = 0.03 * noise.next();
    }
  });
  hold_unknowns(body.nodes.grid, body.nodes.part, body.nodes.supports, disturbance.data());
  for (Index place = 0; place < exact.size(); ++place) {
    state.displacement()[place] += disturbance[place];
  }
  Stage stage;
  state.evaluate(stage);
  double start = 0.0;
  for (Index place = 0; place < exact.size(); ++place) {
    start = std::max(start, std::abs(state.force()[place]));
  }
  ASSERT_GT(start, 1.0);
  Field<double> nothing(body.nodes.grid, 3);
  nothing[body.nodes.grid.find_place(0, 0, 0, 0)] =
      1.0;  // a load on a held node moves nothing and gives 1 mN to measure by
  stage.load = &nothing;
  stage.tolerance = 1e-9;
  MeshEffort effort;
  ASSERT_EQ(state.solve(stage, effort), StageEnding::solved);
  for (Index place = 0; place < exact.size(); ++place) {
    EXPECT_NEAR(state.displacement()[place], exact[place], 1e-9);
  }
}

/// The tangent of a whole body below a tool so wide that its curvature, which the tangent leaves out, does not count.
TEST(Operator, a_product_is_what_differences_of_the_forces_say_with_a_tool_on_top) {
  const Body body = build_body(test::build_reference_block(), build_reference_grading(Fineness::a));
  Stage stage;
  stage.tool = Ball{1e7, {0.0, 0.0, 1e7 + 39.0}};
  stage.penalty = 100.0;
  Balance state(body, test::get_context());
  test::Noise noise;
  Field<double> way(body.nodes.grid, 3);
  test::visit_nodes(body.nodes.grid, [&](int i, int j, int k) {
    for (int c = 0; c < 3; ++c) {
      state.displacement()[body.nodes.grid.find_place(c, i, j, k)] = 0.01 * noise.next();
      way[body.nodes.grid.find_place(c, i, j, k)] = noise.next();
    }
  });
  hold_unknowns(body.nodes.grid, body.nodes.part, {}, state.displacement().data());
  hold_unknowns(body.nodes.grid, body.nodes.part, {}, way.data());
  const Field<double> start = state.displacement();
  state.evaluate(stage);
  Operator tangent(body, test::get_context());
  tangent.build(stage, start, state.pressures().data());
  Field<double> product(body.nodes.grid, 3);
  tangent.multiply(way, product);
  Field<double> slope(body.nodes.grid, 3);
  for (const double sign : {1.0, -1.0}) {
    for (Index place = 0; place < start.size(); ++place) {
      state.displacement()[place] = start[place] + sign * h * way[place];
    }
    state.evaluate(stage);
    for (Index place = 0; place < start.size(); ++place) {
      slope[place] += sign * state.force()[place] / (2.0 * h);
    }
  }
  double off = 0.0;
  double size = 0.0;
  for (Index place = 0; place < start.size(); ++place) {
    off += std::pow(product[place] - slope[place], 2);
    size += slope[place] * slope[place];
  }
  EXPECT_LT(std::sqrt(off / size), 3e-6);  // numbers in single precision
}

TEST(Surface, a_dead_load_weighs_what_its_pressure_says) {
  const Body body = build_body(test::build_reference_block(), build_reference_grading(Fineness::b));
  const Field<double> load = build_dead_load(body, {15.0, 15.0});
  double sum = 0.0;
  for (Index place = 0; place < load.size(); ++place) {
    sum += load[place];
  }
  const double pi = std::numbers::pi;
  const double exact = 15.0 * 15.0 * 15.0 * pi * (0.5 - 2.0 / (pi * pi));
  EXPECT_NEAR(-4.0 * sum, exact, 1e-4 * exact);  // the edge of the circle cuts faces
}

/// A smooth solution of linear elasticity: the gradient of A exp(sqrt(2) k z) cos(k x) cos(k y), which is harmonic and does not swell.
Vector3 find_smooth(double amplitude, Vector3 at) {
  constexpr double k = 1.2;
  const double grow = amplitude * std::exp(std::numbers::sqrt2 * k * at.z);
  return {-k * grow * std::sin(k * at.x) * std::cos(k * at.y), -k * grow * std::cos(k * at.x) * std::sin(k * at.y),
          std::numbers::sqrt2 * k * grow * std::cos(k * at.x) * std::cos(k * at.y)};
}

/// What n x n x n bricks of a cube of 1 mm find of it when their outside is moved so.
Balance& solve_smooth(Balance& state, double amplitude) {
  const Mesh& mesh = state.body().nodes;
  test::visit_nodes(mesh.grid, [&](int i, int j, int k) {
    const Vector3 u = find_smooth(amplitude, {mesh.x[Size(i)], mesh.y[Size(j)], mesh.z[Size(k)]});
    state.displacement()[mesh.grid.find_place(0, i, j, k)] = u.x;
    state.displacement()[mesh.grid.find_place(1, i, j, k)] = u.y;
    state.displacement()[mesh.grid.find_place(2, i, j, k)] = u.z;
  });
  Field<double> nothing(mesh.grid, 3);
  nothing[mesh.grid.find_place(0, 0, 0, 0)] = 1e-3;  // forces are some 1e-3 mN on a face
  Stage stage;
  stage.load = &nothing;
  stage.tolerance = 1e-4;
  MeshEffort effort;
  EXPECT_EQ(state.solve(stage, effort), StageEnding::solved);
  return state;
}

/// Error in L2 over the length of the solution; solutions for A and -A together leave errors of A^2 only.
double find_smooth_error(int n) {
  constexpr double amplitude = 3e-5;
  std::vector<double> planes;
  for (int i = 0; i <= 2 * n; ++i) {
    planes.push_back(0.5 * i / n);
  }
  Mesh mesh = test::build_plain_mesh({planes, planes, planes}, 6.0, 300.0);
  test::hold_outside(mesh);
  const Body body = build_body(std::move(mesh));
  Balance up(body, test::get_context());
  Balance down(body, test::get_context());
  solve_smooth(up, amplitude);
  solve_smooth(down, -amplitude);
  const std::array<double, 3> places = list_gauss_places();
  double off = 0.0;
  double whole = 0.0;
  for (int brick = 0; brick < n * n * n; ++brick) {
    const std::array<int, 3> at = {brick % n, brick / n % n, brick / (n * n)};
    const Moves u = load_moves(body, up.displacement(), at[0], at[1], at[2]);
    const Moves v = load_moves(body, down.displacement(), at[0], at[1], at[2]);
    for (Size q = 0; q < n_points; ++q) {
      const std::array<double, 3> place = {places[q % 3], places[q / 3 % 3], places[q / 9]};
      const Vector3 exact =
          find_smooth(amplitude, {(at[0] + place[0]) / n, (at[1] + place[1]) / n, (at[2] + place[2]) / n});
      Vector3 found;
      for (Size node = 0; node < n_nodes; ++node) {
        const double share =
            find_shares(place[0])[node % 3] * find_shares(place[1])[node / 3 % 3] * find_shares(place[2])[node / 9];
        found = found +
                (0.5 * share) * Vector3{u[node] - v[node], u[27 + node] - v[27 + node], u[54 + node] - v[54 + node]};
      }
      const double weight = gauss_weights[q % 3] * gauss_weights[q / 3 % 3] * gauss_weights[q / 9];
      off += weight * math::dot(found - exact, found - exact);
      whole += weight * math::dot(exact, exact);
    }
  }
  return std::sqrt(off / whole);
}

TEST(Balance, a_smooth_field_converges_at_third_order) {
  double last = 0.0;
  for (const int n : {2, 4, 8}) {
    const double now = find_smooth_error(n);
    fmt::print("  smooth field, {} bricks a side: displacement off by {:.3g}", n, now);
    if (n > 2) {
      fmt::print(", order {:.2f}", std::log2(last / now));
      EXPECT_NEAR(std::log2(last / now), 3.0, 0.2);
    }
    fmt::print("\n");
    last = now;
  }
}

Context build_two_threads() {
  Context context;
  context.run = test::build_executor(2);
  context.kernels = list_usable_kernels().back();
  return context;
}

/// How deep the middle of the surface sinks below the reference load, where each point feels so many mu of K.
double find_sink(const Grading& grading, double local_ratio) {
  const PressTask task = test::build_load_task("A");
  Body body = build_body(task.block, grading);
  for (Brick& brick : body.bricks) {
    for (Moduli& one : brick.moduli) {
      one.local_ratio = local_ratio;
    }
  }
  const Context context = build_two_threads();
  Balance state(body, context);
  const Field<double> load = build_dead_load(body, std::get<SurfaceLoad>(task.load));
  MeshEffort effort;
  for (const Stage& stage : list_stages(task.load, {Start::rest}, body.nodes.z.back(), load, 1e-3)) {
    EXPECT_EQ(state.solve(stage, effort), StageEnding::solved);
  }
  return state.displacement()[body.nodes.grid.find_place(2, 0, 0, body.nodes.grid.n_z - 1)];
}

// Pressures in fat are some times its mu. The middle sinks by 9.33 mm (docs/science/press.md).
TEST(Balance, what_each_point_feels_of_k_keeps_the_surface_even_and_how_much_it_is_hardly_counts) {
  const Grading grading = {4, 5.0, 3, {3, 2, 1, 2, 1}};
  const double usual = find_sink(grading, 10.0);
  EXPECT_NEAR(find_sink(grading, 5.0), usual, 0.01 * 9.33);
  EXPECT_NEAR(find_sink(grading, 20.0), usual, 0.01 * 9.33);
  EXPECT_LT(find_sink(grading, 0.0), usual - 0.03 * 9.33) << "without it, bricks fold, or it is not needed";
}

// Bricks of level A have the unknowns of cells of half the size, and level C lies between. Pressure within the nodule is what depends most on
// how its surface is told.
TEST(Balance, bricks_of_level_a_find_what_the_press_finds_at_level_c) {
  const Context context = build_two_threads();
  for (const bool is_ball : {true, false}) {
    const auto find_task = [&](const char* levels) {
      return is_ball ? test::build_ball_task(levels) : test::build_load_task(levels);
    };
    const std::vector<PressResult> second = solve_levels(find_task("A"), context, {});
    ASSERT_EQ(second.size(), 1U);
    const PressResult first = test::solve(find_task("ABC"), context);
    const auto check = [&](const char* name, double PressResult::* member, double share) {
      test::print_row(name, second[0].*member, first.*member);
      EXPECT_NEAR(second[0].*member, first.*member, share * std::abs(first.*member));
    };
    check("force N", &PressResult::force_n, 0.003);
    check("surface mm", &PressResult::surface_mm, 0.003);
    check("nodule mm", &PressResult::nodule_mm, 0.015);
    check("centre kPa", &PressResult::centre_pressure_kpa, 0.05);
  }
}

}  // namespace
}  // namespace unknot::press::second
