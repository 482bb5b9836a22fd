// Beats and what they come to, described once for reading and writing; the moments of a run are left out, a table holds them.
#pragma once

#include "domain/press/percussion.hpp"
#include "wire/press/book_codec.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, PressBeat& beat) {
  a.needed("frequency_hz", beat.frequency_hz);
  a.needed("stroke_mm", beat.stroke_mm);
}

template <class Archive>
void describe(Archive& a, PercussCycle& cycle) {
  a.needed("peak_force_n", cycle.peak_force_n);
  a.needed("mean_force_n", cycle.mean_force_n);
  a.needed("touching_share", cycle.touching_share);
  a.needed("peak_skin_pressure_kpa", cycle.peak_skin_kpa);
  a.needed("peak_point_pressure_kpa", cycle.peak_nodule_kpa);
  a.needed("mean_point_pressure_kpa", cycle.mean_nodule_kpa);
  a.needed("trough_point_pressure_kpa", cycle.trough_nodule_kpa);
  a.needed("point_amplitude_mm", cycle.nodule_amplitude_mm);
  a.needed("point_shear_amplitude", cycle.shear_amplitude);
  a.needed("peak_point_shear_rate", cycle.peak_shear_rate);
  a.needed("power_w", cycle.power_w);
  a.needed("casing_mm", cycle.casing_mm);
}

template <class Archive>
void describe(Archive& a, Percussion& run) {
  a.needed("cycles", run.cycles);
  a.needed("last", run.last);
  a.needed("spread", run.spread);
  a.needed("is_steady", run.is_steady);
  a.needed("energy_error", run.energy_error);
}

}  // namespace unknot::wire
