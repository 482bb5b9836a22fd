// The same equations carried on by Boost.odeint's Rosenbrock stepper, one body at a time, with slopes of its own kind: what ours is held against.
#pragma once

// Its own checks of every index would make it ten times slower.
#define BOOST_UBLAS_NDEBUG 1

#include <array>
#include <boost/numeric/odeint.hpp>
#include <boost/numeric/ublas/matrix.hpp>
#include <boost/numeric/ublas/vector.hpp>
#include <utility>

#include "math/ode/scalar.hpp"
#include "twin/nerves.hpp"

namespace unknot::test {

template <int n_points>
class ReferenceBody {
 public:
  using System = twin::Body<n_points>;
  static constexpr std::size_t n = System::n_states;
  using Vector = boost::numeric::ublas::vector<double>;
  using Matrix = boost::numeric::ublas::matrix<double>;
  using Inputs = std::array<double, std::size_t(System::n_inputs)>;

  /// @param tolerance relative, and absolute for numbers near 1
  ReferenceBody(const double* state, const double* inputs, double tolerance) : tolerance_(tolerance) {
    std::copy_n(state, n, state_.begin());
    std::copy_n(inputs, inputs_.size(), inputs_.begin());
  }

  Inputs& inputs() { return inputs_; }
  const Vector& state() const { return state_; }
  long count_steps() const { return n_steps_; }

  void run(double seconds) {
    namespace odeint = boost::numeric::odeint;
    const auto rates = [this](const Vector& x, Vector& change, double) { find_rates(x, change); };
    const auto jacobian = [this](const Vector& x, Matrix& slopes, double, Vector& by_time) {
      find_slopes(x, slopes);
      by_time = boost::numeric::ublas::zero_vector<double>(n);
    };
    auto stepper = odeint::make_controlled<odeint::rosenbrock4<double>>(0.1 * tolerance_, tolerance_);
    double time = 0.0;
    double step = std::min(0.1, seconds);
    while (time < seconds * (1.0 - 1e-13)) {
      step = std::min(step, seconds - time);
      stepper.try_step(std::make_pair(rates, jacobian), state_, time, step);
      ++n_steps_;
    }
  }

 private:
  void find_rates(const Vector& x, Vector& change) const {
    std::array<double, n> state{};
    std::array<double, n> found{};
    std::copy_n(x.begin(), n, state.begin());
    System::find_rates(state, inputs_, found);
    std::copy_n(found.begin(), n, change.begin());
  }

  void find_slopes(const Vector& x, Matrix& slopes) const {
    using Slope = math::Sloped<double, int(n)>;
    std::array<Slope, n> state;
    std::array<Slope, n> found;
    for (std::size_t i = 0; i < n; ++i) {
      state[i] = Slope(x[i]);
      state[i].slope[i] = 1.0;
    }
    System::find_rates(state, inputs_, found);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) slopes(i, j) = found[i].slope[j];
    }
  }

  Inputs inputs_{};
  Vector state_ = Vector(n);
  double tolerance_;
  long n_steps_ = 0;
};

}  // namespace unknot::test
