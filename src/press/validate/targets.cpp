#include "press/validate/targets.hpp"

namespace unknot::press {

namespace {

using AskTarget = std::vector<Measured> (*)(const TargetSites& sites, Stiffness stiffness,
                                            const std::function<bool()>& is_stopped);

// One job a stiffness, soft tissue first, for it takes longest.
void add_jobs(const char* name, AskTarget ask, std::vector<TargetJob>& jobs) {
  for (const Stiffness stiffness : all_stiffnesses) {
    jobs.push_back({name, [ask, stiffness](const TargetSites& sites, const std::function<bool()>& is_stopped) {
                      std::vector<Measured> all = ask(sites, stiffness, is_stopped);
                      for (Measured& one : all) one.stiffness = stiffness;
                      return all;
                    }});
  }
}

}  // namespace

std::vector<TargetJob> list_jobs() {
  std::vector<TargetJob> jobs;
  add_jobs("V5", press_leg, jobs);
  for (const double frequency_hz : {250.0, 150.0, 92.0}) {
    for (const double scale : {1.0, 2.0}) {
      jobs.push_back(
          {"V9", [frequency_hz, scale](const TargetSites& /*sites*/, const std::function<bool()>& is_stopped) {
             return shake_nodule(frequency_hz, scale, is_stopped);
           }});
    }
  }
  add_jobs("V7", press_limbs, jobs);
  add_jobs("V8", press_buttock, jobs);
  add_jobs("V6", squeeze_leg, jobs);
  return jobs;
}

}  // namespace unknot::press
