// The body: what has to be kept, what has to stand still, and which way things have to go.
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "math/ode/rosenbrock.hpp"
#include "twin/nerves.hpp"
#include "twin/run/body_run.hpp"
#include "twin/run/timeline.hpp"

namespace unknot::test {
namespace {

using namespace unknot::twin;
namespace p = parameter;

// A body with a ledger: oxygen that came and was burnt [mL/100 g], ATP that was made and used [mM].
struct Ledger {
  static constexpr int n_body = Body<1>::n_states;
  static constexpr int n_states = n_body + 4;
  static constexpr int n_inputs = Body<1>::n_inputs;
  template <class Real, class Number>
  static constexpr void find_rates(const std::array<Real, n_states>& state, const std::array<Number, n_inputs>& inputs,
                                   std::array<Real, n_states>& rates) {
    std::array<Real, n_body> body;
    std::array<Real, n_body> change;
    for (std::size_t i = 0; i < n_body; ++i) body[i] = state[i];
    Body<1>::find_rates(body, inputs, change);
    for (std::size_t i = 0; i < n_body; ++i) rates[i] = change[i];
    const PointView<Real> at{body.data(), change.data()};
    const Real flow = find_flow(at, inputs.data(), inputs.data() + find_place(0, input::load));
    const Real made = find_oxidation(at, inputs.data(), find_phosphates(at[point::phosphate]).creatine);
    rates[n_body] = flow * (inputs[p::arterial_oxygen] - blood_capacity * find_saturation(at[point::oxygen])) / 60.0;
    rates[n_body + 1] = made * oxygen_for_energy;
    // What glycolysis made is what became of lactate: 1.5 ATP for each.
    const Real lactate_left = (inputs[p::lactate_removal] * at[point::oxygen] / (at[point::oxygen] + 5.0) +
                               inputs[p::lactate_washing] * flow) *
                              (at[point::lactate] - inputs[p::lactate_rest]);
    rates[n_body + 2] = made + 1.5 * (change[point::lactate] + lactate_left);
    rates[n_body + 3] = rates[n_body + 2] - change[point::phosphate];
  }
};

TEST(Body, oxygen_and_energy_are_neither_made_nor_lost) {
  math::RosenbrockStep<Ledger, double> step;
  std::array<double, Ledger::n_states> state{};
  std::array<double, Ledger::n_inputs> inputs{};
  set_inputs(inputs.data(), 1, build_parameters(), TwinHypothesis::energy_crisis);
  set_start(state.data(), 1, TwinHypothesis::energy_crisis);
  const double oxygen = find_oxygen_content(state[point::oxygen]);
  const double energy = state[point::phosphate];
  std::array<double, Ledger::n_states> next{};
  std::array<double, Ledger::n_states> error{};
  double used = 0.0;
  for (int i = 0; i < 40'000; ++i) {  // rest, ten minutes without blood, rest
    inputs[std::size_t(find_place(0, input::pressure))] = i > 4000 && i < 16'000 ? 40.0 : 0.0;
    step.take(state, inputs, 0.05, next, error);
    state = next;
    std::array<double, Ledger::n_states> rates{};
    Ledger::find_rates(state, inputs, rates);
    used += 0.05 * rates[Ledger::n_body + 3];
    EXPECT_GE(rates[Ledger::n_body + 3], 0.0) << "a muscle does not give energy back";
  }
  EXPECT_NEAR(find_oxygen_content(state[point::oxygen]) - oxygen, state[Ledger::n_body] - state[Ledger::n_body + 1],
              1e-6);
  EXPECT_NEAR(state[point::phosphate] - energy, state[Ledger::n_body + 2] - state[Ledger::n_body + 3], 1e-9);
  EXPECT_NEAR(used, state[Ledger::n_body + 3], 0.01 * used);
}

TEST(Body, phosphates_add_up_and_keep_the_balance_of_creatine_kinase) {
  for (double sum = 0.5; sum < 45.0; sum += 0.5) {
    const Phosphates<double> have = find_phosphates(sum);
    EXPECT_NEAR(have.creatine + have.adenosine, sum, 1e-12);
    const double diphosphate = adenosine_total - have.adenosine;
    EXPECT_NEAR(kinase_constant * have.creatine * diphosphate, have.adenosine * (creatine_total - have.creatine), 1e-8)
        << sum;
  }
}

TEST(Body, what_oxygen_pressure_holds_grows_as_its_capacity_says) {
  for (double pressure = 0.5; pressure < 100.0; pressure *= 1.5) {
    const double h = 1e-4 * pressure;
    EXPECT_NEAR((find_oxygen_content(pressure + h) - find_oxygen_content(pressure - h)) / (2.0 * h),
                find_oxygen_capacity(pressure), 1e-6 * find_oxygen_capacity(pressure));
  }
  EXPECT_NEAR(find_saturation(26.86), 0.5, 0.01);
}

TEST(Body, a_healthy_muscle_at_rest_stays_as_it_is_for_twelve_weeks) {
  BodyRun body(build_parameters());
  const Outputs before = body.look();
  ASSERT_TRUE(body.run(84.0 * day_seconds));
  const Outputs after = body.look();
  for (const output::Key key :
       {output::flow, output::oxygen, output::phosphocreatine, output::adenosine, output::lactate, output::threshold}) {
    EXPECT_NEAR(after[key], before[key], 0.01 * before[key]) << output_rows[std::size_t(key)].key;
  }
  EXPECT_NEAR(before[output::phosphocreatine], 33.0, 0.1);
}

TEST(Body, with_nothing_done_every_account_of_a_lasting_point_comes_to_rest) {
  for (const TwinHypothesis hypothesis : all_hypotheses) {
    BodyRun body(build_parameters(), hypothesis);
    body.run(10.0 * 365.0 * day_seconds);
    const Outputs before = body.look();
    body.run(365.0 * day_seconds);
    const Outputs after = body.look();
    for (std::size_t key = 0; key < output::bred; ++key) {
      EXPECT_NEAR(after[key], before[key], 1e-3 * std::abs(before[key]) + 1e-6) << output_rows[key].key;
    }
  }
}

TEST(Body, the_switches_do_what_they_say) {
  BodyRun crisis(build_parameters(), TwinHypothesis::energy_crisis);
  BodyRun scar(build_parameters(), TwinHypothesis::scarring);
  BodyRun central(build_parameters(), TwinHypothesis::central);
  EXPECT_GT(crisis.look()[output::contraction], 0.005);
  EXPECT_LT(scar.look()[output::contraction], 0.001);
  EXPECT_LT(central.look()[output::contraction], 0.001);
  EXPECT_GT(scar.at(point::fibrosis), 0.5);
  EXPECT_EQ(crisis.at(point::fibrosis), 0.0);
  EXPECT_GT(central.at(person::sensitisation), 1.4);
  EXPECT_LT(crisis.look()[output::oxygen], 30.0) << "the core runs short";
  EXPECT_GT(central.look()[output::oxygen], 33.0);
}

TEST(Body, a_press_closes_the_vessels_and_lets_go_again) {
  BodyRun body(build_parameters());
  const double rest = body.look()[output::flow];
  body.dose(input::pressure) = 20.0;  // 150 mmHg
  body.run(60.0);
  EXPECT_EQ(body.look()[output::flow], 0.0);
  body.dose(input::pressure) = 0.0;
  body.run(5.0);
  EXPECT_GT(body.look()[output::flow], 2.0 * rest) << "hyperaemia";
  body.run(1800.0);
  EXPECT_NEAR(body.look()[output::flow], rest, 0.02 * rest);
}

TEST(Body, harder_and_longer_does_more_harm) {
  double before = 0.0;
  for (const double shear : {0.1, 0.3, 0.6, 0.9}) {
    BodyRun body(build_parameters());
    body.press({90.0, 10.0, 1.5, shear, 0.0});
    EXPECT_GT(body.at(point::damage), before);
    before = body.at(point::damage);
  }
}

// ---- the tables -------------------------------------------------------------------------------------------------------------

TEST(Tables, every_parameter_has_a_name_of_its_own_a_range_and_a_mark) {
  std::set<std::string> names;
  for (const ParameterRow& row : list_parameters()) {
    EXPECT_TRUE(names.insert(std::string(row.name)).second) << row.name;
    EXPECT_FALSE(row.unit.empty()) << row.name;
    EXPECT_LE(row.low, row.value) << row.name;
    EXPECT_GE(row.high, row.value) << row.name;
    EXPECT_TRUE(row.mark == Mark::assumed || !row.source.empty()) << row.name << " says it is known but not from where";
    EXPECT_TRUE(is_possible(row, row.value));
    EXPECT_FALSE(is_possible(row, -1.0));
    EXPECT_EQ(find_parameter(row.name), &row);
  }
  EXPECT_EQ(find_parameter("leek"), nullptr);
}

TEST(Timeline, sessions_lie_on_their_days_and_marks_are_met_to_the_second) {
  std::array<double, std::size_t(count_inputs(1))> inputs{};
  set_inputs(inputs.data(), 1, build_parameters(), TwinHypothesis::central);
  Timeline timeline({0, 3}, false, build_session(PressDepth::gentle), {0.0, 2.0 * day_seconds, 7.0 * day_seconds});
  double time = 0.0;
  double pressed = 0.0;
  while (true) {
    const Stretch next = timeline.advance(300.0, 4.0, inputs.data());
    if (!(next.seconds > 0.0)) break;
    time += next.seconds;
    if (inputs[std::size_t(find_place(0, input::felt))] > 0.0) pressed += next.seconds;
  }
  EXPECT_EQ(time, 7.0 * day_seconds);
  EXPECT_EQ(pressed, 2.0 * 3.0 * 60.0);
  EXPECT_EQ(timeline.count_marks(), 3U);
  EXPECT_EQ(timeline.count_sessions(), 2);
}

TEST(Timeline, whoever_hurts_too_much_does_not_press_as_often_as_bearable) {
  std::array<double, std::size_t(count_inputs(1))> inputs{};
  set_inputs(inputs.data(), 1, build_parameters(), TwinHypothesis::central);
  Timeline timeline(list_press_days(PressRhythm::as_often_as_bearable, 7), true, build_session(PressDepth::deep),
                    {7.0 * day_seconds});
  while (timeline.advance(300.0, 6.5, inputs.data()).seconds > 0.0) {
  }
  EXPECT_EQ(timeline.count_sessions(), 0);
  EXPECT_EQ(list_press_days(PressRhythm::trials_course, 84).size(), 18U);
  EXPECT_EQ(list_press_days(PressRhythm::monthly, 84), (std::vector<long>{0, 28, 56}));
}

}  // namespace
}  // namespace unknot::test
