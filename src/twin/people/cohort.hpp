// Virtual people: drawn from the ranges of the parameters, pressed in several ways, counted.
#pragma once

#include <cstdint>

#include "domain/twin/cohort.hpp"
#include "twin/run/body_run.hpp"
#include "twin/run/choose_lanes.hpp"

namespace unknot::twin {

/// The parameters of one person. Half of all people lie below a parameter's value, evenly down to its low end, half above, evenly up to
/// its high end; each depends on seed, person and parameter alone.
Parameters draw_person(std::int64_t seed, std::int64_t person);

/// The whole design with never pressing in front, and no policy twice.
std::vector<PressPolicy> list_policies(const CohortDesign& design);

/// Runs some people of a cohort under all hypotheses and policies; memory grows with `n`. The same to the last bit however the people are
/// cut into blocks, and whichever processor runs them.
CohortBlock run_block(const CohortDesign& design, std::int64_t first, std::int64_t n, const Closeness& closeness = {});

/// Counts of nobody yet.
CohortBlock build_empty_block(const CohortDesign& design, std::int64_t first);

/// Adds the counts of `more` to those of `sum`; both are of the same design.
void add_block(CohortBlock& sum, const CohortBlock& more);

}  // namespace unknot::twin
