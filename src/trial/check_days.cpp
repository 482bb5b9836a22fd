#include "trial/check_days.hpp"

#include <algorithm>

namespace unknot::trial {
namespace {

constexpr std::size_t fewest_days =
    5;  // on each side: below, the model's own doubt about memory and carry-over says nothing

bool is_over(const TrialData& data, const TrialScore& day) {
  return day.plan.day < data.today || data.trial.ended || is_scored(day);
}

// A block whose last planned day has come and which ought to hold a session.
bool lacks_session(const TrialData& data) {
  const TrialDesign& design = data.trial.design;
  for (std::size_t i = 0; i < data.days.size();) {
    const TrialDay& plan = data.days[i].plan;
    std::size_t end = i;
    bool session = false;
    while (end < data.days.size() && data.days[end].plan.block == plan.block) session |= data.days[end++].session;
    const bool treats = plan.first ? design.arm.treats : design.other.treats;
    const bool whole = static_cast<int>(end - i) >= design.block_days && is_over(data, data.days[end - 1]);
    if (plan.phase == TrialPhase::block && treats && whole && !session) return true;
    i = end;
  }
  return false;
}

// A body does not keep to calendars: the session may be up to two days late, which makes the effect look a little smaller.
bool lacks_the_session(const TrialData& data) {
  constexpr std::ptrdiff_t most_days = 3;
  const auto first = std::find_if(data.days.begin(), data.days.end(),
                                  [](const TrialScore& one) { return one.plan.phase == TrialPhase::after; });
  const auto last = first + std::min(most_days, data.days.end() - first);
  if (first == last || !is_over(data, *(last - 1))) return false;
  return std::none_of(first, last, [](const TrialScore& one) { return one.session; });
}

// The days that a mean would be taken over: those that have passed.
bool has_many_missing(const TrialData& data) {
  const auto over =
      std::count_if(data.days.begin(), data.days.end(), [&](const TrialScore& day) { return is_over(data, day); });
  const auto scored = std::count_if(data.days.begin(), data.days.end(), is_scored);
  return 3 * (over - scored) > over;
}

bool is_all_equal(const TrialData& data) {
  const auto first = std::find_if(data.days.begin(), data.days.end(), is_scored);
  return first != data.days.end() && std::all_of(first, data.days.end(), [&](const TrialScore& day) {
           return !is_scored(day) || *day.score == *first->score;
         });
}

}  // namespace

bool is_scored(const TrialScore& day) { return day.score && !day.late; }

TrialData cut_at_end(const TrialData& data) {
  TrialData cut = data;
  if (data.trial.ended) {
    std::erase_if(cut.days, [&](const TrialScore& day) { return day.plan.day > *data.trial.ended; });
  }
  return cut;
}

bool is_early(const TrialData& data) {
  if (data.days.size() < data.n_planned) return true;
  return !data.days.empty() && !is_over(data, data.days.back());
}

DayCount count_days(const TrialData& data) {
  DayCount count;
  const bool both = data.trial.design.other.treats;
  for (const TrialScore& day : data.days) {
    if (!is_scored(day)) continue;
    ++count.scored;
    if (day.plan.first) {
      ++count.with;
    } else if (!both || day.plan.phase == TrialPhase::block) {
      ++count.without;
    }
  }
  return count;
}

std::vector<std::string> list_reasons(const TrialData& data) {
  std::vector<std::string> reasons;
  const DayCount count = count_days(data);
  const auto add = [&reasons](bool holds, const char* word) {
    if (holds) reasons.emplace_back(word);
  };
  add(data.trial.changed, "design_changed");
  add(data.trial.overlaps, "overlaps");
  add(data.clock_jumped, "clock_jumped");
  add(data.trial.design.size == TrialSize::quick && lacks_the_session(data), "no_session");
  add(data.trial.design.size == TrialSize::full && lacks_session(data), "block_not_kept");
  add(std::any_of(data.days.begin(), data.days.end(), [](const TrialScore& day) { return day.wrong; }),
      "wrong_session");
  const bool one_sided = count.with == 0 || count.without == 0;
  const bool few = count.with < fewest_days || count.without < fewest_days;
  const bool missing = has_many_missing(data);
  add(one_sided, "stopped_early");
  add(few && !one_sided, "too_few_days");
  add(missing, "many_missing");
  add((few || missing) &&
          std::any_of(data.days.begin(), data.days.end(), [](const TrialScore& day) { return day.late; }),
      "late_days");
  add(is_all_equal(data), "all_equal");
  return reasons;
}

}  // namespace unknot::trial
