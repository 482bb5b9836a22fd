#include "story/baseline.hpp"

#include <algorithm>
#include <tuple>

namespace unknot::story {
namespace {

bool holds(const std::vector<RegionId>& regions, const RegionId& region) {
  return std::find(regions.begin(), regions.end(), region) != regions.end();
}

}  // namespace

std::vector<MuscleOnSide> list_muscles_of_area(const Atlas& atlas, const PainDrawing& drawing) {
  std::vector<std::tuple<int, int, MuscleOnSide>> counted;
  for (const Muscle& muscle : atlas.muscles) {
    for (const Side side : {Side::left, Side::right}) {
      int essential = 0;
      int spill = 0;
      for (const PaintedCell& cell : drawing.cells) {
        if (cell.spot.side != side && cell.spot.side != Side::midline) continue;
        bool is_essential = false;
        bool is_spill = false;
        for (const TriggerPoint& point : muscle.points) {
          is_essential = is_essential || holds(point.essential, cell.spot.region);
          is_spill = is_spill || holds(point.spill, cell.spot.region);
        }
        essential += is_essential ? 1 : 0;
        spill += !is_essential && is_spill ? 1 : 0;
      }
      if (essential + spill > 0) counted.emplace_back(-essential, -spill, MuscleOnSide{muscle.id, side});
    }
  }
  std::sort(counted.begin(), counted.end());
  std::vector<MuscleOnSide> muscles;
  for (const auto& [essential, spill, muscle] : counted) muscles.push_back(muscle);
  return muscles;
}

}  // namespace unknot::story
