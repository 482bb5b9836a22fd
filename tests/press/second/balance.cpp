#include "press/second/balance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/problem.hpp"
#include "press/second/surface.hpp"
#include "press/solve/lanczos.hpp"

namespace unknot::press::second {

namespace {

using Size = std::size_t;

constexpr int n_steps_allowed = 60;
constexpr int n_iterations_allowed = 1000;

double find_dot(const Field<double>& x, const Field<double>& y) {
  double sum = 0.0;
  for (Index place = 0; place < x.size(); ++place) {
    sum += x[place] * y[place];
  }
  return sum;
}

/// y = a x + b y.
void combine(double a, const Field<double>& x, double b, Field<double>& y) {
  for (Index place = 0; place < x.size(); ++place) {
    y[place] = a * x[place] + b * y[place];
  }
}

void copy_single(const Field<double>& from, Field<float>& to) {
  std::transform(from.data(), from.data() + from.size(), to.data(),
                 [](double value) { return static_cast<float>(value); });
}

void add_moves(const Body& body, const Moves& moves, int i, int j, int k, Field<double>& field) {
  for (Size node = 0; node < n_nodes; ++node) {
    for (int c = 0; c < 3; ++c) {
      field[body.nodes.grid.find_place(c, 2 * i + int(node % 3), 2 * j + int(node / 3 % 3), 2 * k + int(node / 9))] +=
          moves[Size(c) * n_nodes + node];
    }
  }
}

}  // namespace

Balance::Balance(const Body& body, const Context& context)
    : body_(body),
      context_(context),
      multigrid_(body.nodes, context),
      operator_(body, context),
      u_(body.nodes.grid, 3),
      force_(body.nodes.grid, 3),
      step_(body.nodes.grid, 3),
      residual_(body.nodes.grid, 3),
      improved_(body.nodes.grid, 3),
      direction_(body.nodes.grid, 3),
      product_(body.nodes.grid, 3),
      single_(body.nodes.grid, 3),
      single_improved_(body.nodes.grid, 3),
      cell_pressure_(body.nodes.grid, 1),
      contact_(build_contact_room(body.nodes)),
      energies_(body.bricks.size()),
      pressures_(body.bricks.size()),
      foreseen_(body.bricks.size()) {}

double Balance::evaluate(const Stage& stage) {
  force_.clear();
  run_alternating(context_, body_.n_z, 1, true, [&](int begin, int end) {
    for (int k = begin; k < end; ++k) {
      for (int j = 0; j < body_.n_y; ++j) {
        for (int i = 0; i < body_.n_x; ++i) {
          const Size brick = body_.find_brick(i, j, k);
          const Reply reply = find_reply(body_.bricks[brick], load_moves(body_, u_, i, j, k));
          energies_[brick] = reply.energy;
          pressures_[brick] = reply.pressure;
          add_moves(body_, reply.force, i, j, k, force_);
        }
      }
    }
  });
  double energy = 0.0;
  for (const double one : energies_) {
    energy += one;
  }
  add_load(stage, energy);
  const Mesh& nodes = body_.nodes;
  hold_unknowns(nodes.grid, nodes.part, nodes.supports, force_.data());
  return std::isfinite(energy) ? energy : std::numeric_limits<double>::infinity();
}

void Balance::add_load(const Stage& stage, double& energy) {
  if (stage.tool) {
    const ContactSums sums = add_tool_forces(body_, *stage.tool, stage.penalty, u_, force_);
    energy += sums.energy;
    force_down_ = sums.force_down;
    scale_ = sums.force_norm;
    return;
  }
  if (stage.load == nullptr) {
    scale_ = std::sqrt(find_dot(force_, force_));  // nothing presses but what is held
    return;
  }
  force_down_ = 0.0;
  for (Index place = 0; place < u_.size(); ++place) {
    force_down_ -= stage.load_share * (*stage.load)[place];  // straight down: the other components are 0
  }
  combine(-stage.load_share, *stage.load, 1.0, force_);
  energy -= stage.load_share * find_dot(*stage.load, u_);
  scale_ = stage.load_share * std::sqrt(find_dot(*stage.load, *stage.load));
}

void Balance::build_tangent(const Stage& stage, bool is_stressed) {
  if (!is_stressed) {
    std::fill(foreseen_.begin(), foreseen_.end(), Pressures{});
    is_foreseen_ = true;
  }
  const std::vector<Pressures>& pressures = is_foreseen_ ? foreseen_ : pressures_;
  operator_.build(stage, u_, is_stressed ? pressures.data() : nullptr);
  const Grid& grid = body_.nodes.grid;
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        const Size brick = body_.find_brick(i / 2, j / 2, k / 2);
        const auto find_place = [](int cell) { return cell % 2 == 0 ? 0.25 : 0.75; };
        cell_pressure_[grid.find_single(i, j, k)] = static_cast<float>(
            find_pressure_at(body_.bricks[brick], pressures[brick], {find_place(i), find_place(j), find_place(k)}));
      }
    }
  }
  contact_.clear();
  if (stage.tool) {
    build_contact_stiffness(body_.nodes, *stage.tool, stage.penalty, u_, contact_);
  }
  copy_single(u_, single_);
  multigrid_.build(single_, cell_pressure_, contact_, true);
}

