#include "atlas/load.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "atlas/check.hpp"
#include "base/provenance.hpp"
#include "base/text.hpp"
#include "wire/atlas_codec.hpp"
#include "wire/body_codec.hpp"
#include "wire/care/book_codec.hpp"
#include "wire/press/book_codec.hpp"

namespace unknot::atlas {
namespace {

using wire::Json;
using wire::Reading;

// A muscle file says once what all its points share; a point that says its own keeps it.
void share(Muscle& muscle, const TriggerPoint& shared) {
  for (TriggerPoint& point : muscle.points) {
    point.aggravated_by.insert(point.aggravated_by.end(), shared.aggravated_by.begin(), shared.aggravated_by.end());
    point.limits.insert(point.limits.end(), shared.limits.begin(), shared.limits.end());
    point.dangers.insert(point.dangers.end(), shared.dangers.begin(), shared.dangers.end());
    if (point.self_treatment.empty()) point.self_treatment = shared.self_treatment;
    if (point.self_treatment_note.by_language.empty()) point.self_treatment_note = shared.self_treatment_note;
  }
}

template <class Noun>
void read_into(std::vector<Noun>& list, const Json& json, Reading& reading) {
  wire::read_value(json, "", reading, list.emplace_back());
}

void read_muscle(Atlas& atlas, const Json& json, Reading& reading) {
  wire::MuscleFile file;
  wire::read_value(json, "", reading, file);
  share(file.muscle, file.shared);
  atlas.muscles.push_back(std::move(file.muscle));
}

void read_area(Atlas& atlas, const Json& json, Reading& reading) {
  wire::AreaFile file;
  wire::read_value(json, "", reading, file);
  int order = 0;
  for (Region& region : file.regions) {
    region.area = file.area.id;
    region.order = order++;
    atlas.regions.push_back(std::move(region));
  }
  atlas.areas.push_back(std::move(file.area));
}

template <class Noun>
void read_list(std::vector<Noun>& list, const char* key, const Json& json, Reading& reading) {
  wire::ReadArchive archive(json, "", reading);
  archive.needed(key, list);
  archive.close();
}

void read_layers(Atlas& atlas, const Json& json, Reading& reading) {
  wire::LayerFile file;
  wire::read_value(json, "", reading, file);
  PressBook& press = atlas.press;
  press.regions.insert(press.regions.end(), file.regions.begin(), file.regions.end());
  press.muscles.insert(press.muscles.end(), file.muscles.begin(), file.muscles.end());
}

struct Folder {
  std::string_view path;  // a folder with its slash, or one file
  void (*read)(Atlas&, const Json&, Reading&);
};

constexpr std::array<Folder, 25> folders{{
    {"regions/", read_area},
    {"muscles/", read_muscle},
    {"findings/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.findings, j, r); }},
    {"others/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.others, j, r); }},
    {"flags/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.flags, j, r); }},
    {"screens/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.screens, j, r); }},
    {"no_go/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.no_go, j, r); }},
    {"tools/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.tools, j, r); }},
    {"prevalence/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.complaints, j, r); }},
    {"sources.json", [](Atlas& a, const Json& j, Reading& r) { read_list(a.sources, "sources", j, r); }},
    {"parameters.json", [](Atlas& a, const Json& j, Reading& r) { read_list(a.parameters, "parameters", j, r); }},
    {"care/bounds.json", [](Atlas& a, const Json& j, Reading& r) { read_list(a.care.bounds, "bounds", j, r); }},
    {"care/prompts.json", [](Atlas& a, const Json& j, Reading& r) { read_list(a.care.prompts, "prompts", j, r); }},
    {"care/aftercare.json",
     [](Atlas& a, const Json& j, Reading& r) { read_list(a.care.aftercare, "aftercare", j, r); }},
    {"report/words.json", [](Atlas& a, const Json& j, Reading& r) { read_list(a.report_words, "words", j, r); }},
    {"care/policies/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.care.policies, j, r); }},
    {"care/implements/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.care.implements, j, r); }},
    {"care/positions/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.care.positions, j, r); }},
    {"care/habits/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.care.habits, j, r); }},
    {"care/claims/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.care.claims, j, r); }},
    {"materials/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.press.tissues, j, r); }},
    {"shapes/", [](Atlas& a, const Json& j, Reading& r) { read_into(a.press.tools, j, r); }},
    {"layers/builds.json", [](Atlas& a, const Json& j, Reading& r) { wire::read_value(j, "", r, a.press.builds); }},
    {"layers/reasons.json", [](Atlas& a, const Json& j, Reading& r) { read_list(a.press.reasons, "reasons", j, r); }},
    {"layers/areas/", read_layers},
}};

// The figures were made from these when the program was built; they are no part of the atlas and of its hash.
bool belongs_to_figure(const DataFile& file) { return file.path.starts_with("figure/"); }

const Folder* find_folder(std::string_view path) {
  for (const Folder& folder : folders) {
    if (folder.path.ends_with('/') ? path.starts_with(folder.path) : path == folder.path) return &folder;
  }
  return nullptr;
}

// One file one entry, named for it: so that a name in a message leads to a file, and two entries cannot share an id.
void check_file_name(const std::string& path, const Json& json, Reading& reading) {
  const std::size_t name = path.rfind('/') + 1;
  const std::string stem = path.substr(name, path.size() - name - std::string_view(".json").size());
  const bool is_area = path.starts_with("regions/") || path.starts_with("layers/areas/");
  const char* key = is_area ? "area" : "id";
  if (path.find('/') == std::string::npos || !json.contains(key) || json[key] == stem) return;
  reading.refuse(Code::bad_data, key, wire::build_description(json[key]), quote(stem), "Name the file for its entry.");
}

template <class Entry>
void sort_by_order(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return std::tie(a.order, a.id) < std::tie(b.order, b.id); });
}

template <class Entry>
void sort_by_id(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
}

void sort_all(Atlas& atlas) {
  sort_by_id(atlas.areas);
  sort_by_id(atlas.regions);
  sort_by_id(atlas.muscles);
  sort_by_id(atlas.others);
  sort_by_id(atlas.findings);
  sort_by_id(atlas.flags);
  sort_by_id(atlas.no_go);
  sort_by_id(atlas.tools);
  sort_by_id(atlas.complaints);
  sort_by_id(atlas.sources);
  sort_by_id(atlas.parameters);
  sort_by_order(atlas.screens);
  sort_by_id(atlas.care.bounds);
  sort_by_order(atlas.care.policies);
  sort_by_order(atlas.care.implements);
  sort_by_id(atlas.care.positions);
  sort_by_id(atlas.care.habits);
  sort_by_order(atlas.care.claims);
  sort_by_id(atlas.care.prompts);
  sort_by_id(atlas.report_words);
  sort_by_id(atlas.press.tissues);
  sort_by_id(atlas.press.tools);
  sort_by_id(atlas.press.reasons);
  std::ranges::sort(atlas.press.regions, {}, &RegionLayers::region);
  std::ranges::sort(atlas.press.muscles, {}, [](const MuscleLayers& one) { return std::tie(one.muscle, one.region); });
}

// Whatever is wrong with a data file, the data folder is what is not usable; the kind of fault stays in the words.
Problem build_bad_data(Problem problem) {
  std::string found(find_code(problem.code).person);
  if (!problem.found.empty()) found += ": " + problem.found;
  if (problem.code != Code::bad_data) problem.found = std::move(found);
  problem.code = Code::bad_data;
  return problem;
}

}  // namespace

std::expected<Atlas, Problem> load(const std::vector<DataFile>& files) {
  Atlas atlas;
  for (const DataFile& file : files) {
    if (belongs_to_figure(file)) continue;
    const Folder* folder = file.path.ends_with(".json") ? find_folder(file.path) : nullptr;
    if (folder == nullptr) {
      return std::unexpected(Problem{Code::bad_data, file.path, "", "a file that belongs nowhere",
                                     "the folders and files of the data guide", "Move or remove the file."});
    }
    std::expected<Json, Problem> json = wire::parse(file.bytes, file.path);
    if (!json) return std::unexpected(build_bad_data(json.error()));
    Reading reading{file.path, {}};
    folder->read(atlas, *json, reading);
    if (!reading.problem) check_file_name(file.path, *json, reading);
    if (reading.problem) return std::unexpected(build_bad_data(*reading.problem));
  }
  sort_all(atlas);
  if (std::optional<Problem> problem = check(atlas)) return std::unexpected(*problem);
  return atlas;
}

std::string build_data_hash(std::vector<DataFile> files) {
  std::sort(files.begin(), files.end(), [](const DataFile& a, const DataFile& b) { return a.path < b.path; });
  std::uint64_t hash = build_fingerprint("");
  for (const DataFile& file : files) {
    if (belongs_to_figure(file)) continue;
    hash = build_fingerprint(file.path, hash);
    hash = build_fingerprint(file.bytes, hash);
  }
  return build_hexadecimal(hash);
}

}  // namespace unknot::atlas
