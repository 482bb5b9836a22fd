// Simulated trials of a design, slice by slice, so that a door can show how far it is and stop.
#pragma once

#include <cstddef>
#include <vector>

#include "domain/trial/design.hpp"
#include "domain/trial/verdict.hpp"

namespace unknot::app {

/// Which simulated trials are asked for, and what the earlier slices came to.
struct PowerSlice {
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<PowerRow> so_far;
};

/// Two slices together.
std::vector<PowerRow> add_rows(const std::vector<PowerRow>& some, const std::vector<PowerRow>& more);

/// True benefits that a design is tried with: none, the one that matters, and twice it [points].
std::vector<double> list_benefits(const TrialDesign& design);

/// The trials of the slice, added to those so far. Whatever the slices, the sum is the same.
Power add_power(const TrialDesign& design, const TrialNoise& noise, const PowerSlice& slice);

}  // namespace unknot::app
