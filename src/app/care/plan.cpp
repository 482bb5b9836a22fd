#include "app/care/plan.hpp"

#include "app/trials/follow_trial.hpp"
#include "plan/care/compose.hpp"
#include "plan/care/script.hpp"
#include "wire/values.hpp"

namespace unknot::app {
namespace {

std::string write_day(std::chrono::sys_days day) { return wire::write_value(day).get<std::string>(); }

Problem refuse(const Plan& plan) {
  Problem problem{Code::not_now, "", "", "", "", ""};
  if (plan.waits.empty()) return problem;
  const Wait& first = plan.waits.front();
  problem.found = first.reason.in("en");
  while (problem.found.ends_with('.')) problem.found.pop_back();
  problem.next = first.until ? "It may start from " + write_day(*first.until) + " on."
                             : "See the plan for what has to be done first.";
  return problem;
}

const Session* find_session(const std::vector<PainCare>& care, const SessionId& session) {
  for (const PainCare& one : care) {
    for (const Session& known : one.sessions) {
      if (known.session == session) return &known;
    }
  }
  return nullptr;
}

}  // namespace

Plan compose_plan(const Atlas& atlas, const PainState& pain, const Located& located, const std::vector<PainCare>& care,
                  const Trial* running, const std::optional<PressBody>& body, const std::vector<KeptDoses>& doses,
                  std::chrono::sys_days day) {
  plan::PlanRequest request{pain.pain, day, pain.one_case, located, care, list_model_ceilings(atlas, located, doses)};
  if (running != nullptr) apply_way(*running, day, request.care, request.located);
  Plan plan = plan::compose(atlas, request);
  if (running != nullptr) follow_trial(atlas, *running, day, care, plan);
  if (body) add_forces(atlas, *body, doses, plan);
  return plan;
}

std::expected<Script, Problem> build_script(const Atlas& atlas, const Plan& plan, const PainState& pain,
                                            const std::vector<PainCare>& care, const SessionId& session) {
  if (const Session* known = find_session(care, session)) {
    return std::unexpected(Problem{Code::not_now, "", "session", "one that was begun on " + write_day(known->day), "",
                                   "Begin a new session; what was done is kept."});
  }
  if (!plan.waits.empty() || plan.steps.empty()) return std::unexpected(refuse(plan));
  return plan::build_script(atlas, plan, pain.one_case, session);
}

}  // namespace unknot::app
