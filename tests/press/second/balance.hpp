// A body of bricks in equilibrium: Newton's method with a line search on the energy, as in src/press/solve, over elements of the other kind.
//
// The linear steps are conjugate gradients with the tangent of the bricks; the press's own multigrid on the mesh of their nodes is their
// preconditioner, and thus decides how long it takes and nothing of what comes out.
#pragma once

#include <expected>
#include <functional>
#include <vector>

#include "press/second/operator.hpp"
#include "press/solve/solve.hpp"

namespace unknot::press::second {

class Balance {
 public:
  /// Both must outlive it.
  Balance(const Body& body, const Context& context);

  /// Steps until the rest of the forces is below the stage's tolerance; friction is not known here.
  StageEnding solve(const Stage& stage, MeshEffort& effort);
  /// Energy [µJ] and forces at the present displacement; infinite when a brick is turned inside out.
  double evaluate(const Stage& stage);
  /// Begins where a body of larger bricks of the same block has ended (quadratic within its bricks).
  void follow(const Balance& coarser);

  [[nodiscard]] const Body& body() const { return body_; }
  Field<double>& displacement() { return u_; }
  [[nodiscard]] const Field<double>& displacement() const { return u_; }
  [[nodiscard]] const Field<double>& force() const { return force_; }
  [[nodiscard]] const std::vector<Pressures>& pressures() const { return pressures_; }
  [[nodiscard]] double force_down() const { return force_down_; }  ///< [mN] on the body

 private:
  void add_load(const Stage& stage, double& energy);
  void build_tangent(const Stage& stage, bool is_stressed);
  void precondition(const Field<double>& residual, Field<double>& improved);
  int solve_linear(double tolerance);
  void foresee();
  bool step_along(const Stage& stage, double& energy);
  bool take_step(const Stage& stage, double tolerance, double& energy, MeshEffort& effort);

  const Body& body_;
  const Context& context_;
  Multigrid multigrid_;
  Operator operator_;
  Field<double> u_;
  Field<double> force_;
  Field<double> step_;
  Field<double> residual_;
  Field<double> improved_;
  Field<double> direction_;
  Field<double> product_;
  Field<float> single_;
  Field<float> single_improved_;
  Field<float> cell_pressure_;
  Field<float> contact_;
  std::vector<double> energies_;
  std::vector<Pressures> pressures_;
  std::vector<Pressures> foreseen_;  ///< what the next tangent has for pressures
  bool is_foreseen_ = false;
  double force_down_ = 0.0;
  double scale_ = 0.0;
};

/// Told each level's result as soon as it is there.
using Listener = std::function<void(const PressResult&)>;

/// The results of all gradings of a task on a quarter, coarse to fine, each solved to the task's tolerance and begun from the one before. The
/// pressure of the nodule's centre is that at its place, mean of the bricks above and below; the mean over the nodule is not worked out.
/// Fewer results than gradings: the next one was not solved.
std::vector<PressResult> solve_levels(const PressTask& task, const Context& context, const Listener& listener);

}  // namespace unknot::press::second
