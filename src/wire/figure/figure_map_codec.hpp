// Where the atlas lies on the figure, described once for reading and writing.
#pragma once

#include "domain/figure/figure_map.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, SkinLine& line) {
  a.needed("limb", line.limb);
  a.maybe("around_mm_deg", line.around);
  a.maybe("points_mm", line.points);
  a.maybe("width_mm", line.width);
}

template <class Archive>
void describe(Archive& a, RegionPatch& patch) {
  a.needed("region", patch.region);
  a.needed("lines", patch.lines);
}

template <class Archive>
void describe(Archive& a, SiteMark& mark) {
  a.needed("muscle", mark.muscle);
  a.needed("point", mark.point);
  a.needed("site", mark.site);
  a.needed("place", mark.place);
}

}  // namespace unknot::wire
