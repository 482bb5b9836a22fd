// One brick of 27 nodes with pressures of its own: an element of another kind than the press's, to judge the press's numbers by.
//
// Displacement is quadratic along each axis, pressure linear within a brick and not continuous from one to the next (the 27/4 element of
// Sussman and Bathe 1987, doi 10.1016/0045-7949(87)90265-3). The volume's energy K/2 (J - 1)^2 is cut in two. The greater part is felt only as
// far as J - 1 is linear, so that nearly incompressible tissue does not lock: g' S g / 2 with g_m = sum of w psi_m (J - 1), S the inverse of
// the sum of w psi psi' / K, psi = (1, x, y, z) over -1 to 1; its pressures are S g. The lesser part is felt at each of 3 x 3 x 3 Gauss points,
// as is the law of shape: without it, swelling that is not linear costs nothing, and where the pressure is some times mu a brick gains by it
// and folds, which no tissue does. Both tend to the same K/2 (J - 1)^2. Nothing of this is shared with the kernels of src/press.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "math/matrix3.hpp"

namespace unknot::press::second {

inline constexpr int n_nodes = 27;  ///< node (a, b, c) of 3 x 3 x 3 has number a + 3 b + 9 c
inline constexpr int n_points = 27;  ///< Gauss points, numbered alike
inline constexpr int n_moves = 81;  ///< number component * 27 + node
inline constexpr int n_pressures = 4;

/// Moduli at one point: mu [kPa], K [kPa], b [-]; TissueLayer has the law.
struct Moduli {
  double shear = 0.0;
  double bulk = 0.0;
  double stiffening = 0.0;

  /// The part of K that each point feels [kPa]. As quadratic bricks do not lock at 10 mu (a Poisson's ratio of 0.45), and no pressure of the
  /// reference problems is higher (assumed to be enough; half and twice of it are tried in the tests).
  [[nodiscard]] double find_local() const { return std::min(local_ratio * shear, 0.5 * bulk); }
  double local_ratio = 10.0;
};

struct Brick {
  std::array<double, 3> size{};  ///< [mm]
  std::array<Moduli, n_points> moduli{};
};

using Moves = std::array<double, n_moves>;
using Pressures =
    std::array<double, n_pressures>;  ///< [kPa] factors of psi of the greater part, negative under compression

/// Shape functions of three nodes at a place 0 to 1 between the outer two, and their slopes.
std::array<double, 3> find_shares(double at);
std::array<double, 3> find_share_slopes(double at);

/// Places of three Gauss points between 0 and 1, and their weights, whose sum is 1.
std::array<double, 3> list_gauss_places();
inline constexpr std::array<double, 3> gauss_weights = {5.0 / 18.0, 8.0 / 18.0, 5.0 / 18.0};

/// What a brick answers to a displacement [mm].
struct Reply {
  double energy = 0.0;  ///< [µJ]; infinite where it is turned inside out
  Moves force{};  ///< [mN] gradient of the energy
  Pressures pressure{};
};
Reply find_reply(const Brick& brick, const Moves& u);

/// What the pressures would be after `step` if volume were linear in it.
Pressures foresee_pressure(const Brick& brick, const Moves& u, const Moves& step);

/// Pressure [kPa] at a place of a brick, 0 to 1 along each axis, were J - 1 linear: of both parts together.
double find_pressure_at(const Brick& brick, const Pressures& pressure, const std::array<double, 3>& place);

/// The tangent [mN/mm], row after row, 81 numbers each, of which only those up to the diagonal are written. `pressure` is what stresses it,
/// beside what each point feels; at find_reply's own it is the exact derivative of the forces. None: no pressure at all stresses it, which
/// keeps it positive far from balance.
using BrickMatrix = std::vector<double>;
void build_matrix(const Brick& brick, const Moves& u, const Pressures* pressure, BrickMatrix& matrix);

}  // namespace unknot::press::second
