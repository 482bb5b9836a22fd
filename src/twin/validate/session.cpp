// One session and the hour after it: V10, V11, V13, V15.
#include "twin/validate/targets.hpp"

namespace unknot::twin {
namespace {

constexpr double minute = 60.0;

// A hard press with a roller: at the point twice what begins to hurt.
DoseStep build_press(double seconds, double felt = 2.0) { return {seconds, 15.0, felt, 0.2, 0.05}; }

double find_gain_percent(double after, double before) { return 100.0 * (after / before - 1.0); }

struct BothSides {
  double pressed = 0.0;
  double other = 0.0;
};

// V10: three times 30 s, 10 s between. Half a minute later, and the mean of a quarter of an hour [per cent].
BothSides measure_rolling(const Parameters& values, TwinHypothesis hypothesis, bool mean) {
  BodyRun body(values, hypothesis);
  const Outputs before = body.look();
  for (int i = 0; i < 3; ++i) {
    body.press(build_press(30.0));
    body.run(10.0);
  }
  body.run(20.0);
  BothSides sum;
  double n = 0.0;
  for (double time = 0.5; time <= (mean ? 15.0 : 0.5); time += 0.5) {
    const Outputs now = body.look();
    sum.pressed += find_gain_percent(now[output::threshold], before[output::threshold]);
    sum.other += find_gain_percent(now[output::threshold_other], before[output::threshold_other]);
    n += 1.0;
    body.run(30.0);
  }
  return {sum.pressed / n, sum.other / n};
}

// V11: 90 s held, or rolled over once a second so that the point feels the roller for a seventh of it.
double measure_held(const Parameters& values, TwinHypothesis hypothesis, bool rolling) {
  BodyRun body(values, hypothesis);
  const double before = body.look()[output::threshold];
  if (rolling) {
    for (int i = 0; i < 90; ++i) {
      body.press(build_press(0.15, 1.5));
      body.run(0.85);
    }
  } else {
    body.press(build_press(90.0, 1.5));
  }
  body.run(2.0 * minute);
  return find_gain_percent(body.look()[output::threshold], before);
}

// V13: eight presses of a minute. Flow as a mean of the hour after, lactate and threshold at its end.
double measure_release(const Parameters& values, TwinHypothesis hypothesis, output::Key key) {
  BodyRun body(values, hypothesis);
  const Outputs before = body.look();
  for (int i = 0; i < 8; ++i) {
    body.press({60.0, 12.0, 1.5, 0.2, 0.05});
    body.run(30.0);
  }
  double flow = 0.0;
  constexpr int n = 180;
  for (int i = 0; i < n; ++i) {
    body.run(20.0);
    flow += body.look()[output::flow] / n;
  }
  const Outputs now = body.look();
  if (key == output::flow) return find_gain_percent(flow, before[key]);
  if (key == output::lactate) return now[key] - before[key];
  return find_gain_percent(now[key], before[key]);
}

// V15: five minutes of a massage gun on the calf: at the point a third of what hurts, in motion all the time.
double measure_gun(const Parameters& values, output::Key key) {
  BodyRun body(values);
  const Outputs before = body.look();
  body.press({5.0 * minute, 8.0, 1.5, 0.3, 0.02});
  body.run(minute);
  const Outputs now = body.look();
  return key == output::motion ? now[key] - before[key] : find_gain_percent(now[key], before[key]);
}

}  // namespace

void list_session_targets(std::vector<Target>& targets) {
  using P = const Parameters&;
  using H = TwinHypothesis;
  const std::initializer_list<Target> here{
      {"V10.pressed", [](P values, H which) { return measure_rolling(values, which, false).pressed; }},
      {"V10.other", [](P values, H which) { return measure_rolling(values, which, false).other; }},
      {"V10.pressed_mean", [](P values, H which) { return measure_rolling(values, which, true).pressed; }},
      {"V10.other_mean", [](P values, H which) { return measure_rolling(values, which, true).other; }},
      {"V10.ratio",
       [](P values, H which) {
         const BothSides found = measure_rolling(values, which, false);
         return found.other / found.pressed;
       }},
      {"V11.held", [](P values, H which) { return measure_held(values, which, false); }},
      {"V11.rolled",
       [](P values, H which) { return measure_held(values, which, true) / measure_held(values, which, false); }},
      {"V13.flow", [](P values, H which) { return measure_release(values, which, output::flow); }},
      {"V13.lactate", [](P values, H which) { return measure_release(values, which, output::lactate); }},
      {"V13.threshold", [](P values, H which) { return measure_release(values, which, output::threshold); }},
      {"V15.motion", [](P values, H) { return measure_gun(values, output::motion); }},
      {"V15.strength", [](P values, H) { return measure_gun(values, output::strength); }}};
  targets.insert(targets.end(), here.begin(), here.end());
}

}  // namespace unknot::twin
