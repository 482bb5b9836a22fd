#include "cli/press/print_hold.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <vector>

#include "cli/press/print_press.hpp"
#include "cli/render.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::cli {
namespace {

const std::vector<HoldMoment>& find_moments(const StiffAnswer& answer) {
  static const std::vector<HoldMoment> none;
  return answer.held ? answer.held->moments : none;
}

std::string build_cells(const StiffAnswer& answer, std::size_t n) {
  const std::vector<HoldMoment>& moments = find_moments(answer);
  if (n >= moments.size()) return fmt::format("{:>8}{:>8}{:>8}", "-", "-", "-");
  const DoseRow& row = moments[n].row;
  return fmt::format("{:8.1f}{:8.1f}{:8.0f}", row.depth_mm - moments.front().row.depth_mm, row.nodule_pressure_kpa,
                     100.0 * (row.nodule_stretch - 1.0));
}

void print_table(Console& console, const PressAnswer& answer) {
  fmt::print(console.out, "\n{:>8}{:^24}{:^24}{:^24}\n", "", "soft", "usual", "stiff");
  fmt::print(console.out, "{:>8}", "held");
  for (std::size_t n = 0; n < answer.answers.size(); ++n) {
    fmt::print(console.out, "{:>8}{:>8}{:>8}", "mm", "kPa", "%");
  }
  fmt::print(console.out, "\n");
  const auto longest =
      std::ranges::max_element(answer.answers, {}, [](const StiffAnswer& stiff) { return find_moments(stiff).size(); });
  for (std::size_t n = 0; longest != answer.answers.end() && n < find_moments(*longest).size(); ++n) {
    fmt::print(console.out, "{:>8}", fmt::format("{:g} s", find_moments(*longest)[n].time_s));
    for (const StiffAnswer& stiff : answer.answers) fmt::print(console.out, "{}", build_cells(stiff, n));
    fmt::print(console.out, "\n");
  }
  fmt::print(console.out, "\n");
  print_wrapped(console, "", "  ",
                "mm: the hand sinks further than at first. kPa: pressure from all sides at the point. %: how far the "
                "point is stretched where it is stretched most.");
}

void print_doubts(Console& console, const PressAnswer& answer) {
  for (const StiffAnswer& stiff : answer.answers) {
    if (stiff.outcome.ending == PressEnding::solved) continue;
    print_wrapped(console, fmt::format("Not to the end, {} tissue: ", find_stiffness_word(stiff.stiffness)), "  ",
                  stiff.outcome.where);
  }
}

void print_range(Console& console, const PressAnswer& answer) {
  std::vector<double> sunk;
  for (const StiffAnswer& stiff : answer.answers) {
    const std::vector<HoldMoment>& moments = find_moments(stiff);
    if (stiff.outcome.ending == PressEnding::solved && !moments.empty()) {
      sunk.push_back(moments.back().row.depth_mm - moments.front().row.depth_mm);
    }
  }
  std::string range;
  if (!sunk.empty()) {
    const auto [low, high] = std::ranges::minmax(sunk);
    range = fmt::format("Held for {:g} s the hand sinks {:.1f} to {:.1f} mm further. ",
                        answer.one_case.hold_s.value_or(0.0), low, high);
  }
  print_wrapped(console, "", "",
                range +
                    "This is a model, not a measurement: how tissue gives way was measured in rats and pigs, fluid "
                    "that is pressed out is left out, and so is whatever a body does about it: blood, nerves, a muscle "
                    "that lets go. It says nothing about benefit.");
}

}  // namespace

void print_hold(Console& console, const Atlas& atlas, const PressAnswer& answer) {
  print_press_place(console, atlas, answer);
  print_wrapped(console, "", "  ",
                fmt::format("It is held with {:g} N for {:g} s.", answer.one_case.force_n.value_or(0.0),
                            answer.one_case.hold_s.value_or(0.0)));
  print_table(console, answer);
  print_doubts(console, answer);
  print_range(console, answer);
}

std::string write_hold_csv(const PressAnswer& answer) {
  std::string table =
      "stiffness,time_s,force_n,depth_mm,area_cm2,skin_kpa,point_kpa,point_shear_kpa,point_stretch,point_mm\n";
  for (const StiffAnswer& stiff : answer.answers) {
    for (const HoldMoment& moment : find_moments(stiff)) {
      const DoseRow& row = moment.row;
      table += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", wire::find_word(stiff.stiffness), moment.time_s,
                           row.force_n, row.depth_mm, row.area_cm2, row.skin_pressure_kpa, row.nodule_pressure_kpa,
                           row.nodule_shear_kpa, row.nodule_stretch, row.nodule_mm);
    }
  }
  return table;
}

}  // namespace unknot::cli
