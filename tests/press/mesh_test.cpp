// Meshes: the reference's counts, what is refused, how grids coarsen.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "press/mesh/mesh.hpp"
#include "press/scene.hpp"
#include "press/solve/axis_map.hpp"

namespace unknot::press {
namespace {

using test::build_reference_block;

TEST(Mesh, reference_levels_have_the_published_counts) {
  const struct {
    Fineness level;
    long elements, unknowns;
    std::size_t nodule;
  } rows[] = {{Fineness::a, 1100, 3751, 4},
              {Fineness::b, 4352, 14161, 25},
              {Fineness::c, 12696, 40320, 72},
              {Fineness::d, 36992, 115360, 192},
              {Fineness::e, 85184, 263340, 510}};
  for (const auto& row : rows) {
    const auto mesh = build_mesh(build_reference_block(), BlockPart::quarter, build_reference_grading(row.level));
    ASSERT_TRUE(mesh.has_value());
    const Grid& grid = mesh->grid;
    EXPECT_EQ(long(grid.n_x - 1) * (grid.n_y - 1) * (grid.n_z - 1), row.elements);
    EXPECT_EQ(find_n_unknowns(*mesh), row.unknowns);
    EXPECT_EQ(mesh->nodule_elements.size(), row.nodule);
    EXPECT_DOUBLE_EQ(mesh->x.back(), 50.0);
    EXPECT_DOUBLE_EQ(mesh->z.back(), 40.0);
    EXPECT_DOUBLE_EQ(mesh->z[std::size_t(mesh->nodule_k)], 20.0);
  }
}

TEST(Mesh, whole_block_is_the_quarter_four_times) {
  const Grading grading = build_reference_grading(Fineness::b);
  const auto quarter = build_mesh(build_reference_block(), BlockPart::quarter, grading);
  const auto whole = build_mesh(build_reference_block(), BlockPart::whole, grading);
  ASSERT_TRUE(quarter && whole);
  EXPECT_EQ(whole->nodule_elements.size(), 4 * quarter->nodule_elements.size());
  for (std::size_t i = 0; i < quarter->x.size(); ++i) {
    EXPECT_EQ(whole->x[std::size_t(whole->middle_i) + i], quarter->x[i]);
    EXPECT_EQ(whole->x[std::size_t(whole->middle_i) - i], -quarter->x[i]);
  }
}

TEST(Mesh, what_cannot_be_is_refused_by_its_key) {
  const auto find_key = [](const std::function<void(TissueBlock&, Grading&)>& spoil) {
    TissueBlock block = build_reference_block();
    Grading grading = build_reference_grading(Fineness::a);
    spoil(block, grading);
    const auto mesh = build_mesh(block, BlockPart::quarter, grading);
    return mesh ? std::string("accepted") : mesh.error().key;
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(find_key([](TissueBlock&, Grading&) {}), "accepted");
  EXPECT_EQ(find_key([](TissueBlock& block, Grading&) { block.layers.clear(); }), "layers");
  EXPECT_EQ(find_key([](TissueBlock& block, Grading&) { block.layers[1].thickness_mm = 0.0; }), "thickness_mm");
  EXPECT_EQ(find_key([=](TissueBlock& block, Grading&) { block.layers[1].thickness_mm = nan; }), "thickness_mm");
  EXPECT_EQ(find_key([](TissueBlock& block, Grading&) { block.layers[0].shear_modulus_kpa = -1.0; }),
            "shear_modulus_kpa");
  EXPECT_EQ(find_key([](TissueBlock& block, Grading&) { block.bulk_ratio = 1e6; }), "bulk_ratio");
  EXPECT_EQ(find_key([](TissueBlock& block, Grading&) { block.nodule->depth_mm = 3.0; }), "nodule.depth_mm");
  EXPECT_EQ(find_key([](TissueBlock& block, Grading&) { block.nodule->semi_axes_mm[0] = 0.0; }), "nodule.semi_axes_mm");
  EXPECT_EQ(find_key([](TissueBlock&, Grading& grading) { grading.n_even = 13; }), "grading");
  EXPECT_EQ(find_key([](TissueBlock&, Grading& grading) { grading.n_down.pop_back(); }), "grading.n_down");
}

TEST(AxisMap, no_face_is_lost_and_every_plane_lies_where_its_share_says) {
  const std::vector<double> planes = {0.0, 1.0, 3.0, 4.0, 4.5, 5.0, 9.0};
  const std::vector<bool> is_face = {true, false, false, true, false, false, true};
  const AxisMap map = build_axis_map(planes, is_face, 9.0);
  EXPECT_EQ(map.coarse, (std::vector<double>{0.0, 3.0, 4.0, 5.0, 9.0}));
  for (std::size_t plane = 0; plane < planes.size(); ++plane) {
    const auto node = std::size_t(map.node[plane]);
    const double next = node + 1 < map.coarse.size() ? map.coarse[node + 1] : map.coarse[node];
    EXPECT_NEAR(map.coarse[node] + double(map.share[plane]) * (next - map.coarse[node]), planes[plane], 1e-6);
  }
}

TEST(AxisMap, cells_that_grow_away_wait_until_the_narrow_ones_have_caught_up) {
  const std::vector<double> planes = {0.0, 1.0, 2.0, 3.0, 4.0, 7.0, 11.0, 20.0};
  EXPECT_EQ(build_axis_map(planes, {}, 5.0).coarse, (std::vector<double>{0.0, 2.0, 4.0, 7.0, 11.0, 20.0}));
  EXPECT_EQ(build_axis_map(planes, {}, 2.0).coarse, (std::vector<double>{0.0, 2.0, 4.0, 7.0, 11.0, 20.0}));
  EXPECT_EQ(build_axis_map(planes, {}, 1.5).coarse, planes);
  EXPECT_EQ(build_axis_map(planes, {}, 8.0).coarse, (std::vector<double>{0.0, 2.0, 4.0, 11.0, 20.0}));
}

}  // namespace
}  // namespace unknot::press
