// What a trial says, in sentences, described once for reading and writing.
#pragma once

#include "wire/trial/verdict_codec.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, TrialWords& words) {
  a.needed("answer", words.answer);
  a.needed("sure", words.sure);
  a.needed("slope", words.slope);
  a.needed("others", words.others);
  a.needed("reasons", words.reasons);
  a.needed("does_not_say", words.does_not_say);
  a.needed("next", words.next);
}

template <class Archive>
void describe(Archive& a, TrialAdvice& advice) {
  a.needed("worth", advice.worth);
  a.needed("hopeless", advice.hopeless);
  a.needed("sentences", advice.sentences);
  a.needed("before", advice.before);
}

}  // namespace unknot::wire
