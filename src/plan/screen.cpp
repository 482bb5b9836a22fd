#include "plan/screen.hpp"

#include <algorithm>
#include <set>

namespace unknot::plan {
namespace {

bool is_painted(const PaintedCell& cell) { return cell.intensity > 0.0; }

bool is_called(const Atlas& atlas, const Flag& flag, const PainDrawing& drawing) {
  if (flag.always) return true;
  return std::any_of(drawing.cells.begin(), drawing.cells.end(), [&](const PaintedCell& cell) {
    if (!is_painted(cell)) return false;
    const Region* region = find(atlas.regions, cell.spot.region);
    const auto holds = [](const auto& list, const auto& wanted) {
      return std::find(list.begin(), list.end(), wanted) != list.end();
    };
    return holds(flag.called_for_areas, region->area) || holds(flag.called_for_regions, region->id);
  });
}

// Signs that change are asked again for every new day; facts that last are only reconfirmed now and then.
bool is_valid(const Flag& flag, const FlagAnswer& answer, std::chrono::sys_days today) {
  const auto age = (today - answer.date).count();
  return age >= 0 && age <= (flag.lasting ? lasting_days : 0);
}

}  // namespace

std::vector<const Flag*> list_called_flags(const Atlas& atlas, const PainDrawing& drawing) {
  std::vector<const Flag*> called;
  for (const Flag& flag : atlas.flags) {
    if (is_called(atlas, flag, drawing)) called.push_back(&flag);
  }
  return called;
}

Action find_action(const Flag& flag, Answer answer) {
  if (answer == Answer::no) return Action::none;
  if (answer == Answer::yes) return flag.action;
  return static_cast<Action>(std::min(static_cast<int>(flag.action) + 1, static_cast<int>(Action::emergency)));
}

ScreenResult check_screen(const Atlas& atlas, const Case& one_case) {
  ScreenResult result;
  std::set<FlagId> answered;
  std::set<FlagId> outdated;
  for (const FlagAnswer& answer : one_case.safety) {
    const Flag& flag = *find(atlas.flags, answer.flag);
    if (!is_valid(flag, answer, one_case.date)) {
      outdated.insert(answer.flag);
      // An old "yes" to a lasting fact still counts until it is taken back; an old "no" does not.
      if (!flag.lasting || answer.answer == Answer::no) continue;
    } else {
      answered.insert(answer.flag);
    }
    const Action action = find_action(flag, answer.answer);
    if (action == Action::none) continue;
    result.raised.push_back({answer.flag, answer.answer, action});
    result.action = std::max(result.action, action);
  }
  std::stable_sort(result.raised.begin(), result.raised.end(), [](const RaisedFlag& a, const RaisedFlag& b) {
    return a.action != b.action ? a.action > b.action : a.flag < b.flag;
  });
  const std::vector<const Flag*> called = list_called_flags(atlas, one_case.drawing);
  for (const Screen& screen : atlas.screens) {
    ScreenQuestion question{screen.id, {}, {}};
    for (const Flag* flag : called) {
      if (flag->asked_in != screen.id || answered.contains(flag->id)) continue;
      question.flags.push_back(flag->id);
      if (flag->lasting && outdated.contains(flag->id)) question.reconfirm.push_back(flag->id);
    }
    if (!question.flags.empty()) result.unanswered.push_back(std::move(question));
  }
  return result;
}

}  // namespace unknot::plan