void Balance::precondition(const Field<double>& residual, Field<double>& improved) {
  copy_single(residual, single_);
  multigrid_.precondition(single_, single_improved_);
  std::copy(single_improved_.data(), single_improved_.data() + single_improved_.size(), improved.data());
}

/// Conjugate gradients for step_; 0 where the tangent or the cycle is not positive, else the number of iterations.
int Balance::solve_linear(double tolerance) {
  combine(-1.0, force_, 0.0, residual_);
  step_.clear();
  const double start = find_dot(residual_, residual_);
  double product = 0.0;
  for (int iteration = 1; iteration <= n_iterations_allowed; ++iteration) {
    precondition(residual_, improved_);
    const double next = find_dot(residual_, improved_);
    combine(1.0, improved_, iteration == 1 ? 0.0 : next / product, direction_);
    operator_.multiply(direction_, product_);
    const double curvature = find_dot(direction_, product_);
    if (!(curvature > 0.0) || !(next > 0.0)) {
      return 0;
    }
    const double alpha = next / curvature;
    combine(alpha, direction_, 1.0, step_);
    combine(-alpha, product_, 1.0, residual_);
    product = next;
    if (find_dot(residual_, residual_) <= tolerance * tolerance * start) {
      return iteration;
    }
  }
  return n_iterations_allowed;
}

void Balance::foresee() {
  run_parts(context_, body_.n_z, 1, true, [&](int begin, int end) {
    for (int k = begin; k < end; ++k) {
      for (int j = 0; j < body_.n_y; ++j) {
        for (int i = 0; i < body_.n_x; ++i) {
          const Size brick = body_.find_brick(i, j, k);
          foreseen_[brick] =
              foresee_pressure(body_.bricks[brick], load_moves(body_, u_, i, j, k), load_moves(body_, step_, i, j, k));
        }
      }
    }
  });
  is_foreseen_ = true;
}

/// Halves the step until the energy falls as its slope promises (Armijo, 1e-4), with room for rounding. False when it never does.
bool Balance::step_along(const Stage& stage, double& energy) {
  const double slope = find_dot(force_, step_);
  if (!(slope < 0.0)) {
    return false;
  }
  const double before = energy;
  double taken = 0.0;
  constexpr int most_tries = 14;
  for (int tries = 0; tries < most_tries; ++tries) {
    const double share = std::ldexp(1.0, -tries);
    combine(share - taken, step_, 1.0, u_);
    taken = share;
    energy = evaluate(stage);
    if (energy <= before + 1e-4 * share * slope + 1e-12 * std::abs(before)) {
      return true;
    }
  }
  combine(-taken, step_, 1.0, u_);
  energy = evaluate(stage);
  return false;
}

/// One step; where pressures make the tangent indefinite or lead nowhere, once more without pressures in it.
bool Balance::take_step(const Stage& stage, double tolerance, double& energy, MeshEffort& effort) {
  for (const bool is_stressed : {true, false}) {
    build_tangent(stage, is_stressed);
    const int n = solve_linear(tolerance);
    ++effort.n_newton;
    effort.n_iterations += n;
    if (n == 0) {
      continue;
    }
    foresee();
    if (step_along(stage, energy)) {
      return true;
    }
  }
  return false;
}

StageEnding Balance::solve(const Stage& stage, MeshEffort& effort) {
  ensure(stage.friction == 0.0, "bricks of the second kind know no friction");
  double energy = evaluate(stage);
  for (int step = 0; step < n_steps_allowed; ++step) {
    const double rest = std::sqrt(find_dot(force_, force_)) / scale_;
    if (rest <= stage.tolerance) {
      return StageEnding::solved;
    }
    // No step need be better than what is asked for in the end.
    if (!take_step(stage, std::clamp(0.5 * stage.tolerance / rest, 0.03, 0.3), energy, effort)) {
      return StageEnding::stuck;
    }
  }
  return StageEnding::stuck;
}

}  // namespace unknot::press::second
