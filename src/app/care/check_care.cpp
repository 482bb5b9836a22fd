#include "app/care/check_care.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "trial/calendar.hpp"

namespace unknot::app {
namespace {

using Maybe = std::optional<Problem>;

Problem refuse_name(const std::string& key, const std::string& found, const char* allowed,
                    const std::vector<std::string>& known) {
  return {Code::unknown_name, "", key, quote(found), allowed, build_suggestion(found, known)};
}

// Lists of the care book stand in their own order, so they are looked through.
template <class Entry, class Id>
Maybe check_name(const std::vector<Entry>& entries, const Id& id, const std::string& key, const char* allowed) {
  if (std::any_of(entries.begin(), entries.end(), [&id](const Entry& entry) { return entry.id == id; })) return {};
  return refuse_name(key, id.value, allowed, list_names(entries));
}

Maybe check_point(const Atlas& atlas, const PointOnSide& on_side, const std::string& key) {
  if (Maybe problem = check_name(atlas.muscles, on_side.muscle, key + ".muscle", "a muscle of the atlas")) {
    return problem;
  }
  const Muscle& muscle = *find(atlas.muscles, on_side.muscle);
  if (Maybe problem = check_name(muscle.points, on_side.point, key + ".point", "a point of that muscle")) {
    return problem;
  }
  if (on_side.side != Side::midline) return {};
  return Problem{Code::wrong_side,   "", key + ".side", "midline", "left or right, the person's own",
                 "Correct the side."};
}

Maybe check_things(const Atlas& atlas, const std::vector<ImplementId>& things, const char* key) {
  for (std::size_t i = 0; i < things.size(); ++i) {
    const std::string at = fmt::format("{}[{}]", key, i);
    if (Maybe problem = check_name(atlas.care.implements, things[i], at, "a thing to press with")) return problem;
  }
  return {};
}

Maybe check(const Atlas& atlas, const CareChosen& chosen) {
  if (Maybe problem = check_name(atlas.care.policies, chosen.policy, "care_chosen.policy", "a policy")) return problem;
  if (Maybe problem = check_things(atlas, chosen.implements, "care_chosen.implements")) return problem;
  return check_things(atlas, chosen.prefers, "care_chosen.prefers");
}

Maybe check(const Atlas& atlas, const SessionBegun& begun) {
  return check_name(atlas.care.policies, begun.policy, "session_begun.policy", "a policy");
}

Maybe check_arm(const Atlas& atlas, const TrialArm& arm, const std::string& key) {
  if (arm.treats || !arm.policy.value.empty()) {
    if (Maybe problem = check_name(atlas.care.policies, arm.policy, key + ".policy", "a policy")) return problem;
  }
  return arm.point ? check_point(atlas, *arm.point, key + ".point") : Maybe();
}

Maybe check(const Atlas& atlas, const TrialBegun& begun) {
  if (Maybe problem = check_arm(atlas, begun.design.arm, "trial_begun.design.arm")) return problem;
  if (Maybe problem = check_arm(atlas, begun.design.other, "trial_begun.design.other")) return problem;
  const auto checked = trial::check_design(begun.design);
  if (checked) return {};
  Problem problem = checked.error();
  problem.key = "trial_begun.design" + (problem.key.empty() ? "" : "." + problem.key);
  return problem;
}

Maybe check(const Atlas& atlas, const PressDone& press) {
  if (Maybe problem = check_point(atlas, press.point, "press_done.point")) return problem;
  const std::size_t n_sites = find_point(atlas, press.point).sites.size();
  if (press.site >= n_sites) {
    return Problem{Code::out_of_range,
                   "",
                   "press_done.site",
                   fmt::format("{}", press.site),
                   fmt::format("0 to {}", n_sites - 1),
                   "Count the sites of the point from 0."};
  }
  if (Maybe problem = check_name(atlas.tools, press.tool, "press_done.tool", "a tool")) return problem;
  if (press.implement.value.empty()) return {};
  return check_name(atlas.care.implements, press.implement, "press_done.implement", "a thing to press with");
}

Maybe check_motion(const Atlas& atlas, const MotionMeasured& motion, const std::string& key) {
  std::vector<std::string> movements;
  for (const FindingQuestion& question : atlas.findings) {
    if (question.kind == FindingKind::movement) movements.push_back(question.id.value);
  }
  if (std::find(movements.begin(), movements.end(), motion.movement.value) != movements.end()) return {};
  return refuse_name(key + ".movement", motion.movement.value, "a movement of the atlas", movements);
}

Maybe check(const Atlas& atlas, const DiaryNoted& noted) {
  for (std::size_t i = 0; i < noted.motions.size(); ++i) {
    const std::string key = fmt::format("diary_noted.motions[{}]", i);
    if (Maybe problem = check_motion(atlas, noted.motions[i], key)) return problem;
  }
  for (std::size_t i = 0; i < noted.thresholds.size(); ++i) {
    const std::string key = fmt::format("diary_noted.thresholds[{}].point", i);
    if (Maybe problem = check_point(atlas, noted.thresholds[i].point, key)) return problem;
  }
  return {};
}

template <class Other>
Maybe check(const Atlas&, const Other&) {
  return {};
}

}  // namespace

std::optional<Problem> check_care_names(const Atlas& atlas, const EventBody& body) {
  return std::visit([&atlas](const auto& one) { return check(atlas, one); }, body);
}

}  // namespace unknot::app
