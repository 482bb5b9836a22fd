// Cohorts and their counts. Schema: api/cohort.schema.json.
#pragma once

#include "domain/twin/cohort.hpp"
#include "wire/twin/course_codec.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, CohortDesign& design) {
  a.needed("seed", design.seed);
  a.needed("n_people", design.n_people);
  a.needed("weeks", design.weeks);
  a.needed("hypotheses", design.hypotheses);
  a.needed("policies", design.policies);
}

template <class Archive>
void describe(Archive& a, ExactSum& sum) {
  a.needed("sum", sum.sum);
  a.needed("squares", sum.squares);
}

template <class Archive>
void describe(Archive& a, PolicyTally& tally) {
  a.needed("hypothesis", tally.hypothesis);
  a.needed("policy", tally.policy);
  a.needed("n", tally.n);
  a.needed("n_left_out", tally.n_left_out);
  a.needed("n_sessions", tally.n_sessions);
  a.needed("pain", tally.pain);
  a.needed("change", tally.change);
  a.needed("threshold", tally.threshold);
  a.needed("changes", tally.changes);
  a.needed("n_helped", tally.n_helped);
  a.needed("n_harmed", tally.n_harmed);
  a.needed("n_bred", tally.n_bred);
  a.needed("expected_anew", tally.expected_anew);
}

template <class Archive>
void describe(Archive& a, CohortBlock& block) {
  a.needed("first", block.first);
  a.needed("n", block.n);
  a.needed("tallies", block.tallies);
}

}  // namespace unknot::wire
