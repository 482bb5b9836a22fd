#include "cli/press/print_press.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/press/find_site.hpp"
#include "cli/render.hpp"
#include "cli/words.hpp"

namespace unknot::cli {
namespace {

struct ShareWord {
  double share;
  const char* word;
};
constexpr std::array<ShareWord, 13> share_words{{{0.02, "a fiftieth"},
                                                 {0.05, "a twentieth"},
                                                 {0.1, "a tenth"},
                                                 {0.125, "an eighth"},
                                                 {1.0 / 6.0, "a sixth"},
                                                 {0.2, "a fifth"},
                                                 {0.25, "a quarter"},
                                                 {1.0 / 3.0, "a third"},
                                                 {0.4, "two fifths"},
                                                 {0.5, "half"},
                                                 {2.0 / 3.0, "two thirds"},
                                                 {0.75, "three quarters"},
                                                 {1.0, "all"}}};

struct Line {
  const char* name;
  const char* unit;
  double factor;
  double DoseRow::* value;
};
constexpr std::array<Line, 10> lines{{{"force", "N", 1.0, &DoseRow::force_n},
                                      {"the hand moves", "mm", 1.0, &DoseRow::depth_mm},
                                      {"skin in contact", "cm2", 1.0, &DoseRow::area_cm2},
                                      {"pressure on the skin, mean", "kPa", 1.0, &DoseRow::skin_pressure_kpa},
                                      {"pressure on the skin, peak", "kPa", 1.0, &DoseRow::peak_skin_pressure_kpa},
                                      {"the point moves, down is -", "mm", 1.0, &DoseRow::nodule_mm},
                                      {"pressure at the point", "kPa", 1.0, &DoseRow::nodule_pressure_kpa},
                                      {"that is of the skin's mean", "%", 100.0, &DoseRow::nodule_share},
                                      {"shear at the point", "kPa", 1.0, &DoseRow::nodule_shear_kpa},
                                      {"tissue over 6 kPa", "cm3", 1.0, &DoseRow::stanched_cm3}}};

struct DragLine {
  const char* name;
  double factor;
  bool needs_slide;
  double SkinDrag::* value;
};
constexpr std::array<DragLine, 5> drag_lines{{{"force before it moved aside [N]", 1.0, true, &SkinDrag::force_before_n},
                                              {"the tool pulls along the fibres [N]", 1.0, true, &SkinDrag::along_n},
                                              {"the tool pulls across them [N]", 1.0, true, &SkinDrag::across_n},
                                              {"shear of the skin, peak [kPa]", 1.0, false, &SkinDrag::peak_kpa},
                                              {"of the contact, sticks [%]", 100.0, false, &SkinDrag::stick_share}}};

void print_drag(Console& console, const PressAnswer& answer) {
  if (std::ranges::none_of(answer.answers, [](const StiffAnswer& stiff) { return stiff.drag.has_value(); })) return;
  const PressChanges& changes = answer.one_case.changes;
  const bool slides = changes.slide_mm.value_or(0.0) != 0.0 || changes.slide_along_mm.value_or(0.0) != 0.0;
  for (const DragLine& line : drag_lines) {
    if (line.needs_slide && !slides) continue;
    fmt::print(console.out, "{:36}", line.name);
    for (const StiffAnswer& stiff : answer.answers) {
      const double value = stiff.drag ? line.factor * (*stiff.drag).*line.value : 0.0;
      fmt::print(console.out, "{:>9}", stiff.drag ? fmt::format("{:.1f}", value) : "-");
    }
    fmt::print(console.out, "\n");
  }
}

std::string build_cell(const StiffAnswer& answer, const Line& line) {
  return answer.row ? fmt::format("{:.1f}", line.factor * (*answer.row).*line.value) : "-";
}

void print_range(Console& console, const PressAnswer& answer) {
  std::vector<double> shares;
  for (const StiffAnswer& stiff : answer.answers) {
    if (stiff.row) shares.push_back(stiff.row->nodule_share);
  }
  if (shares.empty()) return;
  const auto [low, high] = std::ranges::minmax(shares);
  const std::string least = build_share_words(low);
  const std::string most = build_share_words(high);
  const std::string range = least == most ? "About " + least : "Between " + least + " and " + most;
  const std::string part = shares.size() < answer.answers.size() ? "In the part of the range that was solved: " : "";
  print_wrapped(
      console, "", "",
      part + range +
          " of what the skin feels on average reaches the point, as pressure from all sides. This is a model, not a "
          "measurement: layers are flat and even, and most of their numbers are assumed. It says nothing about "
          "benefit.");
}

// What was asked of the bone; nothing where it is flat.
std::string build_bone_words(const PressChanges& changes) {
  const double rise = changes.base_rise_mm.value_or(0.0);
  const std::string risen = rise > 0.0 ? fmt::format(", {:.1f} mm higher", rise) : "";
  switch (changes.base.value_or(BoneForm::flat)) {
    case BoneForm::flat:
      break;
    case BoneForm::rib:
      return fmt::format(" as ridges {:.1f} mm wide and {:.1f} mm high{}", changes.base_width_mm.value_or(0.0),
                         changes.base_height_mm.value_or(0.0), risen);
    case BoneForm::curved:
      return fmt::format(", round with a radius of {:.1f} mm{}", changes.base_radius_mm.value_or(0.0), risen);
  }
  return "";
}

}  // namespace

void print_press_place(Console& console, const Atlas& atlas, const PressAnswer& answer) {
  const auto site = app::find_site(atlas, answer.one_case.site);
  const auto tool = app::find_press_tool(atlas, answer.one_case.tool.value);
  if (!site || !tool) return;  // a result of other data
  const Muscle* muscle = find(atlas.muscles, site->muscle);
  const TriggerPoint& point = find_point(atlas, {site->muscle, site->point, Side::left});
  const std::string& name = point.name.in(language);
  fmt::print(console.out, "{}{}{}, pressed with: {}\n", muscle->name.in(language), name.empty() ? "" : ", ", name,
             tool->name.in(language));
  std::string layers;
  for (const TissueLayer& layer : answer.layers) {
    layers += fmt::format("{}{} {:.1f}", layers.empty() ? "" : ", ", layer.name, layer.thickness_mm);
  }
  const char* base = site->depth.base == TissueBase::bone  ? "bone"
                     : site->depth.base == TissueBase::rib ? "ribs"
                                                           : "no bone; held fixed there, assumed";
  print_wrapped(console, "", "  ",
                fmt::format("Layers [mm]: {}; then {}{}. The point lies {:.0f} mm below the skin.", layers, base,
                            build_bone_words(answer.one_case.changes), answer.point_depth_mm));
}

const char* find_stiffness_word(Stiffness stiffness) {
  return stiffness == Stiffness::low ? "soft" : stiffness == Stiffness::usual ? "usual" : "stiff";
}

std::string build_share_words(double share) {
  if (share > 1.15) return "more than all";
  if (share < 0.01) return "next to nothing";
  const auto* const nearest = std::ranges::min_element(
      share_words, {}, [share](const ShareWord& one) { return std::abs(std::log(one.share / share)); });
  return nearest->word;
}

void print_press(Console& console, const Atlas& atlas, const PressAnswer& answer) {
  print_press_place(console, atlas, answer);
  fmt::print(console.out, "\n{:36}", "");
  for (const StiffAnswer& stiff : answer.answers) {
    fmt::print(console.out, "{:>9}", find_stiffness_word(stiff.stiffness));
  }
  fmt::print(console.out, "\n");
  for (const Line& line : lines) {
    fmt::print(console.out, "{:36}", fmt::format("{} [{}]", line.name, line.unit));
    for (const StiffAnswer& stiff : answer.answers) fmt::print(console.out, "{:>9}", build_cell(stiff, line));
    fmt::print(console.out, "\n");
  }
  print_drag(console, answer);
  fmt::print(console.out, "\n");
  for (const StiffAnswer& stiff : answer.answers) {
    if (stiff.row) continue;
    const std::string last = stiff.outcome.last_good.empty() ? "" : "; the last good state: " + stiff.outcome.last_good;
    print_wrapped(console, "No answer: ", "  ", stiff.outcome.where + last);
  }
  print_range(console, answer);
}

void print_press_line(Console& console, const PressAnswer& answer) {
  std::string cells;
  for (const StiffAnswer& stiff : answer.answers) {
    cells += stiff.row ? fmt::format("{:9.2f}{:6.0f}%", stiff.row->nodule_pressure_kpa, 100.0 * stiff.row->nodule_share)
                       : fmt::format("{:>9}{:>7}", "-", "-");
  }
  const PressCase& one = answer.one_case;
  fmt::print(console.out, "{:8.2f}{:>3}{}\n", one.force_n ? *one.force_n : *one.depth_mm, one.force_n ? "N" : "mm",
             cells);
}

}  // namespace unknot::cli
