#include "cli/words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace unknot::cli {

std::string name_side(Side side) {
  if (side == Side::midline) return {};
  return side == Side::left ? "left" : "right";
}

std::string name_spot(const Atlas& atlas, const Spot& spot) {
  const std::string& name = find(atlas.regions, spot.region)->name.in(language);
  return spot.side == Side::midline ? name : name + ", " + name_side(spot.side);
}

std::string name_spots(const Atlas& atlas, const std::vector<Spot>& spots) {
  std::map<Side, std::vector<std::string>> by_side;
  for (const Spot& spot : spots) by_side[spot.side].push_back(find(atlas.regions, spot.region)->name.in(language));
  std::vector<std::string> parts;
  for (const auto& [side, names] : by_side) {
    const std::string joined = fmt::format("{}", fmt::join(names, "; "));
    parts.push_back(side == Side::midline ? joined : fmt::format("{}: {}", name_side(side), joined));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string name_point(const Atlas& atlas, const PointOnSide& point) {
  const Muscle& muscle = *find(atlas.muscles, point.muscle);
  std::string name = muscle.name.in(language) + ", " + name_side(point.side);
  const std::string& part = find_point(atlas, point).name.in(language);
  if (muscle.points.size() > 1 && !part.empty()) name += " (" + part + ")";
  return name;
}

std::string name_tools(const Atlas& atlas, const std::vector<ToolId>& tools) {
  std::vector<std::string> names;
  for (const ToolId& tool : tools) names.push_back(find(atlas.tools, tool)->name.in(language));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string name_observation(const Atlas& atlas, const Case& one_case, const Ranking& ranking,
                             const Observation& seen) {
  switch (seen.kind) {
    case Observation::Kind::painted_area:
      return "pain at " + name_spots(atlas, ranking.areas[seen.index].spots);
    case Observation::Kind::unpainted_places:
      return "places it usually sends pain to, not painted";
    case Observation::Kind::finding: {
      const Finding& finding = one_case.findings[seen.index];
      std::string text = "\"" + find(atlas.findings, finding.question)->question.in(language) + "\"";
      if (finding.point) text += " at " + name_point(atlas, *finding.point);
      return text + (finding.answer == Answer::yes ? " yes" : " no");
    }
  }
  return {};
}

std::string name_probability(double probability) {
  if (probability < 0.01) return "under 1 %";
  if (probability > 0.99) return "over 99 %";
  return fmt::format("{:.0f} %", 100.0 * probability);
}

std::string name_belief(const Belief& belief) {
  return fmt::format("{} ({:.0f} to {:.0f} %)", name_probability(belief.probability), 100.0 * belief.low,
                     100.0 * belief.high);
}

}  // namespace unknot::cli
