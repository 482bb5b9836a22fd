// People, devices and what became of events, described for the doors.
#pragma once

#include "domain/device.hpp"
#include "domain/person.hpp"
#include "wire/text_checks.hpp"
#include "wire/words.hpp"

namespace unknot::wire {

template <class Archive>
void describe(Archive& a, PersonEntry& person) {
  a.needed("person", person.person);
  a.needed("name", person.name);
  a.needed("n_pains", person.n_pains);
}

template <class Archive>
void describe(Archive& a, Device& device) {
  a.needed("device", device.device);
  describe_name(a, "name", device.name);
  a.needed("paired_at", device.paired_at);
  a.maybe("last_seen_day", device.last_seen_day);
}

template <class Archive>
void describe(Archive& a, Appended& appended) {
  a.needed("added", appended.added);
  a.needed("known", appended.known);
  a.maybe("removed", appended.removed);
}

/// A person with every pain, its drawing and its case as a case file; "lost" tells in sentences what was kept but is not
/// known to this data.
Json write_value(const PersonState& person);

}  // namespace unknot::wire
