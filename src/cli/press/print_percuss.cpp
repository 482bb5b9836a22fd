#include "cli/press/print_percuss.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <vector>

#include "cli/press/print_press.hpp"
#include "cli/render.hpp"
#include "wire/press/answer_codec.hpp"

namespace unknot::cli {
namespace {

struct Line {
  const char* name;
  const char* unit;
  double factor;
  double PercussCycle::* value;
};
constexpr std::array<Line, 11> lines{{{"force, peak", "N", 1.0, &PercussCycle::peak_force_n},
                                      {"force, mean", "N", 1.0, &PercussCycle::mean_force_n},
                                      {"head and skin touch", "% of time", 100.0, &PercussCycle::touching_share},
                                      {"pressure on the skin, peak", "kPa", 1.0, &PercussCycle::peak_skin_kpa},
                                      {"pressure at the point, peak", "kPa", 1.0, &PercussCycle::peak_nodule_kpa},
                                      {"pressure at the point, mean", "kPa", 1.0, &PercussCycle::mean_nodule_kpa},
                                      {"pressure at the point, least", "kPa", 1.0, &PercussCycle::trough_nodule_kpa},
                                      {"the point moves to and fro", "+- mm", 1.0, &PercussCycle::nodule_amplitude_mm},
                                      {"shear of the point", "+- %", 100.0, &PercussCycle::shear_amplitude},
                                      {"its rate, peak", "%/s", 100.0, &PercussCycle::peak_shear_rate},
                                      {"power into the tissue", "W", 1.0, &PercussCycle::power_w}}};

void print_lines(Console& console, const PressAnswer& answer) {
  fmt::print(console.out, "\n{:40}", "");
  for (const StiffAnswer& stiff : answer.answers)
    fmt::print(console.out, "{:>9}", find_stiffness_word(stiff.stiffness));
  fmt::print(console.out, "\n{:40}", "pressed slowly: at the point [kPa]");
  for (const StiffAnswer& stiff : answer.answers) {
    fmt::print(console.out, "{:>9}", stiff.row ? fmt::format("{:.1f}", stiff.row->nodule_pressure_kpa) : "-");
  }
  fmt::print(console.out, "\n");
  for (const Line& line : lines) {
    fmt::print(console.out, "{:40}", fmt::format("{} [{}]", line.name, line.unit));
    for (const StiffAnswer& stiff : answer.answers) {
      const bool has_answer = stiff.row && stiff.beaten;
      fmt::print(console.out, "{:>9}",
                 has_answer ? fmt::format("{:.1f}", line.factor * stiff.beaten->last.*line.value) : "-");
    }
    fmt::print(console.out, "\n");
  }
  fmt::print(console.out, "\n");
}

void print_doubts(Console& console, const Atlas& atlas, const PressAnswer& answer) {
  for (const StiffAnswer& stiff : answer.answers) {
    const std::string head = find_stiffness_word(stiff.stiffness);
    if (!stiff.row) {
      print_wrapped(console, "No answer, " + head + " tissue: ", "  ", stiff.outcome.where);
    } else if (stiff.beaten && !stiff.beaten->is_steady) {
      print_wrapped(
          console, "", "  ",
          fmt::format("In {} tissue no beat is like the one before: over the last three, numbers differ by up "
                      "to {:.0f} % from their mean.",
                      head, 100.0 * stiff.beaten->spread));
    }
  }
  if (!answer.one_case.tool.value.starts_with("gun_")) {
    print_wrapped(console, "", "  ", "This tool is no head of a massage gun; it is taken as one.");
  }
  const PressTool* tool = find(atlas.press.tools, answer.one_case.tool);
  if (tool != nullptr && tool->stiffness_n_per_mm) {
    print_wrapped(console, "", "  ", "The tool gives way itself; here it is taken as rigid.");
  }
}

void print_range(Console& console, const PressAnswer& answer) {
  std::vector<double> ratios;
  for (const StiffAnswer& stiff : answer.answers) {
    if (!stiff.row || !stiff.beaten || !(stiff.row->nodule_pressure_kpa > 0.0)) continue;
    ratios.push_back(stiff.beaten->last.peak_nodule_kpa / stiff.row->nodule_pressure_kpa);
  }
  std::string range;
  if (!ratios.empty()) {
    const auto [low, high] = std::ranges::minmax(ratios);
    range = fmt::format(
        "At its peak the pressure at the point is {} times what pressing slowly with the same force gives{}. ",
        high - low < 0.05 ? fmt::format("{:.1f}", high) : fmt::format("{:.1f} to {:.1f}", low, high),
        ratios.size() < answer.answers.size() ? ", in the part of the range that was solved" : "");
  }
  print_wrapped(console, "", "",
                range +
                    "This is a model, not a measurement: layers are flat and even, the hand and most numbers of tissue "
                    "are assumed. It says nothing about benefit.");
}

}  // namespace

void print_percuss(Console& console, const Atlas& atlas, const PressAnswer& answer) {
  print_press_place(console, atlas, answer);
  const PressBeat beat = answer.one_case.beat.value_or(PressBeat{});
  print_wrapped(console, "", "  ",
                fmt::format("It beats {:g} times a second, {:g} mm from end to end, held with {:g} N.",
                            beat.frequency_hz, beat.stroke_mm, answer.one_case.force_n.value_or(0.0)));
  print_lines(console, answer);
  print_doubts(console, atlas, answer);
  print_range(console, answer);
}

std::string write_percuss_csv(const PressAnswer& answer) {
  std::string table = "stiffness,time_s,head_mm,casing_mm,force_n,skin_kpa,point_kpa,point_mm,point_shear\n";
  for (const StiffAnswer& stiff : answer.answers) {
    if (!stiff.beaten) continue;
    for (const PercussSample& sample : stiff.beaten->samples) {
      table += fmt::format("{},{},{},{},{},{},{},{},{}\n", wire::find_word(stiff.stiffness), sample.time_s,
                           sample.head_mm, sample.casing_mm, sample.force_n, sample.skin_kpa, sample.nodule_kpa,
                           sample.nodule_mm, sample.nodule_shear);
    }
  }
  return table;
}

}  // namespace unknot::cli
