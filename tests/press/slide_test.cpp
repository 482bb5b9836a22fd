// Friction on layered tissue: its forces and tangent, its way, bad input.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "press/contact/face.hpp"
#include "press/dose/path.hpp"
#include "press/proof.hpp"
#include "press/sample.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

using test::Noise;

ToolPress build_press(double depth, Rubbing rubbing) { return test::build_ball_press(33.0, depth, rubbing); }

std::unique_ptr<PressSolver> build_solver(std::string_view levels, BlockPart part = BlockPart::quarter,
                                          const Context& context = {}) {
  PressTask task = test::build_ball_task(levels);
  task.part = part;
  auto solver = PressSolver::build(task, context);
  EXPECT_TRUE(solver.has_value()) << (solver ? "" : build_sentence(solver.error()));
  return std::move(*solver);
}

/// A rough surface under a tool that has gone down and aside: some points stick, some slip, some touch only now.
struct Rubbed {
  Mesh mesh = *build_mesh(test::build_reference_block(), BlockPart::whole, build_reference_grading(Fineness::a));
  Tool tool = build_tool(build_press(6.0, {0.5, {0.15, 0.1}}), mesh.z.back());
  Field<double> u{mesh.grid, 3};
  Friction friction;
  static constexpr double penalty = 100.0;

  Rubbed() {
    Noise noise;
    const auto shake = [&](double sink) {
      for (int j = 0; j < mesh.grid.n_y; ++j) {
        for (int i = 0; i < mesh.grid.n_x; ++i) {
          for (int c = 0; c < 3; ++c) {
            const double r = std::hypot(mesh.x[Size(i)], mesh.y[Size(j)]);
            u[mesh.grid.find_place(c, i, j, mesh.grid.n_z - 1)] =
                0.05 * noise.next() - (c == 2 ? sink / (1.0 + 0.003 * r * r) : 0.0);
          }
        }
      }
    };
    shake(3.8);
    friction.keep(mesh, build_tool(build_press(4.0, {}), mesh.z.back()), penalty, u);
    shake(5.8);
    friction.renew(mesh, tool, penalty, 0.5, u);
  }
  FrictionSums add_forces(Field<double>& force) const { return friction.add_forces(mesh, tool, penalty, u, force); }
};

TEST(Friction, forces_are_the_slope_of_the_energy_and_the_tangent_that_of_the_forces) {
  Rubbed rubbed;
  const Grid& grid = rubbed.mesh.grid;
  Field<double> force(grid, 3);
  const FrictionSums sums = rubbed.add_forces(force);
  ASSERT_GT(sums.sticking_area, 0.05 * sums.area);
  ASSERT_LT(sums.sticking_area, 0.95 * sums.area);
  Field<float> stiffness = build_contact_room(rubbed.mesh);
  rubbed.friction.add_stiffness(rubbed.mesh, rubbed.tool, Rubbed::penalty, rubbed.u, stiffness);
  Noise noise;
  Field<double> direction(grid, 3);
  for (int c = 0; c < 3; ++c) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        direction[grid.find_place(c, i, j, grid.n_z - 1)] = noise.next();
      }
    }
  }
  constexpr double step = 1e-7;
  Field<double> ahead(grid, 3);
  Field<double> behind(grid, 3);
  const Field<double> start = rubbed.u;
  const auto move = [&](double way, Field<double>& to) {
    for (Index place = 0; place < rubbed.u.size(); ++place) {
      rubbed.u[place] = start[place] + way * direction[place];
    }
    return rubbed.add_forces(to).energy;
  };
  const double slope = (move(step, ahead) - move(-step, behind)) / (2.0 * step);
  double promised = 0.0;
  double length = 0.0;
  for (Index place = 0; place < force.size(); ++place) {
    promised += force[place] * direction[place];
    length += std::abs(force[place] * direction[place]);
  }
  EXPECT_NEAR(slope, promised, 1e-5 * length);

  Field<double> product(grid, 3);
  for (int j = 0; j + 1 < grid.n_y; ++j) {
    for (int i = 0; i + 1 < grid.n_x; ++i) {
      const Face face = find_face(rubbed.mesh, i, j);
      for (int point = 0; point < 4; ++point) {
        const auto weights = find_point_weights(point);
        const auto find_entry = [&](Size e) {
          return double(stiffness[(Index(j) * 24 + point * 6 + Index(e)) * grid.pitch + i]);
        };
        math::Vector3 way;
        for (Size corner = 0; corner < 4; ++corner) {
          const double* at = &direction[face.place[corner]];
          way = way + weights[corner] * math::Vector3{at[0], at[grid.pitch], at[2 * grid.pitch]};
        }
        const math::Vector3 pull = {find_entry(0) * way.x + find_entry(1) * way.y + find_entry(2) * way.z,
                                    find_entry(1) * way.x + find_entry(3) * way.y + find_entry(4) * way.z,
                                    find_entry(2) * way.x + find_entry(4) * way.y + find_entry(5) * way.z};
        EXPECT_GE(math::dot(pull, way), -1e-3) << "no direction is pulled further";
        for (Size corner = 0; corner < 4; ++corner) {
          double* to = &product[face.place[corner]];
          to[0] += weights[corner] * pull.x;
          to[grid.pitch] += weights[corner] * pull.y;
          to[2 * grid.pitch] += weights[corner] * pull.z;
        }
      }
    }
  }
  double error = 0.0;
  double norm = 0.0;
  for (Index place = 0; place < product.size(); ++place) {
    error += std::pow((ahead[place] - behind[place]) / (2.0 * step) - product[place], 2);
    norm += std::pow(product[place], 2);
  }
  EXPECT_LT(std::sqrt(error), 1e-5 * std::sqrt(norm));
}

