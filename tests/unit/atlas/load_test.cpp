#include "atlas/load.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/support.hpp"

namespace unknot::atlas {
namespace {

using test::find_bytes;
using test::list_data;
using test::replace_first;
using Files = std::vector<app::NamedBytes>;

std::vector<DataFile> build_views(const Files& files) {
  std::vector<DataFile> views;
  for (const app::NamedBytes& file : files) views.push_back({file.path, file.bytes});
  return views;
}

Problem refuse(const Files& files) {
  const std::expected<Atlas, Problem> loaded = load(build_views(files));
  EXPECT_FALSE(loaded.has_value());
  return loaded ? Problem{} : loaded.error();
}

Problem refuse_edit(const std::string& path, const std::string& from, const std::string& to) {
  Files files = list_data();
  std::string& bytes = find_bytes(files, path);
  bytes = replace_first(bytes, from, to);
  const Problem problem = refuse(files);
  EXPECT_EQ(problem.file, path) << build_sentence(problem);
  return problem;
}

TEST(Load, the_built_in_data_is_whole) { EXPECT_TRUE(load(build_views(list_data())).has_value()); }

TEST(Load, the_order_of_the_files_does_not_matter) {
  Files files = list_data();
  std::reverse(files.begin(), files.end());
  EXPECT_TRUE(*load(build_views(files)) == test::atlas());
}

TEST(Load, every_list_is_sorted_by_id_and_every_entry_can_be_found) {
  const Atlas& atlas = test::atlas();
  const auto all_found = [](const auto& entries) {
    return std::all_of(entries.begin(), entries.end(),
                       [&](const auto& entry) { return find(entries, entry.id) == &entry; });
  };
  EXPECT_TRUE(all_found(atlas.areas));
  EXPECT_TRUE(all_found(atlas.regions));
  EXPECT_TRUE(all_found(atlas.muscles));
  EXPECT_TRUE(all_found(atlas.others));
  EXPECT_TRUE(all_found(atlas.findings));
  EXPECT_TRUE(all_found(atlas.flags));
  EXPECT_TRUE(all_found(atlas.no_go));
  EXPECT_TRUE(all_found(atlas.tools));
  EXPECT_TRUE(all_found(atlas.complaints));
  EXPECT_TRUE(all_found(atlas.sources));
  EXPECT_TRUE(all_found(atlas.parameters));
  EXPECT_EQ(find(atlas.muscles, MuscleId("no_such_muscle")), nullptr);
}

TEST(Load, a_file_that_belongs_nowhere_is_refused) {
  for (const char* path :
       {"notes.txt", "muscle/soleus.json", "muscles/soleus.txt", "soleus.json", "sources.json.json"}) {
    Files files = list_data();
    files.push_back({path, "{}"});
    const Problem problem = refuse(files);
    EXPECT_EQ(problem.code, Code::bad_data) << path;
    EXPECT_EQ(problem.file, path);
  }
}

TEST(Load, a_file_that_is_not_named_for_its_entry_is_refused) {
  Files files = list_data();
  for (app::NamedBytes& file : files) {
    if (file.path == "muscles/soleus.json") file.path = "muscles/calf.json";
  }
  const Problem problem = refuse(files);
  EXPECT_EQ(problem.code, Code::bad_data);
  EXPECT_EQ(problem.file, "muscles/calf.json");
  EXPECT_EQ(problem.allowed, "\"calf\"");
}

TEST(Load, a_reference_that_leads_nowhere_is_refused_with_file_key_and_the_nearest_three) {
  const Problem problem = refuse_edit("muscles/levator_scapulae.json", "\"essential\": [\"neck_angle\"]",
                                      "\"essential\": [\"neck_anlge\"]");
  EXPECT_EQ(problem.code, Code::bad_data);
  EXPECT_EQ(problem.key, "points.neck_angle.essential");
  EXPECT_EQ(problem.found, "\"neck_anlge\"");
  EXPECT_TRUE(problem.next.starts_with("Did you mean neck_angle, ")) << problem.next;
  EXPECT_EQ(std::count(problem.next.begin(), problem.next.end(), ','), 1) << "three names: " << problem.next;
}

TEST(Load, every_kind_of_reference_is_followed) {
  const std::string muscle = "muscles/levator_scapulae.json";
  EXPECT_EQ(refuse_edit(muscle, "\"hook_cane\"", "\"hook_cain\"").key, "points.neck_angle.self_treatment");
  EXPECT_EQ(refuse_edit(muscle, "\"crutches\"", "\"crutch\"").key, "points.neck_angle.aggravated_by");
  EXPECT_EQ(refuse_edit(muscle, "\"neck_turn_toward\"", "\"neck_turns\"").key, "points.neck_angle.limits");
  EXPECT_EQ(refuse_edit(muscle, "\"simons_1999\"", "\"simons\"").key, "sources");
  EXPECT_EQ(refuse_edit(muscle, "\"region\": \"neck_angle\"", "\"region\": \"angle\"").key,
            "points.neck_angle.sites.region");
  EXPECT_EQ(refuse_edit("others/tooth_disease.json", "\"tooth_trouble\"", "\"tooth\"").key, "flag");
  EXPECT_EQ(refuse_edit("others/tooth_disease.json", "\"hot_cold_bite_tooth\"", "\"hot\"").key, "raised_by");
  EXPECT_EQ(refuse_edit("flags/blood_thinners.json", "\"medicines_and_bones\"", "\"medicines\"").key, "asked_in");
  EXPECT_EQ(refuse_edit("flags/blood_thinners.json", "\"ball_wall\"", "\"ball\"").key, "forbids_tools");
  EXPECT_EQ(refuse_edit("no_go/armpit.json", "[\"armpit\"]", "[\"pit\"]").key, "regions");
  EXPECT_EQ(refuse_edit("tools/massage_gun.json", "\"eyeball\"", "\"eye_ball\"").key, "never_on.places");
}

TEST(Load, two_points_of_one_muscle_with_the_same_name_are_refused) {
  const Problem problem = refuse_edit("muscles/upper_trapezius.json", "\"id\": \"two\"", "\"id\": \"one\"");
  EXPECT_EQ(problem.code, Code::bad_data);
  EXPECT_EQ(problem.key, "points");
  EXPECT_EQ(problem.found, "\"one\" twice");
}

TEST(Load, a_doubled_region_is_refused) {
  Files files = list_data();
  std::string& bytes = find_bytes(files, "regions/neck.json");
  bytes = replace_first(bytes, "\"id\": \"neck_front\"", "\"id\": \"neck_side\"");
  EXPECT_EQ(refuse(files).found, "neck_side twice");
}

TEST(Load, neighbours_that_hold_one_way_only_are_refused_with_what_to_add) {
  const Problem problem =
      refuse_edit("regions/neck.json", "[\"jaw\", \"chin\", \"mouth\", \"neck_front\", \"breastbone\"]",
                  "[\"jaw\", \"chin\", \"mouth\", \"neck_front\", \"breastbone\", \"temple\"]");
  EXPECT_EQ(problem.code, Code::bad_data);
  EXPECT_EQ(problem.key, "throat.adjacent");
  EXPECT_EQ(problem.next, "Add throat to the neighbours of temple.");
}

// Also half of a file must not pass for the whole: cut at every 97th byte, which meets every kind of place.
TEST(Load, a_half_written_file_is_refused_wherever_it_is_cut) {
  for (const char* path : {"muscles/upper_trapezius.json", "flags/blood_thinners.json", "parameters.json"}) {
    const Files whole = list_data();
    Files files = whole;
    const std::string bytes = find_bytes(files, path);
    const std::size_t text = bytes.find_last_not_of(" \n") + 1;
    for (std::size_t size = 0; size < text; size += 97) {
      const std::string half = bytes.substr(0, size);
      const std::expected<Atlas, Problem> loaded = load({{path, half}});
      ASSERT_FALSE(loaded.has_value()) << path << " cut at " << size;
      EXPECT_EQ(loaded.error().file, path);
    }
  }
}

TEST(Load, a_folder_without_files_is_refused) { EXPECT_EQ(refuse({}).code, Code::bad_data); }

TEST(Load, a_folder_that_lacks_one_kind_of_file_is_refused) {
  for (const char* prefix : {"regions/", "muscles/", "findings/", "others/", "flags/", "screens/", "no_go/", "tools/",
                             "sources.json", "parameters.json"}) {
    Files files = list_data();
    std::erase_if(files, [prefix](const app::NamedBytes& file) { return file.path.starts_with(prefix); });
    EXPECT_EQ(refuse(files).code, Code::bad_data) << prefix;
  }
}

// A parameter that the ranking needs must be missed when the data is loaded, not when somebody's case is ranked.
TEST(Load, a_missing_parameter_of_the_ranking_is_refused) {
  Files files = list_data();
  std::string& bytes = find_bytes(files, "parameters.json");
  bytes = replace_first(bytes, "\"essential_weight\"", "\"essential_wait\"");
  EXPECT_FALSE(load(build_views(files)).has_value())
      << "the ranking then stops the program: a promise reachable from input";
}

// The questions of a muscle are asked of the person; pressing has its own way and no ratio for each examiner.
TEST(Load, a_muscle_that_is_made_worse_by_being_pressed_is_refused) {
  Files files = list_data();
  std::string& bytes = find_bytes(files, "muscles/levator_scapulae.json");
  bytes = replace_first(bytes, "\"crutches\"", "\"taut_band\"");
  EXPECT_FALSE(load(build_views(files)).has_value()) << "the next question then looks for a ratio that is not there";
}

TEST(Load, a_number_out_of_its_range_an_unknown_key_and_an_unused_source_are_refused) {
  EXPECT_EQ(refuse_edit("muscles/levator_scapulae.json", "\"value\": 0.25", "\"value\": 1.25").key, "base_rate.value");
  EXPECT_EQ(refuse_edit("muscles/levator_scapulae.json", "\"plain_name\"", "\"plane_name\"").key, "plane_name");
  EXPECT_EQ(refuse_edit("parameters.json", "\"value\": 0.6", "\"value\": 0.9").key, "essential_weight");
  EXPECT_EQ(refuse_edit("sources.json", "{ \"id\": ",
                        "{ \"id\": \"zzz\", \"kind\": \"web\", \"authors\": \"nobody\" },\n    { \"id\": ")
                .key,
            "zzz");
}

TEST(Load, a_yes_that_speaks_against_its_muscle_is_refused) {
  EXPECT_EQ(refuse_edit("findings/neck_turn_toward.json", "\"yes\": 2.0", "\"yes\": 0.9").key, "likelihood_ratio");
}

TEST(Load, what_a_muscle_says_once_holds_for_each_of_its_points) {
  const Muscle& muscle = *find(test::atlas().muscles, MuscleId("upper_trapezius"));
  ASSERT_GE(muscle.points.size(), 2U);
  const std::vector<ToolId> own{ToolId("pincer"), ToolId("hook_cane"), ToolId("ball_wall")};
  EXPECT_EQ(muscle.points[0].self_treatment, own) << "a point that says its own tools keeps them";
  EXPECT_EQ(muscle.points[1].self_treatment.size(), 4U);
  for (const TriggerPoint& point : muscle.points) {
    EXPECT_EQ(point.aggravated_by, muscle.points[0].aggravated_by);
    EXPECT_EQ(point.dangers, muscle.points[0].dangers);
  }
}

TEST(DataHash, does_not_depend_on_order_and_changes_with_every_byte_and_path) {
  Files files = list_data();
  const std::string hash = build_data_hash(build_views(files));
  EXPECT_EQ(hash.size(), 16U);
  std::reverse(files.begin(), files.end());
  EXPECT_EQ(build_data_hash(build_views(files)), hash);
  files.front().bytes += " ";
  EXPECT_NE(build_data_hash(build_views(files)), hash);
  files.front().bytes.pop_back();
  files.front().path += "x";
  EXPECT_NE(build_data_hash(build_views(files)), hash);
}

// ---- press --------------------------------------------------------------------------------------------------------------------

TEST(Load, layers_that_are_no_layers_are_refused_where_they_stand) {
  const std::string neck = "layers/areas/neck.json";
  EXPECT_EQ(refuse_edit(neck, "\"usual_mm\": 1.8", "\"usual_mm\": 0").key, "regions[0].skin.usual_mm");
  EXPECT_EQ(refuse_edit(neck, "\"usual_mm\": 1.8", "\"usual_mm\": -2").key, "regions[0].skin.usual_mm");
  EXPECT_NE(refuse_edit(neck, "\"anatomy\"", "\"anatomi\"").next.find("anatomy"), std::string::npos);
  Files files = list_data();
  std::string& bytes = find_bytes(files, neck);
  bytes = replace_first(bytes, "\"throat\"", "\"throatt\"");
  const Problem unknown = refuse(files);  // no file can be told: its area goes by the region
  EXPECT_EQ(unknown.file, "layers/areas/");
  EXPECT_NE(unknown.next.find("throat"), std::string::npos);
  EXPECT_EQ(refuse_edit(neck, "\"mark\": \"assumed\"", "\"mark\": \"sure\"").key, "throat.skin.mark");
  EXPECT_EQ(refuse_edit(neck, "\"mark\": \"assumed\"", "\"mark\": \"S\"").key, "throat.skin.sources");
}

TEST(Load, a_stiffness_outside_its_own_range_is_refused) {
  EXPECT_EQ(refuse_edit("materials/fat.json", "\"low\": 0.5", "\"low\": 2.5").key, "shear_modulus_kpa");
}

TEST(Load, a_shape_without_the_size_that_its_form_needs_is_refused) {
  EXPECT_EQ(refuse_edit("shapes/gun_fork.json", "  \"spacing_mm\": 36,\n", "").key, "spacing_mm");
}

TEST(Load, a_site_without_layers_is_refused) {
  Files files = list_data();
  std::string& bytes = find_bytes(files, "layers/areas/pelvis.json");
  const std::size_t begin = bytes.find("    {\n      \"muscle\"");
  const std::size_t end = bytes.find("    {\n      \"muscle\"", begin + 1);
  bytes.erase(begin, end - begin);
  const Problem problem = refuse(files);
  EXPECT_EQ(problem.key, "sites") << build_sentence(problem);
  EXPECT_EQ(problem.file, "layers/areas/pelvis.json");
}

}  // namespace
}  // namespace unknot::atlas
