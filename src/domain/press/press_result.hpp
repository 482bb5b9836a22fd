// What pressing does to a block of tissue, and how the solution ended.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace unknot {

enum class PressEnding {
  solved,
  stopped,         ///< somebody asked to stop
  not_converged,   ///< no step lowered the energy enough
};

/// How a solution ended. When it did not end well, the numbers belong to `last_good`.
struct PressOutcome {
  PressEnding ending = PressEnding::solved;
  std::string where;      ///< where it ended, in words; empty when solved
  std::string last_good;  ///< the state that the numbers belong to; empty when solved
  bool operator==(const PressOutcome&) const = default;
};

/// What it took on one mesh.
struct MeshEffort {
  long n_unknowns = 0;
  int n_newton = 0;      ///< steps
  int n_iterations = 0;  ///< of the linear solver, all steps together
  int n_rounds = 0;  ///< with friction: pressures and directions taken anew, all steps of the way together
  bool operator==(const MeshEffort&) const = default;
};

/// Numbers for the whole block, also when a quarter was solved.
struct PressResult {
  PressOutcome outcome;
  double force_n = 0.0;           ///< of what presses, downwards
  double surface_mm = 0.0;        ///< vertical displacement of the middle of the surface
  double nodule_mm = 0.0;         ///< and of the nodule's centre; 0 without a nodule
  double centre_pressure_kpa = 0.0;  ///< -tr(sigma)/3, mean over the elements above and below the nodule's centre
  double nodule_pressure_kpa = 0.0;  ///< plain mean over the nodule's elements
  std::array<double, 2> aside_n{};  ///< force of what presses on the skin along x and y; 0 on a quarter, by symmetry
  double skin_shear_kpa = 0.0;  ///< with friction: the largest of the contact's points
  double stick_share = 0.0;  ///< with friction: of the contact's area that sticks
  std::vector<MeshEffort> efforts;   ///< coarsest mesh first
  bool operator==(const PressResult&) const = default;
};

}  // namespace unknot
