// The plan of the figure's body, as it is read.
#pragma once

#include "domain/figure/body_plan.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<LumpKind>, 2> words_of<LumpKind>{{{LumpKind::add, "add"}, {LumpKind::cut, "cut"}}};

/// One number for both, or a list [woman, man]. The plan is only read: nothing writes it.
void read_value(const Json& json, const std::string& path, Reading& reading, BySex& value);

template <class Archive>
void describe(Archive& a, Station& station) {
  a.needed("at_mm", station.at);
  a.maybe("center_out_mm", station.center_out);
  a.maybe("center_front_mm", station.center_front);
  a.needed("outer_mm", station.outer);
  a.needed("inner_mm", station.inner);
  a.needed("front_mm", station.front);
  a.needed("back_mm", station.back);
  a.ranged("square", station.square, 1.5, 6.0);
}

template <class Archive>
void describe(Archive& a, Lump& lump) {
  a.needed("name", lump.name);
  a.needed("kind", lump.kind);
  a.ranged("blend_mm", lump.blend, 0.1, 200.0);
  a.needed("center_mm", lump.center);
  a.needed("radius_mm", lump.radius);
  a.maybe("tilt_deg", lump.tilt);
  a.maybe("rod", lump.rod);
  a.maybe("to_mm", lump.to);
}

template <class Archive>
void describe(Archive& a, Girth& girth) {
  a.ranged("at_mm", girth.at, -500.0, 2000.0);
  a.needed("slim", girth.slim);
  a.needed("medium", girth.medium);
  a.needed("large", girth.large);
}

template <class Archive>
void describe(Archive& a, Limb& limb) {
  a.needed("limb", limb.id);
  a.ranged("blend_mm", limb.blend, 0.1, 200.0);
  a.ranged("detail_mm", limb.detail, 1.0, 50.0);
  a.needed("origin_mm", limb.origin);
  a.needed("axis", limb.axis);
  a.needed("front", limb.front);
  a.maybe("stations", limb.stations);
  a.maybe("lumps", limb.lumps);
  a.maybe("girths", limb.girths);
}

template <class Archive>
void describe(Archive& a, BodyPlan& plan) {
  a.ranged("floor_blend_mm", plan.floor_blend, 0.1, 50.0);
  a.needed("limbs", plan.limbs);
}

}  // namespace unknot::wire
