// Lanes that each follow a body of their own: own time, own step, own end. Part of the builds for each kind of processor.
#pragma once

#include "math/ode/rosenbrock.hpp"
#include "twin/lanes/kernels.hpp"
#include "twin/states.hpp"

namespace unknot::twin {

// NOLINTBEGIN(modernize-avoid-c-arrays, cppcoreguidelines-pro-type-member-init, clang-analyzer-optin.performance.Padding): as in math/ode/scalar.hpp; wide lanes lie where they must

/// Follows the bodies of a feed until it has no more. @return steps taken, those that were taken back included
template <class System, class L>
class Follower {
 public:
  Follower(int n_points, BodyFeed& feed, const Closeness& closeness) : feed_(feed), relative_(closeness.relative) {
    for (int i = 0; i < n; ++i) {
      const int behind = i - n_points * point::n_variables;
      scale_[i] =
          behind < 0 ? point_rows[std::size_t(i % point::n_variables)].scale : person_rows[std::size_t(behind)].scale;
    }
  }

  long run() {
    for (int lane = 0; lane < L::width; ++lane) {
      step_.raw[lane] = usual_step;
      fill(lane, false);
    }
    long n_steps = 0;
    while (n_busy_ > 0) {
      const L h = choose_step();
      stepper_.take(state_, inputs_, h, next_, error_);
      n_steps += n_busy_;
      accept(h);
    }
    return n_steps;
  }

 private:
  static constexpr int n = System::n_states;
  using Stepper = math::RosenbrockStep<System, L>;
  static constexpr double usual_step = 1.0;  // [s]
  static constexpr double first_step = 1.0;  // [s] after a jump
  // [s]. A longer one passes over the corner where oxygen begins to lack, and its error does not tell.
  static constexpr double longest_step = 2.0 * 3600.0;
  static constexpr double smallest_step = 1e-7;  // [s]: smaller ones lead nowhere
  static constexpr int most_steps = 100'000;  // in one stretch

  // The end of a stretch is met exactly, and no sliver is left before it.
  L choose_step() {
    L h;
    for (int lane = 0; lane < L::width; ++lane) {
      const double left = left_.raw[lane];
      const double wanted = math::find_smaller(step_.raw[lane], longest_step);
      h.raw[lane] = wanted >= left ? left : 2.0 * wanted > left ? 0.5 * left : wanted;
    }
    return h;
  }

  // How large the error is over what it may be.
  L find_error() {
    L most(0.0);
    for (int i = 0; i < n; ++i) {
      const L here = math::find_larger(find_size(state_[std::size_t(i)]), find_size(next_[std::size_t(i)]));
      const L allowed = L(relative_) * (here + L(scale_[i]));
      const L share = find_size(error_[std::size_t(i)]) / allowed;
      // A share that is no number has to win.
      most = L(share.raw <= most.raw ? most.raw : share.raw, 0);
    }
    return most;
  }
  static L find_size(L x) { return math::find_larger(x, -x); }

  void accept(L h) {
    const L error = find_error();
    const L root = math::find_root(math::find_root(error));
    for (int lane = 0; lane < L::width; ++lane) {
      if (!busy_[lane]) continue;
      const double size = error.raw[lane];
      const bool good = size <= 1.0;
      const double factor = good ? math::find_smaller(5.0, 0.9 / math::find_larger(root.raw[lane], 0.1))
                                 : (size < 1e6 ? math::find_larger(0.2, 0.9 / root.raw[lane]) : 0.1);
      const double used = h.raw[lane];
      // A step that was cut short by the end says little about the next one.
      step_.raw[lane] =
          good ? math::find_larger(used * factor, used < step_.raw[lane] ? step_.raw[lane] : 0.0) : used * factor;
      ++n_taken_[lane];
      if (good) move(lane, used);
      if (left_.raw[lane] <= 0.0) {
        fill(lane, false);
      } else if (step_.raw[lane] < smallest_step || n_taken_[lane] > most_steps) {
        fill(lane, true);
      }
    }
  }

  void move(int lane, double used) {
    for (int i = 0; i < n; ++i) state_[std::size_t(i)].raw[lane] = next_[std::size_t(i)].raw[lane];
    left_.raw[lane] = used >= left_.raw[lane] ? 0.0 : left_.raw[lane] - used;
  }

  // Hands the lane's body to the feed and takes what comes next.
  void fill(int lane, bool failed) {
    double state[std::size_t(n)];
    double inputs[std::size_t(System::n_inputs)];
    for (int i = 0; i < n; ++i) state[i] = state_[std::size_t(i)].raw[lane];
    for (int i = 0; i < System::n_inputs; ++i) inputs[i] = inputs_[std::size_t(i)].raw[lane];
    const Stretch next = feed_.feed(lane, state, inputs, failed);
    const bool more = next.seconds > 0.0;
    if (busy_[lane] != more) n_busy_ += more ? 1 : -1;
    busy_[lane] = more;
    if (!more) {
      left_.raw[lane] = usual_step;  // goes on with what it has; nobody looks
      return;
    }
    for (int i = 0; i < n; ++i) state_[std::size_t(i)].raw[lane] = state[i];
    for (int i = 0; i < System::n_inputs; ++i) inputs_[std::size_t(i)].raw[lane] = inputs[i];
    left_.raw[lane] = next.seconds;
    n_taken_[lane] = 0;
    if (next.jumps) step_.raw[lane] = first_step;
  }

  BodyFeed& feed_;
  double relative_;
  double scale_[std::size_t(n)];
  Stepper stepper_;
  typename Stepper::State state_{};
  typename Stepper::State next_{};
  typename Stepper::State error_{};
  typename Stepper::Inputs inputs_{};
  L left_{0.0};  // of the stretch [s]
  L step_{0.0};  // the next one [s]
  int n_taken_[std::size_t(L::width)] = {};
  bool busy_[std::size_t(L::width)] = {};
  int n_busy_ = 0;
};

template <class System, class L>
[[gnu::noinline]] long follow(int n_points, BodyFeed& feed, const Closeness& closeness) {
  Follower<System, L> follower(n_points, feed, closeness);
  return follower.run();
}

// NOLINTEND(modernize-avoid-c-arrays, cppcoreguidelines-pro-type-member-init, clang-analyzer-optin.performance.Padding)

}  // namespace unknot::twin
