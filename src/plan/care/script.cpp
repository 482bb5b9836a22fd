#include "plan/care/script.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <set>

#include "base/problem.hpp"
#include "plan/care/script_states.hpp"
#include "plan/screen.hpp"

namespace unknot::plan {
namespace {

constexpr double away_after_s = 3.0;  // a page that slept longer than this has lost touch (assumed)
constexpr double beat_s = 5.0;        // silence longer than two beats is noticed (assumed)

// The signs that change from day to day, checklist by checklist, as this drawing calls for them.
std::vector<std::vector<FlagId>> list_signs(const Atlas& atlas, const Case& one_case) {
  std::vector<std::vector<FlagId>> lists;
  for (const Screen& screen : atlas.screens) {
    std::vector<FlagId> flags;
    for (const Flag* flag : list_called_flags(atlas, one_case.drawing)) {
      if (!flag->lasting && flag->asked_in == screen.id) flags.push_back(flag->id);
    }
    if (!flags.empty()) lists.push_back(std::move(flags));
  }
  return lists;
}

std::set<std::size_t> list_delicate_steps(const Atlas& atlas, const Plan& plan) {
  std::set<std::size_t> delicate;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const Site& site = find_point(atlas, plan.steps[i].point).sites[plan.steps[i].site];
    const std::string& area = find(atlas.regions, site.region)->area;
    if (area == "head" || area == "neck" || area == "chest_belly") delicate.insert(i);
  }
  return delicate;
}

}  // namespace

Script build_script(const Atlas& atlas, const Plan& plan, const Case& one_case, const SessionId& session) {
  ensure(plan.waits.empty() && !plan.steps.empty(), "a session is only built when nothing forbids it");
  Script script;
  script.session = session;
  script.policy = plan.policy;
  script.day = plan.day;
  script.steps = plan.steps;
  script.away_after_s = away_after_s;
  script.beat_s = beat_s;
  script.provenance = plan.provenance;
  const ScriptGround ground{&atlas.care, plan.steps, list_signs(atlas, one_case), list_delicate_steps(atlas, plan)};

  // Only states that can be reached are built: each one names those it leads to.
  std::deque<Moment> open{find_first(ground)};
  std::set<std::string> known{find_id(open.front())};
  script.first = find_id(open.front());
  while (!open.empty()) {
    std::vector<Moment> next;
    script.states.push_back(build_state(ground, open.front(), next));
    open.pop_front();
    for (const Moment& moment : next) {
      if (known.insert(find_id(moment)).second) open.push_back(moment);
    }
  }
  return script;
}

}  // namespace unknot::plan
