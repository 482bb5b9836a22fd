// The work of the exact posterior: a table of "which open effects are already brought about", carried through steps.
#pragma once

#include <cstddef>
#include <vector>

#include "rank/network.hpp"

namespace unknot::rank {

/// Prior and all absences of each cause taken together, not normalised.
struct Odds {
  std::vector<double> on;
  std::vector<double> off;
  double log_constant = 0.0;  ///< leaks of the absent effects, and the causes that have no step
};

/// Folds every effect that has no bit into the causes it belongs to.
Odds build_odds(const Network& network, const Schedule& schedule);

/// Runs the steps forwards and, if `probability` is given, backwards to fill in the posterior of every cause met.
/// @return natural logarithm of the probability of all observations, without the constant of `odds`
double sweep(const Network& network, const Odds& odds, const Schedule& schedule, Workspace& workspace,
             std::vector<double>* probability);

}  // namespace unknot::rank
