// From the days of a trial to what it says, or why it says nothing.
#pragma once

#include "domain/trial/design.hpp"
#include "domain/trial/verdict.hpp"

namespace unknot::trial {

/// Judges a trial, under way or over. Without an answer that can be relied on, `verdict` is empty and `reasons` says why; the
/// words are listed in trial/words.hpp. Deterministic; no input can make it fail. Model and priors:
/// docs/science/trial.md; valid for daily scores from 0 to 10 and trials of up to about 200 days.
Judgement judge(const TrialData& whole);

/// Only the answer of `judge`, for simulations: the same, without fit and other verdicts.
TrialAnswer judge_answer(const TrialData& whole);

}  // namespace unknot::trial
