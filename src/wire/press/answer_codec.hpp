// Presses that were asked about and what they come to, described once for reading and writing. Schema: api/press.schema.json.
#pragma once

#include "domain/press/press_case.hpp"
#include "wire/press/percussion_codec.hpp"
#include "wire/press/place_codec.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<Stiffness>, 3> words_of<Stiffness>{
    {{Stiffness::low, "low"}, {Stiffness::usual, "usual"}, {Stiffness::high, "high"}}};

template <>
inline constexpr std::array<Word<PressEnding>, 3> words_of<PressEnding>{
    {{PressEnding::solved, "solved"},
     {PressEnding::stopped, "stopped"},
     {PressEnding::not_converged, "not_converged"}}};

template <>
inline constexpr std::array<Word<BoneForm>, 3> words_of<BoneForm>{
    {{BoneForm::flat, "flat"}, {BoneForm::rib, "rib"}, {BoneForm::curved, "curved"}}};

template <>
inline constexpr std::array<Word<TissueLaw>, 2> words_of<TissueLaw>{
    {{TissueLaw::stiffening, "stiffening"}, {TissueLaw::ogden, "ogden"}}};

template <class Archive>
void describe(Archive& a, PressOutcome& outcome) {
  a.needed("ending", outcome.ending);
  a.maybe("where", outcome.where);
  a.maybe("last_good", outcome.last_good);
}

template <class Archive>
void describe(Archive& a, LayerStrain& strain) {
  a.needed("layer", strain.layer);
  a.needed("peak_stretch", strain.peak_stretch);
  a.needed("peak_squeeze", strain.peak_squeeze);
  a.needed("peak_shear_strain", strain.peak_shear_strain);
  a.needed("mean_pressure_kpa", strain.mean_pressure_kpa);
}

template <class Archive>
void describe(Archive& a, DoseRow& row) {
  a.needed("force_n", row.force_n);
  a.needed("depth_mm", row.depth_mm);
  a.needed("flattening_mm", row.flattening_mm);
  a.needed("area_cm2", row.area_cm2);
  a.needed("skin_pressure_kpa", row.skin_pressure_kpa);
  a.needed("peak_skin_pressure_kpa", row.peak_skin_pressure_kpa);
  a.needed("painful_area_cm2", row.painful_area_cm2);
  a.needed("point_moves_mm", row.nodule_mm);
  a.needed("point_pressure_kpa", row.nodule_pressure_kpa);
  a.needed("point_share", row.nodule_share);
  a.needed("point_shear_kpa", row.nodule_shear_kpa);
  a.needed("point_stretch", row.nodule_stretch);
  a.needed("stanched_cm3", row.stanched_cm3);
  a.needed("layers", row.layers);
}

template <class Archive>
void describe(Archive& a, PressChanges& changes) {
  a.maybe("skin_mm", changes.skin_mm);
  a.maybe("fat_mm", changes.fat_mm);
  a.maybe("fascia_mm", changes.fascia_mm);
  a.maybe("over_mm", changes.over_mm);
  a.maybe("muscle_mm", changes.muscle_mm);
  a.maybe("below_mm", changes.below_mm);
  a.maybe("tilt_degrees", changes.tilt_degrees);
  a.maybe("offset_mm", changes.offset_mm);
  a.maybe("friction", changes.friction);
  a.maybe("slide_mm", changes.slide_mm);
  a.maybe("slide_along_mm", changes.slide_along_mm);
  a.maybe("tension", changes.tension);
  a.maybe("base", changes.base);
  a.maybe("base_radius_mm", changes.base_radius_mm);
  a.maybe("base_width_mm", changes.base_width_mm);
  a.maybe("base_height_mm", changes.base_height_mm);
  a.maybe("base_spacing_mm", changes.base_spacing_mm);
  a.maybe("base_aside_mm", changes.base_aside_mm);
  a.maybe("base_rise_mm", changes.base_rise_mm);
  a.maybe("base_turn_degrees", changes.base_turn_degrees);
  a.maybe("over_tension", changes.over_tension);
  a.maybe("fascia_fibres", changes.fascia_fibres);
  a.maybe("law", changes.law);
  a.maybe("alpha", changes.alpha);
}

template <class Archive>
void describe(Archive& a, PressCase& one) {
  describe_place(a, one);
  a.maybe("changes", one.changes);
  a.maybe("force_n", one.force_n);
  a.maybe("depth_mm", one.depth_mm);
  a.maybe("beat", one.beat);
  a.maybe("hold_s", one.hold_s);
}

template <class Archive>
void describe(Archive& a, Relaxation& relaxation) {
  a.needed("share", relaxation.share);
  a.needed("seconds", relaxation.seconds);
}

template <class Archive>
void describe(Archive& a, MuscleFibres& fibres) {
  a.needed("strength_kpa", fibres.strength_kpa);
  a.needed("activation", fibres.activation);
  a.maybe("angle_degrees", fibres.angle_degrees);
}

template <class Archive>
void describe(Archive& a, CollagenFibres& collagen) {
  a.needed("stiffness_kpa", collagen.stiffness_kpa);
  a.needed("growth", collagen.growth);
  a.needed("angle_degrees", collagen.angle_degrees);
  a.maybe("dispersion", collagen.dispersion);
}

template <class Archive>
void describe(Archive& a, TissueLayer& layer) {
  a.needed("name", layer.name);
  a.needed("thickness_mm", layer.thickness_mm);
  a.needed("shear_modulus_kpa", layer.shear_modulus_kpa);
  a.needed("stiffening", layer.stiffening);
  a.maybe("relaxation", layer.relaxation);
  a.maybe("fibres", layer.fibres);
  a.maybe("collagen", layer.collagen);
  a.maybe("alpha", layer.alpha);
}

template <class Archive>
void describe(Archive& a, HoldMoment& moment) {
  a.needed("time_s", moment.time_s);
  a.needed("row", moment.row);
}

template <class Archive>
void describe(Archive& a, HoldPath& path) {
  a.needed("outcome", path.outcome);
  a.needed("moments", path.moments);
}

template <class Archive>
void describe(Archive& a, SkinDrag& drag) {
  a.needed("force_before_n", drag.force_before_n);
  a.needed("along_n", drag.along_n);
  a.needed("across_n", drag.across_n);
  a.needed("peak_kpa", drag.peak_kpa);
  a.needed("stick_share", drag.stick_share);
}

template <class Archive>
void describe(Archive& a, StiffAnswer& answer) {
  a.needed("stiffness", answer.stiffness);
  a.needed("outcome", answer.outcome);
  a.maybe("row", answer.row);
  a.maybe("drag", answer.drag);
  a.maybe("beaten", answer.beaten);
  a.maybe("held", answer.held);
}

template <class Archive>
void describe(Archive& a, PressAnswer& answer) {
  a.needed("case", answer.one_case);
  a.needed("point_depth_mm", answer.point_depth_mm);
  a.needed("layers", answer.layers);
  a.needed("answers", answer.answers);
}

}  // namespace unknot::wire
