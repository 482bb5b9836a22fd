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

#include "math/ode/structure.hpp"

namespace unknot::math {

/// The numbers of the method, in the form without products of matrix and vector.
struct Rodas {
  static constexpr double gamma = 0.25;
  static constexpr double a[5][5] = {
      {0.0, 0.0, 0.0, 0.0, 0.0},
      {1.544, 0.0, 0.0, 0.0, 0.0},
      {0.9466785280815826, 0.2557011698983284, 0.0, 0.0, 0.0},
      {3.314825187068521, 2.896124015972201, 0.9986419139977817, 0.0, 0.0},
      {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 0.0}};
  static constexpr double c[6][5] = {
      {0.0, 0.0, 0.0, 0.0, 0.0},
      {-5.6688, 0.0, 0.0, 0.0, 0.0},
      {-2.430093356833875, -0.2063599157091915, 0.0, 0.0, 0.0},
      {-0.1073529058151375, -9.594562251023355, -20.47028614809616, 0.0, 0.0},
      {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160, 0.0},
      {8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054}};
};

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
    for (int stage = 0; stage < 6; ++stage) {
      place_stage(state, stage, next);
      find_rates(next, inputs);
      State& g = stage < 5 ? stages_[std::size_t(stage)] : error;
      for (int i = 0; i < n; ++i) {
        L sum(0.0);
        for (int k = 0; k < stage; ++k) sum += L(Rodas::c[stage][k]) * stages_[std::size_t(k)][std::size_t(i)];
        g[std::size_t(i)] = rates_[std::size_t(i)] + per_step * sum;
      }
      solve(g);
    }
    for (int i = 0; i < n; ++i) next[std::size_t(i)] += error[std::size_t(i)];
  }

  /// The Jacobian of the rates, entry by entry; 0 where there is none. For tests.
  void find_jacobian(const State& state, const Inputs& inputs, std::array<State, std::size_t(n)>& jacobian) {
    factorize_begin(state, inputs);
    for (int i = 0; i < n; ++i) {
      for (int j = 0; j < n; ++j) {
        jacobian[std::size_t(i)][std::size_t(j)] = Shape::has(Shape::jacobian[std::size_t(i)], j)
                                                       ? slopes_[std::size_t(i)].slope[Shape::colours[std::size_t(j)]]
                                                       : L(0.0);
      }
    }
  }

 private:
  using Slope = Sloped<L, Shape::n_colours>;

  // Where the rates of a stage are asked for. The sixth stands on the fifth.
  [[gnu::noinline]] void place_stage(const State& state, int stage, State& at) {
    if (stage == 5) {
      for (int i = 0; i < n; ++i) at[std::size_t(i)] += stages_[4][std::size_t(i)];
      return;
    }
    for (int i = 0; i < n; ++i) {
      L sum = state[std::size_t(i)];
      for (int k = 0; k < stage; ++k) sum += L(Rodas::a[stage][k]) * stages_[std::size_t(k)][std::size_t(i)];
      at[std::size_t(i)] = sum;
    }
  }

  [[gnu::noinline]] void find_rates(const State& at, const Inputs& inputs) { System::find_rates(at, inputs, rates_); }

  [[gnu::noinline]] void factorize_begin(const State& state, const Inputs& inputs) {
    std::array<Slope, std::size_t(n)> sloped;
    for (int j = 0; j < n; ++j) {
      sloped[std::size_t(j)] = Slope(state[std::size_t(j)]);
      sloped[std::size_t(j)].slope[Shape::colours[std::size_t(j)]] = L(1.0);
    }
    System::find_rates(sloped, inputs, slopes_);
  }

  // (1 / (gamma h)) - Jacobian, eliminated without changing rows: for a step that is small enough the diagonal wins; one that is not shows in the error.
  void factorize(const State& state, const Inputs& inputs, L diagonal) {
    factorize_begin(state, inputs);
    for (int i = 0; i < n; ++i) {
      for (int at = plan.begins[std::size_t(i)]; at < int(plan.begins[std::size_t(i) + 1]); ++at) {
        const int colour = plan.colours[std::size_t(at)];
        entries_[at] = colour < 0 ? L(0.0) : -slopes_[std::size_t(i)].slope[colour];
      }
      L& own = entries_[plan.diagonal[std::size_t(i)]];
      own = own + diagonal;
    }
    eliminate();
  }

  [[gnu::noinline]] void eliminate() {
    int pivot = -1;
    for (const auto& one : plan.eliminations) {
      for (; pivot < int(one.pivot);) {
        ++pivot;
        inverse_[pivot] = L(1.0) / entries_[plan.diagonal[std::size_t(pivot)]];
      }
      const L multiple = entries_[one.multiple] * inverse_[one.pivot];
      entries_[one.multiple] = multiple;
      for (int at = one.begin; at < int(one.end); ++at) {
        const auto pair = plan.pairs[std::size_t(at)];
        entries_[pair.to] = entries_[pair.to] - multiple * entries_[pair.from];
      }
    }
    for (++pivot; pivot < n; ++pivot) inverse_[pivot] = L(1.0) / entries_[plan.diagonal[std::size_t(pivot)]];
  }

  [[gnu::noinline]] void solve(State& right) {
    for (int i = 0; i < n; ++i) {
      right[std::size_t(i)] =
          subtract_row(right[std::size_t(i)], right, plan.begins[std::size_t(i)], plan.diagonal[std::size_t(i)]);
    }
    for (int i = n - 1; i >= 0; --i) {
      right[std::size_t(i)] =
          inverse_[i] * subtract_row(right[std::size_t(i)], right, plan.diagonal[std::size_t(i)] + 1,
                                     plan.begins[std::size_t(i) + 1]);
    }
  }

  // What is left of a number when entries first to end - 1 times what they stand for are taken away; in four sums, which need not wait for each other.
  [[gnu::always_inline]] L subtract_row(L from, const State& right, int first, int end) const {
    const auto product = [&](int at) { return entries_[at] * right[plan.columns[std::size_t(at)]]; };
    int at = first;
    if (end - first >= 8) {
      L sums[4] = {product(at), product(at + 1), product(at + 2), product(at + 3)};  // NOLINT
      for (at += 4; at + 4 <= end; at += 4) {
        for (int k = 0; k < 4; ++k) sums[k] += product(at + k);
      }
      from = from - ((sums[0] + sums[1]) + (sums[2] + sums[3]));
    }
    for (; at < end; ++at) from = from - product(at);
    return from;
  }

  static constexpr const typename Shape::Plan& plan = Shape::plan;

  std::array<State, 5> stages_;
  State rates_;
  std::array<Slope, std::size_t(n)> slopes_;
  L entries_[std::size_t(Shape::n_entries)];  // NOLINT: row by row
  L inverse_[std::size_t(n)];  // NOLINT: of the pivots
};

}  // namespace unknot::math
