// How trials stand, described once for reading and writing.
#pragma once

#include "domain/trial/status.hpp"
#include "wire/trial/design_codec.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, TrialStatus& status) {
  describe(a, status.trial);
  a.needed("seal", status.seal);
  a.needed("last_day", status.last_day);
  a.needed("over", status.over);
  a.maybe("now", status.now);
  a.maybe("next_change", status.next_change);
  a.needed("days", status.days);
  a.needed("n_planned", status.n_planned);
  a.needed("n_scored", status.n_scored);
}

template <class Archive>
void describe(Archive& a, TrialList& list) {
  a.needed("trials", list.trials);
  a.needed("busy", list.busy);
}

}  // namespace unknot::wire
