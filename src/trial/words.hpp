// What a trial says in words, English and German.
//
// Reasons in Judgement::reasons. Without a verdict:
//   design_changed   another design was said after the trial had begun
//   overlaps         another trial of the person was under way
//   clock_jumped     entries say times that contradict each other
//   no_session       quick: no session on its day
//   block_not_kept   a block with treatment without any session
//   wrong_session    a session on a day of the other way
//   stopped_early    nothing was noted on one of the two sides yet
//   too_few_days     fewer than 5 scored days with, or fewer than 5 without
//   late_days        scores were entered too late to count, and too few are left
//   many_missing     more than a third of the days have no score that counts
//   all_equal        every score is the same number
// With a verdict that cannot tell:
//   too_unsure       the interval holds both a benefit and none
//   early            the trial is not over
#pragma once

#include <string>
#include <vector>

#include "domain/body.hpp"
#include "domain/trial/design.hpp"
#include "domain/trial/verdict.hpp"

namespace unknot::trial {

/// The answer in one sentence, with effect, interval and unit.
Text build_answer_words(const TrialDesign& design, const Judgement& judgement);

/// How sure that is, in words and per cent. Empty without a verdict.
Text build_surety_words(const TrialDesign& design, const Judgement& judgement);

/// One sentence for each reason; an unknown reason gives its own word, so that nothing is left out silently.
std::vector<Text> list_reason_words(const Judgement& judgement);

/// What the slope alone would have done. Empty without a verdict.
Text build_slope_words(const TrialDesign& design, const Judgement& judgement);

/// What a verdict becomes under another assumption.
Text build_other_words(const TrialDesign& design, const OtherVerdict& other);

/// What the answer does not say.
std::vector<Text> list_limit_words(const TrialDesign& design, const Judgement& judgement);

/// What to do next.
std::vector<Text> list_next_words(const TrialDesign& design, const Judgement& judgement);

/// What to know before one begins: running a trial is no treatment, the order is kept sealed, looking early costs surety.
std::vector<Text> list_begin_words(const TrialDesign& design);

}  // namespace unknot::trial
