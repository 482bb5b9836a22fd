// The words of a session as sound.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>

#include "base/problem.hpp"

namespace unknot::app {

/// Immutable once made; may be used from many threads. What it gives out lives as long as the program.
class Clips {
 public:
  /// From the clips built into the program.
  Clips();

  /// One prompt spoken in one language, as MP3; `not_found` with the nearest names when there is none.
  std::expected<std::string_view, Problem> find(const std::string& language, const std::string& prompt) const;

 private:
  std::map<std::string, std::map<std::string, std::string_view>> clips_;  // by language, then by prompt
};

}  // namespace unknot::app
