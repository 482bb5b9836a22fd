// A person with a neck that may be pressed: every safety question answered, a policy chosen.
#pragma once

#include <string>
#include <vector>

#include "domain/event.hpp"

namespace unknot::test {

inline const PersonId carer("00000000000000000000000000000001");
inline const PainId cared_pain("00000000000000000000000000000002");
inline const SessionId cared_session("00000000000000000000000000000051");

/// From who they are to the choice of `policy` with these things to press with, all at noon of the day of the tests.
std::vector<Event> list_care_events(const std::string& policy, const std::vector<std::string>& implements);

/// A session of that pain, begun `minute` minutes after noon: three presses and its end.
std::vector<Event> list_session_events(std::size_t minute);

/// An entry `minute` minutes after noon with this pain, in words and on the left temple.
Event build_entry_event(std::size_t minute, double now);

}  // namespace unknot::test
