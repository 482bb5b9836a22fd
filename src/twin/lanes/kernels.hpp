// Many bodies at once: what the loops over lanes offer, built once for each kind of processor.
#pragma once

#include "twin/run/stretch.hpp"

namespace unknot::twin {

/// Hands bodies to lanes and takes them back. Called by one thread.
class BodyFeed {
 public:
  BodyFeed() = default;
  BodyFeed(const BodyFeed&) = delete;
  BodyFeed& operator=(const BodyFeed&) = delete;
  BodyFeed(BodyFeed&&) = delete;
  BodyFeed& operator=(BodyFeed&&) = delete;
  virtual ~BodyFeed() = default;

  /// The lane has reached the end of its stretch, or stands empty. State and inputs may be looked at and changed, also to those of another body.
  /// @param failed the integrator could not go on; the state is where it got to
  /// @return what comes next; no time: the lane stays empty
  virtual Stretch feed(int lane, double* state, double* inputs, bool failed) = 0;
};

/// How closely a body is followed.
struct Closeness {
  /// Error of a step over the state, 1e-10 to 1e-2; and over what is a change that matters (states.hpp). At 2e-3 weekly pain of 10,000 people is
  /// within 1e-4 (bench/twin_bench).
  double relative = 2e-3;
};

/// The most lanes that lie side by side.
inline constexpr int most_lanes = 8;

/// Carries bodies on until the feed has no more. @param n_points 1 or 2 @return how many steps were taken
using RunBodies = long(int n_points, BodyFeed& feed, const Closeness& closeness);

namespace lanes_v2 {
RunBodies run_bodies;
}
namespace lanes_v3 {
RunBodies run_bodies;
}
namespace lanes_v4 {
RunBodies run_bodies;
}

}  // namespace unknot::twin
