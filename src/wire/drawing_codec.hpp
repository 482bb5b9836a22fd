// Strokes and painted regions, described once for reading and writing.
#pragma once

#include "domain/pain_drawing.hpp"
#include "wire/text_checks.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

inline constexpr double thinnest_brush_mm = 0.5;
inline constexpr double thickest_brush_mm = 300.0;
inline constexpr std::size_t most_stroke_points = 20'000;  ///< of one stroke [-]

/// Refuses a stroke that lies both on a picture and on the skin, or on neither, or has too many points.
void check_stroke(const std::string& path, const Stroke& stroke, Reading& reading);

template <class Archive>
void describe_qualities(Archive& a, std::vector<std::string>& qualities) {
  describe_always(a, "qualities", qualities);
  if constexpr (Archive::reads) check_words(a.build_path("qualities"), qualities, a.reading());
}

template <class Archive>
void describe(Archive& a, Stroke& stroke) {
  describe_always(a, "erase", stroke.erase);
  a.ranged("intensity", stroke.intensity, 0.0, 10.0);
  describe_qualities(a, stroke.qualities);
  a.ranged("radius_mm", stroke.radius_mm, thinnest_brush_mm, thickest_brush_mm);
  a.maybe("view", stroke.view);
  a.maybe("points", stroke.points);
  a.maybe("surface", stroke.surface);
  if constexpr (Archive::reads) check_stroke(a.build_path("surface"), stroke, a.reading());
}

/// Without a side, the region lies in the middle.
template <class Archive>
void describe(Archive& a, PaintedCell& cell) {
  describe_word(a, "region", cell.spot.region.value);
  if constexpr (Archive::reads) cell.spot.side = Side::midline;
  describe_always(a, "side", cell.spot.side);
  a.ranged("intensity", cell.intensity, 0.0, 10.0);
  describe_qualities(a, cell.qualities);
}

}  // namespace unknot::wire
