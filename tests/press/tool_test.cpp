// Shapes as distances, and pressing with each of them.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "math/random.hpp"
#include "press/scene.hpp"

namespace unknot::press {
namespace {

struct Named {
  const char* name;
  ToolShape shape;
};

std::vector<Named> list_shapes() {
  return {{"ball", {ToolForm::ball, 33.0, 0, 0, 0, 0}},
          {"two balls", {ToolForm::two_balls, 20.0, 0, 50.0, 0, 0}},
          {"two balls that overlap", {ToolForm::two_balls, 20.0, 0, 15.0, 0, 0}},
          {"thumb", {ToolForm::pad, 9.0, 13.0, 0, 7.0, 0}},
          {"flat pad", {ToolForm::pad, 20.0, 20.0, 0, 3.0, 0}},
          {"round pad", {ToolForm::pad, 10.0, 10.0, 0, 10.0, 0}},
          {"roller", {ToolForm::roller, 30.0, 0, 0, 25.0, 4.0}},
          {"tip", {ToolForm::tip, 6.0, 14.0, 0, 30.0, 0}},
          {"tip that grows thinner", {ToolForm::tip, 9.0, 5.0, 0, 20.0, 0}},
          {"disc", {ToolForm::disc, 15.0, 0, 0, 12.0, 3.0}},
          {"fork", {ToolForm::fork, 6.0, 9.0, 30.0, 25.0, 0}}};
}

/// Points within 60 mm, some of them in planes and on axes where formulas divide by nothing.
std::vector<math::Vector3> list_points() {
  std::vector<math::Vector3> points = {{0, 0, 0},   {0, 0, 1},  {0, 0, -30}, {5, 0, 0}, {0, 5, 0},
                                       {12, 0, 0},  {0, 12, 0}, {3, 4, 0},   {3, 0, 4}, {0, 3, 4},
                                       {20, 20, 0}, {0, 0, 2},  {25, 0, 0},  {0, 25, 0}};
  std::uint64_t counter = 0;
  for (int n = 0; n < 4000; ++n) {
    const double far = n % 2 == 0 ? 60.0 : 15.0;
    const auto find_one = [&] { return far * (2.0 * math::draw_uniform(7, 1, counter++) - 1.0); };
    points.push_back({find_one(), find_one(), find_one()});
  }
  return points;
}

ToolPose build_tilted() { return {{3.0, -2.0}, 20.0, 15.0, -10.0}; }

TEST(Shapes, every_direction_is_the_gradient_of_its_distance_and_one_long_outside) {
  for (const Named& named : list_shapes()) {
    const Tool tool = build_tool(named.shape, build_tilted(), 0.0, 5.0);
    int n_kinks = 0;
    const auto points = list_points();
    for (const math::Vector3 point : points) {
      const Distance at = tool.find_distance(point);
      const double h = 1e-5;
      const auto find_slope = [&](math::Vector3 step) {
        return (tool.find_distance(point + h * step).gap - tool.find_distance(point - h * step).gap) / (2.0 * h);
      };
      const math::Vector3 slope = {find_slope({1, 0, 0}), find_slope({0, 1, 0}), find_slope({0, 0, 1})};
      ASSERT_TRUE(std::isfinite(at.gap)) << named.name;
      // Inside a shape there are places as far from two sides: the slope has a kink there, as few points as differences can meet.
      n_kinks += math::find_length(slope - at.outwards) > 1e-4 ? 1 : 0;
      if (at.gap > 0.0) {
        EXPECT_NEAR(math::find_length(at.outwards), 1.0, 1e-9) << named.name;
      }
      EXPECT_LE(math::find_length(at.outwards), 1.0 + 1e-9) << named.name;
    }
    EXPECT_LE(n_kinks, int(points.size()) / 200) << named.name;
  }
}

TEST(Shapes, no_distance_grows_faster_than_the_way_that_is_gone) {
  for (const Named& named : list_shapes()) {
    const Tool tool = build_tool(named.shape, build_tilted(), 0.0, 5.0);
    const auto points = list_points();
    for (std::size_t n = 1; n < points.size(); ++n) {
      const double way = math::find_length(points[n] - points[n - 1]);
      const double change = tool.find_distance(points[n]).gap - tool.find_distance(points[n - 1]).gap;
      ASSERT_LE(std::abs(change), way + 1e-9) << named.name;
    }
  }
}

TEST(Shapes, going_a_distance_back_along_its_direction_ends_on_the_shape) {
  for (const Named& named : list_shapes()) {
    const Tool tool = build_tool(named.shape, {}, 0.0, 5.0);
    for (const math::Vector3 point : list_points()) {
      const Distance at = tool.find_distance(point);
      if (at.gap > 0.0) {
        ASSERT_NEAR(tool.find_distance(point - at.gap * at.outwards).gap, 0.0, 1e-7) << named.name;
      }
    }
  }
}

TEST(Shapes, a_distance_is_below_zero_within_and_above_it_outside) {
  // The middle of each, and far away; for an ellipsoid its equation says the same everywhere.
  for (const Named& named : list_shapes()) {
    const Tool tool = build_tool(named.shape, {}, 0.0, 0.0);
    const double aside = 0.5 * named.shape.spacing_mm;
    EXPECT_LT(tool.find_distance(tool.origin + math::Vector3{aside, 0, 0}).gap, -2.9) << named.name;
    EXPECT_GT(tool.find_distance({200, 0, 0}).gap, 100.0) << named.name;
  }
  const Pad thumb = {{9.0, 13.0, 7.0}};
  for (const math::Vector3 p : list_points()) {
    const double below = std::min(p.z, 0.0);
    const double level = p.x * p.x / 81.0 + p.y * p.y / 169.0 + below * below / 49.0 - 1.0;
    EXPECT_EQ(thumb.find_distance(p).gap < 0.0, level < 0.0);
    EXPECT_EQ(thumb.is_outside(p), !(level < 0.0));
  }
}

TEST(Shapes, a_pad_of_equal_axes_is_a_ball_below_its_middle) {
  const Pad pad = {{10.0, 10.0, 10.0}};
  const Ball ball = {10.0, {}};
  for (const math::Vector3 p : list_points()) {
    if (p.z <= 0.0) {
      EXPECT_NEAR(pad.find_distance(p).gap, ball.find_distance(p).gap, 1e-12);
    }
  }
}

TEST(Shapes, held_in_any_way_the_lowest_point_lies_at_the_depth_that_was_asked_for) {
  for (const Named& named : list_shapes()) {
    for (const ToolPose& pose :
         {ToolPose{}, build_tilted(), ToolPose{{0, 0}, 90.0, 0, 0}, ToolPose{{0, 0}, 0, 60.0, 0}}) {
      const Tool tool = build_tool(named.shape, pose, 40.0, 3.0);
      double lowest = 1e9;
      for (double x = -80.0; x <= 80.0; x += 0.5) {
        for (double y = -80.0; y <= 80.0; y += 0.5) {
          lowest = std::min(lowest, tool.find_distance({x, y, 37.0}).gap);
        }
      }
      EXPECT_GE(lowest, -1e-9) << named.name;
      EXPECT_LE(lowest, 0.05) << named.name;  // a grid of half a millimetre may miss the lowest point
    }
  }
}

TEST(Shapes, bad_numbers_are_refused_by_their_key) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto find_key = [](const ToolShape& shape, const ToolPose& pose = {}) {
    const auto problem = check_tool(shape, pose);
    return problem ? problem->key : std::string("accepted");
  };
  for (const Named& named : list_shapes()) {
    EXPECT_EQ(find_key(named.shape), "accepted") << named.name;
    EXPECT_EQ(find_key(named.shape, build_tilted()), "accepted") << named.name;
  }
  EXPECT_EQ(find_key({ToolForm::ball, 0.0, 0, 0, 0, 0}), "radius_mm");
  EXPECT_EQ(find_key({ToolForm::ball, nan, 0, 0, 0, 0}), "radius_mm");
  EXPECT_EQ(find_key({ToolForm::ball, 10.0, 0, 0, 5.0, 0}), "height_mm");
  EXPECT_EQ(find_key({ToolForm::two_balls, 10.0, 0, -1.0, 0, 0}), "spacing_mm");
  EXPECT_EQ(find_key({ToolForm::pad, 10.0, 0, 0, 5.0, 0}), "second_radius_mm");
  EXPECT_EQ(find_key({ToolForm::disc, 10.0, 0, 0, 5.0, 3.0}), "edge_mm");
  EXPECT_EQ(find_key({ToolForm::tip, 5.0, 20.0, 0, 15.0, 0}), "height_mm");
  const ToolShape ball = {ToolForm::ball, 10.0, 0, 0, 0, 0};
  EXPECT_EQ(find_key(ball, {{nan, 0}, 0, 0, 0}), "offset_mm");
  EXPECT_EQ(find_key(ball, {{0, 0}, 200.0, 0, 0}), "turn_degrees");
  EXPECT_EQ(find_key(ball, {{0, 0}, 0, 61.0, 0}), "tilt_x_degrees");
  EXPECT_EQ(find_key(ball, {{0, 0}, 0, 0, nan}), "tilt_y_degrees");
}

PressTask build_tool_task(const ToolShape& shape, const ToolPose& pose, double depth) {
  PressTask task = test::build_ball_task("A");
  task.part = find_part(pose);
  task.load = ToolPress{shape, pose, depth};
  return task;
}

TEST(Tools, a_ball_by_its_shape_presses_as_the_ball_does_to_the_last_bit) {
  const PressResult ball = test::solve(test::build_ball_task("AB"));
  PressTask task = test::build_ball_task("AB");
  task.load = ToolPress{{ToolForm::ball, 33.0, 0, 0, 0, 0}, {}, 12.0};
  EXPECT_EQ(test::solve(task), ball);
}

TEST(Tools, every_shape_presses_and_finds_its_balance) {
  for (const Named& named : list_shapes()) {
    const PressResult result = test::solve(build_tool_task(named.shape, {}, 6.0));
    ASSERT_EQ(result.outcome.ending, PressEnding::solved) << named.name << ": " << result.outcome.where;
    EXPECT_GT(result.force_n, 0.5) << named.name;
    EXPECT_LT(result.nodule_mm, -0.05) << named.name;
  }
}

TEST(Tools, a_tilted_tool_and_its_mirror_image_press_alike) {
  const ToolShape tip = {ToolForm::tip, 8.0, 12.0, 0, 25.0, 0};
  for (const bool about_x : {true, false}) {
    ToolPose pose;
    (about_x ? pose.tilt_x_degrees : pose.tilt_y_degrees) = 30.0;
    ToolPose mirrored = pose;
    mirrored.tilt_x_degrees *= -1.0;
    mirrored.tilt_y_degrees *= -1.0;
    PressTask task = build_tool_task(tip, pose, 6.0);
    task.tolerance = 1e-5;
    const PressResult one = test::solve(task);
    task.load = ToolPress{tip, mirrored, 6.0};
    const PressResult other = test::solve(task);
    ASSERT_EQ(one.outcome.ending, PressEnding::solved) << one.outcome.where;
    EXPECT_NEAR(one.force_n, other.force_n, 1e-4 * one.force_n);
    EXPECT_NEAR(one.nodule_mm, other.nodule_mm, 1e-4);
    EXPECT_NEAR(one.nodule_pressure_kpa, other.nodule_pressure_kpa, 1e-3);
  }
}

TEST(Tools, a_roller_turned_by_a_quarter_presses_a_block_without_a_nodule_alike) {
  const ToolShape roller = {ToolForm::roller, 30.0, 0, 0, 25.0, 4.0};
  PressTask task = build_tool_task(roller, {}, 6.0);
  task.block.nodule.reset();
  task.gradings = {{6, 4.0, 4, {7, 1, 2, 1}}};
  task.tolerance = 1e-6;
  const PressResult along = test::solve(task);
  task.load = ToolPress{roller, {{0, 0}, 90.0, 0, 0}, 6.0};
  const PressResult across = test::solve(task);
  EXPECT_NEAR(along.force_n, across.force_n, 1e-5 * along.force_n);
}

TEST(Tools, where_a_tool_does_not_fit_the_block_one_sentence_says_so) {
  const auto find_key = [](PressTask task) {
    const auto result = solve_press(task, {});
    return result ? std::string("accepted") : result.error().key;
  };
  PressTask wide = build_tool_task({ToolForm::disc, 55.0, 0, 0, 10.0, 2.0}, {}, 5.0);
  EXPECT_EQ(find_key(wide), "shape");
  PressTask beside = build_tool_task({ToolForm::ball, 20.0, 0, 0, 0, 0}, {{45.0, 0}, 0, 0, 0}, 8.0);
  EXPECT_EQ(find_key(beside), "shape");
  PressTask deep = build_tool_task({ToolForm::ball, 20.0, 0, 0, 0, 0}, {}, 31.0);
  EXPECT_EQ(find_key(deep), "depth_mm");
  PressTask tilted = build_tool_task({ToolForm::ball, 20.0, 0, 0, 0, 0}, {{0, 0}, 0, 10.0, 0}, 5.0);
  tilted.part = BlockPart::quarter;
  EXPECT_EQ(find_key(tilted), "pose");
  EXPECT_FALSE(build_sentence(solve_press(tilted, {}).error()).empty());
}

}  // namespace
}  // namespace unknot::press
