#include "twin/run/body_run.hpp"

#include <algorithm>

#include "twin/run/choose_lanes.hpp"

namespace unknot::twin {
namespace {

constexpr double quiet_load = 0.3;   // of a point that is not yet one; assumed
constexpr double quiet_drive = 0.15;

// One body, one stretch.
class OneStretch final : public BodyFeed {
 public:
  OneStretch(double* state, const double* inputs, double seconds) : state_(state), inputs_(inputs), seconds_(seconds) {}

  Stretch feed(int lane, double* state, double* inputs, bool failed) override {
    if (lane != 0) return {};
    if (began_) {
      std::copy_n(state, BodyRun::n_states, state_);
      failed_ = failed;
      return {};
    }
    began_ = true;
    std::copy_n(state_, BodyRun::n_states, state);
    std::copy_n(inputs_, BodyRun::n_inputs, inputs);
    return Stretch{seconds_, true};
  }

  [[nodiscard]] bool has_failed() const { return failed_; }

 private:
  double* state_;
  const double* inputs_;
  double seconds_;
  bool began_ = false;
  bool failed_ = false;
};

}  // namespace

void set_inputs(double* inputs, int n_points, const Parameters& values, TwinHypothesis hypothesis) {
  std::fill_n(inputs, count_inputs(n_points), 0.0);
  for (const ParameterRow& row : list_parameters()) {
    const double value = values[std::size_t(row.key)];
    inputs[row.key] = row.unit == "s" ? 1.0 / value : value;
  }
  inputs[input::contraction] = hypothesis == TwinHypothesis::energy_crisis ? 1.0 : 0.0;
  inputs[input::scarring] = hypothesis == TwinHypothesis::scarring ? 1.0 : 0.0;
  inputs[input::central] = hypothesis == TwinHypothesis::central ? 1.0 : 0.0;
  for (int i = 0; i < n_points; ++i) inputs[find_place(i, input::load)] = i == 0 ? 1.0 : quiet_load;
}

void set_start(double* state, int n_points, TwinHypothesis hypothesis) {
  for (int i = 0; i < n_points; ++i) {
    for (int k = 0; k < point::n_variables; ++k) state[i * point::n_variables + k] = point_rows[std::size_t(k)].start;
    state[find_place(i, point::drive)] = i == 0 ? 1.0 : quiet_drive;
  }
  for (int k = 0; k < person::n_variables; ++k) {
    state[n_points * point::n_variables + k] = person_rows[std::size_t(k)].start;
  }
  if (hypothesis == TwinHypothesis::scarring) {
    state[point::damage] = 0.25;
    state[point::inflammation] = 0.25;
    state[point::fibrosis] = 1.0;
  }
  if (hypothesis == TwinHypothesis::central) state[find_place(n_points, person::sensitisation)] = 1.6;
  state[find_place(n_points, person::guarding)] = 0.8;
}

BodyRun::BodyRun(const Parameters& values) {
  set_inputs(inputs_.data(), 1, values, TwinHypothesis::energy_crisis);
  inputs_[input::contraction] = 0.0;
  dose(input::load) = 0.0;
  set_start(state_.data(), 1, TwinHypothesis::energy_crisis);
  at(point::drive) = 0.0;
  at(person::guarding) = 0.0;
  run(6.0 * 3600.0);
}

BodyRun::BodyRun(const Parameters& values, TwinHypothesis hypothesis) {
  set_inputs(inputs_.data(), 1, values, hypothesis);
  set_start(state_.data(), 1, hypothesis);
  run(2.0 * 86'400.0);
}

bool BodyRun::run(double seconds) {
  OneStretch feed(state_.data(), inputs_.data(), seconds);
  find_run_bodies()(1, feed, {1e-5});
  return !feed.has_failed();
}

void BodyRun::press(const DoseStep& step) {
  dose(input::felt) = step.felt * look()[output::threshold];
  dose(input::pressure) = step.pressure_kpa;
  dose(input::shear) = step.shear;
  dose(input::stretch) = step.stretch;
  run(step.seconds);
  for (const input::Point which : {input::felt, input::pressure, input::shear, input::stretch}) dose(which) = 0.0;
}

}  // namespace unknot::twin
