#include "press/solve/newton.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/problem.hpp"
#include "press/mesh/elements.hpp"
#include "press/mesh/middle.hpp"
#include "press/mesh/slant.hpp"
#include "press/solve/lanczos.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr int n_iterations_allowed = 300;
constexpr int n_rounds_allowed = 40;
/// Eisenstat & Walker 1996 (doi 10.1137/0917003), choice 2 with gamma 0.9 and power 2, kept between these. Tighter was wasted: in nearly
/// incompressible tissue a first iteration takes most of what is left, and the next step, however exact, brings as much back.
constexpr double loosest = 0.1;
constexpr double tightest = 0.03;
/// Coarse grids of an earlier state serve until an iteration gains so much less than when they were new.
constexpr double worn = 1.5;
/// Iterations a digit with new grids, at least: what is solved in one says little of them.
constexpr double usual_cost = 3.0;
/// Two are needed whatever is asked, so they are not counted.
constexpr int free_iterations = 2;

void copy_single(const Field<double>& from, Field<float>& to) {
  std::transform(from.data(), from.data() + from.size(), to.data(),
                 [](double value) { return static_cast<float>(value); });
}

}  // namespace

Equilibrium::Equilibrium(const Mesh& mesh, const Context& context)
    : mesh_(mesh),
      context_(context),
      multigrid_(mesh, context),
      sizes_{list_sizes<double>(mesh.x, mesh.grid.pitch), list_sizes<double>(mesh.y, mesh.grid.pitch),
             list_sizes<double>(mesh.z, mesh.grid.pitch)},
      u_(mesh.grid, 3),
      force_(mesh.grid, 3),
      energy_(mesh.grid, 1),
      pressure_(mesh.grid, 1),
      base_{Field<double>(mesh.grid, 3), Field<double>(mesh.grid, 1)},
      foreseen_(mesh.grid, 1),
      single_(mesh.grid, 3),
      single_pressure_(mesh.grid, 1),
      contact_(mesh),
      residual_(mesh.grid, 3),
      step_(mesh.grid, 3),
      direction_(mesh.grid, 3),
      product_(mesh.grid, 3),
      improved_(mesh.grid, 3) {
  ensure(!check_shift(mesh), "a mesh that bends is looked over before");
}

double Equilibrium::evaluate(const Stage& stage) {
  const Grid& grid = mesh_.grid;
  force_.clear();
  const Elements<double> elements = find_elements(mesh_, sizes_);
  const Answer answer = {u_.data(), force_.data(), energy_.data(), pressure_.data()};
  run_alternating(context_, grid.n_z - 1, 2, grid.n_nodes() > n_shared,
                  [&](int begin, int end) { context_.kernels->answer_layers(elements, answer, begin, end); });
  double energy = 0.0;
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      const double* row = &energy_[grid.find_single(0, j, k)];
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        energy += row[i];
      }
    }
  }
  if (stage.tool) {
    const ContactSums sums = add_contact_forces(mesh_, *stage.tool, stage.penalty, u_, force_);
    energy += sums.energy;
    force_down_ = sums.force_down;
    force_aside_ = sums.force_aside;
    scale_ = sums.force_norm;
    energy += add_friction(stage);
  }
  if (stage.load != nullptr) {
    double norm = 0.0;
    force_down_ = 0.0;
    for (int c = 0; c < 3; ++c) {
      for (int j = 0; j < grid.n_y; ++j) {
        for (int i = 0; i < grid.n_x; ++i) {
          const Index place = grid.find_place(c, i, j, grid.n_z - 1);
          const double load = stage.load_share * (*stage.load)[place];
          force_[place] -= load;
          energy -= load * u_[place];
          norm += load * load;
          force_down_ -= c == 2 ? load : 0.0;
        }
      }
    }
    scale_ = std::sqrt(norm);
  }
  if (!stage.tool && stage.load == nullptr) {
    scale_ = find_norm();  // nothing presses but what is held, and that is far longer than the rest
  }
  hold_unknowns(grid, mesh_.part, mesh_.supports, force_.data());
  return std::isfinite(energy) ? energy : std::numeric_limits<double>::infinity();
}

/// Its energy; nothing is touched where there is none, so that smooth contact keeps its bits.
double Equilibrium::add_friction(const Stage& stage) {
  rubbed_ = {};
  if (stage.friction > 0.0) {
    rubbed_ = friction_.add_forces(mesh_, *stage.tool, stage.penalty, u_, force_);
    force_down_ += rubbed_.force_down;
    force_aside_[0] += rubbed_.force_aside[0];
    force_aside_[1] += rubbed_.force_aside[1];
  }
  return rubbed_.energy;
}

double Equilibrium::find_norm() const {
  double sum = 0.0;
  for (Index place = 0; place < force_.size(); ++place) {
    sum += force_[place] * force_[place];
  }
  return std::sqrt(sum);
}

void Equilibrium::build_tangent(const Stage& stage, bool renews) {
  build_contact(stage);
  build_tissue(renews);
}

