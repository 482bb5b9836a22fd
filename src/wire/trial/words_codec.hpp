// What a trial says, in sentences, described once for reading and writing.
#pragma once

#include "wire/trial/verdict_codec.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, TrialWords& words) {
  a.needed("answer", words.answer);
  a.needed("sure", words.sure);
  a.needed("reasons", words.reasons);
  a.needed("does_not_say", words.does_not_say);
  a.needed("next", words.next);
}

}  // namespace unknot::wire
