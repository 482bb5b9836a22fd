// Blocks of a cohort that were run: a file that grows a line at a time, and what they add up to.
#pragma once

#include <expected>
#include <map>
#include <string>

#include "app/twin/cohort.hpp"
#include "base/problem.hpp"
#include "base/provenance.hpp"

namespace unknot::cli {

/// A file of results: one design, one model, blocks by their first person.
struct KeptCohort {
  std::string model;  ///< fingerprint; empty: nothing is kept yet
  CohortDesign design;
  std::map<std::int64_t, CohortBlock> blocks;
};

/// Reads a file of results into `kept`, whose design and model it has to share unless nothing is kept yet; a file that is not there adds nothing.
/// A last line without its end was broken off and is left out.
std::optional<Problem> read_cohort(const std::string& path, KeptCohort& kept);

/// Adds one line, on the disk when this returns.
std::optional<Problem> append_block(const std::string& path, const CohortDesign& design, const CohortBlock& block);

/// {"unknot_cohort": 1, ...} as api/cohort.schema.json says.
std::string write_cohort_json(const CohortDesign& design, const CohortBlock& sum, const Provenance& provenance);

/// A row for each hypothesis, policy and week.
std::string write_cohort_csv(const CohortBlock& sum);

/// A table for people.
std::string write_cohort_text(const CohortDesign& design, const CohortBlock& sum);

}  // namespace unknot::cli
