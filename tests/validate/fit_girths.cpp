// Fits the girths of the six figures to the published means and prints the "girths" lists of data/figure/body.json.
// usage: fit_girths DATA MEASUREMENTS.csv
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "validate/body_table.hpp"

namespace {

using namespace unknot;
using namespace unknot::test;

// Which measure tells the girth of which limb at which place. A relaxed arm is slimmer than a flexed one: 0.96 (assumed).
struct Knot {
  const char* limb;
  double at;
  const char* measure;
  double share = 1.0;
};

constexpr Knot knots[] = {{"trunk", 890, "hip"},
                          {"trunk", 1030, "navel"},
                          {"trunk", 1097, "waist"},
                          {"trunk", 1285, "chest"},
                          {"trunk", 1340, "chest"},
                          {"trunk", 1470, "neck"},
                          {"leg", 130, "ankle"},
                          {"leg", 352, "calf"},
                          {"leg", 480, "knee"},
                          {"leg", 780, "thigh"},
                          {"leg", 890, "hip"},
                          {"arm", 30, "upper_arm_flexed", 0.96},
                          {"arm", 205, "upper_arm_flexed", 0.96},
                          {"arm", 380, "forearm"},
                          {"arm", 578, "wrist"}};

double& find_factor(BodyPlan& plan, const Knot& knot, const FigureEntry& figure) {
  for (Limb& limb : plan.limbs) {
    if (limb.id != knot.limb) continue;
    for (Girth& girth : limb.girths) {
      if (girth.at != knot.at) continue;
      BySex& by = figure.build == "slim" ? girth.slim : (figure.build == "large" ? girth.large : girth.medium);
      return figure.sex == "man" ? by.man : by.woman;
    }
  }
  std::abort();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  BodyPlan plan = load_plan(argv[1]);
  const std::vector<FigureEntry> figures = load_figures(argv[1]);
  const std::vector<TableRow> table = load_table(argv[2]);
  for (Limb& limb : plan.limbs) {
    limb.girths.clear();
    for (const Knot& knot : knots) {
      if (limb.id == knot.limb) limb.girths.push_back({knot.at, {}, {}, {}});
    }
  }
  for (Limb& limb : plan.limbs) {
    for (Girth& girth : limb.girths) girth.slim = girth.medium = girth.large = {1.0, 1.0};
  }
  for (int round = 0; round < 7; ++round) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const figure::Shape shape(plan, find_choice_of(figures[i]));
      std::map<std::string, double> ratio;
      for (const TableRow& row : table)
        ratio[row.measure] = row.find_wanted(i, figures[i].stature_mm) / measure_body(shape, row.measure);
      for (const Knot& knot : knots) find_factor(plan, knot, figures[i]) *= ratio.at(knot.measure) * knot.share;
    }
  }
  for (const Limb& limb : plan.limbs) {
    for (const Girth& g : limb.girths) {
      fmt::print(
          "{} {{\"at_mm\": {:g}, \"slim\": [{:.3f}, {:.3f}], \"medium\": [{:.3f}, {:.3f}], \"large\": [{:.3f}, "
          "{:.3f}]}}\n",
          limb.id, g.at, g.slim.woman, g.slim.man, g.medium.woman, g.medium.man, g.large.woman, g.large.man);
    }
  }
  for (const TableRow& row : table) {
    fmt::print("# {:18}", row.measure);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const figure::Shape shape(plan, find_choice_of(figures[i]));
      fmt::print(" {:+6.1f} %",
                 100.0 * (measure_body(shape, row.measure) / row.find_wanted(i, figures[i].stature_mm) - 1.0));
    }
    fmt::print("\n");
  }
}
