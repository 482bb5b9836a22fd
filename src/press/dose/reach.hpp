// A curve read the other way round: which force brings a pressure to the skin, and how far that may go.
#pragma once

#include <optional>

#include "domain/press/dose_table.hpp"

namespace unknot::press {

/// The force that brings a mean pressure to the skin in contact.
struct Reach {
  double force_n = 0.0;
  double area_cm2 = 0.0;
  bool is_beyond =
      false;  ///< the pressure lies past the last row: this is the last force that was solved, and no more is guessed
};

/// Straight between two rows. None for a curve without a row above rest. @param pressure_kpa above 0
std::optional<Reach> find_reach(const DoseCurve& curve, double pressure_kpa);

/// The mean pressure on the skin at which muscle is sheared more than `shear_strain` somewhere, as measured by
/// LayerStrain::peak_shear_strain; none when no row of the curve goes so far. Muscle is the layers over, muscle and below: skin and fat
/// bear more.
std::optional<double> find_harmful_pressure(const DoseCurve& curve, double shear_strain);

}  // namespace unknot::press
