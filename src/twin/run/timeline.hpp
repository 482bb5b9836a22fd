// A body's calendar: when it is pressed, when it rests, when somebody looks at it.
#pragma once

#include <vector>

#include "domain/twin/course.hpp"
#include "twin/inputs.hpp"
#include "twin/run/stretch.hpp"

namespace unknot::twin {

inline constexpr double day_seconds = 86'400.0;

/// A usual session: three presses with pauses of half a minute.
/// Gentle: 60 s at 10 kPa at the point, a third above the pain threshold; deep: 90 s at 25 kPa, twice the threshold. All assumed.
Dose build_session(PressDepth depth);

/// On which days a policy presses, of the first `n_days`; as often as bearable: on any.
std::vector<long> list_press_days(PressRhythm rhythm, long n_days);

/// Hands out one stretch after the other. Sessions lie at the beginning of their days; whoever looks at that moment looks before the session. A mark within
/// a session is met at the end of the step in which it lies.
class Timeline {
 public:
  /// @param days of sessions, rising, not below 0 @param only_bearable leaves a day out on which pain is 6 or more
  /// @param marks when somebody looks [s, rising, not below 0]; the last one ends the time
  Timeline(std::vector<long> days, bool only_bearable, Dose session, std::vector<double> marks);

  /// Puts what is done next into the inputs of the body's first point. @param threshold pressure that hurts the person now [kPa] @param pain now, 0 to 10
  /// @return no time: it is over
  Stretch advance(double threshold, double pain, double* inputs);

  /// How many marks have been reached so far.
  [[nodiscard]] std::size_t count_marks() const { return n_marks_; }
  /// Sessions that took place so far.
  [[nodiscard]] int count_sessions() const { return n_sessions_; }

 private:
  void begin_day(double pain);
  [[nodiscard]] double find_next_session() const;
  Stretch move_to(double time, bool jumps);

  std::vector<long> days_;
  bool only_bearable_;
  Dose session_;
  std::vector<double> marks_;
  double now_ = 0.0;
  std::size_t n_marks_ = 0;
  std::size_t step_ = 0;  // of the session that is going on
  bool in_session_ = false;
  bool pressed_ = false;  // inputs still hold a press
  std::size_t n_days_ = 0;  // that have begun
  int n_sessions_ = 0;
};

}  // namespace unknot::twin
