// What other programs do: list the muscles that send pain to an area, those that share most of it first.
#pragma once

#include <compare>
#include <vector>

#include "domain/atlas.hpp"
#include "domain/pain_drawing.hpp"

namespace unknot::story {

struct MuscleOnSide {
  MuscleId muscle;
  Side side = Side::left;

  auto operator<=>(const MuscleOnSide&) const = default;
};

/// Muscles by how many painted regions lie in their zones, essential before spill-over; ties by name.
std::vector<MuscleOnSide> list_muscles_of_area(const Atlas& atlas, const PainDrawing& drawing);

}  // namespace unknot::story
