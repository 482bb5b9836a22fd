#include "app/steps/locate.hpp"

#include <set>

#include "plan/limits.hpp"
#include "plan/screen.hpp"
#include "rank/rank.hpp"

namespace unknot::app {
namespace {

constexpr double suspicion_from = 0.5;       // probability of a cause that a flag warns of (assumed)
constexpr std::size_t widespread_areas = 5;  // of the eight; fibromyalgia criteria speak of four of five body quarters

bool is_widespread(const Atlas& atlas, const PainDrawing& drawing) {
  std::set<std::string> areas;
  for (const PaintedCell& cell : drawing.cells) {
    if (cell.intensity > 0.0) areas.insert(find(atlas.regions, cell.spot.region)->area);
  }
  return areas.size() >= widespread_areas;
}

}  // namespace

Located locate(const Atlas& atlas, const rank::Model& model, const Case& one_case) {
  Located located;
  located.screen = plan::check_screen(atlas, one_case);
  located.limits = plan::check_limits(atlas, one_case.drawing, located.screen);
  located.widespread = is_widespread(atlas, one_case.drawing);
  if (located.screen.action >= Action::same_day || !located.screen.unanswered.empty()) return located;
  rank::Options options;
  options.pressable = plan::list_pressable(atlas, located.limits);
  located.ranking = rank::rank(atlas, model, one_case, options);
  for (const OtherHypothesis& other : located.ranking->others) {
    const OtherCause& cause = *find(atlas.others, other.cause);
    if (other.belief.probability >= suspicion_from && !cause.flag.empty()) plan::add_suspicion(located.limits, cause);
  }
  if (located.limits.no_treatment) {
    // Whoever must see a professional first is not told to press anything.
    std::erase_if(located.ranking->next, [](const NextQuestion& next) { return next.point.has_value(); });
  }
  for (const Hypothesis& hypothesis : located.ranking->hypotheses) {
    located.point_limits.push_back(plan::check_point(atlas, find_point(atlas, hypothesis.point), located.limits));
  }
  return located;
}

}  // namespace unknot::app
