// A table of doses as it is kept: everything, so that what is read back equals what was kept.
#pragma once

#include "wire/press/dose_codec.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, PressLimits& limits) {
  a.needed("painful_kpa", limits.painful_kpa);
  a.needed("stanching_kpa", limits.stanching_kpa);
}

template <class Archive>
void describe(Archive& a, DoseTable& table) {
  a.needed("tool", table.tool);
  a.needed("limits", table.limits);
  a.needed("curves", table.curves);
}

}  // namespace unknot::wire
