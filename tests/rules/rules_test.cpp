// The rules of the house, held by a machine: layers, sizes, whole data, and nouns that survive writing and reading.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "app/embedded_data.hpp"
#include "atlas/read_case.hpp"
#include "rules/source_tree.hpp"
#include "support/support.hpp"
#include "wire/atlas_codec.hpp"
#include "wire/body_codec.hpp"
#include "wire/result_codec.hpp"

namespace unknot::test {
namespace {

namespace fs = std::filesystem;

// ---- layers -----------------------------------------------------------------------------------------------------------------

TEST(Layers, the_table_of_the_house_was_found) {
  const Table table = read_table();
  EXPECT_GE(table.size(), 9U);
  EXPECT_TRUE(table.contains("base"));
  EXPECT_EQ(table.at("rank"), (std::set<std::string>{"rank", "math", "domain", "base"}));
}

TEST(Layers, every_folder_of_src_has_its_line_in_the_table) {
  const Table table = read_table();
  for (const fs::directory_entry& folder : fs::directory_iterator(find_src())) {
    EXPECT_TRUE(folder.is_directory()) << folder.path() << " lies outside every part";
    EXPECT_TRUE(table.contains(folder.path().filename().string())) << folder.path();
  }
}

TEST(Layers, the_table_has_no_circle) {
  const Table table = read_table();
  for (const auto& [part, sees] : table) {
    for (const std::string& other : sees) {
      EXPECT_TRUE(other == part || !table.at(other).contains(part)) << part << " and " << other << " see each other";
    }
  }
}

TEST(Layers, every_quoted_include_names_a_part_that_the_table_allows_and_none_climbs_with_two_dots) {
  const Table table = read_table();
  std::size_t n_includes = 0;
  for (const SourceFile& file : list_sources()) {
    for (const std::string& include : file.includes) {
      ++n_includes;
      EXPECT_EQ(include.find(".."), std::string::npos) << file.path << " includes " << include;
      if (include.ends_with(".inc")) continue;  // written by the build
      const std::string part = include.substr(0, include.find('/'));
      const bool joins_doors = file.path == "cli/main/main.cpp" && part == "server";  // the one program has both doors
      EXPECT_TRUE(joins_doors || table.at(file.part).contains(part)) << file.path << " includes " << include;
      EXPECT_TRUE(fs::exists(find_src() / include)) << file.path << " includes " << include;
    }
  }
  EXPECT_GT(n_includes, 100U);
}

TEST(Layers, no_part_includes_another_of_its_own_level) {
  const std::set<std::string> parts{"atlas", "figure", "rank", "press", "twin", "plan", "trial", "report", "store"};
  for (const auto& [part, sees] : read_table()) {
    if (!parts.contains(part)) continue;
    for (const std::string& other : sees)
      EXPECT_TRUE(other == part || !parts.contains(other)) << part << " sees " << other;
  }
}

// The compiler that builds the program, with the include roots that the build gives this part.
bool compiles(const std::string& part, const std::string& include) {
  const TempFolder folder;
  write_bytes(folder.at("probe.cpp"), fmt::format("#include \"{}\"\nint main() {{}}\n", include));
  std::string command = fmt::format("{} -std=c++23 -fsyntax-only", UNKNOT_COMPILER);
  const Table table = read_table();
  for (const std::string& seen : table.at(part)) command += fmt::format(" -I {}/roots/{}", UNKNOT_BUILD, seen);
  command += fmt::format(" {} >{} 2>&1", folder.at("probe.cpp"), folder.at("log"));
  return std::system(command.c_str()) == 0;
}

TEST(Layers, a_forbidden_include_does_not_compile) {
  EXPECT_TRUE(compiles("rank", "domain/atlas.hpp")) << "or the probe proves nothing";
  EXPECT_FALSE(compiles("rank", "wire/json.hpp"));
}

TEST(Layers, no_part_can_include_any_header_that_the_table_does_not_allow) {
  const Table table = read_table();
  std::map<std::string, std::string> header_of;
  for (const SourceFile& file : list_sources()) {
    if (file.path.ends_with(".hpp")) header_of.emplace(file.part, file.path);
  }
  for (const auto& [part, sees] : table) {
    for (const auto& [other, header] : header_of) {
      if (!sees.contains(other)) EXPECT_FALSE(compiles(part, header)) << part << " includes " << header;
    }
  }
}

// ---- sizes ------------------------------------------------------------------------------------------------------------------

TEST(Sizes, headers_have_at_most_200_lines_and_sources_400) {
  for (const SourceFile& file : list_sources()) {
    EXPECT_LE(file.lines.size(), file.path.ends_with(".hpp") ? 200U : 400U) << file.path;
  }
}

// A function ends with a brace alone at the margin of a namespace or a class, and begins with the line before it that
// stands at that margin too.
TEST(Sizes, functions_have_at_most_60_lines) {
  std::size_t n_functions = 0;
  for (const SourceFile& file : list_sources()) {
    std::map<std::size_t, std::size_t> last_at;  // by indent: the last line with text
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string& line = file.lines[i];
      const std::size_t indent = line.find_first_not_of(' ');
      if (indent == std::string::npos) continue;
      if (indent <= 2 && line.substr(indent) == "}") {
        ++n_functions;
        EXPECT_LE(i - last_at[indent] + 1, 60U) << file.path << ":" << last_at[indent] + 1;
      }
      last_at[indent] = i;
    }
  }
  EXPECT_GT(n_functions, 200U);
}

TEST(Root, holds_only_files_that_tools_and_readers_look_for_there) {
  const std::set<std::string> known = {"ARCHITECTURE.md",
                                       "CHANGELOG.md",
                                       "CITATION.cff",
                                       "CMakeLists.txt",
                                       "CMakePresets.json",
                                       "CONTRIBUTING.md",
                                       "LICENSE",
                                       "README.md",
                                       "run",
                                       "test"};
  for (const auto& entry : fs::directory_iterator(find_src().parent_path())) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && !name.starts_with('.')) {
      EXPECT_TRUE(known.contains(name)) << name << ": put it into a folder, or name it in this test";
    }
  }
}

