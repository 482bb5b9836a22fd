// The words that stand for enumerations in JSON.
#pragma once

#include <array>

#include "domain/ranking.hpp"
#include "domain/safety.hpp"
#include "wire/archive.hpp"

namespace unknot::wire {

template <>
inline constexpr std::array<Word<Side>, 3> words_of<Side>{
    {{Side::left, "left"}, {Side::right, "right"}, {Side::midline, "midline"}}};

template <>
inline constexpr std::array<Word<FindingKind>, 5> words_of<FindingKind>{{{FindingKind::aggravator, "aggravator"},
                                                                         {FindingKind::movement, "movement"},
                                                                         {FindingKind::history, "history"},
                                                                         {FindingKind::palpation, "palpation"},
                                                                         {FindingKind::trial, "trial"}}};

template <>
inline constexpr std::array<Word<Examiner>, 3> words_of<Examiner>{
    {{Examiner::self, "self"}, {Examiner::helper, "helper"}, {Examiner::professional, "professional"}}};

template <>
inline constexpr std::array<Word<Answer>, 3> words_of<Answer>{
    {{Answer::no, "no"}, {Answer::yes, "yes"}, {Answer::not_sure, "not_sure"}}};

template <>
inline constexpr std::array<Word<Action>, 6> words_of<Action>{{{Action::none, "-"},
                                                               {Action::lighter, "E"},
                                                               {Action::avoid_region, "D"},
                                                               {Action::professional_first, "C"},
                                                               {Action::same_day, "B"},
                                                               {Action::emergency, "A"}}};

template <>
inline constexpr std::array<Word<Tier>, 3> words_of<Tier>{
    {{Tier::likely, "likely"}, {Tier::possible, "possible"}, {Tier::unlikely, "unlikely"}}};

template <>
inline constexpr std::array<Word<Verdict>, 4> words_of<Verdict>{
    {{Verdict::nothing_painted, "nothing_painted"},
     {Verdict::probably_trigger_point, "probably_trigger_point"},
     {Verdict::unclear, "unclear"},
     {Verdict::probably_not, "probably_not"}}};

template <>
inline constexpr std::array<Word<Observation::Kind>, 3> words_of<Observation::Kind>{
    {{Observation::Kind::painted_area, "painted_area"},
     {Observation::Kind::unpainted_places, "unpainted_places"},
     {Observation::Kind::finding, "finding"}}};

}  // namespace unknot::wire
