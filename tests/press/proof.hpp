// What the problems with known answers share: a block with planes and moduli of one's own, held and moved as one likes.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "math/vector.hpp"
#include "press/scene.hpp"

namespace unknot::press::test {

/// Planes from 0: `n_even` cells of `cell`, then `n_growing` more to `end` that grow by one ratio.
std::vector<double> build_planes(double cell, int n_even, int n_growing, double end);

/// A quarter block of one material between these planes; z rises from the base. The base and two planes of symmetry are held until
/// `supports` says otherwise.
Mesh build_plain_mesh(const std::array<std::vector<double>, 3>& planes, double shear_kpa, double bulk_kpa);

/// Hands for an Equilibrium, which keeps a reference to them.
const Context& get_context();

using Place = std::function<math::Vector3(math::Vector3)>;

/// Moves every node by `displacement`, as a state to begin from.
void move_nodes(Equilibrium& state, const Place& displacement);

/// Holds all three displacements of the nodes on the outside.
void hold_outside(Mesh& mesh);

/// Solves to `tolerance` and must succeed; the energy [µJ] of the state.
double solve_stage(Equilibrium& state, Stage stage, double tolerance);

/// Displacement of a node.
math::Vector3 find_displacement(Equilibrium& state, int i, int j, int k);

/// Gradient of the displacement in the middle of an element.
std::array<std::array<double, 3>, 3> find_gradient(Equilibrium& state, int i, int j, int k);

/// One line "claim: found, exact, off by so much" to the output of the tests.
void print_row(const std::string& claim, double found, double exact);

}  // namespace unknot::press::test
