#include "app/trials/power.hpp"

#include <algorithm>

#include "trial/power.hpp"

namespace unknot::app {

std::vector<double> list_benefits(const TrialDesign& design) { return {0.0, design.matters, 2.0 * design.matters}; }

std::vector<PowerRow> add_rows(std::vector<PowerRow> some, const std::vector<PowerRow>& more) {
  for (const PowerRow& row : more) {
    const auto same =
        std::find_if(some.begin(), some.end(), [&row](const PowerRow& one) { return one.benefit == row.benefit; });
    if (same == some.end()) {
      some.push_back(row);
      continue;
    }
    same->n += row.n;
    same->helps += row.helps;
    same->no_difference += row.no_difference;
    same->worse += row.worse;
    same->cannot_tell += row.cannot_tell;
  }
  return some;
}

Power add_power(const TrialDesign& design, const TrialNoise& noise, const PowerSlice& slice) {
  return {noise,
          add_rows(slice.so_far, trial::simulate(design, noise, list_benefits(design), slice.first, slice.count))};
}

}  // namespace unknot::app
