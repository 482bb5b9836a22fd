// Which tools are heads of a massage gun, and what such guns do.
#pragma once

#include <expected>
#include <vector>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/press_case.hpp"

namespace unknot::app {

/// From the least to the most that guns on sale do.
struct GunRange {
  double low = 0.0;
  double high = 0.0;
};
inline constexpr GunRange gun_frequency_hz{20.0, 53.0};  ///< docs/science/percuss.md
inline constexpr GunRange gun_stroke_mm{6.0, 16.0};

/// By its id: shapes of guns are named gun_...
bool is_gun_head(const PressToolId& tool);

/// In the order of the atlas.
std::vector<PressToolId> list_gun_heads(const Atlas& atlas);

/// Whether beats of a case can be worked out. Problems: as check_press_case; a case without a beat; a tool that is no head of a gun.
std::expected<void, Problem> check_beats(const Atlas& atlas, const PressCase& one);

}  // namespace unknot::app