TEST(Sizes, a_folder_has_at_most_12_pairs) {
  std::map<std::string, std::set<std::string>> stems;
  for (const SourceFile& file : list_sources()) {
    const fs::path path(file.path);
    stems[path.parent_path().string()].insert(path.stem().string());
  }
  for (const auto& [folder, names] : stems) EXPECT_LE(names.size(), 12U) << folder;
}

TEST(Sizes, every_header_says_in_its_first_line_what_it_is_for_and_is_read_once) {
  for (const SourceFile& file : list_sources()) {
    if (!file.path.ends_with(".hpp")) continue;
    EXPECT_TRUE(file.lines.front().starts_with("// ")) << file.path;
    EXPECT_NE(std::find(file.lines.begin(), file.lines.end(), "#pragma once"), file.lines.end()) << file.path;
  }
}

// ---- data -------------------------------------------------------------------------------------------------------------------

TEST(Data, the_program_finds_the_data_folder_whole) {
  const std::string command = fmt::format("{} atlas check {}/data >/dev/null", UNKNOT_PROGRAM, UNKNOT_SOURCE);
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST(Data, every_file_in_data_is_built_into_the_program_byte_for_byte_except_its_licence_and_the_figure) {
  std::map<std::string, std::string> embedded;
  for (const app::NamedBytes& file : app::list_embedded_files()) embedded[file.path] = file.bytes;
  const fs::path data = fs::path(UNKNOT_SOURCE) / "data";
  std::size_t n_files = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(data)) {
    const std::string path = fs::relative(entry.path(), data).generic_string();
    if (!entry.is_regular_file() || path == "LICENSE.md" || path.starts_with("figure/")) continue;
    ++n_files;
    ASSERT_TRUE(embedded.contains(path)) << path << " is read by nobody";
    EXPECT_EQ(embedded[path], read_bytes(entry.path().string())) << path;
  }
  EXPECT_EQ(n_files, embedded.size());
}

// The figures are made from these when the program is built; tools/figure_pack.cpp reads each of them.
TEST(Data, the_figure_folder_holds_what_its_tool_reads_and_nothing_else) {
  std::set<std::string> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(UNKNOT_SOURCE) / "data/figure")) {
    found.insert(entry.path().filename().string());
  }
  EXPECT_EQ(found, (std::set<std::string>{"body.json", "figures.json", "regions.json", "sites.json", "template.mesh",
                                          "views.json"}));
}

