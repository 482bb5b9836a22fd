// The last few solvers of drafts, so that the next step of a slider starts from the last one.
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <list>
#include <mutex>

#include "app/press/draft_runner.hpp"
#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/press/press_dose.hpp"

namespace unknot::server {

/// Every function may be called from any thread. A solver is used by one at a time: who comes while it is in use builds another.
class Drafts {
 public:
  /// Two tools side by side, and the two that were looked at before. Each takes 6 to 13 MB, also a fork on the deepest
  /// site, so some 50 MB in all.
  static constexpr std::size_t most = 4;

  /// Works a draft out. Problems: as DraftRunner.
  std::expected<PressDose, Problem> press(const Atlas& atlas, const PressQuestion& asked);

  /// How many solvers stand ready.
  std::size_t count() const;

 private:
  std::list<app::DraftRunner> ready_;  ///< the last used first
  mutable std::mutex mutex_;
};

}  // namespace unknot::server
