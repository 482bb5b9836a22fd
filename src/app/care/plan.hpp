// The step from how things stand to a plan, and from a plan to the session of its day.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <vector>

#include "app/care/forces.hpp"
#include "base/problem.hpp"
#include "domain/atlas.hpp"
#include "domain/care/plan.hpp"
#include "domain/care/script.hpp"
#include "domain/care/session.hpp"
#include "domain/located.hpp"
#include "domain/person.hpp"
#include "domain/trial/design.hpp"

namespace unknot::app {

/// The plan of one pain for the person's day.
/// @param located of that pain, on that day
/// @param care of all pains of the person
/// @param running the trial of this pain that is under way on that day; null when there is none
/// @param body of the person, and the tables that are kept for it: they may lower ceilings, and tell forces
Plan compose_plan(const Atlas& atlas, const PainState& pain, const Located& located, const std::vector<PainCare>& care,
                  const Trial* running, const std::optional<PressBody>& body, const std::vector<KeptDoses>& doses,
                  std::chrono::sys_days day);

/// The session of a plan's day. `not_now` with the first reason and its day while the plan waits, and for a session that
/// was begun before: what was begun goes on with the script it was begun with, on its own day only.
std::expected<Script, Problem> build_script(const Atlas& atlas, const Plan& plan, const PainState& pain,
                                            const std::vector<PainCare>& care, const SessionId& session);

}  // namespace unknot::app
