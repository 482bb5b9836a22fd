// The published measurements and the figures they are for.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "domain/figure/figure_map.hpp"
#include "domain/figure/figure_view.hpp"
#include "validate/measure_body.hpp"

namespace unknot::test {

/// One measure, for the six figures in the order of figures.json.
struct TableRow {
  std::string measure;
  bool is_share = false;  ///< of stature
  std::array<double, 6> wanted{};

  /// [mm]
  double find_wanted(std::size_t figure, double stature) const {
    return wanted.at(figure) * (is_share ? stature : 1.0);
  }
};

std::vector<TableRow> load_table(const std::filesystem::path& csv);
BodyPlan load_plan(const std::filesystem::path& data);
std::vector<ViewPlan> load_views(const std::filesystem::path& data);
std::vector<RegionPatch> load_patches(const std::filesystem::path& data);
std::vector<FigureEntry> load_figures(const std::filesystem::path& data);
BodyChoice find_choice_of(const FigureEntry& figure);

}  // namespace unknot::test
