// The sentences of trials, put together for the doors.
#pragma once

#include "domain/trial/design.hpp"
#include "domain/trial/verdict.hpp"

namespace unknot::app {

/// A judgement in sentences.
TrialWords build_trial_words(const TrialDesign& design, const Judgement& judgement);

/// What to think of a design. With `compares` the same trial shorter and longer is simulated too, at the benefit that matters.
TrialAdvice advise(const TrialDesign& design, const Power& power, bool compares);

}  // namespace unknot::app
