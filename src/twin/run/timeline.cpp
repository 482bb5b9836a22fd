#include "twin/run/timeline.hpp"

#include <algorithm>
#include <utility>

namespace unknot::twin {
namespace {

constexpr double bearable = 6.0;  // pain from which nobody who presses as often as bearable goes on that day; assumed
constexpr long course_days = 42;
constexpr double never = 1e18;  // [s]

void set_dose(const DoseStep& step, double threshold, double* inputs) {
  const double reach = inputs[parameter::transmission];
  inputs[find_place(0, input::pressure)] = step.pressure_kpa * reach;
  inputs[find_place(0, input::felt)] = step.felt * threshold;
  inputs[find_place(0, input::shear)] = step.shear * reach;
  inputs[find_place(0, input::stretch)] = step.stretch;
}

}  // namespace

Dose build_session(PressDepth depth) {
  const DoseStep pause{30.0, 0.0, 0.0, 0.0, 0.0};
  const DoseStep press =
      depth == PressDepth::deep ? DoseStep{90.0, 25.0, 2.0, 0.35, 0.06} : DoseStep{60.0, 10.0, 1.33, 0.15, 0.03};
  return {press, pause, press, pause, press};
}

std::vector<long> list_press_days(PressRhythm rhythm, long n_days) {
  const auto is_day = [rhythm](long day) {
    switch (rhythm) {
      case PressRhythm::never:
        return false;
      case PressRhythm::monthly:
        return day % 28 == 0;
      case PressRhythm::twice_monthly:
        return day % 14 == 0;
      case PressRhythm::trials_course:
        return day < course_days && (day % 7 == 0 || day % 7 == 2 || day % 7 == 4);
      case PressRhythm::as_often_as_bearable:
        return true;
    }
    return false;
  };
  std::vector<long> days;
  for (long day = 0; day < n_days; ++day) {
    if (is_day(day)) days.push_back(day);
  }
  return days;
}

Timeline::Timeline(std::vector<long> days, bool only_bearable, Dose session, std::vector<double> marks)
    : days_(std::move(days)), only_bearable_(only_bearable), session_(std::move(session)), marks_(std::move(marks)) {}

double Timeline::find_next_session() const {
  return n_days_ < days_.size() ? static_cast<double>(days_[n_days_]) * day_seconds : never;
}

void Timeline::begin_day(double pain) {
  ++n_days_;
  if (only_bearable_ && pain >= bearable) return;
  in_session_ = true;
  step_ = 0;
  ++n_sessions_;
}

Stretch Timeline::move_to(double time, bool jumps) {
  const double seconds = time - now_;
  now_ = time;
  return {seconds, jumps};
}

Stretch Timeline::advance(double threshold, double pain, double* inputs) {
  while (n_marks_ < marks_.size() && now_ >= marks_[n_marks_]) ++n_marks_;
  if (n_marks_ == marks_.size()) return {};
  if (in_session_ && step_ == session_.size()) in_session_ = false;
  if (!in_session_ && now_ >= find_next_session()) begin_day(pain);
  if (in_session_) {
    const DoseStep& step = session_[step_++];
    set_dose(step, threshold, inputs);
    pressed_ = true;
    return move_to(now_ + step.seconds, true);
  }
  const bool jumps = std::exchange(pressed_, false);
  if (jumps) set_dose({}, 0.0, inputs);
  return move_to(std::min(marks_[n_marks_], find_next_session()), jumps);
}

}  // namespace unknot::twin