// rows.txt lists the rows of the clinical review by section and name, one a line.
TEST(Data, every_row_of_the_clinical_review_has_a_muscle_and_every_muscle_a_row) {
  std::istringstream lines(read_source("tests/rules/rows.txt"));
  std::set<std::string> rows;
  for (std::string line; std::getline(lines, line);) EXPECT_TRUE(rows.insert(line).second) << line << " twice";
  EXPECT_EQ(rows.size(), 98U);
  std::set<std::string> stated;
  for (const Muscle& muscle : atlas().muscles) {
    stated.insert(muscle.row);
    EXPECT_TRUE(rows.contains(muscle.row)) << muscle.id.value << " states \"" << muscle.row << "\"";
  }
  for (const std::string& row : rows) EXPECT_TRUE(stated.contains(row)) << row << " has no muscle";
}

TEST(Data, every_muscle_cites_a_source_and_says_how_sure_it_is) {
  for (const Muscle& muscle : atlas().muscles) {
    EXPECT_FALSE(muscle.sources.empty()) << muscle.id.value;
    EXPECT_FALSE(muscle.mark.empty()) << muscle.id.value;
    EXPECT_FALSE(muscle.base_rate_mark.empty()) << muscle.id.value;
  }
}

TEST(Data, every_likelihood_ratio_and_every_parameter_is_marked) {
  for (const FindingQuestion& finding : atlas().findings) {
    EXPECT_FALSE(finding.ratio_mark.empty()) << finding.id.value;
    EXPECT_FALSE(finding.mark.empty()) << finding.id.value;
  }
  for (const Parameter& parameter : atlas().parameters) {
    EXPECT_FALSE(parameter.mark.empty()) << parameter.id;
    EXPECT_FALSE(parameter.meaning.in("en").empty()) << parameter.id;
  }
  for (const OtherCause& cause : atlas().others) EXPECT_FALSE(cause.base_rate_mark.empty()) << cause.id.value;
}

TEST(Data, everything_about_safety_is_marked_and_cites_a_source) {
  for (const Flag& flag : atlas().flags) EXPECT_FALSE(flag.mark.empty() || flag.sources.empty()) << flag.id.value;
  for (const NoGoPlace& place : atlas().no_go)
    EXPECT_FALSE(place.mark.empty() || place.sources.empty()) << place.id.value;
  for (const Tool& tool : atlas().tools) {
    EXPECT_FALSE(tool.mark.empty() || tool.sources.empty()) << tool.id.value;
    for (const ToolBan& ban : tool.never_on) EXPECT_FALSE(ban.mark.empty() || ban.sources.empty()) << tool.id.value;
  }
}

TEST(Data, the_body_has_8_areas_at_least_150_fine_regions_and_all_74_choir_codes) {
  EXPECT_EQ(atlas().areas.size(), 8U);
  EXPECT_GE(atlas().regions.size(), 150U);
  std::set<std::string> codes;
  for (const Region& region : atlas().regions) {
    for (const auto& side : region.choir) codes.insert(side.begin(), side.end());
  }
  // The CHOIR body map numbers 36 fields in front and 38 behind.
  std::set<std::string> expected;
  for (int i = 1; i <= 36; ++i) expected.insert(fmt::format("f{:02}", i));
  for (int i = 1; i <= 38; ++i) expected.insert(fmt::format("b{:02}", i));
  EXPECT_EQ(codes, expected);
}

TEST(Data, every_region_is_within_an_area_and_reaches_every_other_over_its_neighbours) {
  std::set<RegionId> reached{atlas().regions.front().id};
  std::vector<RegionId> open(reached.begin(), reached.end());
  while (!open.empty()) {
    const Region& region = *find(atlas().regions, open.back());
    open.pop_back();
    EXPECT_NE(find(atlas().areas, region.area), nullptr) << region.id.value;
    for (const RegionId& next : region.adjacent) {
      if (reached.insert(next).second) open.push_back(next);
    }
  }
  EXPECT_EQ(reached.size(), atlas().regions.size());
}

// The languages that the data folder speaks: every text for a person is there in each of them and in no other.
const std::set<std::string> spoken{"de", "en"};

// One text for a person as it stands in a file of data, whatever kind of file it is.
struct Words {
  std::string file;  // below data
  std::string key;  // such as "points[0].name"
  std::map<std::string, std::string> by_language;
};

// A text is an object with a key that is the name of a language. Everything else is looked into.
void collect_words(const std::string& file, const std::string& key, const wire::Json& json, std::vector<Words>& all) {
  if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i) collect_words(file, fmt::format("{}[{}]", key, i), json[i], all);
  }
  if (!json.is_object()) return;
  if (std::any_of(spoken.begin(), spoken.end(), [&json](const auto& one) { return json.contains(one); })) {
    all.push_back({file, key, json.get<std::map<std::string, std::string>>()});
    return;
  }
  for (const auto& [name, value] : json.items()) collect_words(file, key.empty() ? name : key + "." + name, value, all);
}

