// Tissue in motion: the forces of the elements, mass at the nodes, central differences.
#pragma once

#include <array>
#include <vector>

#include "press/mesh/mesh.hpp"
#include "press/percuss/bound.hpp"
#include "press/solve/context.hpp"

namespace unknot::press {

/// What moving tissue has beside its law.
struct Dynamics {
  double density_kg_m3 = 1060.0;  ///< muscle 1,060 to 1,090, skin 1,109, fascia 1,110, fat 911: one number for all
  /// Loss, of shape alone: what a displacement was not yet a while ago, u - w where w follows u within `loss_time_s`, pushes back as
  /// the shape part of neo-Hooke's law at u - w would, times the gain. For small strains that is the standard linear solid, shear modulus
  /// mu (1 + gain i w t / (1 + i w t)); for a short time it is shear forces at u + beta v with beta = gain * time.
  double loss_gain = 0.0;
  double loss_time_s = 0.0;  ///< above 0 where there is a gain
  /// Sides that swallow waves (Lysmer and Kuhlemeyer 1969, doi 10.1061/JMCEA3.0001144): low x, high x, low y, high y.
  std::array<bool, 4> absorbs{};
};

/// Gain and time whose loss ratio at a frequency is `ratio` (0 to 1), all sides absorbing that are free in this part of a block.
Dynamics build_dynamics(BlockPart part, double ratio, double frequency_hz);

/// Energies of the tissue [µJ] at one moment.
struct Books {
  double kinetic = 0.0;
  double stored = 0.0;
  double worked = 0.0;  ///< done on it by outer forces since the start
  double absorbed = 0.0;  ///< swallowed by its sides

  /// What is in none of the others: lost as heat, 0 without loss, never less but for the error of time steps.
  [[nodiscard]] double find_rest() const { return worked - absorbed - kinetic - stored; }
};

/// A mesh with displacement and velocity. Nodes move at half steps: v(n + 1/2) = v(n - 1/2) + a(n) dt, u(n + 1) = u(n) + v(n + 1/2) dt.
/// One step: evaluate(), outer forces into outer(), advance(). Results do not depend on threads or kernels.
class Motion {
 public:
  /// The mesh must outlive this.
  Motion(const Mesh& mesh, const Dynamics& dynamics, Context context);

  [[nodiscard]] const Mesh& mesh() const { return mesh_; }
  Field<double>& displacement() { return u_; }
  [[nodiscard]] const Field<double>& displacement() const { return u_; }
  Field<double>& velocity() { return v_; }
  /// Gradient of outer energy [mN]: what pushes, with the opposite sign. Its top plane is cleared by advance().
  Field<double>& outer() { return outer_; }
  [[nodiscard]] const Field<double>& mass() const { return mass_; }
  /// Of each element [kPa], negative under compression, at the last evaluate().
  [[nodiscard]] const Field<double>& pressure() const { return pressure_; }

  /// Largest stable step [s] as the elements are bent now; `penalty` [kPa/mm] of what touches the skin.
  [[nodiscard]] double find_stable_step(double penalty) const;
  /// Forces of the elements at the present displacement. False when an element is turned inside out or a number is none.
  bool evaluate();
  /// On by `step` seconds; steps may differ.
  void advance(double step);
  /// A node's component that moves by itself: after advance(), call with its velocity over that step.
  void drive(Index place, double velocity, double step);
  /// Needs evaluate() and the outer forces of this moment.
  Books find_books();

 private:
  [[nodiscard]] double find_sum(const Field<double>& energy) const;
  void fill_mass(double density);
  void fill_dashpots(const Dynamics& dynamics);
  void add_dashpots(int side, int along, int k);
  void advance_plane(int k, double step, double kick);
  [[nodiscard]] Shaker build_shaker(int i, int j, int k) const;

  const Mesh& mesh_;
  Context context_;
  Dynamics dynamics_;
  std::array<std::vector<double>, 3> sizes_;
  Field<double> u_;
  Field<double> v_;
  Field<double> lag_;  ///< u - w
  Field<double> inner_;  ///< forces of u and of u - w
  Field<double> outer_;
  Field<double> mass_;
  Field<double> dashpot_;  ///< [mN s/mm]
  Field<double> energy_;
  Field<double> pressure_;
  Field<double> lossy_energy_;
  Field<double> lossy_shear_;  ///< with the gain
  std::vector<double> worked_;  ///< of each plane since the start
  std::vector<double> absorbed_;
  double last_step_ = 0.0;
  double decay_ = 1.0;
  double growth_ = 0.0;
};

}  // namespace unknot::press
