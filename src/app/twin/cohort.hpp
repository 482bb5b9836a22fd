// Virtual people for the doors: what may be asked, and the counts.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/problem.hpp"
#include "domain/twin/cohort.hpp"

namespace unknot::app {

/// Whether the design can be run: people, weeks, seed, at least one hypothesis, none twice.
std::optional<Problem> check_cohort(const CohortDesign& design);

/// A fingerprint of the model's equations and numbers: results of different models do not add up.
std::string build_model_fingerprint();

/// How many people make a block of this design: 64 to 65,536, so that a cohort has some hundred blocks at most.
std::int64_t find_block_size(const CohortDesign& design);

/// How many blocks it has.
std::int64_t count_blocks(const CohortDesign& design);

/// Runs a block. @param block 0 to count_blocks - 1 @return nothing: `stops` said so
std::optional<CohortBlock> run_cohort_block(const CohortDesign& design, std::int64_t block,
                                            const std::function<bool()>& stops);

/// Counts of nobody, to add blocks to.
CohortBlock build_empty_cohort(const CohortDesign& design);
void add_cohort_block(CohortBlock& sum, const CohortBlock& more);

/// What the counts come to, for people to read.
struct PolicySummary {
  double pain_before = 0.0;    ///< mean [points]
  double pain_after = 0.0;     ///< mean at the end [points]
  double change = 0.0;         ///< mean against never pressing, at the end [points; negative is better]
  double error = 0.0;          ///< standard error of that mean [points]
  double low = 0.0;            ///< 80 % of people lie between low and high [points]
  double high = 0.0;
  double threshold = 0.0;      ///< mean change of the pressure that hurts, against never pressing [per cent]
  double helped = 0.0;         ///< share of people with a point less or better
  double harmed = 0.0;         ///< share with a point more or worse
  double bred = 0.0;           ///< share whose quiet second point became a lasting one
  double expected_anew = 0.0;  ///< points to be expected anew, by an assumed rate
  double sessions = 0.0;       ///< mean number
};
PolicySummary summarise(const PolicyTally& tally);

}  // namespace unknot::app
