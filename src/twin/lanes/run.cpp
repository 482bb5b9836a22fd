// The loop over lanes. Compiled once for each kind of processor; UNKNOT_LANES is the namespace of the build.
#include "math/ode/rosenbrock.hpp"
#include "twin/lanes/follow.hpp"
#include "twin/lanes/kernels.hpp"
#include "twin/nerves.hpp"

namespace unknot::twin::UNKNOT_LANES {

using Pack = math::Lanes<double, math::lane_bytes / 8>;

long run_bodies(int n_points, BodyFeed& feed, const Closeness& closeness) {
  if (n_points == 1) return follow<Body<1>, Pack>(1, feed, closeness);
  return follow<Body<2>, Pack>(2, feed, closeness);
}

}  // namespace unknot::twin::UNKNOT_LANES
