#include "plan/care/reaction.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::plan {
namespace {

constexpr double least_factor = 0.25;  // below it a press would hardly be one (assumed)
constexpr double way_back = 1.5;       // what a good reaction gives back (assumed)

bool says(const ReactionTold& told, const char* kind) {
  return std::find(told.kinds.begin(), told.kinds.end(), kind) != told.kinds.end();
}

}  // namespace

Reaction judge_reaction(const CareBook& book, const ReactionTold& told) {
  if (says(told, "dark_urine") || says(told, "nerve_signs")) return Reaction::dangerous;
  const bool too_long = told.hours > find_bound(book, "soreness_usual_h").value;
  const bool too_sore = told.soreness > find_bound(book, "soreness_usual_points").value;
  if (too_long || too_sore || says(told, "bruise") || says(told, "flare") || says(told, "wider") ||
      says(told, "sleep_worse")) {
    return Reaction::bad;
  }
  return says(told, "sore") || told.soreness > 0.0 ? Reaction::usual : Reaction::good;
}

Recovery judge_recovery(const CareBook& book, const std::vector<Session>& sessions) {
  Recovery recovery;
  bool last_was_bad = false;
  for (const Session& session : sessions) {
    if (!session.reaction) continue;
    const Reaction reaction = judge_reaction(book, *session.reaction);
    if (reaction == Reaction::good) recovery.factor = std::min(1.0, recovery.factor * way_back);
    if (reaction >= Reaction::bad) {
      recovery.factor = std::max(least_factor, recovery.factor * find_bound(book, "reaction_factor").value);
      const int rest = static_cast<int>(std::ceil(find_bound(book, "reaction_rest_days").value));
      const std::chrono::sys_days until = session.day + std::chrono::days(rest + 1);
      recovery.rest_until = std::max(recovery.rest_until.value_or(until), until);
    }
    recovery.dangerous = recovery.dangerous || reaction == Reaction::dangerous;
    recovery.two_running = last_was_bad && reaction >= Reaction::bad;
    last_was_bad = reaction >= Reaction::bad;
  }
  return recovery;
}

}  // namespace unknot::plan
