#include "twin/run/choose_lanes.hpp"

#include "math/processor.hpp"

namespace unknot::twin {

std::vector<RunBodies*> list_run_bodies() {
  std::vector<RunBodies*> usable{&lanes_v2::run_bodies};
#ifdef UNKNOT_WIDE_LANES
  const int level = math::find_processor_level();
  if (level >= 3) usable.push_back(&lanes_v3::run_bodies);
  if (level >= 4) usable.push_back(&lanes_v4::run_bodies);
#endif
  return usable;
}

RunBodies* find_run_bodies() { return list_run_bodies().back(); }

}  // namespace unknot::twin
