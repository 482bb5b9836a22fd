#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "figure/fit.hpp"
#include "figure/mesh_file.hpp"
#include "figure/regions.hpp"
#include "figure/shape.hpp"
#include "support/support.hpp"
#include "wire/figure/body_plan_codec.hpp"
#include "wire/figure/figure_map_codec.hpp"

namespace unknot::figure {
namespace {

using Place = std::tuple<std::string, std::string, int>;  // muscle, point, site

wire::Json read_json(const std::string& path) {
  const auto json = wire::parse(test::read_source(path), path);
  EXPECT_TRUE(json.has_value()) << path;
  return json.value_or(wire::Json());
}

BodyPlan read_plan() {
  wire::Reading reading{"body.json", {}};
  BodyPlan plan;
  wire::read_value(read_json("data/figure/body.json"), "", reading, plan);
  EXPECT_FALSE(reading.problem.has_value());
  return plan;
}

std::vector<SiteMark> read_sites() {
  wire::Reading reading{"sites.json", {}};
  const wire::Json json = read_json("data/figure/sites.json");
  std::vector<SiteMark> sites;
  wire::ReadArchive archive(json, "", reading);
  archive.needed("sites", sites);
  archive.close();
  EXPECT_FALSE(reading.problem.has_value());
  return sites;
}

LabelledMesh read_template() {
  const auto mesh = read_mesh(test::read_source("data/figure/template.mesh"));
  EXPECT_TRUE(mesh.has_value());
  return mesh.value_or(LabelledMesh{});
}

std::map<Place, std::string> list_wanted() {
  std::map<Place, std::string> wanted;
  for (const Muscle& muscle : test::atlas().muscles) {
    for (const TriggerPoint& point : muscle.points) {
      for (std::size_t i = 0; i < point.sites.size(); ++i) {
        wanted[{muscle.id.value, point.id.value, static_cast<int>(i)}] = point.sites[i].region.value;
      }
    }
  }
  return wanted;
}

Place find_name(const SiteMark& mark) { return {mark.muscle.value, mark.point.value, mark.site}; }

std::string build_words(const Place& name) {
  return std::get<0>(name) + " " + std::get<1>(name) + " " + std::to_string(std::get<2>(name));
}

TEST(Sites, every_site_of_the_atlas_has_one_place) {
  std::set<Place> placed;
  const std::map<Place, std::string> wanted = list_wanted();
  for (const SiteMark& mark : read_sites()) {
    const std::string name = build_words(find_name(mark));
    EXPECT_TRUE(placed.insert(find_name(mark)).second) << name << " is placed twice";
    EXPECT_TRUE(wanted.contains(find_name(mark))) << name << " is no site of the atlas";
    EXPECT_EQ(mark.place.points.size() + mark.place.around.size(), 1U) << name << " must be one point";
  }
  for (const auto& [name, region] : wanted) EXPECT_TRUE(placed.contains(name)) << build_words(name) << " has no place";
}

TEST(Sites, every_site_lies_in_the_region_that_its_muscle_names) {
  const Shape shape(read_plan(), template_choice);
  const LabelledMesh mesh = read_template();
  const std::map<Place, std::string> wanted = list_wanted();
  for (const SiteMark& mark : read_sites()) {
    const MeshPlace place = find_nearest(mesh.half, find_place(mark.place, shape));
    const int label = mesh.labels.at(static_cast<std::size_t>(place.triangle));
    const auto found = wanted.find(find_name(mark));
    if (found == wanted.end()) continue;
    EXPECT_EQ(mesh.names.at(static_cast<std::size_t>(label)), found->second) << build_words(find_name(mark));
  }
}

TEST(Sites, they_stand_in_order_so_that_one_is_quickly_found) {
  const std::vector<SiteMark> sites = read_sites();
  for (std::size_t i = 1; i < sites.size(); ++i) {
    EXPECT_LT(find_name(sites[i - 1]), find_name(sites[i])) << build_words(find_name(sites[i]));
  }
}

TEST(Template, every_region_has_some_skin) {
  const LabelledMesh mesh = read_template();
  const std::set<int> used(mesh.labels.begin(), mesh.labels.end());
  for (std::size_t i = 0; i < mesh.names.size(); ++i) {
    EXPECT_TRUE(used.contains(static_cast<int>(i))) << mesh.names[i];
  }
}

}  // namespace
}  // namespace unknot::figure
