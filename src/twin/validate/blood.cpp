// Blood, oxygen and energy of a healthy muscle: V1 to V4. Nothing of a hypothesis acts here.
#include <algorithm>

#include "twin/equations.hpp"
#include "twin/validate/targets.hpp"

namespace unknot::twin {
namespace {

constexpr double minute = 60.0;
constexpr double closed_kpa = 40.0;  // a cuff above every blood pressure

// V1: a leg that hangs down adds 35 mmHg to arteries and veins alike.
double measure_flow_under(const Parameters& values, double pressure_mmhg) {
  BodyRun body(values);
  body.value(parameter::arterial_pressure) += 35.0;
  body.value(parameter::venous_pressure) += 35.0;
  body.run(30.0 * minute);
  const double before = body.look()[output::flow];
  body.dose(input::pressure) = pressure_mmhg / mercury;
  body.run(10.0 * minute);
  return 100.0 * (body.look()[output::flow] / before - 1.0);
}

struct Hyperaemia {
  double peak = 0.0;  // over rest
  double half_life = 0.0;  // [s]
};

// V2: five minutes without blood.
Hyperaemia measure_hyperaemia(const Parameters& values) {
  BodyRun body(values);
  const double rest = body.look()[output::flow];
  body.dose(input::pressure) = closed_kpa;
  body.run(5.0 * minute);
  body.dose(input::pressure) = 0.0;
  Hyperaemia found;
  double most = 0.0;
  double most_at = 0.0;
  constexpr double step = 0.5;
  for (int i = 1; i < 1200; ++i) {
    body.run(step);
    const double flow = body.look()[output::flow];
    if (flow > most) {
      most = flow;
      most_at = step * i;
    }
    if (flow - rest < 0.5 * (most - rest)) {
      found.half_life = step * i - most_at;
      break;
    }
  }
  found.peak = most / rest;
  return found;
}

// V3: a tourniquet. Change of an output after so many minutes, and after a rest behind them [per cent].
double measure_tourniquet(const Parameters& values, output::Key key, double minutes, double rest_minutes = 0.0) {
  BodyRun body(values);
  const double before = body.look()[key];
  body.dose(input::pressure) = closed_kpa;
  body.run(minutes * minute);
  if (rest_minutes > 0.0) {
    body.dose(input::pressure) = 0.0;
    body.run(rest_minutes * minute);
  }
  return 100.0 * (body.look()[key] / before - 1.0);
}

}  // namespace

void list_blood_targets(std::vector<Target>& targets) {
  const std::initializer_list<Target> here{
      {"V1.20", [](const Parameters& values, TwinHypothesis) { return measure_flow_under(values, 20.0); }},
      {"V1.40", [](const Parameters& values, TwinHypothesis) { return measure_flow_under(values, 40.0); }},
      {"V1.60", [](const Parameters& values, TwinHypothesis) { return measure_flow_under(values, 60.0); }},
      {"V2.peak", [](const Parameters& values, TwinHypothesis) { return measure_hyperaemia(values).peak; }},
      {"V2.half_life", [](const Parameters& values, TwinHypothesis) { return measure_hyperaemia(values).half_life; }},
      {"V3.creatine_45", [](const Parameters& values,
                            TwinHypothesis) { return measure_tourniquet(values, output::phosphocreatine, 45.0); }},
      {"V3.creatine_75", [](const Parameters& values,
                            TwinHypothesis) { return measure_tourniquet(values, output::phosphocreatine, 75.0); }},
      {"V3.adenosine_75",
       [](const Parameters& values, TwinHypothesis) { return measure_tourniquet(values, output::adenosine, 75.0); }},
      {"V3.lactate_45",
       [](const Parameters& values, TwinHypothesis) { return measure_tourniquet(values, output::lactate, 45.0); }},
      {"V3.lactate_75",
       [](const Parameters& values, TwinHypothesis) { return measure_tourniquet(values, output::lactate, 75.0); }},
      {"V3.creatine_after",
       [](const Parameters& values, TwinHypothesis) {
         return measure_tourniquet(values, output::phosphocreatine, 75.0, 5.0);
       }},
      {"V4.oxygen", [](const Parameters& values, TwinHypothesis) { return BodyRun(values).look()[output::oxygen]; }}};
  targets.insert(targets.end(), here.begin(), here.end());
}

}  // namespace unknot::twin
