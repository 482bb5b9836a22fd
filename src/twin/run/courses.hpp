// Bodies on their calendars, many at once: what each is read off at its marks.
#pragma once

#include <functional>
#include <vector>

#include "twin/run/body_run.hpp"
#include "twin/run/choose_lanes.hpp"
#include "twin/run/timeline.hpp"

namespace unknot::twin {

/// A body to be run: who, and what is done when.
struct CourseJob {
  Parameters values{};
  TwinHypothesis hypothesis = TwinHypothesis::energy_crisis;
  std::vector<long> days;  ///< of sessions, rising
  bool only_bearable = false;
  Dose session;
  std::vector<double> marks;  ///< when it is looked at [s, rising]
};

/// What came of it.
struct CourseRecord {
  std::vector<Outputs> looks;  ///< one a mark
  double second_drive = 0.0;   ///< of the second point at the end
  int n_sessions = 0;
  bool left_out = false;  ///< the knot ran out of energy, or the integrator gave up: nothing to be said of this body
};

/// A change of pain that counts as help or harm [points]; assumed.
inline constexpr double matters = 1.0;

/// A second point with so much drive has become a lasting one; assumed.
inline constexpr double lasting_drive = 0.6;

/// Two days that every body settles before its calendar begins [s].
inline constexpr double settling = 2.0 * day_seconds;

/// Runs `n` bodies with two points: the treated one, and a quiet one that it may wake. Whatever lanes they share, each comes out the same to the
/// last bit. @param build the body of this number, called once each in order @param take gets what came of it, in any order
void run_courses(std::size_t n, const std::function<CourseJob(std::size_t)>& build,
                 const std::function<void(std::size_t, CourseRecord&&)>& take, const Closeness& closeness = {},
                 RunBodies* run = find_run_bodies());

}  // namespace unknot::twin
