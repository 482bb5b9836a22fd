// The design of a trial and how the trial stands, described once for reading and writing.
#pragma once

#include <array>

#include "domain/trial/design.hpp"
#include "wire/result_codec.hpp"
#include "wire/text_checks.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<TrialSize>, 2> words_of<TrialSize>{
    {{TrialSize::quick, "quick"}, {TrialSize::full, "full"}}};
template <>
inline constexpr std::array<Word<TrialOutcome>, 2> words_of<TrialOutcome>{
    {{TrialOutcome::pain, "pain"}, {TrialOutcome::activity, "activity"}}};
template <>
inline constexpr std::array<Word<TrialPhase>, 3> words_of<TrialPhase>{
    {{TrialPhase::baseline, "baseline"}, {TrialPhase::block, "block"}, {TrialPhase::after, "after"}}};

/// Refuses numbers of a design outside of their ranges and a seed that is not 16 hexadecimal digits; whether the design
/// makes sense as a whole is looked at later.
void check_design(const std::string& path, const TrialDesign& design, Reading& reading);

template <class Archive>
void describe(Archive& a, TrialArm& arm) {
  a.needed("treats", arm.treats);
  describe_maybe_word(a, "policy", arm.policy.value);
  a.maybe("point", arm.point);
}

template <class Archive>
void describe(Archive& a, TrialDesign& design) {
  a.needed("size", design.size);
  a.needed("outcome", design.outcome);
  std::optional<std::string> activity;
  if (!design.activity.empty()) activity = design.activity;
  a.maybe("activity", activity);
  if constexpr (Archive::reads) design.activity = activity.value_or("");
  a.needed("matters", design.matters);
  a.needed("begins", design.begins);
  a.needed("baseline_days", design.baseline_days);
  describe_always(a, "block_days", design.block_days);
  describe_always(a, "n_pairs", design.n_pairs);
  describe_always(a, "after_days", design.after_days);
  a.needed("arm", design.arm);
  describe_always(a, "other", design.other);
  a.maybe("seed", design.seed);  // a trial under way is shown without
  if constexpr (Archive::reads) check_design(a.build_path("seed"), design, a.reading());
}

template <class Archive>
void describe(Archive& a, TrialBegun& begun) {
  a.needed("trial", begun.trial);
  a.needed("design", begun.design);
}

template <class Archive>
void describe(Archive& a, TrialLooked& looked) {
  a.needed("trial", looked.trial);
}

template <class Archive>
void describe(Archive& a, TrialEnded& ended) {
  a.needed("trial", ended.trial);
}

template <class Archive>
void describe(Archive& a, TrialDay& day) {
  a.needed("day", day.day);
  a.needed("phase", day.phase);
  describe_always(a, "block", day.block);
  a.needed("first", day.first);
}

template <class Archive>
void describe(Archive& a, TrialScore& score) {
  describe(a, score.plan);
  a.maybe("score", score.score);
  a.needed("late", score.late);
  a.needed("session", score.session);
  a.needed("wrong", score.wrong);
}

template <class Archive>
void describe(Archive& a, Trial& trial) {
  a.needed("trial", trial.trial);
  a.needed("pain", trial.pain);
  a.needed("design", trial.design);
  a.needed("begun", trial.begun);
  a.needed("day", trial.day);
  a.needed("looks", trial.looks);
  a.maybe("ended", trial.ended);
  a.needed("changed", trial.changed);
  a.needed("overlaps", trial.overlaps);
}

}  // namespace unknot::wire
