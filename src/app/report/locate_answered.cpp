#include "app/report/locate_answered.hpp"

#include <algorithm>

namespace unknot::app {

Located locate_answered(const Engine& engine, const Case& one_case) {
  Located located = engine.locate(one_case);
  if (located.screen.unanswered.empty() || one_case.safety.empty()) return located;
  const auto latest = std::max_element(one_case.safety.begin(), one_case.safety.end(),
                                       [](const FlagAnswer& a, const FlagAnswer& b) { return a.date < b.date; });
  if (latest->date >= one_case.date) return located;
  Case earlier = one_case;
  earlier.date = latest->date;
  return engine.locate(earlier);
}

}  // namespace unknot::app
