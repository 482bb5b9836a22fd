// Steps of a stiff system in lanes: Rosenbrock's method RODAS of Hairer and Wanner (Solving Ordinary Differential Equations II, 2nd ed., section IV.7,
// table 7.3): six stages, order 4, the last two of order 3 and stiffly accurate, so that their difference tells the error.
//
// A system is a struct with
//   static constexpr int n_states, n_inputs;
//   template <class Real, class Number> static constexpr void find_rates(const std::array<Real, n_states>& state,
//       const std::array<Number, n_inputs>& inputs, std::array<Real, n_states>& rates);
// in which inputs stay the same throughout a step, and the functions of scalar.hpp are all there is beside + - * /.
//
// Only + - * / and square roots, each lane for itself: lanes of every width and builds for every processor give the same bits.
#pragma once

#include <array>
#include <utility>

#include "math/ode/rodas.hpp"
#include "math/ode/structure.hpp"

namespace unknot::math {

/// One step of every lane. @tparam L a pack of lanes, or double
template <class System, class L>
class RosenbrockStep {
 public:
  static constexpr int n = System::n_states;
  using Shape = Structure<System>;
  using State = std::array<L, std::size_t(n)>;
  using Inputs = std::array<L, std::size_t(System::n_inputs)>;

  /// From `state` over a time `h` (above 0, each lane its own). @param next where it leads to @param error how far that may be off
  void take(const State& state, const Inputs& inputs, L h, State& next, State& error) {
    const L per_step = L(1.0) / h;
    factorize(state, inputs, per_step * L(1.0 / Rodas::gamma));
    [&]<int... stage>(std::integer_sequence<int, stage...>) {
      (take_stage<stage>(state, inputs, per_step, next,
                         stage < 5 ? stages_[std::size_t(stage < 5 ? stage : 0)] : error),
       ...);
    }(std::make_integer_sequence<int, 6>());
    for (int i = 0; i < n; ++i) next[std::size_t(i)] += error[std::size_t(i)];
  }

  /// The Jacobian of the rates, entry by entry; 0 where there is none. For tests.
  void find_jacobian(const State& state, const Inputs& inputs, std::array<State, std::size_t(n)>& jacobian) {
    find_entries(state, inputs);
    for (State& row : jacobian) row.fill(L(0.0));
    for (int i = 0; i < n; ++i) {
      for (int at = plan.begins[std::size_t(i)]; at < int(plan.begins[std::size_t(i) + 1]); ++at) {
        jacobian[std::size_t(i)][plan.columns[std::size_t(at)]] = -entries_[at];
      }
    }
  }

 private:
  template <int stage>
  void take_stage(const State& state, const Inputs& inputs, L per_step, State& at, State& g) {
    place_stage<stage>(state, at);
    find_rates(at, inputs);
    add_stages<stage>(per_step, g);
    solve(g);
  }

  // Where the rates of a stage are asked for. The sixth stands on the fifth.
  template <int stage>
  [[gnu::noinline]] void place_stage(const State& state, State& at) {
    for (int i = 0; i < n; ++i) {
      L& to = at[std::size_t(i)];
      to = stage == 5 ? to + stages_[4][std::size_t(i)] : state[std::size_t(i)];
      for (int k = 0; k < (stage < 5 ? stage : 0); ++k)
        to += L(Rodas::a[stage < 5 ? stage : 0][k]) * stages_[std::size_t(k)][std::size_t(i)];
    }
  }

  template <int stage>
  [[gnu::noinline]] void add_stages(L per_step, State& g) {
    for (int i = 0; i < n; ++i) {
      L sum(0.0);
      for (int k = 0; k < stage; ++k) sum += L(Rodas::c[stage][k]) * stages_[std::size_t(k)][std::size_t(i)];
      g[std::size_t(i)] = rates_[std::size_t(i)] + per_step * sum;
    }
  }

  [[gnu::noinline]] void find_rates(const State& at, const Inputs& inputs) { System::find_rates(at, inputs, rates_); }

  // The Jacobian with its sign turned, for the factors.
  void find_entries(const State& state, const Inputs& inputs) {
    find_slopes<false>(state, inputs);
    if constexpr (Shape::n_wide > 0) find_slopes<true>(state, inputs);
  }

