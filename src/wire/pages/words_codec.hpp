// What the pages show of the atlas, described once for reading and writing.
#pragma once

#include "domain/pages/words.hpp"
#include "wire/atlas_codec.hpp"
#include "wire/result_codec.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<SideSeen>, 3> words_of<SideSeen>{
    {{SideSeen::same, "same"}, {SideSeen::other, "other"}, {SideSeen::midline, "midline"}}};

template <class Archive>
void describe(Archive& a, AreaWords& area) {
  a.needed("id", area.id);
  a.needed("name", area.name);
}

template <class Archive>
void describe(Archive& a, RegionWords& region) {
  a.needed("id", region.id);
  a.needed("area", region.area);
  a.needed("paired", region.paired);
  a.needed("name", region.name);
  a.needed("anatomical_name", region.anatomical_name);
}

template <class Archive>
void describe(Archive& a, SiteWords& site) {
  a.needed("region", site.region);
  a.needed("landmark", site.landmark);
  a.needed("no_go", site.no_go);
}

template <class Archive>
void describe(Archive& a, PointWords& point) {
  a.needed("id", point.id);
  a.needed("name", point.name);
  a.needed("sites", point.sites);
}

template <class Archive>
void describe(Archive& a, MuscleWords& muscle) {
  a.needed("id", muscle.id);
  a.needed("name", muscle.name);
  a.needed("plain_name", muscle.plain_name);
  a.needed("points", muscle.points);
}

template <class Archive>
void describe(Archive& a, OtherWords& other) {
  a.needed("id", other.id);
  a.needed("name", other.name);
  a.needed("advice", other.advice);
}

template <class Archive>
void describe(Archive& a, ToolWords& tool) {
  a.needed("id", tool.id);
  a.needed("name", tool.name);
  a.needed("works_by", tool.works_by);
}

template <class Archive>
void describe(Archive& a, FindingWords& finding) {
  a.needed("id", finding.id);
  a.needed("kind", finding.kind);
  a.needed("sided", finding.sided);
  a.needed("question", finding.question);
  a.needed("how", finding.how);
}

template <class Archive>
void describe(Archive& a, ScreenWords& screen) {
  a.needed("id", screen.id);
  a.needed("title", screen.title);
  a.needed("intro", screen.intro);
}

template <class Archive>
void describe(Archive& a, FlagWords& flag) {
  a.needed("id", flag.id);
  a.needed("name", flag.name);
  a.needed("question", flag.question);
  a.needed("do_now", flag.do_now);
}

// Inside a site only name and reason are told; an empty id is left out.
template <class Archive>
void describe(Archive& a, PlaceWords& place) {
  a.maybe("id", place.id);
  a.needed("name", place.name);
  a.needed("reason", place.reason);
}

template <class Archive>
void describe(Archive& a, Words& words) {
  a.needed("language", words.language);
  a.needed("data_hash", words.data_hash);
  a.needed("areas", words.areas);
  a.needed("regions", words.regions);
  a.needed("muscles", words.muscles);
  a.needed("others", words.others);
  a.needed("tools", words.tools);
  a.needed("findings", words.findings);
  a.needed("screens", words.screens);
  a.needed("flags", words.flags);
  a.needed("no_go", words.no_go);
}

template <class Archive>
void describe(Archive& a, ReferredSpot& spot) {
  a.needed("region", spot.region);
  a.needed("side", spot.side);
}

template <class Archive>
void describe(Archive& a, SiteSheet& site) {
  a.needed("region", site.region);
  a.needed("landmark", site.landmark);
  a.needed("no_go", site.no_go);
}

template <class Archive>
void describe(Archive& a, DangerWords& danger) {
  a.needed("structure", danger.structure);
  a.needed("advice", danger.advice);
}

template <class Archive>
void describe(Archive& a, PointSheet& point) {
  a.needed("id", point.id);
  a.needed("name", point.name);
  a.needed("sites", point.sites);
  a.needed("essential", point.essential);
  a.needed("spill", point.spill);
  a.needed("self_treatment_note", point.self_treatment_note);
  a.needed("dangers", point.dangers);
  a.needed("limits", point.limits);
  a.needed("aggravated_by", point.aggravated_by);
  a.needed("limits_movement", point.limits_movement);
}

template <class Archive>
void describe(Archive& a, MuscleSheet& sheet) {
  a.needed("id", sheet.id);
  a.needed("language", sheet.language);
  a.needed("name", sheet.name);
  a.needed("plain_name", sheet.plain_name);
  a.needed("mark", sheet.mark);
  a.needed("sources", sheet.sources);
  a.needed("points", sheet.points);
  a.needed("provenance", sheet.provenance);
}

}  // namespace unknot::wire