TEST(Friction, of_0_leaves_every_bit_as_it_is_even_after_a_press_with_friction) {
  const PressResult ball = test::solve(test::build_ball_task("AB"));
  const auto solver = build_solver("AB");
  test::solve_with(*solver, build_press(3.0, {.friction = 0.5}));
  const PressResult smooth = test::solve_with(*solver, build_press(12.0, {}));
  EXPECT_EQ(smooth.force_n, ball.force_n);
  EXPECT_EQ(smooth.nodule_mm, ball.nodule_mm);
  EXPECT_EQ(smooth.nodule_pressure_kpa, ball.nodule_pressure_kpa);
  EXPECT_EQ(smooth.stick_share, 0.0);
}

TEST(Friction, raises_the_force_alike_on_coarse_and_finer_meshes) {
  double last = 0.0;
  for (const std::string_view levels : {"A", "AB", "ABC"}) {
    const auto solver = build_solver(levels);
    const double smooth = test::solve_with(*solver, build_press(12.0, {})).force_n;
    const PressResult rough = test::solve_with(*solver, build_press(12.0, {.friction = 0.5}));
    fmt::print("  {}: {:.3f} N smooth, {:.3f} N with friction, sticks {:.2f}, rounds {}, steps {}\n", levels, smooth,
               rough.force_n, rough.stick_share, rough.efforts.back().n_rounds, rough.efforts.back().n_newton);
    const double ratio = rough.force_n / smooth;
    EXPECT_GT(ratio, 1.02);
    if (last > 0.0) {
      EXPECT_NEAR(ratio, last, 0.01) << levels;
    }
    last = ratio;
  }
}

TEST(Friction, does_not_ask_in_how_many_presses_a_depth_was_reached) {
  const auto once = build_solver("AB");
  const PressResult at_once = test::solve_with(*once, build_press(12.0, {.friction = 0.5}));
  const auto often = build_solver("AB");
  PressResult last;
  for (const double depth : {1.0, 4.0, 9.0, 12.0}) {
    last = test::solve_with(*often, build_press(depth, {.friction = 0.5}));
  }
  EXPECT_NEAR(last.force_n, at_once.force_n, 0.005 * at_once.force_n);
  EXPECT_NEAR(last.nodule_pressure_kpa, at_once.nodule_pressure_kpa, 0.01 * at_once.nodule_pressure_kpa);
}

