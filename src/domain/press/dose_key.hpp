// What a table of doses, and a run that was worked out, belongs to.
#pragma once

#include <string>

#include "base/ids.hpp"
#include "domain/press/site.hpp"

namespace unknot {

/// One site, one body, one tool. A table is about tissue in general and nobody in particular, so all people share it.
struct DoseKey {
  std::string site;  ///< muscle.point.number
  PressBody body;
  PressToolId tool;
  /// Of everything that a table depends on: tissues, layers, shape and the version of the solver. A table with another one is stale.
  std::string fingerprint;
  bool operator==(const DoseKey&) const = default;
};

/// One tool that beats or is held, once. As a table a run is about tissue in general and nobody in particular.
struct RunKey {
  std::string asked;  ///< place, body, tool and numbers, in words that are the same for the same question
  /// Of `asked` and of everything else that the run depends on, as that of a table. A run with another one is stale.
  std::string fingerprint;
  bool operator==(const RunKey&) const = default;
};

}  // namespace unknot
