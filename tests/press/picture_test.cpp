// Pictures of a solved state.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "press/picture/cut.hpp"
#include "press/scene.hpp"

namespace unknot::press {
namespace {

struct Solved {
  TissueBlock block;
  ToolPress press;
  std::unique_ptr<PressSolver> solver;
};

Solved solve_ball(BlockPart part) {
  PressTask task = test::build_ball_task("A");
  task.part = part;
  task.tolerance = 1e-5;
  const ToolPress press = {{ToolForm::ball, 33.0, 0, 0, 0, 0}, {}, 12.0};
  task.load = press;
  auto solver = PressSolver::build(task, {}).value();
  solver->solve(task.load).value();
  return {task.block, press, std::move(solver)};
}

TEST(Cut, shows_both_sides_alike_and_skin_that_lies_on_the_tool) {
  const Solved solved = solve_ball(BlockPart::quarter);
  const PressCut cut = build_cut(solved.solver->finest(), solved.block, solved.press);
  ASSERT_EQ(cut.nodes_mm.size(), std::size_t(cut.n_x) * std::size_t(cut.n_z));
  ASSERT_EQ(cut.pressure_kpa.size(), std::size_t(cut.n_x - 1) * std::size_t(cut.n_z - 1));
  EXPECT_EQ(cut.layers.size(), 4U);
  for (int k = 0; k < cut.n_z; ++k) {
    for (int i = 0; i < cut.n_x; ++i) {
      const auto& one = cut.nodes_mm[std::size_t(k * cut.n_x + i)];
      const auto& other = cut.nodes_mm[std::size_t(k * cut.n_x + cut.n_x - 1 - i)];
      EXPECT_EQ(one[0], -other[0]);
      EXPECT_EQ(one[1], other[1]);
      EXPECT_TRUE(i == 0 || one[0] > cut.nodes_mm[std::size_t(k * cut.n_x + i - 1)][0]);
    }
  }
  // The middle of the skin has sunk as deep as the ball, a little less by the penalty's overlap, and lies where the outline is lowest.
  const auto& middle = cut.nodes_mm[std::size_t((cut.n_z - 1) * cut.n_x + cut.n_x / 2)];
  EXPECT_NEAR(middle[1], cut.surface_mm - 12.0, 0.2);
  const auto lowest = std::min_element(cut.tool_mm.begin(), cut.tool_mm.end(),
                                       [](const auto& a, const auto& b) { return a[1] < b[1]; });
  EXPECT_NEAR((*lowest)[1], cut.surface_mm - 12.0, 0.01);
  EXPECT_NEAR((*lowest)[0], 0.0, 0.01);
  EXPECT_GT(*std::max_element(cut.nodule_share.begin(), cut.nodule_share.end()), 0.9);
  EXPECT_GT(*std::max_element(cut.shear_strain.begin(), cut.shear_strain.end()), 0.1);
}

TEST(Solid, is_the_quarter_of_which_the_cut_is_the_front) {
  const Solved solved = solve_ball(BlockPart::quarter);
  const PressSolid solid = build_solid(solved.solver->finest(), solved.block, solved.press);
  const PressCut cut = build_cut(solved.solver->finest(), solved.block, solved.press);
  const std::size_t n_x = solid.planes_mm[0].size();
  const std::size_t n_y = solid.planes_mm[1].size();
  const std::size_t n_z = solid.planes_mm[2].size();
  ASSERT_EQ(solid.nodes_mm.size(), n_x * n_y * n_z);
  ASSERT_EQ(solid.pressure_kpa.size(), (n_x - 1) * (n_y - 1) * (n_z - 1));
  ASSERT_EQ(solid.shear_strain.size(), solid.pressure_kpa.size());
  ASSERT_EQ(solid.layer.size(), n_z - 1);
  const std::size_t middle = n_x - 1;  // of a row of the cut, which has both sides
  for (std::size_t k = 0; k < n_z; ++k) {
    for (std::size_t i = 0; i < n_x; ++i) {
      const std::array<double, 3>& node = solid.nodes_mm[k * n_y * n_x + i];
      EXPECT_EQ(node[0], cut.nodes_mm[k * std::size_t(cut.n_x) + middle + i][0]);
      EXPECT_EQ(node[1], 0.0) << "the plane of symmetry stays where it is";
      EXPECT_EQ(node[2], cut.nodes_mm[k * std::size_t(cut.n_x) + middle + i][1]);
    }
  }
  for (std::size_t k = 0; k + 1 < n_z; ++k) {
    EXPECT_EQ(solid.pressure_kpa[k * (n_y - 1) * (n_x - 1)], cut.pressure_kpa[k * std::size_t(cut.n_x - 1) + middle]);
    EXPECT_EQ(solid.layer[k], cut.layer[k * std::size_t(cut.n_x - 1)]);
  }
  EXPECT_NEAR(solid.tool_bottom_mm, solid.planes_mm[2].back() - 12.0, 1e-12);
  EXPECT_EQ(solid.nodule, solved.block.nodule);
}

TEST(Cut, of_the_whole_block_is_that_of_its_quarter) {
  const Solved quarter = solve_ball(BlockPart::quarter);
  const Solved whole = solve_ball(BlockPart::whole);
  const PressCut one = build_cut(quarter.solver->finest(), quarter.block, quarter.press);
  const PressCut other = build_cut(whole.solver->finest(), whole.block, whole.press);
  ASSERT_EQ(one.n_x, other.n_x);
  for (std::size_t node = 0; node < one.nodes_mm.size(); ++node) {
    EXPECT_NEAR(one.nodes_mm[node][0], other.nodes_mm[node][0], 1e-3);
    EXPECT_NEAR(one.nodes_mm[node][1], other.nodes_mm[node][1], 1e-3);
  }
  for (std::size_t cell = 0; cell < one.layer.size(); ++cell) {
    EXPECT_NEAR(one.pressure_kpa[cell], other.pressure_kpa[cell], 0.01);
    EXPECT_EQ(one.layer[cell], other.layer[cell]);
    EXPECT_EQ(one.nodule_share[cell], other.nodule_share[cell]);
  }
}

/// The numbers of one array of a .vtu text.
std::vector<double> list_numbers(const std::string& text, const std::string& name) {
  const auto begin = text.find('>', text.find("Name=\"" + name + "\"")) + 1;
  std::istringstream stream(text.substr(begin, text.find("</DataArray>", begin) - begin));
  std::vector<double> numbers;
  for (double one = 0.0; stream >> one;) {
    numbers.push_back(one);
  }
  return numbers;
}

TEST(Vtu, holds_every_node_and_brick_with_bricks_of_positive_volume) {
  const Solved solved = solve_ball(BlockPart::quarter);
  const Mesh& mesh = solved.solver->finest().mesh();
  const std::string text = build_vtu(solved.solver->finest());
  const auto points = list_numbers(text, "points");
  const auto corners = list_numbers(text, "connectivity");
  ASSERT_EQ(points.size(), std::size_t(3 * mesh.grid.n_nodes()));
  ASSERT_EQ(corners.size(), 8U * 1100U);
  EXPECT_EQ(list_numbers(text, "types"), std::vector<double>(1100, 12.0));
  EXPECT_EQ(list_numbers(text, "offsets").back(), 8800.0);
  const auto shares = list_numbers(text, "nodule_share");
  EXPECT_EQ(std::count(shares.begin(), shares.end(), 1.0), 4);
  const auto pressures = list_numbers(text, "pressure_kpa");
  EXPECT_EQ(pressures.size(), 1100U);
  EXPECT_NEAR(pressures.front(), -solved.solver->finest().pressure()[mesh.grid.find_single(0, 0, 0)], 1e-3);
  for (std::size_t cell = 0; cell < 1100; ++cell) {
    const auto find_point = [&](std::size_t corner) {
      const double* at = &points[3 * std::size_t(corners[8 * cell + corner])];
      return math::Vector3{at[0], at[1], at[2]};
    };
    // VTK's order: around the lower face seen from above against the clock, the upper one above it.
    const math::Vector3 origin = find_point(0);
    const double volume =
        math::dot(find_point(4) - origin, math::cross(find_point(1) - origin, find_point(3) - origin));
    ASSERT_GT(volume, 0.0);
  }
}

}  // namespace
}  // namespace unknot::press