TEST(Friction, a_press_by_force_keeps_nothing_of_the_tries_that_were_too_deep) {
  PathTask task;
  task.block = test::build_reference_block();
  task.tool.shape = build_press(0.0, {}).shape;
  task.rubbing.friction = 0.5;
  task.gradings = {build_reference_grading(Fineness::a)};
  const auto path = ForceSolver::build(task, {});
  ASSERT_TRUE(path.has_value()) << build_sentence(path.error());
  for (const double force : {9.0, 3.0, 6.0}) {
    const auto found = (*path)->press(force);
    ASSERT_TRUE(found.has_value()) << build_sentence(found.error());
    ASSERT_EQ(found->outcome.ending, PressEnding::solved) << found->outcome.where;
    EXPECT_NEAR(found->row.force_n, force, 0.005 * force);
    ASSERT_TRUE(found->drag.has_value());
    const auto straight = build_solver("A");
    const PressResult direct = test::solve_with(*straight, build_press(found->row.depth_mm, {.friction = 0.5}));
    EXPECT_NEAR(found->row.force_n, direct.force_n, 0.01 * direct.force_n) << force;
    EXPECT_NEAR(found->drag->stick_share, direct.stick_share, 0.12) << force;
  }
}

TEST(Friction, a_press_by_force_moves_aside_behind_its_force_and_forgets_it_for_the_next) {
  PathTask task;
  task.block = test::build_reference_block();
  task.tool.shape = build_press(0.0, {}).shape;
  task.rubbing = {0.3, {0.0, 3.0}};
  task.gradings = {build_reference_grading(Fineness::a)};
  const auto path = ForceSolver::build(task, {});
  ASSERT_TRUE(path.has_value()) << build_sentence(path.error());
  for (const double force : {2.0, 3.0}) {
    const auto found = (*path)->press(force);
    ASSERT_TRUE(found.has_value()) << build_sentence(found.error());
    ASSERT_EQ(found->outcome.ending, PressEnding::solved) << found->outcome.where;
    EXPECT_NEAR(found->drag->force_before_n, force, 0.005 * force);
    EXPECT_NEAR(found->drag->along_n, 0.0, 0.01 * force);
    EXPECT_GT(found->drag->across_n, 0.2 * force);
    EXPECT_LT(found->drag->across_n, 0.45 * force);
  }
}

TEST(Friction, one_and_two_threads_give_the_same_bits_of_a_slide) {
  PressResult results[2];
  for (const int n_threads : {1, 2}) {
    Context context;
    context.run = test::build_executor(n_threads);
    const auto solver = build_solver("A", BlockPart::whole, context);
    results[n_threads - 1] = test::solve_with(*solver, build_press(6.0, {0.3, {2.0, 1.0}}));
  }
  EXPECT_EQ(results[0], results[1]);
  const double pull = std::hypot(results[0].aside_n[0], results[0].aside_n[1]);
  EXPECT_GT(pull, 0.2 * results[0].force_n);
  EXPECT_NEAR(results[0].aside_n[1] / results[0].aside_n[0], 0.5, 0.05) << "it pulls where it goes";
}

TEST(Friction, what_cannot_be_rubbed_is_refused_by_its_key) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto quarter = build_solver("A");
  const auto whole = build_solver("A", BlockPart::whole);
  const auto find_key = [](PressSolver& solver, Rubbing rubbing) {
    const auto result = solver.solve(build_press(5.0, rubbing));
    return result ? std::string() : result.error().key;
  };
  for (const double bad : {-0.1, 2.1, nan}) {
    EXPECT_EQ(find_key(*quarter, {bad, {}}), "friction") << bad;
  }
  EXPECT_EQ(find_key(*quarter, {0.0, {1.0, 0.0}}), "slide_mm");
  EXPECT_EQ(find_key(*whole, {0.0, {nan, 0.0}}), "slide_mm");
  EXPECT_EQ(find_key(*whole, {0.0, {0.0, -31.0}}), "slide_mm");
  const auto over = whole->solve(build_press(9.0, {0.0, {30.0, 0.0}}));
  EXPECT_EQ(over ? std::string() : over.error().key, "shape") << "over the edge of the block";
}

}  // namespace
}  // namespace unknot::press
