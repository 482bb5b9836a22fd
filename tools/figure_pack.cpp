// Makes the figures that are built into the program, and, for whoever changes the body, the template itself.
//
//   figure_pack remesh DATA                           meshes the template body anew into DATA/figure/template.mesh
//   figure_pack relabel DATA                          gives its triangles their regions anew, keeping their numbers
//   figure_pack pack DATA FIGURE OUTPUT               one figure with mesh, pictures and outlines as a pack of files
//   figure_pack picture DATA FIGURE VIEW OUTPUT.webp  one picture; with regions and sites when OUTPUT's name has "map" in it
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/provenance.hpp"
#include "figure/pack.hpp"
#include "wire/body_codec.hpp"
#include "wire/figure/body_plan_codec.hpp"
#include "wire/figure/figure_map_codec.hpp"
#include "wire/figure/figure_view_codec.hpp"

namespace {

using namespace unknot;
namespace fs = std::filesystem;

[[noreturn]] void stop(const std::string& message) {
  std::cerr << "figure_pack: " << message << "\n";
  std::exit(1);
}

std::string read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) stop(path.string() + " cannot be read");
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) stop(path.string() + " cannot be written");
}

// The file as one noun, or the list under `key` in it.
template <class Noun>
Noun read_noun(const fs::path& path, const char* key = nullptr) {
  const auto json = wire::parse(read_bytes(path), path.string());
  if (!json) stop(build_sentence(json.error()));
  wire::Reading reading{path.string(), {}};
  Noun noun;
  if (key != nullptr) {
    wire::ReadArchive archive(*json, "", reading);
    archive.needed(key, noun);
    archive.close();
  } else {
    wire::read_value(*json, "", reading, noun);
  }
  if (reading.problem) stop(build_sentence(*reading.problem));
  return noun;
}

figure::PackInput read_input(const fs::path& data, bool with_template) {
  figure::PackInput input;
  input.plan = read_noun<BodyPlan>(data / "figure/body.json");
  input.map.regions = read_noun<std::vector<RegionPatch>>(data / "figure/regions.json", "regions");
  input.map.sites = read_noun<std::vector<SiteMark>>(data / "figure/sites.json", "sites");
  input.views = read_noun<std::vector<ViewPlan>>(data / "figure/views.json", "views");
  input.figures = read_noun<std::vector<FigureEntry>>(data / "figure/figures.json", "figures");
  for (const auto& entry : fs::directory_iterator(data / "regions")) {
    auto area = read_noun<wire::AreaFile>(entry.path());
    for (Region& region : area.regions) {
      region.area = area.area.id;
      input.regions.push_back(std::move(region));
    }
  }
  if (with_template) {
    const auto mesh = figure::read_mesh(read_bytes(data / "figure/template.mesh"));
    if (!mesh) stop("template.mesh is damaged or of another version; restore it, or run: figure_pack remesh DATA");
    input.body = *mesh;
  }
  if (const std::string bad = figure::check_input(input); !bad.empty()) stop("no good place is said for " + bad);
  return input;
}

const FigureEntry& find_entry(const figure::PackInput& input, const std::string& id) {
  for (const FigureEntry& entry : input.figures) {
    if (entry.id == id) return entry;
  }
  stop("no figure is called " + id);
}

std::string build_pack(const figure::PackInput& input, const FigureEntry& entry) {
  std::string pack;
  const auto add = [&pack](const std::string& path, const std::string& bytes) {
    pack += fmt::format("{}\n{}\n{}", path, bytes.size(), bytes);
  };
  const figure::MadeFigure made = figure::make_figure(input, entry);
  add(entry.id + "/figure.json", wire::write_value(FigureFile{entry, input.views}).dump());
  add(entry.id + "/mesh", made.mesh);
  for (const ViewPlan& plan : input.views) {
    figure::MadePicture picture = figure::make_picture(input, made, plan);
    // The fingerprint lets a page keep the picture for ever, and asks anew when it changes.
    picture.view.image = fmt::format("/api/v1/figures/{}/views/{}/image?v={}", entry.id, plan.id,
                                     build_hexadecimal(build_fingerprint(picture.webp)));
    add(entry.id + "/" + plan.id + ".webp", picture.webp);
    add(entry.id + "/" + plan.id + ".json", wire::write_value(picture.view).dump());
  }
  return pack;
}

void make_one_picture(const std::vector<std::string>& words) {
  const figure::PackInput input = read_input(words[1], true);
  const figure::MadeFigure made = figure::make_figure(input, find_entry(input, words[2]));
  for (const ViewPlan& plan : input.views) {
    if (plan.id != words[3]) continue;
    const bool map = words[4].find("map") != std::string::npos;
    write_bytes(words[4], map ? figure::make_map(input, made, plan) : figure::make_picture(input, made, plan).webp);
    return;
  }
  stop("no view is called " + words[3]);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 2 && words[0] == "remesh") {
    const figure::PackInput input = read_input(words[1], false);
    write_bytes(fs::path(words[1]) / "figure/template.mesh", figure::write_mesh(figure::make_template(input)));
  } else if (words.size() == 2 && words[0] == "relabel") {
    const figure::PackInput input = read_input(words[1], true);
    write_bytes(fs::path(words[1]) / "figure/template.mesh", figure::write_mesh(figure::make_labels(input)));
  } else if (words.size() == 4 && words[0] == "pack") {
    const figure::PackInput input = read_input(words[1], true);
    write_bytes(words[3], build_pack(input, find_entry(input, words[2])));
  } else if (words.size() == 5 && words[0] == "picture") {
    make_one_picture(words);
  } else {
    stop(
        "usage: figure_pack remesh DATA | relabel DATA | pack DATA FIGURE OUTPUT | picture DATA FIGURE VIEW "
        "OUTPUT.webp");
  }
}
