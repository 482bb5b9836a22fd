// Random people with flags, rankings, tools and a past, drawn from a counter: person n is the same on every machine.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "domain/atlas.hpp"
#include "plan/care/compose.hpp"

namespace unknot::test {

/// Numbers of one stream, one after the other.
class Dice {
 public:
  explicit Dice(std::uint64_t stream) : stream_(stream) {}
  double share();                          ///< [0, 1)
  std::size_t below(std::size_t n);        ///< 0 to n - 1
  bool chance(double probability) { return share() < probability; }

 private:
  std::uint64_t stream_;
  std::uint64_t counter_ = 0;
};

/// A person with a ranking of up to 12 points, any flags, any things owned, up to 8 sessions behind them.
plan::PlanRequest draw_request(const Atlas& atlas, std::uint64_t person);

/// The same person with these flags answered yes besides: limits and points are worked out anew.
plan::PlanRequest answer_yes(const Atlas& atlas, plan::PlanRequest request, const FlagId& flag);

/// Pairs (tool, region) that tests/care/forbidden.csv forbids, "*" spread over every tool of the atlas.
std::set<std::pair<std::string, std::string>> read_forbidden(const Atlas& atlas);

}  // namespace unknot::test