void Equilibrium::build_contact(const Stage& stage) {
  if (!stage.tool) {
    contact_.clear();
    return;
  }
  contact_.take(*stage.tool, stage.penalty, u_);
  if (stage.friction > 0.0) {
    friction_.add_stiffness(mesh_, *stage.tool, stage.penalty, u_, contact_.stiffness());
  }
}

/// The tangent with the contact that there is.
void Equilibrium::build_tissue(bool renews) {
  copy_single(u_, single_);
  copy_single(is_foreseen_ ? foreseen_ : pressure_, single_pressure_);
  multigrid_.build(single_, single_pressure_, contact_.stiffness(), renews || !has_coarse_);
  has_coarse_ = true;
}

/// Conjugate gradients for step_, at most so many iterations from where contact was taken anew the last time; stops early, with what there is,
/// where the tangent or the cycle is not positive (`is_positive_`). `goes_on`: from what the last ones came to, to which the tolerance still
/// refers. True when it is met.
bool Equilibrium::solve_linear(const Stage& stage, double tolerance, int most, bool goes_on, int& n) {
  if (!goes_on) {
    std::transform(force_.data(), force_.data() + force_.size(), residual_.data(),
                   [](double value) { return static_cast<float>(-value); });
    step_.clear();
    wanted_ = tolerance * tolerance * multigrid_.dot(residual_, residual_);
  }
  constexpr int most_contacts = 8;
  constexpr double near_contact = 0.25;  // of the square of what the equations leave
  const bool follows = stage.tool && stage.friction == 0.0;
  double product = 0.0;
  bool begins = true;
  is_positive_ = true;
  for (int left = most; left > 0; --left) {
    ++n;
    multigrid_.precondition(residual_, improved_);
    const double next = multigrid_.dot(residual_, improved_);
    multigrid_.combine(1.0F, improved_, begins ? 0.0F : static_cast<float>(next / product), direction_);
    multigrid_.multiply(direction_, product_);
    const double curvature = multigrid_.dot(direction_, product_);
    if (!(curvature > 0.0) || !(next > 0.0)) {
      is_positive_ = false;
      if (!std::isfinite(curvature) || !std::isfinite(next)) {
        forget_vectors();
        return true;
      }
      if (begins && contact_.n_anew() == 0 && !goes_on) {
        multigrid_.combine(1.0F, improved_, 0.0F, step_);
      }
      return true;
    }
    const double alpha = next / curvature;
    multigrid_.combine(static_cast<float>(alpha), direction_, 1.0F, step_);
    multigrid_.combine(static_cast<float>(-alpha), product_, 1.0F, residual_);
    product = next;
    begins = false;
    const double rest = multigrid_.dot(residual_, residual_);
    if (follows && contact_.n_anew() < most_contacts && renew_contact(stage, near_contact * std::max(rest, wanted_))) {
      begins = true;
      left = most;
    } else if (rest <= wanted_) {
      return true;
    }
  }
  return false;
}

/// Elements inside out give numbers that are none, and nothing times one is none either: they must not outlive the step.
void Equilibrium::forget_vectors() {
  for (Field<float>* one : {&step_, &direction_, &product_, &improved_, &residual_}) {
    one->clear();
  }
  multigrid_.forget();
}

/// Contact is no smoother than a corner: a step that knows only the points that touched before it drives those beside them deep into the tool,
/// and a small part of it at most could be taken. So contact is taken anew where the step leads, and the tissue's tangent stays as it is.
/// False, and nothing changed, where the forces of contact are as the tangent has them, but for a rest whose square is allowed.
bool Equilibrium::renew_contact(const Stage& stage, double allowed) {
  Field<float>& missed = product_;
  contact_.find_missed(*stage.tool, stage.penalty, u_, step_, missed);
  multigrid_.hold(missed);
  if (multigrid_.dot(missed, missed) <= allowed) {
    return false;
  }
  multigrid_.combine(-1.0F, missed, 1.0F, residual_);
  contact_.take_anew(*stage.tool, stage.penalty, step_);
  multigrid_.change_contact(contact_.stiffness_before(), contact_.stiffness());
  return true;
}

/// The pressure of the tangent is an unknown of its own: where a step bends an element, the true volume jumps, and a stress
/// made from it would spoil the next tangent. In balance both are the same.
void Equilibrium::follow_pressure() {
  const Elements<double> elements = find_elements(mesh_, sizes_);
  run_parts(context_, mesh_.grid.n_z - 1, 2, mesh_.grid.n_nodes() > n_shared, [&](int begin, int end) {
    context_.kernels->follow_layers(elements, u_.data(), step_.data(), foreseen_.data(), begin, end);
  });
  is_foreseen_ = true;
}

