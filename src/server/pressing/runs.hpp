// What beats and holds share: a run that is kept is answered at once, another one is worked out as a job and then kept.
#pragma once

#include "domain/press/press_case.hpp"
#include "server/context.hpp"
#include "server/message.hpp"
#include "server/pressing/press_jobs.hpp"
#include "wire/json.hpp"

namespace unknot::server {

/// A kind of run: whose jobs it makes, and what it adds to the answer of one stiffness, where there is one.
struct RunKind {
  JobKind job;
  void (*add_answer)(const StiffAnswer& answer, wire::Json& json);
};

/// 200 with a run that is kept, or 202 with the job that works it out: soft, usual and stiff tissue side by side. A run that was stopped is
/// not kept. @param one a case that was checked
Reply start_run(const Context& context, const PressCase& one, const RunKind& kind);

/// A number of a moment, to four decimals: a plot needs no more.
double round_moment(double value);

}  // namespace unknot::server
