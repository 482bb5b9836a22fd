// Days and weeks: V14, V16, V17.
#include "twin/run/timeline.hpp"
#include "twin/validate/targets.hpp"

namespace unknot::twin {
namespace {

constexpr double hour = 3600.0;

// V14: a bout of hard work; its size is the unit of damage.
double measure_soreness(const Parameters& values, double hours) {
  BodyRun body(values);
  const double before = body.look()[output::threshold];
  body.at(point::damage) += 1.0;
  body.run(hours * hour);
  return 100.0 * (body.look()[output::threshold] / before - 1.0);
}

// V16: twelve sessions in six weeks. Threshold before the session with this number, over that before the first [per cent].
double measure_course(const Parameters& values, TwinHypothesis hypothesis, int session) {
  BodyRun body(values, hypothesis);
  const double before = body.look()[output::threshold];
  for (int i = 0; i < session; ++i) {
    double used = 0.0;
    for (const DoseStep& step : build_session(PressDepth::gentle)) {
      body.press(step);
      used += step.seconds;
    }
    body.run(3.5 * day_seconds - used);
  }
  return 100.0 * (body.look()[output::threshold] / before - 1.0);
}

// V17: stiffness four days after injury over that before it, with a quarter of an hour of massage a day or without [per cent].
double measure_injured(const Parameters& values, bool massaged) {
  BodyRun body(values);
  const double before = body.look()[output::stiffness];
  body.at(point::damage) += 1.0;
  for (int i = 0; i < 4; ++i) {
    double left = day_seconds;
    if (massaged) {
      body.press({900.0, 10.0, 0.5, 0.2, 0.03});
      left -= 900.0;
    }
    body.run(left);
  }
  return 100.0 * body.look()[output::stiffness] / before;
}

}  // namespace

void list_week_targets(std::vector<Target>& targets) {
  using P = const Parameters&;
  using H = TwinHypothesis;
  const std::initializer_list<Target> here{
      {"V14.48", [](P values, H) { return measure_soreness(values, 48.0); }},
      {"V14.72", [](P values, H) { return measure_soreness(values, 72.0); }},
      {"V16.sixth", [](P values, H which) { return measure_course(values, which, 6); }},
      {"V16.growing",
       [](P values, H which) { return measure_course(values, which, 12) - measure_course(values, which, 6); }},
      {"V17.massaged", [](P values, H) { return measure_injured(values, true); }},
      {"V17.left", [](P values, H) { return measure_injured(values, false); }},
      {"V17.people", [](P values, H) { return measure_injured(values, true) - measure_injured(values, false); }}};
  targets.insert(targets.end(), here.begin(), here.end());
}

std::vector<Target> list_targets() {
  std::vector<Target> targets;
  list_blood_targets(targets);
  list_session_targets(targets);
  list_week_targets(targets);
  return targets;
}

}  // namespace unknot::twin
