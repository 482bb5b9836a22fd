// The press beside what was measured.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace unknot {

/// What the model says of a target at one end of what was measured of stiffness.
struct PressScore {
  std::optional<double> value;  ///< empty: there is no answer
  std::string why;  ///< why there is none, in words; empty where there is one
  bool inside = false;  ///< the value lies within the tolerance
};

/// One number that was measured, and what the model says of it.
struct PressScoreRow {
  std::string id;
  std::string what;
  std::string unit;
  double published = 0.0;
  double low = 0.0;  ///< tolerance
  double high = 0.0;
  bool is_fitted = false;  ///< a number of the model was chosen to meet it; otherwise predicted
  bool is_aside = false;  ///< another number than the one that was measured, shown beside it; not counted
  std::string source;
  std::string not_run;  ///< why nothing is asked of the model, in words; empty: it is asked
  std::array<PressScore, 3> scores;  ///< soft, usual and stiff tissue
};

/// All of them.
struct PressScoreboard {
  std::vector<PressScoreRow> rows;
};

}  // namespace unknot
