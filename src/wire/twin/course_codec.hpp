// Words and records of the twin, described once for reading and writing.
#pragma once

#include "domain/twin/course.hpp"
#include "wire/archive.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<TwinHypothesis>, 3> words_of<TwinHypothesis>{
    {{TwinHypothesis::energy_crisis, "energy_crisis"},
     {TwinHypothesis::scarring, "scarring"},
     {TwinHypothesis::central, "central"}}};

template <>
inline constexpr std::array<Word<PressRhythm>, 5> words_of<PressRhythm>{
    {{PressRhythm::never, "never"},
     {PressRhythm::monthly, "monthly"},
     {PressRhythm::twice_monthly, "twice_monthly"},
     {PressRhythm::trials_course, "trials_course"},
     {PressRhythm::as_often_as_bearable, "as_often_as_bearable"}}};

template <>
inline constexpr std::array<Word<PressDepth>, 2> words_of<PressDepth>{
    {{PressDepth::gentle, "gentle"}, {PressDepth::deep, "deep"}}};

template <class Archive>
void describe(Archive& a, PressPolicy& policy) {
  a.needed("rhythm", policy.rhythm);
  a.needed("depth", policy.depth);
}

template <class Archive>
void describe(Archive& a, DoseStep& step) {
  a.needed("seconds", step.seconds);
  a.needed("pressure_kpa", step.pressure_kpa);
  a.needed("felt", step.felt);
  a.needed("shear", step.shear);
  a.needed("stretch", step.stretch);
}

}  // namespace unknot::wire
