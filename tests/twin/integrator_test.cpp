// The integrator: its order, its structure found while compiling, and the twin's own equations against Boost.odeint.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "math/ode/rosenbrock.hpp"
#include "math/random.hpp"
#include "reference.hpp"
#include "twin/people/cohort.hpp"
#include "twin/run/courses.hpp"

namespace unknot::test {
namespace {

using namespace unknot::twin;

// x' = -x^2 + 1 / (1 + y), y' = 1: with y = t and x(0) = 1 not closed; instead one that is: x' = -x y, y' = 1 gives x = e^(-t^2 / 2), and a stiff
// follower z' = 1000 (x - z) - x y of it, z = x.
struct Follower {
  static constexpr int n_states = 3;
  static constexpr int n_inputs = 1;
  template <class Real, class Number>
  static constexpr void find_rates(const std::array<Real, 3>& at, const std::array<Number, 1>& input,
                                   std::array<Real, 3>& rates) {
    rates[0] = -1.0 * at[0] * at[1];
    rates[1] = Real(1.0);
    rates[2] = input[0] * (at[0] - at[2]) - at[0] * at[1];
  }
};

double find_error(int n_steps, double stiffness) {
  math::RosenbrockStep<Follower, double> step;
  std::array<double, 3> state{1.0, 0.0, 1.0};
  std::array<double, 3> next{};
  std::array<double, 3> error{};
  for (int i = 0; i < n_steps; ++i) {
    step.take(state, {stiffness}, 2.0 / n_steps, next, error);
    state = next;
  }
  const double exact = std::exp(-2.0);
  return std::max(std::abs(state[0] - exact), std::abs(state[2] - exact));
}

TEST(Integrator, halving_the_step_divides_the_error_by_sixteen) {
  for (const double stiffness : {1.0, 10.0}) {
    const double ratio = find_error(40, stiffness) / find_error(80, stiffness);
    EXPECT_NEAR(std::log2(ratio), 4.0, 0.25) << stiffness;
  }
  // Where it is very stiff the method is of a lower order, but stays stable.
  EXPECT_LT(find_error(20, 1e6), 1e-3);
}

// Any pattern of eight variables: the sparse factors have to solve what a dense elimination solves.
template <std::uint64_t pattern>
struct Linear {
  static constexpr int n_states = 8;
  static constexpr int n_inputs = 1;
  static constexpr double find_entry(int i, int j) {
    const bool is_there = i == j || ((math::mix_bits(pattern, std::uint64_t(i), std::uint64_t(j)) & 3U) == 0);
    return is_there ? math::draw_uniform(pattern + 1, std::uint64_t(i), std::uint64_t(j)) - 0.5 - (i == j ? 2.0 : 0.0)
                    : 0.0;
  }
  template <class Real, class Number>
  static constexpr void find_rates(const std::array<Real, 8>& at, const std::array<Number, 1>&,
                                   std::array<Real, 8>& rates) {
    for (int i = 0; i < 8; ++i) {
      Real sum(0.0);
      for (int j = 0; j < 8; ++j) {
        if (find_entry(i, j) != 0.0) sum = sum + find_entry(i, j) * at[std::size_t(j)];
      }
      rates[std::size_t(i)] = sum;
    }
  }
};

// A linear system over one step: the exact solution by a series.
template <std::uint64_t pattern>
double find_linear_error(double h) {
  using System = Linear<pattern>;
  std::array<double, 8> state{};
  for (int i = 0; i < 8; ++i) state[std::size_t(i)] = 1.0 + 0.1 * i;
  std::array<double, 8> term = state;
  std::array<double, 8> exact = state;
  for (int k = 1; k < 30; ++k) {
    std::array<double, 8> rates{};
    System::find_rates(term, std::array<double, 1>{}, rates);
    for (std::size_t i = 0; i < 8; ++i) exact[i] += term[i] = h / k * rates[i];
  }
  math::RosenbrockStep<System, double> step;
  std::array<double, 8> next{};
  std::array<double, 8> error{};
  step.take(state, {}, h, next, error);
  double worst = 0.0;
  for (std::size_t i = 0; i < 8; ++i) worst = std::max(worst, std::abs(next[i] - exact[i]));
  return worst;
}

// A wrong pattern or factor would leave an error of the first order, of the size of h.
template <std::uint64_t pattern>
void check_pattern() {
  EXPECT_NEAR(std::log2(find_linear_error<pattern>(0.1) / find_linear_error<pattern>(0.05)), 5.0, 0.5) << pattern;
}

template <std::uint64_t... patterns>
void check_patterns(std::integer_sequence<std::uint64_t, patterns...> /*all*/) {
  (check_pattern<patterns>(), ...);
}

TEST(Integrator, factors_found_while_compiling_serve_any_pattern) {
  check_patterns(std::integer_sequence<std::uint64_t, 1, 2, 3, 4, 5, 6, 7, 8>{});
}

TEST(Integrator, the_jacobian_of_a_body_agrees_with_differences) {
  using System = Body<2>;
  math::RosenbrockStep<System, double> step;
  std::array<double, System::n_states> state{};
  std::array<double, System::n_inputs> inputs{};
  set_inputs(inputs.data(), 2, build_parameters(), TwinHypothesis::energy_crisis);
  set_start(state.data(), 2, TwinHypothesis::energy_crisis);
  // Away from the corners of the equations, at which differences see both sides.
  for (int i = 0; i < 2; ++i) state[std::size_t(find_place(i, point::lactate))] = 2.6;
  inputs[std::size_t(find_place(0, input::felt))] = 600.0;
  inputs[std::size_t(find_place(0, input::pressure))] = 5.0;
  std::array<std::array<double, System::n_states>, System::n_states> slopes{};
  step.find_jacobian(state, inputs, slopes);
  for (std::size_t j = 0; j < System::n_states; ++j) {
    const double h = 1e-6 * std::max(std::abs(state[j]), 1e-2);
    std::array<double, System::n_states> more = state;
    std::array<double, System::n_states> less = state;
    more[j] += h;
    less[j] -= h;
    std::array<double, System::n_states> up{};
    std::array<double, System::n_states> down{};
    System::find_rates(more, inputs, up);
    System::find_rates(less, inputs, down);
    for (std::size_t i = 0; i < System::n_states; ++i) {
      const double expected = (up[i] - down[i]) / (2.0 * h);
      EXPECT_NEAR(slopes[i][j], expected, 1e-6 * std::abs(expected) + 1e-9) << i << " by " << j;
    }
  }
}

// ---- lanes ------------------------------------------------------------------------------------------------------------------

std::vector<CourseRecord> run_some(RunBodies* run, const std::vector<std::int64_t>& people) {
  std::vector<CourseRecord> records(people.size());
  const std::function<CourseJob(std::size_t)> build = [&](std::size_t number) {
    return CourseJob{draw_person(3, people[number]),
                     all_hypotheses[std::size_t(people[number]) % 3],
                     {0, 2, 3},
                     false,
                     build_session(PressDepth::deep),
                     {0.0, 86'400.0, 4.0 * 86'400.0}};
  };
  run_courses(
      people.size(), build, [&](std::size_t number, CourseRecord&& record) { records[number] = std::move(record); }, {},
      run);
  return records;
}

TEST(Integrator, a_body_is_the_same_to_the_last_bit_whoever_lies_beside_it) {
  const std::vector<CourseRecord> alone = run_some(find_run_bodies(), {5});
  const std::vector<CourseRecord> among = run_some(find_run_bodies(), {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  ASSERT_EQ(alone[0].looks.size(), 3U);
  EXPECT_EQ(alone[0].looks, among[4].looks);
}

TEST(Integrator, every_build_that_this_processor_runs_gives_the_same_bits) {
  const std::vector<RunBodies*> builds = list_run_bodies();
  const std::vector<CourseRecord> narrow = run_some(builds.front(), {1, 2, 3, 4, 5, 6, 7, 8, 9});
  for (RunBodies* build : builds) {
    const std::vector<CourseRecord> wide = run_some(build, {1, 2, 3, 4, 5, 6, 7, 8, 9});
    for (std::size_t i = 0; i < narrow.size(); ++i) EXPECT_EQ(narrow[i].looks, wide[i].looks) << i;
  }
}

// ---- against Boost ----------------------------------------------------------------------------------------------------------

// Ours, closely: one body with its calendar, and its whole state at the end.
class WholeState final : public BodyFeed {
 public:
  WholeState(TwinHypothesis hypothesis, const std::vector<long>& days, double seconds)
      : hypothesis_(hypothesis), timeline_(days, false, build_session(PressDepth::gentle), {seconds}) {}
  Stretch feed(int lane, double* state, double* inputs, bool failed) override {
    EXPECT_FALSE(failed);
    if (lane != 0) return {};
    if (!began_) {
      began_ = true;
      set_inputs(inputs, 2, build_parameters(), hypothesis_);
      set_start(state, 2, hypothesis_);
      return {settling, true};
    }
    if (reference_) {
      stretches_.back().second.seconds > 0.0 ? reference_->run(stretches_.back().second.seconds) : void();
    } else {
      reference_.emplace(state, inputs, 1e-8);
    }
    const Outputs now = find_outputs(state, 2, inputs);
    const Stretch next = timeline_.advance(now[output::threshold], now[output::pain], inputs);
    std::copy_n(inputs, reference_->inputs().size(), reference_->inputs().begin());
    stretches_.emplace_back(now, next);
    if (next.seconds <= 0.0) end_.assign(state, state + Body<2>::n_states);
    return next;
  }
  const std::vector<double>& end() const { return end_; }
  const ReferenceBody<2>& reference() const { return *reference_; }

 private:
  TwinHypothesis hypothesis_;
  Timeline timeline_;
  bool began_ = false;
  std::optional<ReferenceBody<2>> reference_;
  std::vector<std::pair<Outputs, Stretch>> stretches_;
  std::vector<double> end_;
};

TEST(Integrator, twelve_weeks_with_three_sessions_agree_with_boost_to_a_millionth_in_all_states) {
  for (const TwinHypothesis hypothesis : all_hypotheses) {
    std::vector<long> days;
    for (long day = 0; day < 84; ++day) {
      if (day % 7 == 0 || day % 7 == 2 || day % 7 == 4) days.push_back(day);
    }
    WholeState feed(hypothesis, days, 84.0 * day_seconds);
    find_run_bodies()(2, feed, {1e-9});
    ASSERT_EQ(feed.end().size(), std::size_t(Body<2>::n_states));
    for (std::size_t i = 0; i < feed.end().size(); ++i) {
      const double expected = feed.reference().state()[i];
      // Relative; numbers that are nothing (damage without injury) are held to a millionth of what matters.
      const double scale = i < 2 * std::size_t(point::n_variables)
                               ? point_rows[i % point::n_variables].scale
                               : person_rows[i - 2 * std::size_t(point::n_variables)].scale;
      EXPECT_NEAR(feed.end()[i], expected, 1e-6 * std::max(std::abs(expected), scale)) << "state " << i;
    }
  }
}

TEST(Integrator, changing_between_seconds_and_days_loses_nothing) {
  // The same three days in stretches of hours and at one go.
  const Parameters values = build_parameters();
  std::array<double, 2> pains{};
  for (const int n : {1, 72}) {
    BodyRun body(values, TwinHypothesis::energy_crisis);
    body.press({60.0, 10.0, 1.3, 0.15, 0.03});
    for (int i = 0; i < n; ++i) body.run(3.0 * day_seconds / n);
    pains[n == 1 ? 0 : 1] = body.look()[output::pain];
  }
  EXPECT_NEAR(pains[0], pains[1], 1e-4 * pains[0]);
}

}  // namespace
}  // namespace unknot::test
