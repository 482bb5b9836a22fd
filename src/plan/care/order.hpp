// Which point first: a key before the satellites that lie where it refers pain to.
#pragma once

#include <vector>

#include "domain/atlas.hpp"
#include "domain/muscle.hpp"

namespace unknot::plan {

/// A point that might be pressed, with the site that was chosen for it.
struct Candidate {
  PointOnSide point;
  std::size_t site = 0;
  double probability = 0.0;

  bool operator==(const Candidate&) const = default;
};

/// Whether the site of `satellite` lies in the zone of `key`, which is not much less probable itself (half, assumed).
bool is_key_to(const Atlas& atlas, const Candidate& key, const Candidate& satellite);

/// The candidates in the order of treatment: most probable first, but each after its keys. Two that are keys to each other
/// keep the order of their probability.
std::vector<Candidate> order_points(const Atlas& atlas, std::vector<Candidate> candidates);

}  // namespace unknot::plan
