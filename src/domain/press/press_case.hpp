// One press that somebody asks about, and what it comes to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/press/block.hpp"
#include "domain/press/dose_table.hpp"
#include "domain/press/percussion.hpp"
#include "domain/press/site.hpp"

namespace unknot {

/// How tissue resists a change of its shape.
enum class TissueLaw { stiffening, ogden };

/// What is set by hand instead of what the data say of a site and a body.
struct PressChanges {
  std::optional<double> skin_mm;  ///< thickness, 0.1 to 150
  std::optional<double> fat_mm;
  std::optional<double> fascia_mm;
  std::optional<double> over_mm;  ///< muscles above; only where there are some
  std::optional<double> muscle_mm;
  std::optional<double> below_mm;
  std::optional<double> tilt_degrees;  ///< of the tool about the fibres' direction, -60 to 60
  std::optional<double> offset_mm;     ///< of the tool across the fibres, -30 to 30
  std::optional<double> friction;  ///< between tool and skin, 0 to 2
  std::optional<double> slide_mm;  ///< of the tool across the fibres, once it is pressed, -30 to 30
  std::optional<double> slide_along_mm;  ///< and along them
  std::optional<double>
      tension;  ///< the point's muscle pulls with this share of its greatest, 0 to 0.5; empty: no fibres at all
  std::optional<BoneForm> base;  ///< empty or flat: no number below
  std::optional<double> base_radius_mm;  ///< as BoneShape; needed for a round bone
  std::optional<double> base_width_mm;   ///< needed for ribs, and
  std::optional<double> base_height_mm;  ///< this as well
  std::optional<double> base_spacing_mm;
  std::optional<double> base_aside_mm;
  std::optional<double> base_rise_mm;
  std::optional<double> base_turn_degrees;  ///< 0 along the fibres, 90 across; empty: ribs across, a round bone along
  std::optional<double> over_tension;  ///< and so do the muscles above it, in their own direction
  std::optional<double>
      fascia_fibres;  ///< the fascia's collagen, so many times as stiff as usual, 0 to 10; empty: none
  std::optional<TissueLaw>
      law;  ///< ogden: the one whose exponent answers to a squeeze to 0.6 of the height as the stiffening does
  std::optional<double> alpha;  ///< Ogden's law with this exponent for all but fascia, -30 to 30, its size 0.5 or more
  bool operator==(const PressChanges&) const = default;
};

/// A press. Exactly one of force and depth is there.
struct PressCase {
  std::string site;  ///< muscle.point, and .number where a point has several sites
  PressBody body;
  PressToolId tool;
  PressChanges changes;
  std::optional<double> force_n;  ///< above 0, at most the tool's largest
  std::optional<double> depth_mm;  ///< that the hand moves from first touch, 0.1 to 60
  std::optional<PressBeat> beat;  ///< the tool beats, held with `force_n`
  std::optional<double> hold_s;  ///< it is held with `force_n` for so long, 1 to 300
  bool operator==(const PressCase&) const = default;
};

/// What it comes to at one stiffness: a row only when it was solved.
struct StiffAnswer {
  Stiffness stiffness = Stiffness::usual;
  std::optional<DoseRow> row;  ///< pressed slowly
  PressOutcome outcome;
  std::optional<SkinDrag> drag;  ///< with friction or a way aside
  std::optional<Percussion> beaten;  ///< with a beat, as far as it was worked out
  std::optional<HoldPath> held;  ///< with a hold, as far as it was worked out
  bool operator==(const StiffAnswer&) const = default;
};

/// What it comes to, over the range of what was measured of stiffness.
struct PressAnswer {
  PressCase one_case;
  double point_depth_mm = 0.0;  ///< the point's middle below the skin
  std::vector<TissueLayer> layers;  ///< of usual stiffness, skin first
  std::vector<StiffAnswer> answers;  ///< low, usual, high
  bool operator==(const PressAnswer&) const = default;
};

}  // namespace unknot
