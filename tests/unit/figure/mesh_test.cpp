// The figure's mesh: closed, mirrored to the last bit, on its skin, and whole in its regions.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "app/engine.hpp"
#include "figure/fit.hpp"
#include "figure/mesh_file.hpp"
#include "figure/regions.hpp"
#include "support/support.hpp"
#include "validate/body_table.hpp"

namespace unknot::test {
namespace {

using figure::LabelledMesh;

const app::Engine& engine() {
  static const app::Engine loaded = *app::Engine::load();
  return loaded;
}

LabelledMesh load_mesh(const std::string& id) { return *figure::read_mesh(*engine().figures().find_mesh(id)); }

LabelledMesh load_template() {
  return *figure::read_mesh(read_bytes(std::string(UNKNOT_SOURCE) + "/data/figure/template.mesh"));
}

TEST(Mesh, every_figure_is_watertight) {
  for (const FigureEntry& entry : engine().figures().list().figures) {
    EXPECT_TRUE(check_watertight(build_whole(load_mesh(entry.id).half))) << entry.id;
  }
}

TEST(Mesh, a_hole_is_noticed) {
  figure::HalfMesh whole = build_whole(load_template().half);
  whole.triangles.pop_back();
  EXPECT_FALSE(check_watertight(whole));
}

TEST(Mesh, left_and_right_mirror_each_other_to_the_last_bit) {
  for (const FigureEntry& entry : engine().figures().list().figures) {
    const LabelledMesh mesh = load_mesh(entry.id);
    const figure::HalfMesh whole = build_whole(mesh.half);
    const std::size_t n = mesh.half.triangles.size();
    ASSERT_EQ(whole.triangles.size(), 2 * n);
    for (std::size_t i = 0; i < n; ++i) {
      const auto& left = whole.triangles[i];
      const auto& right = whole.triangles[i + n];
      const std::array<int, 3> turned{right[0], right[2], right[1]};
      for (std::size_t k = 0; k < 3; ++k) {
        const math::Vector3 a = whole.points[static_cast<std::size_t>(left[k])];
        const math::Vector3 b = whole.points[static_cast<std::size_t>(turned[k])];
        ASSERT_TRUE(a.x == -b.x && a.y == b.y && a.z == b.z) << entry.id << " triangle " << i;
      }
    }
  }
}

TEST(Mesh, no_triangle_is_folded_over_on_any_figure) {
  for (const FigureEntry& entry : engine().figures().list().figures) {
    const LabelledMesh mesh = load_mesh(entry.id);
    const figure::Shape shape(load_plan(std::string(UNKNOT_SOURCE) + "/data"), find_choice_of(entry));
    std::size_t folded = 0;
    for (std::size_t i = 0; i < mesh.half.triangles.size(); ++i) {
      const math::Vector3 outward = shape.find_normal(find_center(mesh.half, i));
      folded += dot(find_face_normal(mesh.half, i), outward) < -0.2 ? 1U : 0U;
    }
    // In the clefts of ears and toes the normal at a triangle's middle can be that of the other wall.
    EXPECT_LE(folded, mesh.half.triangles.size() / 500) << entry.id;
  }
}

TEST(Mesh, every_point_lies_on_the_skin_within_the_rounding_of_the_file) {
  const BodyPlan plan = load_plan(std::string(UNKNOT_SOURCE) + "/data");
  const figure::Shape shape(plan, figure::template_choice);
  for (const math::Vector3& point : load_template().half.points) {
    // 0.05 mm steps in three directions; 0.1 leaves room for the approximate distance.
    EXPECT_LT(std::abs(shape.find_distance(point)), 0.1);
  }
}

TEST(Mesh, every_region_of_the_atlas_has_skin_and_midline_regions_reach_the_middle) {
  const LabelledMesh mesh = load_template();
  std::map<std::string, double> area;
  std::set<std::string> at_middle;
  for (std::size_t i = 0; i < mesh.half.triangles.size(); ++i) {
    const std::string& name = mesh.names[static_cast<std::size_t>(mesh.labels[i])];
    area[name] += find_area(mesh.half, i);
    for (const int corner : mesh.half.triangles[i]) {
      if (mesh.half.points[static_cast<std::size_t>(corner)].x == 0.0) at_middle.insert(name);
    }
  }
  for (const Region& region : engine().atlas().regions) {
    EXPECT_GT(area[region.id.value], 100.0) << region.id.value << " [mm^2]";
    if (!region.paired) EXPECT_TRUE(at_middle.contains(region.id.value)) << region.id.value;
    area.erase(region.id.value);
  }
  EXPECT_TRUE(area.empty()) << "the figure knows a region that the atlas lacks: " << area.begin()->first;
}

TEST(Mesh, regions_of_the_trunk_stay_on_the_trunk_and_those_of_the_arm_on_the_arm) {
  const figure::Shape shape(load_plan(std::string(UNKNOT_SOURCE) + "/data"), figure::template_choice);
  const LabelledMesh mesh = load_template();
  std::map<std::string, std::size_t> limb;
  for (std::size_t i = 0; i < shape.n_limbs(); ++i) limb[shape.limb_name(i)] = i;
  std::map<std::string, std::array<double, 2>> areas;  // all, and on the other limb
  for (std::size_t i = 0; i < mesh.half.triangles.size(); ++i) {
    const std::string& name = mesh.names[static_cast<std::size_t>(mesh.labels[i])];
    const std::string& area = find(engine().atlas().regions, RegionId(name))->area;
    const bool on_trunk = area == "chest_belly" || area == "back" || area == "pelvis";
    if (!on_trunk && area != "arm") continue;
    const math::Vector3 center = find_center(mesh.half, i);
    const double to_trunk = shape.find_limb_distance(limb.at("trunk"), center);
    const double to_arm =
        std::min(shape.find_limb_distance(limb.at("arm"), center), shape.find_limb_distance(limb.at("hand"), center));
    areas[name][0] += find_area(mesh.half, i);
    if ((to_trunk < to_arm) != on_trunk) areas[name][1] += find_area(mesh.half, i);
  }
  // At the armpit the two run into each other.
  for (const auto& [name, area] : areas) EXPECT_LT(area[1] / area[0], 0.25) << name;
}

// Each triangle carries one region, so regions cover the skin without overlap; here: none of them is torn.
TEST(Mesh, every_region_is_in_one_piece) {
  const LabelledMesh mesh = load_template();
  std::vector<int> joined = mesh.labels;
  join_islands(mesh.half, joined);
  EXPECT_EQ(joined, mesh.labels);
}

TEST(Mesh, triangles_belong_to_the_region_whose_lines_are_nearest) {
  const std::string data = std::string(UNKNOT_SOURCE) + "/data";
  const LabelledMesh mesh = load_template();
  const figure::Shape shape(load_plan(data), figure::template_choice);
  const std::vector<int> nearest = build_labels({load_patches(data), {}}, shape, mesh.half);
  double agreed = 0.0;
  double all = 0.0;
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    const double area = find_area(mesh.half, i);
    all += area;
    if (nearest[i] == mesh.labels[i]) agreed += area;
  }
  // Borders were smoothed and islands joined after the regions were told apart: a few triangles changed hands.
  EXPECT_GT(agreed / all, 0.95);
}

TEST(MeshFile, what_is_written_is_read_again) {
  const LabelledMesh mesh = load_template();
  const std::string bytes = write_mesh(mesh);
  const std::optional<LabelledMesh> again = figure::read_mesh(bytes);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->half, mesh.half);
  EXPECT_EQ(again->labels, mesh.labels);
  EXPECT_EQ(again->names, mesh.names);
}

TEST(MeshFile, bytes_that_are_cut_or_changed_are_refused) {
  const std::string bytes = write_mesh(load_template());
  EXPECT_FALSE(figure::read_mesh("").has_value());
  EXPECT_FALSE(figure::read_mesh("UKM1").has_value());
  for (const std::size_t length : {bytes.size() / 3, bytes.size() / 2, bytes.size() - 1}) {
    EXPECT_FALSE(figure::read_mesh(std::string_view(bytes).substr(0, length)).has_value()) << length;
  }
  std::string other_version = bytes;
  other_version[4] = 99;
  EXPECT_FALSE(figure::read_mesh(other_version).has_value());
}

}  // namespace
}  // namespace unknot::test
