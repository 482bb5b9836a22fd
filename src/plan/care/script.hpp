// From a plan to a session that is led: every branch, computed beforehand.
#pragma once

#include "domain/atlas.hpp"
#include "domain/care/script.hpp"
#include "domain/finding.hpp"

namespace unknot::plan {

/// The session of this plan's day. `plan.waits` must be empty and `plan.steps` must not be.
/// @param one_case its drawing says which changing signs are asked again
Script build_script(const Atlas& atlas, const Plan& plan, const Case& one_case, const SessionId& session);

}  // namespace unknot::plan
