// Events to test with: short ways to build one, and any event at all for property tests.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "domain/event.hpp"

namespace unknot::test {

/// 32 hexadecimal digits that end with `number`.
std::string build_made_id(std::size_t number);

/// `number` minutes after noon of the day of the tests.
Instant draw_instant(std::size_t number);

/// An event of person `person` about pain `pain` (0: about the person), said `minute` minutes after noon.
Event build_event(std::size_t id, std::size_t person, std::size_t pain, std::size_t minute, EventBody body);

/// Any event that the codec accepts; its names need not be names of the data.
rc::Gen<Event> draw_event();

/// An event of one of a few people and pains whose names the built-in data knows; ids out of a few hundred.
rc::Gen<Event> draw_known_event();

}  // namespace unknot::test
