// Meshes for any block and any tool.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "press/dose/path.hpp"
#include "press/mesh/check.hpp"
#include "press/mesh/grade.hpp"
#include "press/scene.hpp"

namespace unknot::press {
namespace {

TissueBlock build_block(double fat, double muscle) {
  TissueBlock block;
  block.half_width_mm = 60.0;
  block.layers = {{"skin", 1.7, 30.0}, {"fat", fat, 4.0}, {"fascia", 0.4, 150.0}, {"muscle", muscle, 10.0}};
  const double half = std::min(0.3 * muscle, 4.0);
  block.nodule = TissueNodule{2.1 + fat + 0.37 * muscle, {1.5 * half, half, half}, 20.0};
  return block;
}

TEST(Gradings, fit_every_block_and_every_tool_and_grow_from_coarse_to_fine) {
  const ToolShape shapes[] = {{ToolForm::ball, 33.0, 0, 0, 0, 0},       {ToolForm::two_balls, 20.0, 0, 46.0, 0, 0},
                              {ToolForm::pad, 9.0, 13.0, 0, 7.0, 0},    {ToolForm::roller, 70.0, 0, 0, 150.0, 5.0},
                              {ToolForm::tip, 6.0, 14.0, 0, 30.0, 0},   {ToolForm::disc, 12.0, 0, 0, 12.0, 3.0},
                              {ToolForm::fork, 6.0, 9.0, 30.0, 25.0, 0}};
  for (const ToolShape& shape : shapes) {
    for (const double fat : {2.0, 8.3, 35.0}) {
      for (const double muscle : {5.0, 17.7, 45.0}) {
        for (const ToolPose& pose : {ToolPose{}, ToolPose{{6.0, -3.0}, 30.0, 10.0, 0.0}}) {
          const TissueBlock block = build_block(fat, muscle);
          const auto gradings = build_gradings(block, shape, pose, 0.2 * find_thickness(block), Quality::fine);
          ASSERT_TRUE(gradings.has_value()) << build_sentence(gradings.error());
          ASSERT_EQ(gradings->size(), 3U);
          long last = 0;
          for (const Grading& grading : *gradings) {
            const auto mesh = build_mesh(block, BlockPart::quarter, grading);
            ASSERT_TRUE(mesh.has_value()) << build_sentence(mesh.error());
            EXPECT_GT(find_n_unknowns(*mesh), last);
            last = find_n_unknowns(*mesh);
            EXPECT_EQ(std::count(mesh->is_face.begin(), mesh->is_face.end(), true), 5);
          }
        }
      }
    }
  }
}

TEST(Gradings, give_the_nodule_its_volume_also_where_cells_are_as_large_as_it) {
  const TissueBlock block = build_block(8.0, 20.0);
  const auto& axes = block.nodule->semi_axes_mm;
  const double exact = 4.0 / 3.0 * 3.14159265 * axes[0] * axes[1] * axes[2];
  const double allowed[] = {0.10, 0.10, 0.05, 0.02};
  for (const Quality quality : {Quality::sketch, Quality::draft, Quality::usual, Quality::fine}) {
    const auto gradings = build_gradings(block, {ToolForm::ball, 20.0, 0, 0, 0, 0}, {}, 6.0, quality).value();
    const Mesh mesh = build_mesh(block, BlockPart::quarter, gradings.back()).value();
    double volume = 0.0;
    std::size_t next = 0;
    for (int k = 0; k + 1 < mesh.grid.n_z; ++k) {
      for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
        for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
          if (next < mesh.nodule_elements.size() && mesh.nodule_elements[next] == mesh.grid.find_single(i, j, k)) {
            const auto find_size = [](const std::vector<double>& planes, int cell) {
              return planes[std::size_t(cell) + 1] - planes[std::size_t(cell)];
            };
            volume +=
                4.0 * mesh.nodule_shares[next++] * find_size(mesh.x, i) * find_size(mesh.y, j) * find_size(mesh.z, k);
          }
        }
      }
    }
    EXPECT_NEAR(volume, exact, allowed[int(quality)] * exact);
  }
}

DoseRow press_at_30_n(Quality quality) {
  PathTask task;
  task.block = build_block(6.0, 20.0);
  task.tool.shape = {ToolForm::ball, 32.0, 0, 0, 0, 0};
  task.quality = quality;
  return solve_path(task, {30.0}, {}).value().rows.at(0);
}

struct Allowed {
  double depth = 0.0;
  double area = 0.0;
  double nodule = 0.0;
};

void expect_near_the_fine_one(Quality quality, const Allowed& allowed) {
  const DoseRow row = press_at_30_n(quality);
  const DoseRow fine = press_at_30_n(Quality::fine);
  const double scale = fine.force_n / row.force_n;  // both within half a percent of 30 N
  EXPECT_NEAR(row.depth_mm, fine.depth_mm, allowed.depth * fine.depth_mm);
  EXPECT_NEAR(row.area_cm2, fine.area_cm2, allowed.area * fine.area_cm2);
  EXPECT_NEAR(row.nodule_mm, fine.nodule_mm, allowed.depth * std::abs(fine.nodule_mm));
  EXPECT_NEAR(scale * row.nodule_pressure_kpa, fine.nodule_pressure_kpa, allowed.nodule * fine.nodule_pressure_kpa);
  EXPECT_NEAR(scale * row.nodule_shear_kpa, fine.nodule_shear_kpa, allowed.nodule * fine.nodule_shear_kpa);
}

// Measured over many tools and forces: docs/science/press_tools.md.
TEST(Gradings, the_usual_one_lies_within_a_few_percent_of_the_fine_one) {
  expect_near_the_fine_one(Quality::usual, {0.02, 0.05, 0.04});
}

TEST(Gradings, a_sketch_lies_within_a_tenth_of_the_fine_one) {
  expect_near_the_fine_one(Quality::sketch, {0.05, 0.10, 0.08});
}

}  // namespace
}  // namespace unknot::press
