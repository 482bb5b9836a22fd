// One mesh in equilibrium: Newton's method with a line search on the energy.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "domain/press/press_result.hpp"
#include "press/contact/friction.hpp"
#include "press/contact/tangent_contact.hpp"
#include "press/solve/multigrid.hpp"

namespace unknot::press {

/// What acts on the mesh in one stage of a continuation.
struct Stage {
  std::optional<Tool> tool;
  double penalty = 0.0;                 ///< [kPa/mm] of the tool
  const Field<double>* load = nullptr;  ///< [mN] nodal forces, or none
  double load_share = 1.0;
  double tolerance = 1e-3;  ///< length of the rest of forces over that of the forces that press
  double friction = 0.0;    ///< Coulomb's coefficient between tool and skin, 0 to 2; above 0 only after hold()
  int most_steps = 60;      ///< of Newton's, until it is given up
};

/// How a stage ended. Unsettled: balance was found, and each time pressures were taken anew, friction had changed.
enum class StageEnding { solved, stopped, stuck, unsettled };

/// A mesh with its displacement, and everything that Newton's steps need.
class Equilibrium {
 public:
  Equilibrium(const Mesh& mesh, const Context& context);

  /// Steps until the forces balance. On `stuck` or `stopped` the displacement is the best one so far.
  StageEnding solve(const Stage& stage, MeshEffort& effort);
  /// The same with friction: solves, takes pressures and tangent planes of the contact anew, and so on until the forces balance within
  /// the stage's tolerance without another step.
  StageEnding settle(const Stage& stage, MeshEffort& effort);
  /// A step of the way has ended with this stage, or begins with it: what touches remembers where it lies under the tool.
  void hold(const Stage& stage) { friction_.keep(mesh_, *stage.tool, stage.penalty, u_); }

  [[nodiscard]] const Mesh& mesh() const { return mesh_; }
  Field<double>& displacement() { return u_; }
  [[nodiscard]] const Field<double>& displacement() const { return u_; }
  /// Sets the state to begin the next solution from: the kept ones, the oldest first, each times its weight; the weights sum to 1. None:
  /// the state as it is.
  void begin(const std::vector<double>& weights);
  /// Back to the last kept state.
  void rewind();
  /// Takes the kept states of another one on the same mesh, which is left without, and goes back to the last of them.
  void adopt(Equilibrium& other);
  /// The state to begin from, and on top of it what a coarser mesh of the same block has moved since it kept its own (trilinear; its
  /// pressures go into the first tangent). Nothing is kept at first: then this is the coarser mesh's displacement.
  void follow(const Equilibrium& coarser);
  /// The present state is the one to start from next time. `most`: so many are kept at most, this one included; the oldest goes.
  void keep(std::size_t most);
  /// The last kept state goes; there must be one before it.
  void forget() { kept_.pop_back(); }
  /// A state in balance.
  struct Balance {
    Field<double> u;
    Field<double> pressure;
  };
  /// All that was kept, to come back to later.
  struct Kept {
    std::vector<Balance> balances;  ///< the oldest first
    Friction friction;
  };
  [[nodiscard]] Kept save() const;
  /// Back to what was saved of this mesh.
  void recall(const Kept& kept);
  /// Of each element [kPa], negative under compression; of the last state that was looked at.
  [[nodiscard]] const Field<double>& pressure() const { return pressure_; }
  /// Downward force of what presses [mN] on the mesh's part of the block.
  [[nodiscard]] double force_down() const { return force_down_; }
  /// Force [mN] of what presses on the skin along x and y, on the mesh's part of the block.
  [[nodiscard]] std::array<double, 2> force_aside() const { return force_aside_; }
  /// What friction does at the last state that was looked at.
  [[nodiscard]] const FrictionSums& friction() const { return rubbed_; }
  /// Gradient of the energy [mN] at the last state, for tests.
  [[nodiscard]] const Field<double>& force() const { return force_; }
  /// Energy [µJ] and forces at the present displacement; infinite when an element is turned inside out.
  double evaluate(const Stage& stage);
  /// The tangent at the present displacement, ready in multigrid(). Its stress is the pressure that belongs to the displacement,
  /// or, after a step, the one that the step foresaw.
  void build_tangent(const Stage& stage, bool renews);
  Multigrid& multigrid() { return multigrid_; }

 private:
  [[nodiscard]] double find_norm() const;
  double add_friction(const Stage& stage);
  void build_contact(const Stage& stage);
  void build_tissue(bool renews);
  bool solve_linear(const Stage& stage, double tolerance, int most, bool goes_on, int& n);
  bool renew_contact(const Stage& stage, double allowed);
  void forget_vectors();
  void follow_pressure();
  bool take_step(const Stage& stage, double tolerance, bool renews, double& energy, MeshEffort& effort);
  bool step_along(const Stage& stage, double& energy);

  const Mesh& mesh_;
  const Context& context_;
  Multigrid multigrid_;
  std::array<std::vector<double>, 3> sizes_;
  Field<double> u_;
  Field<double> force_;
  Field<double> energy_;
  Field<double> pressure_;
  std::vector<Balance> kept_;  ///< the oldest first
  Balance base_;  ///< what begin() made of them
  Field<double> foreseen_;  ///< pressure of each element after the step, were volume linear in it
  Field<float> single_;
  Field<float> single_pressure_;
  TangentContact contact_;
  Field<float> residual_;
  Field<float> step_;
  Field<float> direction_;
  Field<float> product_;
  Field<float> improved_;
  Friction friction_;
  FrictionSums rubbed_;
  double force_down_ = 0.0;
  std::array<double, 2> force_aside_{};
  double scale_ = 0.0;  ///< length of the forces that press
  double wanted_ = 0.0;  ///< square of the length that is to be left of the residual
  double fresh_cost_ = 0.0;  ///< iterations a digit, when the coarse grids were new
  double last_cost_ = 0.0;
  bool has_coarse_ = false;
  bool is_positive_ = true;  ///< what the last linear solve met
  bool is_foreseen_ = false;
};

}  // namespace unknot::press
