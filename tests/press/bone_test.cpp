// Ribs and round bones below a block: the mesh that follows them, and what a press on them comes to.
#include <gtest/gtest.h>

#include <cmath>

#include "press/dose/path.hpp"
#include "press/hold/hold.hpp"
#include "press/mesh/bone.hpp"
#include "press/mesh/check.hpp"
#include "press/mesh/slant.hpp"
#include "press/picture/cut.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

constexpr BoneShape rib = {.form = BoneForm::rib, .width_mm = 14.0, .height_mm = 6.0};
constexpr BoneShape shaft = {.form = BoneForm::curved, .radius_mm = 15.0};

/// Fat over muscle, 24 mm in all, with a nodule whose lower end lies 8 mm above the base.
PathTask build_task(const BoneShape& bone, bool with_nodule = true) {
  PathTask task;
  task.block.half_width_mm = 50.0;
  task.block.layers = {{"fat", 6.0, 2.0, 2.0, {}, {}}, {"muscle", 18.0, 6.0, 2.0, {0.4, 20.0}, {}}};
  if (with_nodule) {
    task.block.nodule = TissueNodule{14.0, {3.0, 3.0, 2.0}, 23.0, 2.0, {}};
  }
  task.block.bulk_kpa = 2000.0;
  task.block.bone = bone;
  task.tool.shape = {ToolForm::ball, 20.0, 0.0, 0.0, 0.0, 0.0};
  task.tool.most_force_n = 100.0;
  task.quality = Quality::draft;
  return task;
}

Mesh build_mesh_of(const PathTask& task) {
  const auto gradings = build_gradings(task.block, task.tool.shape, {}, 5.0, task.quality);
  EXPECT_TRUE(gradings) << build_sentence(gradings.error());
  return *build_mesh(task.block, BlockPart::quarter, gradings->back());
}

DoseRow press(const PathTask& task, double force_n = 8.0) {
  const auto path = solve_path(task, {force_n}, {});
  if (!path || path->rows.size() != 1) {
    ADD_FAILURE() << (path ? path->outcome.where : build_sentence(path.error()));
    return {};
  }
  return path->rows[0];
}

TEST(Bone, the_mesh_stands_on_it_and_is_flat_from_the_nodule_up) {
  for (const BoneShape& bone : {rib, shaft}) {
    const Mesh mesh = build_mesh_of(build_task(bone));
    for (int j = 0; j < mesh.grid.n_y; ++j) {
      for (int i = 0; i < mesh.grid.n_x; ++i) {
        const double height = find_bone_height(bone, mesh.x[Size(i)], mesh.y[Size(j)]);
        EXPECT_DOUBLE_EQ(find_node(mesh, i, j, 0).z, height);
        for (int k = 0; k < mesh.grid.n_z; ++k) {
          if (mesh.z[Size(k)] >= 8.0) {
            EXPECT_DOUBLE_EQ(find_node(mesh, i, j, k).z, mesh.z[Size(k)]);
          }
        }
      }
    }
  }
}

TEST(Bone, the_tissue_fills_what_the_bone_leaves) {
  PathTask task = build_task(rib);
  task.quality = Quality::fine;
  const Mesh mesh = build_mesh_of(task);
  double volume = 0.0;
  for (int k = 0; k + 1 < mesh.grid.n_z; ++k) {
    for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
      for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
        volume += 4.0 * find_volume(mesh, i, j, k);
      }
    }
  }
  // Deeper by the height all over, but for a ridge whose cross-section is half its width times its height.
  const double exact = 100.0 * (100.0 * (24.0 + 6.0) - 0.5 * 14.0 * 6.0);
  EXPECT_NEAR(volume, exact, 1e-3 * 100.0 * 0.5 * 14.0 * 6.0) << "a thousandth of the ridge";
}

TEST(Bone, a_round_bone_falls_as_a_circle_to_half_its_radius) {
  EXPECT_DOUBLE_EQ(find_bone_height(shaft, 7.0, 0.0), 0.0) << "its axis runs along x";
  EXPECT_NEAR(find_bone_height(shaft, 0.0, 9.0), -3.0, 1e-12);
  EXPECT_NEAR(find_bone_height(shaft, 0.0, 40.0), -7.5, 1e-12);
  BoneShape across = shaft;
  across.runs_along_y = true;
  EXPECT_NEAR(find_bone_height(across, 9.0, 0.0), -3.0, 1e-12);
}

TEST(Bone, ribs_come_again_and_again_and_the_point_lies_over_one_or_between_two) {
  BoneShape ribs = rib;
  ribs.spacing_mm = 30.0;
  for (const double y : {0.0, 30.0, -60.0}) {
    EXPECT_NEAR(find_bone_height(ribs, 0.0, y), 0.0, 1e-12);
    EXPECT_NEAR(find_bone_height(ribs, 0.0, y + 3.5), -3.0, 1e-12);
    EXPECT_NEAR(find_bone_height(ribs, 0.0, y + 15.0), -6.0, 1e-12);
  }
  ribs.aside_mm = 15.0;
  EXPECT_NEAR(find_bone_height(ribs, 0.0, 0.0), -6.0, 1e-12);
  EXPECT_NEAR(find_bone_height(ribs, 0.0, -15.0), 0.0, 1e-12);
}