/// Halves the step until the energy falls as its slope promises (Armijo, 1e-4), with room for rounding; and on, as long as it falls much less
/// than the tangent foresaw and half of the way leads lower: a whole step that is just allowed can leave elements nearly inside out.
/// False when it never falls.
bool Equilibrium::step_along(const Stage& stage, double& energy) {
  double slope = 0.0;
  for (Index place = 0; place < u_.size(); ++place) {
    slope += force_[place] * static_cast<double>(step_[place]);
  }
  if (!(slope < 0.0)) {
    return false;
  }
  double taken = 0.0;
  const auto go = [&](double share) {
    for (Index place = 0; place < u_.size(); ++place) {
      u_[place] += (share - taken) * static_cast<double>(step_[place]);
    }
    taken = share;
    return evaluate(stage);
  };
  const double before = energy;
  constexpr int most_tries = 14;  // the last one goes a ten-thousandth of the step
  constexpr double poor = 0.5;  // of what the tangent foresaw
  double share = 1.0;
  for (int tries = 1; tries <= most_tries; ++tries, share *= 0.5) {
    energy = go(share);
    if (energy <= before + 1e-4 * share * slope + 1e-12 * std::abs(before)) {
      break;
    }
    if (tries == most_tries) {
      energy = go(0.0);
      return false;
    }
  }
  while (before - energy < -poor * share * (1.0 - 0.5 * share) * slope - 1e-9 * std::abs(before)) {
    const double half = go(0.5 * share);
    if (!(half < energy)) {
      energy = go(share);
      break;
    }
    energy = half;
    share *= 0.5;
  }
  return true;
}

/// One step of Newton's. Where the tangent leads nowhere (its pressures make it indefinite far from balance), once more without
/// pressures in it: that tangent is positive for all but the worst states, only slower. False when that does not help either.
bool Equilibrium::take_step(const Stage& stage, double tolerance, bool renews, double& energy, MeshEffort& effort) {
  for (const bool is_plain : {false, true}) {
    if (is_plain) {
      foreseen_.clear();
      is_foreseen_ = true;
    }
    bool is_fresh = renews || is_plain;
    build_tangent(stage, is_fresh);
    const double n_digits = -std::log10(tolerance);
    const int n_patient = free_iterations + static_cast<int>(n_digits * (worn * fresh_cost_ + 2.0)) + 4;
    int n = 0;
    int n_counted = 0;
    const bool is_met = solve_linear(stage, tolerance, is_fresh ? n_iterations_allowed : n_patient, false, n);
    n_counted = n;
    if ((!is_positive_ || !is_met) && !is_fresh) {
      // Coarse grids of an earlier state may be at fault.
      is_fresh = true;
      const bool goes_on = is_positive_;
      if (!goes_on) {
        build_contact(stage);
      }
      build_tissue(is_fresh);
      n_counted = 0;
      solve_linear(stage, tolerance, n_iterations_allowed, goes_on, n_counted);
      n += n_counted;
    }
    if (contact_.n_anew() == 0) {  // else the iterations say little about the grids
      last_cost_ = std::max(0, n_counted - free_iterations) / n_digits;
      if (is_fresh) {
        fresh_cost_ = std::max(last_cost_, usual_cost);
      }
    }
    ++effort.n_newton;
    effort.n_iterations += n;
    follow_pressure();
    if (step_along(stage, energy)) {
      return true;
    }
  }
  return false;
}

StageEnding Equilibrium::solve(const Stage& stage, MeshEffort& effort) {
  double energy = evaluate(stage);
  double norm = find_norm();
  double tolerance = std::clamp(0.5 * stage.tolerance * scale_ / norm, loosest, 0.5);
  bool renews = !has_coarse_;
  for (int step = 0; step < stage.most_steps; ++step) {
    if (norm <= stage.tolerance * scale_) {
      return StageEnding::solved;
    }
    if (context_.is_stopped && context_.is_stopped()) {
      return StageEnding::stopped;
    }
    if (!take_step(stage, tolerance, renews, energy, effort)) {
      return StageEnding::stuck;
    }
    renews = !is_positive_ || last_cost_ > worn * fresh_cost_ + 2.0;
    const double before = norm;
    norm = find_norm();
    const double ratio = norm / before;
    // No step need be better than what is asked for in the end.
    const double enough = 0.5 * stage.tolerance * scale_ / norm;
    tolerance = std::clamp(std::max(0.9 * ratio * ratio, enough), tightest, 0.3);
    tolerance = std::min(tolerance, std::max(loosest, std::min(enough, 0.3)));
  }
  return norm <= stage.tolerance * scale_ ? StageEnding::solved : StageEnding::stuck;
}

StageEnding Equilibrium::settle(const Stage& stage, MeshEffort& effort) {
  StageEnding ending = solve(stage, effort);
  for (int round = 0; round < n_rounds_allowed && ending == StageEnding::solved; ++round) {
    friction_.renew(mesh_, *stage.tool, stage.penalty, stage.friction, u_);
    ++effort.n_rounds;
    const int before = effort.n_newton;
    ending = solve(stage, effort);
    if (effort.n_newton == before) {
      return ending;
    }
  }
  return ending == StageEnding::solved ? StageEnding::unsettled : ending;
}

}  // namespace unknot::press
