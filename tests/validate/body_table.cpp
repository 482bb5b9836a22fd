#include "validate/body_table.hpp"

#include <fstream>
#include <sstream>

#include "wire/figure/body_plan_codec.hpp"
#include "wire/figure/figure_map_codec.hpp"
#include "wire/figure/figure_view_codec.hpp"

namespace unknot::test {
namespace {

template <class Noun>
Noun load(const std::filesystem::path& path, const char* key) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  const auto json = wire::parse(bytes.str(), path.string());
  ensure(json.has_value(), "the figure's data are JSON");
  wire::Reading reading{path.string(), {}};
  Noun noun;
  if (key == nullptr) {
    wire::read_value(*json, "", reading, noun);
  } else {
    wire::read_value((*json)[key], key, reading, noun);
  }
  ensure(!reading.problem, "the figure's data can be read");
  return noun;
}

}  // namespace

std::vector<TableRow> load_table(const std::filesystem::path& csv) {
  std::ifstream file(csv);
  std::vector<TableRow> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::stringstream words(line);
    std::string kind;
    TableRow row;
    std::getline(words, kind, ',');
    std::getline(words, row.measure, ',');
    row.is_share = kind == "share";
    for (double& value : row.wanted) {
      std::string number;
      std::getline(words, number, ',');
      value = std::stod(number);
    }
    rows.push_back(row);
  }
  return rows;
}

BodyPlan load_plan(const std::filesystem::path& data) { return load<BodyPlan>(data / "figure/body.json", nullptr); }

std::vector<FigureEntry> load_figures(const std::filesystem::path& data) {
  return load<std::vector<FigureEntry>>(data / "figure/figures.json", "figures");
}

std::vector<ViewPlan> load_views(const std::filesystem::path& data) {
  return load<std::vector<ViewPlan>>(data / "figure/views.json", "views");
}

std::vector<RegionPatch> load_patches(const std::filesystem::path& data) {
  return load<std::vector<RegionPatch>>(data / "figure/regions.json", "regions");
}

BodyChoice find_choice_of(const FigureEntry& figure) {
  const double build = figure.build == "slim" ? -1.0 : (figure.build == "large" ? 1.0 : 0.0);
  return {figure.sex == "man" ? 1.0 : 0.0, build, figure.stature_mm};
}

}  // namespace unknot::test
