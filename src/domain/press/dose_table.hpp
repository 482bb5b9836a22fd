// What any force does, for tissue as it usually is and for the softest and stiffest that is likely.
#pragma once

#include <array>
#include <vector>

#include "base/ids.hpp"
#include "domain/press/press_path.hpp"

namespace unknot {

/// Which end of the range of measured moduli a block was built from.
enum class Stiffness { low, usual, high };
/// In the order of columns and answers.
inline constexpr std::array all_stiffnesses = {Stiffness::low, Stiffness::usual, Stiffness::high};

/// One stiffness: rows by rising force, the first one at rest (force 0).
struct DoseCurve {
  Stiffness stiffness = Stiffness::usual;
  PressPath path;
  /// Largest relative error of interpolation (force and skin pressure, depth, nodule), measured against solutions between the rows.
  double error = 0.0;
  bool operator==(const DoseCurve&) const = default;
};

/// Curves for one block of tissue and one tool.
struct DoseTable {
  PressToolId tool;
  PressLimits limits;
  std::vector<DoseCurve> curves;  ///< one for each stiffness that was asked for
  bool operator==(const DoseTable&) const = default;
};

}  // namespace unknot
