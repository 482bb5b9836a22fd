// Whether the names in events of care are known.
#pragma once

#include <optional>
#include <string>

#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/event.hpp"

namespace unknot::app {

/// The first name in the body of an event of care that the atlas does not know or that does not fit, with the nearest
/// names; none for other events. Painted regions are not looked at here. The key begins with the kind of the event.
std::optional<Problem> check_care_names(const Atlas& atlas, const EventBody& body);

}  // namespace unknot::app
