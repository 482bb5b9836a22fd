// What may be done to a modelled body, and which account of a trigger point it follows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace unknot {

/// Rival accounts of a lasting trigger point.
enum class TwinHypothesis {
  energy_crisis,  ///< fibres stay contracted, oxygen and energy run short in the core of the knot
  scarring,       ///< overload inflames and scars; nothing is contracted
  central,        ///< the muscle is healthy, the spinal cord is too loud
};
inline constexpr std::array all_hypotheses{TwinHypothesis::energy_crisis, TwinHypothesis::scarring,
                                           TwinHypothesis::central};

/// How often somebody presses.
enum class PressRhythm {
  never,
  monthly,           ///< every 28 days
  twice_monthly,     ///< every 14 days
  trials_course,     ///< Monday, Wednesday, Friday for six weeks, then no more: as in the trials
  as_often_as_bearable,  ///< every day on which pain lies below 6
};

/// How hard.
enum class PressDepth { gentle, deep };

/// One way of going about it.
struct PressPolicy {
  PressRhythm rhythm = PressRhythm::never;
  PressDepth depth = PressDepth::gentle;
  bool operator==(const PressPolicy&) const = default;
};

/// A stretch of time in which the same is done to the treated point.
struct DoseStep {
  double seconds = 0.0;       ///< above 0
  double pressure_kpa = 0.0;  ///< of the tissue at the point, 0 to 200
  double felt =
      0.0;  ///< what the nerve endings over the point bear, in multiples of the person's own pain threshold of that moment, 0 to 5
  double shear = 0.0;  ///< largest shear strain at the point, 0 to 2
  double stretch = 0.0;  ///< strain along the fibres, 0 to 0.5
  bool operator==(const DoseStep&) const = default;
};

/// What is done in a session, a day long at most together.
using Dose = std::vector<DoseStep>;

}  // namespace unknot
