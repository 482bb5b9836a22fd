// The whole answer to "where may it come from?", as the doors show it.
#pragma once

#include <optional>
#include <vector>

#include "base/provenance.hpp"
#include "domain/ranking.hpp"
#include "domain/safety.hpp"

namespace unknot {

/// Safety first; the ranking only when nothing forbids it.
struct Located {
  ScreenResult screen;
  Limits limits;
  std::optional<Ranking> ranking;         ///< missing while questions are open, or when action A or B is called for
  std::vector<PointLimits> point_limits;  ///< one for each hypothesis of the ranking
  bool widespread = false;                ///< painted in so many places that chasing single points is not the way
  Provenance provenance;

  bool operator==(const Located&) const = default;
};

}  // namespace unknot
