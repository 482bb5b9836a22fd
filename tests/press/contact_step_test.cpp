// Contact that is taken anew within a step: forces, stiffness, and the tangent that gets it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "press/contact/tangent_contact.hpp"
#include "press/mesh/mesh.hpp"
#include "press/sample.hpp"
#include "press/scene.hpp"
#include "press/solve/multigrid.hpp"
#include "press/solve/stages.hpp"

namespace unknot::press {
namespace {

constexpr double penalty = 1000.0;

/// Level A of the reference, a ball in it, skin that has given way by nearly as much, and a step back up, against the ball.
struct Scene {
  PressTask task = test::build_ball_task("A");
  Mesh mesh = *build_mesh(task.block, task.part, task.gradings.front());
  Tool tool = *find_tool(task.load, mesh.z.back());
  Field<double> displacement{mesh.grid, 3};
  Field<double> reached{mesh.grid, 3};
  Field<float> step{mesh.grid, 3};

  Scene() {
    test::visit_nodes(mesh.grid, [&](int i, int j, int k) {
      const Index place = mesh.grid.find_place(2, i, j, k);
      const double height = mesh.z[std::size_t(k)] / mesh.z.back();
      displacement[place] = -11.0 * height;
      step[place] = static_cast<float>(5.0 * height);
      reached[place] = displacement[place] + static_cast<double>(step[place]);
    });
  }
};

double find_largest(const Field<float>& field) {
  double largest = 0.0;
  for (Index place = 0; place < field.size(); ++place) {
    largest = std::max(largest, std::abs(static_cast<double>(field[place])));
  }
  return largest;
}

TEST(ContactStep, forces_that_grow_linearly_miss_the_points_that_come_to_touch_and_none_once_they_are_taken_anew) {
  Scene scene;
  TangentContact contact(scene.mesh);
  contact.take(scene.tool, penalty, scene.displacement);
  Field<float> missed(scene.mesh.grid, 3);
  const Field<float> none(scene.mesh.grid, 3);
  contact.find_missed(scene.tool, penalty, scene.displacement, none, missed);
  EXPECT_EQ(find_largest(missed), 0.0) << "a step of nothing misses nothing";

  contact.find_missed(scene.tool, penalty, scene.displacement, scene.step, missed);
  const double before = find_largest(missed);
  EXPECT_GT(before, 1000.0) << "mN";
  contact.take_anew(scene.tool, penalty, scene.step);
  EXPECT_EQ(contact.n_anew(), 1);
  contact.find_missed(scene.tool, penalty, scene.displacement, scene.step, missed);
  EXPECT_LT(find_largest(missed), 1e-6 * before);
}

TEST(ContactStep, a_tangent_whose_contact_is_changed_is_the_one_that_is_built_with_it) {
  const Scene scene;
  const Grid& grid = scene.mesh.grid;
  Context context;
  context.kernels = list_usable_kernels().back();
  const Field<float> rest(grid, 3);
  const Field<float> pressure(grid, 1);
  Field<float> from = build_contact_room(scene.mesh);
  Field<float> to = build_contact_room(scene.mesh);
  build_contact_stiffness(scene.mesh, scene.tool, penalty, scene.displacement, from);
  build_contact_stiffness(scene.mesh, scene.tool, penalty, scene.reached, to);
  Multigrid changed(scene.mesh, context);
  changed.build(rest, pressure, from, true);
  changed.change_contact(from, to);
  Multigrid built(scene.mesh, context);
  built.build(rest, pressure, to, true);

  Field<float> x(grid, 3);
  test::Noise noise;
  test::visit_nodes(grid, [&](int i, int j, int k) {
    for (int c = 0; c < 3; ++c) {
      x[grid.find_place(c, i, j, k)] = static_cast<float>(noise.next());
    }
  });
  built.hold(x);
  Field<float> y(grid, 3);
  Field<float> z(grid, 3);
  changed.multiply(x, y);
  built.multiply(x, z);
  const double scale = find_largest(z);
  built.combine(-1.0F, y, 1.0F, z);
  EXPECT_LT(find_largest(z), 1e-5 * scale);
}

}  // namespace
}  // namespace unknot::press