std::vector<Words> list_words() {
  std::vector<Words> all;
  const fs::path data = fs::path(UNKNOT_SOURCE) / "data";
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(data)) {
    if (entry.path().extension() != ".json") continue;
    collect_words(fs::relative(entry.path(), data).generic_string(), "",
                  wire::Json::parse(read_bytes(entry.path().string())), all);
  }
  return all;
}

TEST(Data, every_text_for_a_person_is_there_in_every_language_the_folder_speaks) {
  const std::vector<Words> all = list_words();
  EXPECT_GT(all.size(), 1800U) << "or the walk missed a kind of file";
  for (const Words& words : all) {
    for (const std::string& language : spoken) {
      const auto found = words.by_language.find(language);
      EXPECT_TRUE(found != words.by_language.end() && !found->second.empty())
          << words.file << ": " << words.key << "." << language << " is missing";
    }
    for (const auto& [language, text] : words.by_language)
      EXPECT_TRUE(spoken.contains(language)) << words.file << ": " << words.key << "." << language;
  }
}

// Names of muscles and of one disease are Latin and stay as they are; any other text that is the same was not translated.
TEST(Data, no_german_text_is_its_english_text_except_latin_names) {
  const std::set<std::string> latin_diseases{"Polymyalgia rheumatica"};
  std::size_t n_latin = 0;
  for (const Words& words : list_words()) {
    if (!words.by_language.contains("de") || !words.by_language.contains("en")) continue;
    const std::string& english = words.by_language.at("en");
    if (words.by_language.at("de") != english) continue;
    const bool muscle = words.file.starts_with("muscles/") && words.key == "name";
    const bool disease = words.file.starts_with("others/") && words.key == "name" && latin_diseases.contains(english);
    EXPECT_TRUE(muscle || disease) << words.file << ": " << words.key << ".de is still \"" << english << "\"";
    ++n_latin;
  }
  EXPECT_GT(n_latin, 0U) << "or the comparison found nothing to compare";
}

TEST(Data, every_question_is_a_question_in_every_language) {
  for (const std::string& language : spoken) {
    for (const FindingQuestion& finding : atlas().findings)
      EXPECT_TRUE(finding.question.in(language).ends_with("?")) << finding.id.value << " in " << language;
    for (const Flag& flag : atlas().flags)
      EXPECT_TRUE(flag.question.in(language).ends_with("?")) << flag.id.value << " in " << language;
    for (const Screen& screen : atlas().screens) EXPECT_FALSE(screen.intro.in(language).empty()) << screen.id.value;
  }
}

