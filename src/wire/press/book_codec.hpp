// data/materials, data/shapes and data/layers, described once for reading and writing. Keys equal the data files.
#pragma once

#include <string>
#include <vector>

#include "domain/press/site.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<ToolForm>, 7> words_of<ToolForm>{{{ToolForm::ball, "ball"},
                                                                   {ToolForm::two_balls, "two_balls"},
                                                                   {ToolForm::pad, "pad"},
                                                                   {ToolForm::roller, "roller"},
                                                                   {ToolForm::tip, "tip"},
                                                                   {ToolForm::disc, "disc"},
                                                                   {ToolForm::fork, "fork"}}};

template <>
inline constexpr std::array<Word<TissueBase>, 3> words_of<TissueBase>{
    {{TissueBase::bone, "bone"}, {TissueBase::rib, "rib"}, {TissueBase::deep_soft, "deep_soft"}}};

template <>
inline constexpr std::array<Word<Sex>, 2> words_of<Sex>{{{Sex::man, "man"}, {Sex::woman, "woman"}}};

template <>
inline constexpr std::array<Word<Build>, 3> words_of<Build>{
    {{Build::slim, "slim"}, {Build::medium, "medium"}, {Build::heavy, "heavy"}}};

template <class Archive>
void describe(Archive& a, TissueStiffening& stiffening) {
  a.ranged("low", stiffening.low, 0.0, 20.0);
  a.ranged("usual", stiffening.usual, 0.0, 20.0);
  a.ranged("high", stiffening.high, 0.0, 20.0);
  a.needed("reason", stiffening.reason);
  a.needed("mark", stiffening.mark);
  a.needed("sources", stiffening.sources);
}

template <class Archive>
void describe(Archive& a, TissueRelaxation& relaxation) {
  a.ranged("share", relaxation.share, 0.0, 0.95);
  a.ranged("seconds", relaxation.seconds, 0.1, 100000.0);
  a.needed("reason", relaxation.reason);
  a.needed("mark", relaxation.mark);
  a.needed("sources", relaxation.sources);
}

template <class Archive>
void describe(Archive& a, TissueCollagen& collagen) {
  a.group("stiffness_kpa", true, true, [&collagen](auto& inner) {
    inner.ranged("low", collagen.low_kpa, 1.0, 100000.0);
    inner.ranged("usual", collagen.usual_kpa, 1.0, 100000.0);
    inner.ranged("high", collagen.high_kpa, 1.0, 100000.0);
  });
  a.ranged("growth", collagen.growth, 0.0, 1000.0);
  a.ranged("degrees", collagen.degrees, 0.0, 90.0);
  a.needed("reason", collagen.reason);
  a.needed("mark", collagen.mark);
  a.needed("sources", collagen.sources);
}

template <class Archive>
void describe(Archive& a, TissueKind& kind) {
  a.needed("id", kind.id);
  a.needed("name", kind.name);
  a.group("shear_modulus_kpa", true, true, [&kind](auto& inner) {
    inner.ranged("low", kind.low_kpa, 0.05, 5000.0);
    inner.ranged("usual", kind.usual_kpa, 0.05, 5000.0);
    inner.ranged("high", kind.high_kpa, 0.05, 5000.0);
  });
  a.needed("reason", kind.reason);
  a.needed("mark", kind.mark);
  a.needed("sources", kind.sources);
  a.needed("stiffening", kind.stiffening);
  a.needed("relaxation", kind.relaxation);
  a.maybe("collagen", kind.collagen);
}

/// A size that not every form has: 0 is left out.
template <class Archive>
void describe_size(Archive& a, const char* key, double& value) {
  if constexpr (Archive::reads) {
    if (a.raw(key) != nullptr) a.ranged(key, value, 0.1, 500.0);
  } else {
    a.maybe(key, value);
  }
}

template <class Archive>
void describe(Archive& a, PressTool& tool) {
  a.needed("id", tool.id);
  a.needed("name", tool.name);
  a.needed("form", tool.shape.form);
  a.ranged("radius_mm", tool.shape.radius_mm, 1.0, 200.0);
  describe_size(a, "second_radius_mm", tool.shape.second_radius_mm);
  describe_size(a, "spacing_mm", tool.shape.spacing_mm);
  describe_size(a, "height_mm", tool.shape.height_mm);
  describe_size(a, "edge_mm", tool.shape.edge_mm);
  a.maybe("stiffness_n_per_mm", tool.stiffness_n_per_mm);
  a.ranged("most_force_n", tool.most_force_n, 1.0, 1000.0);
  a.needed("reason", tool.reason);
  a.needed("mark", tool.mark);
  a.needed("sources", tool.sources);
}

template <class Archive>
void describe(Archive& a, Thickness& thickness) {
  a.ranged("usual_mm", thickness.usual_mm, 0.1, 150.0);
  a.ranged("deviation_mm", thickness.deviation_mm, 0.0, 60.0);
  a.needed("mark", thickness.mark);
  a.needed("reason", thickness.reason);
  a.maybe("sources", thickness.sources);
}

template <class Archive>
void describe(Archive& a, RegionLayers& layers) {
  a.needed("region", layers.region);
  a.needed("skin", layers.skin);
  a.needed("fat", layers.fat);
  a.ranged("woman_fat_factor", layers.woman_fat_factor, 0.5, 4.0);
  a.needed("fascia", layers.fascia);
}

template <class Archive>
void describe(Archive& a, FibreDirections& fibres) {
  a.ranged("degrees", fibres.degrees, -90.0, 90.0);
  a.maybe("over_degrees", fibres.over_degrees);
  a.needed("mark", fibres.mark);
  a.needed("reason", fibres.reason);
  a.maybe("sources", fibres.sources);
}

template <class Archive>
void describe(Archive& a, MuscleLayers& layers) {
  a.needed("muscle", layers.muscle);
  a.needed("region", layers.region);
  a.maybe("over", layers.over);
  a.needed("thickness", layers.thickness);
  a.maybe("point", layers.point);
  a.needed("below", layers.below);
  a.needed("fibres", layers.fibres);
  a.needed("base", layers.base);
}

/// One file of data/layers/areas: the regions of an area, and the muscles below them.
struct LayerFile {
  std::string area;
  std::vector<RegionLayers> regions;
  std::vector<MuscleLayers> muscles;
};

template <class Archive>
void describe(Archive& a, LayerFile& file) {
  a.needed("area", file.area);
  a.needed("regions", file.regions);
  a.needed("sites", file.muscles);
}

template <class Archive>
void describe(Archive& a, LayerReason& reason) {
  a.needed("id", reason.id);
  a.needed("text", reason.text);
}

template <class Archive>
void describe(Archive& a, BuildFactors& factors) {
  a.needed("sex", factors.sex);
  a.needed("build", factors.build);
  a.ranged("body_mass_index", factors.body_mass_index, 14.0, 50.0);
  a.ranged("fat_factor", factors.fat_factor, 0.3, 4.0);
  a.ranged("muscle_factor", factors.muscle_factor, 0.3, 2.0);
}

template <class Archive>
void describe(Archive& a, BuildTable& table) {
  a.needed("reason", table.reason);
  a.needed("mark", table.mark);
  a.needed("sources", table.sources);
  a.needed("builds", table.builds);
}

}  // namespace unknot::wire