// The same body, cut otherwise: without a nodule the deepest layer takes up the ridge, so a second face moves where that begins.
TEST(Bone, how_much_tissue_takes_it_up_does_not_matter) {
  PathTask one = build_task(rib, false);
  one.quality = Quality::usual;
  PathTask other = one;
  other.block.layers = {one.block.layers[0], one.block.layers[1], one.block.layers[1]};
  other.block.layers[1].thickness_mm = 11.0;
  other.block.layers[2].thickness_mm = 7.0;
  const DoseRow first = press(one);
  const DoseRow second = press(other);
  EXPECT_NEAR(first.depth_mm, second.depth_mm, 0.01 * first.depth_mm);
  EXPECT_NEAR(first.stanched_cm3, second.stanched_cm3, 0.06 * first.stanched_cm3) << "counted by cells";
  EXPECT_NEAR(first.skin_pressure_kpa, second.skin_pressure_kpa, 0.01 * first.skin_pressure_kpa);
}

TEST(Bone, the_rounder_the_less_does_it_confine_and_a_great_radius_is_flat) {
  const DoseRow flat = press(build_task({}));
  double before = 0.0;
  for (const double radius : {500.0, 60.0, 15.0}) {
    BoneShape bone = shaft;
    bone.radius_mm = radius;
    const DoseRow row = press(build_task(bone));
    EXPECT_GT(row.depth_mm - flat.depth_mm, before) << radius;
    before = row.depth_mm - flat.depth_mm;
    if (radius == 500.0) {
      EXPECT_NEAR(row.depth_mm, flat.depth_mm, 0.02 * flat.depth_mm);
      EXPECT_NEAR(row.nodule_pressure_kpa, flat.nodule_pressure_kpa, 0.03 * flat.nodule_pressure_kpa);
    }
  }
}

TEST(Bone, a_ridge_along_x_and_one_along_y_do_the_same_to_what_is_round) {
  BoneShape across = rib;
  across.runs_along_y = true;
  const DoseRow one = press(build_task(rib));
  const DoseRow other = press(build_task(across));
  EXPECT_NEAR(one.depth_mm, other.depth_mm, 1e-3 * one.depth_mm);
  EXPECT_NEAR(one.nodule_shear_kpa, other.nodule_shear_kpa, 5e-3 * one.nodule_shear_kpa);
}

TEST(Bone, a_quarter_tells_what_the_whole_block_does_over_and_between_ribs) {
  for (const double aside : {0.0, 15.0}) {
    BoneShape ribs = rib;
    ribs.spacing_mm = 30.0;
    ribs.aside_mm = aside;
    const PathTask quarter = build_task(ribs);
    PathTask whole = quarter;
    whole.pose.tilt_x_degrees = 1.0;  // a ball is the same, and the whole block is solved
    ASSERT_EQ(find_part(whole.pose), BlockPart::whole);
    const DoseRow one = press(quarter);
    const DoseRow other = press(whole);
    EXPECT_NEAR(one.depth_mm, other.depth_mm, 5e-3 * one.depth_mm) << aside;
    EXPECT_NEAR(one.nodule_pressure_kpa, other.nodule_pressure_kpa, 0.01 * one.nodule_pressure_kpa) << aside;
  }
}

TEST(Bone, what_lies_on_a_rib_can_be_held_and_drawn) {
  const PathTask task = build_task(rib);
  const auto held = hold_press(task, 8.0, {0.0, 5.0, 20.0}, {});
  ASSERT_TRUE(held && held->moments.size() == 3) << held->outcome.where;
  EXPECT_GT(held->moments[1].row.depth_mm, held->moments[0].row.depth_mm);
  EXPECT_NEAR(held->moments[2].row.force_n, 8.0, 0.05);
  auto solver = ForceSolver::build(task, {});
  ASSERT_TRUE((*solver)->press(8.0));
  const PressCut cut = build_cut((*solver)->solver().finest(), task.block, (*solver)->last());
  const Mesh& mesh = (*solver)->solver().finest().mesh();
  for (int i = 0; i < mesh.grid.n_x; ++i) {
    const auto& node = cut.nodes_mm[Size(mesh.grid.n_x - 1 + i)];
    EXPECT_DOUBLE_EQ(node[1], find_bone_height(rib, node[0], 0.0)) << "the base is held";
  }
  EXPECT_NE(build_vtu((*solver)->solver().finest()).find(" -6 "), std::string::npos) << "the foot of the ridge";
}

TEST(Bone, what_reaches_into_the_nodule_or_is_no_bone_is_refused_by_its_key) {
  const auto refuse = [](const BoneShape& bone) {
    const auto problem = check_block(build_task(bone).block);
    return problem ? problem->key : "taken";
  };
  EXPECT_EQ(refuse(rib), "taken");
  BoneShape bone = rib;
  bone.rise_mm = 6.1;  // three quarters of 8 mm are 6
  EXPECT_EQ(refuse(bone), "bone.rise_mm");
  bone.rise_mm = 6.0;
  EXPECT_EQ(refuse(bone), "taken");
  bone = rib;
  bone.height_mm = 15.0;
  EXPECT_EQ(refuse(bone), "bone.height_mm");
  bone = rib;
  bone.width_mm = 1.0;
  EXPECT_EQ(refuse(bone), "bone.width_mm");
  bone = rib;
  bone.spacing_mm = 10.0;
  EXPECT_EQ(refuse(bone), "bone.spacing_mm");
  bone.spacing_mm = 30.0;
  bone.aside_mm = 7.0;
  EXPECT_EQ(refuse(bone), "bone.aside_mm");
  bone = shaft;
  bone.radius_mm = std::nan("");
  EXPECT_EQ(refuse(bone), "bone.radius_mm");
  PathTask task = build_task(rib);
  task.block.nodule->depth_mm = 21.5;
  EXPECT_EQ(check_block(task.block)->key, "bone") << "6 mm deep below half a millimetre of tissue";
  task = build_task(rib);
  task.block.bone.rise_mm = 5.0;
  EXPECT_DOUBLE_EQ(find_thickness(task.block), 19.0) << "over the crest";
}

}  // namespace
}  // namespace unknot::press