// The whole numbers of a text, sorted; "82.1" and "82,1" are both 82 and 1.
std::vector<std::string> list_numbers(const std::string& text) {
  std::vector<std::string> numbers;
  std::string number;
  for (const char one : text + " ") {
    if (one >= '0' && one <= '9') {
      number += one;
    } else if (!number.empty()) {
      numbers.push_back(std::exchange(number, {}));
    }
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

// Emergency numbers, ages, days and seconds must not get lost on the way from one language to another.
TEST(Data, every_text_says_the_same_numbers_in_every_language) {
  for (const Words& words : list_words()) {
    const auto english = words.by_language.find("en");
    if (english == words.by_language.end()) continue;
    for (const auto& [language, text] : words.by_language)
      EXPECT_EQ(list_numbers(text), list_numbers(english->second))
          << words.file << ": " << words.key << "." << language;
  }
}

TEST(Data, no_list_of_the_atlas_names_anything_twice) {
  const auto expect_once = [](const auto& list, const std::string& where) {
    EXPECT_EQ(std::set(list.begin(), list.end()).size(), list.size()) << where;
  };
  for (const Region& region : atlas().regions) expect_once(region.adjacent, region.id.value);
  for (const Muscle& muscle : atlas().muscles) {
    for (const TriggerPoint& point : muscle.points) {
      const std::string where = muscle.id.value + "/" + point.id.value;
      expect_once(point.essential, where + " essential");
      expect_once(point.spill, where + " spill");
      expect_once(point.aggravated_by, where + " aggravated_by");
      expect_once(point.limits, where + " limits");
      expect_once(point.self_treatment, where + " self_treatment");
    }
  }
}

// ---- codecs -----------------------------------------------------------------------------------------------------------------

// Written and read again; the problem of the reading when there is one.
template <class Noun>
std::optional<Problem> read_again(const Noun& noun, Noun& again) {
  wire::Reading reading{"again.json", {}};
  wire::read_value(wire::write_value(noun), "", reading, again);
  return reading.problem;
}

template <class Noun>
void expect_round_trip(const std::vector<Noun>& nouns) {
  EXPECT_FALSE(nouns.empty());
  for (const Noun& noun : nouns) {
    Noun again;
    const std::optional<Problem> problem = read_again(noun, again);
    EXPECT_FALSE(problem.has_value()) << build_sentence(problem.value_or(Problem{}));
    EXPECT_TRUE(again == noun) << wire::write_value(noun).dump();
  }
}

TEST(Codec, every_noun_of_the_atlas_comes_back_equal_after_writing_and_reading) {
  expect_round_trip(atlas().findings);
  expect_round_trip(atlas().others);
  expect_round_trip(atlas().flags);
  expect_round_trip(atlas().screens);
  expect_round_trip(atlas().no_go);
  expect_round_trip(atlas().tools);
  expect_round_trip(atlas().complaints);
  expect_round_trip(atlas().sources);
  expect_round_trip(atlas().parameters);
}

TEST(Codec, every_muscle_comes_back_equal) {
  for (const Muscle& muscle : atlas().muscles) {
    wire::MuscleFile again;
    const std::optional<Problem> problem = read_again(wire::MuscleFile{muscle, {}}, again);
    EXPECT_FALSE(problem.has_value()) << build_sentence(problem.value_or(Problem{}));
    EXPECT_TRUE(again.muscle == muscle) << muscle.id.value;
  }
}

// The area of a region is told by the file it stands in.
TEST(Codec, every_region_comes_back_equal_within_its_area) {
  for (const Area& area : atlas().areas) {
    wire::AreaFile file{area, {}};
    for (const Region& region : atlas().regions) {
      if (region.area == area.id) file.regions.push_back(region);
    }
    for (Region& region : file.regions) region.order = 0;  // told by the place in the file
    wire::AreaFile again;
    const std::optional<Problem> problem = read_again(file, again);
    EXPECT_FALSE(problem.has_value()) << build_sentence(problem.value_or(Problem{}));
    for (Region& region : again.regions) region.area = again.area.id;
    EXPECT_TRUE(again.area == area);
    EXPECT_TRUE(again.regions == file.regions) << area.id;
  }
}

Case read_example() { return *engine().read_case(read_source("examples/neck.json"), "examples/neck.json", today); }

TEST(Codec, an_answer_comes_back_equal_whether_ranked_stopped_or_open) {
  const Case calm = read_example();
  Case stopped = calm;
  stopped.safety.push_back({FlagId("stroke"), Answer::yes, today});
  Case limited = calm;
  limited.safety.push_back({FlagId("blood_thinners"), Answer::not_sure, today});
  Case open = calm;
  open.safety.clear();
  for (const Case& one_case : {calm, stopped, limited, open}) {
    const Located located = engine().locate(one_case);
    const std::string text = wire::write_value(located).dump();
    Located again;
    wire::Reading reading{"again.json", {}};
    wire::read_value(*wire::parse(text, "again.json"), "", reading, again);
    EXPECT_FALSE(reading.problem.has_value()) << build_sentence(reading.problem.value_or(Problem{}));
    EXPECT_TRUE(again == located) << "also through text, to the last digit";
  }
}

TEST(Codec, a_case_comes_back_equal) {
  Case one_case = read_example();
  EXPECT_EQ(*atlas::read_case(atlas::write_case(one_case), "again.json", atlas(), today), one_case);
  one_case.drawing.cells.front().intensity = 0.1 + 0.2;  // a number that needs all its digits
  one_case.drawing.cells.front().qualities = {"burning"};
  one_case.findings.push_back(
      {FindingId("press_gives_my_pain"), Side::left,
       PointOnSide{MuscleId("soleus"), find(atlas().muscles, MuscleId("soleus"))->points.back().id, Side::left},
       Answer::not_sure, Examiner::professional, today - std::chrono::days(3)});
  EXPECT_EQ(*atlas::read_case(atlas::write_case(one_case), "again.json", atlas(), today), one_case);
}

}  // namespace
}  // namespace unknot::test
