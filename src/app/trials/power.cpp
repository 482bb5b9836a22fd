#include "app/trials/power.hpp"

#include "trial/power.hpp"

namespace unknot::app {

std::vector<double> list_benefits(const TrialDesign& design) { return {0.0, design.matters, 2.0 * design.matters}; }

std::vector<PowerRow> add_rows(const std::vector<PowerRow>& some, const std::vector<PowerRow>& more) {
  return trial::collect_rows(some, more);
}

Power add_power(const TrialDesign& design, const TrialNoise& noise, const PowerSlice& slice) {
  const std::vector<double> benefits = list_benefits(design);
  return {noise, trial::collect_rows(slice.so_far, trial::simulate(design, noise, benefits, slice.first, slice.count))};
}

}  // namespace unknot::app
