// Two other ways to the same posterior, to hold the sweep against: enumeration of every state, and Heckerman's quickscore.
#pragma once

#include <cstdint>
#include <vector>

#include "rank/network.hpp"

namespace unknot::verify {

/// Posterior of every cause by summing over all 2^causes states, in long double.
std::vector<double> enumerate(const rank::Network& network);

/// Quickscore (Heckerman 1989): a signed sum over all subsets of the effects that were seen, absent effects folded into
/// their causes. Takes only networks whose observations are certain: (1, 0) or (0, 1).
std::vector<double> quickscore(const rank::Network& network);

/// A random network: priors in [low_prior, 0.4], weights in [0, 0.95], leaks in [low_leak, 0.2]; each cause linked to
/// each effect with probability `density`; observations seen, absent or, if `soft`, uncertain.
rank::Network draw_network(std::uint64_t seed, std::size_t n_causes, std::size_t n_effects, double density, bool soft,
                           double low_prior = 0.02, double low_leak = 0.01);

}  // namespace unknot::verify