  template <bool wide>
  [[gnu::noinline]] void find_slopes(const State& state, const Inputs& inputs) {
    constexpr const typename Shape::Colours& colours = wide ? Shape::wide_colours : Shape::narrow_colours;
    using Slope = Sloped<L, wide ? Shape::n_wide_colours : Shape::n_narrow_colours>;
    std::array<Slope, std::size_t(n)> sloped;
    std::array<Slope, std::size_t(n)> rates;
    for (int j = 0; j < n; ++j) {
      if (!Shape::has(wide ? Shape::wide_columns : Shape::narrow_columns, j)) continue;  // nobody reads it
      sloped[std::size_t(j)] = Slope(state[std::size_t(j)]);
      sloped[std::size_t(j)].slope[colours[std::size_t(j)]] = L(1.0);
    }
    if constexpr (wide) {
      System::find_wide_rates(sloped, inputs, rates);
    } else if constexpr (Shape::n_wide > 0) {
      System::find_narrow_rates(sloped, inputs, rates);
    } else {
      System::find_rates(sloped, inputs, rates);
    }
    for (int i = wide ? Shape::first_wide : 0; i < (wide ? n : Shape::first_wide); ++i) {
      for (int at = plan.begins[std::size_t(i)]; at < int(plan.begins[std::size_t(i) + 1]); ++at) {
        const int colour = plan.colours[std::size_t(at)];
        entries_[at] = colour < 0 ? L(0.0) : -rates[std::size_t(i)].slope[colour];
      }
    }
  }

  // (1 / (gamma h)) - Jacobian, eliminated without changing rows: for a step that is small enough the diagonal wins; one that is not shows in the error.
  void factorize(const State& state, const Inputs& inputs, L diagonal) {
    find_entries(state, inputs);
    for (int i = 0; i < n; ++i) {
      L& own = entries_[plan.diagonal[std::size_t(i)]];
      own = own + diagonal;
    }
    eliminate();
  }

  [[gnu::noinline]] void eliminate() { eliminate_all(std::make_index_sequence<std::size_t(Shape::n_eliminations)>()); }

  template <std::size_t... k>
  [[gnu::always_inline]] void eliminate_all(std::index_sequence<k...> /*row operations*/) {
    (eliminate_row<k>(), ...);
    invert_pivots<Shape::n_eliminations == 0 ? -1
                                             : int(plan.eliminations[std::size_t(Shape::n_eliminations - 1)].pivot),
                  n - 1>();
  }

  template <std::size_t k>
  [[gnu::always_inline]] void eliminate_row() {
    constexpr auto one = plan.eliminations[k];
    invert_pivots<k == 0 ? -1 : int(plan.eliminations[k == 0 ? 0 : k - 1].pivot), int(one.pivot)>();
    const L multiple = entries_[one.multiple] * inverse_[one.pivot];
    entries_[one.multiple] = multiple;
    [&]<std::size_t... at>(std::index_sequence<at...>) __attribute__((always_inline)) {
      ((entries_[plan.pairs[one.begin + at].to] =
            entries_[plan.pairs[one.begin + at].to] - multiple * entries_[plan.pairs[one.begin + at].from]),
       ...);
    }(std::make_index_sequence<std::size_t(one.end - one.begin)>());
  }

  // Pivots behind `done` up to `last` are final.
  template <int done, int last>
  [[gnu::always_inline]] void invert_pivots() {
    if constexpr (done < last) {
      inverse_[done + 1] = L(1.0) / entries_[plan.diagonal[std::size_t(done + 1)]];
      invert_pivots<done + 1, last>();
    }
  }

  [[gnu::noinline]] void solve(State& right) { solve_rows(right, std::make_index_sequence<std::size_t(n)>()); }

  template <std::size_t... i>
  [[gnu::always_inline]] void solve_rows(State& right, std::index_sequence<i...> /*rows*/) {
    ((right[i] = subtract_row<plan.begins[i], plan.diagonal[i]>(right[i], right)), ...);
    ((right[n - 1 - i] = inverse_[n - 1 - i] *
                         subtract_row<plan.diagonal[n - 1 - i] + 1, plan.begins[n - i]>(right[n - 1 - i], right)),
     ...);
  }

  // What is left of a number when the entries first to end - 1 times what they stand for are taken away; long rows in four sums, which need not
  // wait for each other.
  template <int first, int end>
  [[gnu::always_inline]] L subtract_row(L from, const State& right) const {
    constexpr int n_sums = end - first >= 8 ? 4 : 1;
    L sums[std::size_t(n_sums)];  // NOLINT
    for (int k = 0; k < n_sums; ++k) sums[k] = L(0.0);
    [&]<std::size_t... at>(std::index_sequence<at...>) __attribute__((always_inline)) {
      ((sums[at % n_sums] += entries_[std::size_t(first) + at] * right[plan.columns[std::size_t(first) + at]]), ...);
    }(std::make_index_sequence<std::size_t(end - first)>());
    if constexpr (n_sums == 4) return from - ((sums[0] + sums[1]) + (sums[2] + sums[3]));
    return from - sums[0];
  }

  static constexpr const typename Shape::Plan& plan = Shape::plan;

  std::array<State, 5> stages_;
  State rates_;
  L entries_[std::size_t(Shape::n_entries)];  // NOLINT: row by row
  L inverse_[std::size_t(n)];  // NOLINT: of the pivots
};

}  // namespace unknot::math
