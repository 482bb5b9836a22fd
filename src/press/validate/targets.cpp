#include "press/validate/targets.hpp"

#include <array>

namespace unknot::press {

namespace {

struct Work {
  std::string_view name;
  std::vector<Measured> (*run)(const TargetSites& sites, Stiffness stiffness, const std::function<bool()>& is_stopped);
};

constexpr std::array works{Work{"V5", press_leg}, Work{"V9", shake_nodule}, Work{"V8", press_buttock},
                           Work{"V6", squeeze_leg}};

}  // namespace

std::vector<TargetJob> list_jobs() {
  std::vector<TargetJob> jobs;
  for (const Work& work : works) {
    for (const Stiffness stiffness : {Stiffness::low, Stiffness::usual, Stiffness::high}) {
      jobs.push_back({work.name, stiffness, work.run});
    }
  }
  return jobs;
}

}  // namespace unknot::press
