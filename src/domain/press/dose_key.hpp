// What a table of doses belongs to.
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

}  // namespace unknot
