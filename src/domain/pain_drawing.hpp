// Where it hurts.
#pragma once

#include <string>
#include <vector>

#include "domain/body.hpp"

namespace unknot {

/// One painted region.
struct PaintedCell {
  Spot spot;
  double intensity = 0.0;              ///< 0 to 10, the person's own scale
  std::vector<std::string> qualities;  ///< ache, burning, numb, tingling, electric, throbbing, stabbing

  bool operator==(const PaintedCell&) const = default;
};

/// One pain. Each spot stands at most once; cells of intensity 0 count as not painted.
struct PainDrawing {
  std::vector<PaintedCell> cells;

  bool operator==(const PainDrawing&) const = default;
};

}  // namespace unknot
