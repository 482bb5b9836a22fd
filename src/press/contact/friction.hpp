// Coulomb's friction between a tool and the skin, from one step of a way to the next.
#pragma once

#include <array>
#include <vector>

#include "math/vector.hpp"
#include "press/contact/tool.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// What friction does at a displacement, on the mesh's part of the block.
struct FrictionSums {
  double energy = 0.0;  ///< [µJ]
  double force_down = 0.0;  ///< [mN] on the skin
  std::array<double, 2> force_aside{};  ///< [mN] on the skin along x and y
  double peak_kpa = 0.0;  ///< largest shear of a point
  double area = 0.0;  ///< [mm2] reference area of the points that are pressed
  double sticking_area = 0.0;  ///< [mm2] of these, those whose shear is below the limit
};

/// A mesh's memory of what each contact point has gone through.
///
/// Shear is elastic, as stiff as the penalty of the pressure [kPa/mm], up to coefficient x pressure; beyond, the point slips (return
/// mapping of plasticity, backward Euler). Within one step of the way it is the gradient of a convex energy, quadratic and then
/// linear in the way along the tangent plane, for pressures and planes are lagged: they are those of the last call of renew(). A
/// point that touches within the step moves with the tool only for the share of the step behind its touching; its gap is taken to
/// have closed evenly.
class Friction {
 public:
  /// The step has ended in balance (or: nothing has been pressed yet): every point's place under the tool is where the next step begins.
  /// The tool may not turn between two steps.
  void keep(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement);

  /// Takes pressures, tangent planes and moments of touching anew. `coefficient` 0 to 2; keep() must have been called.
  void renew(const Mesh& mesh, const Tool& tool, double penalty, double coefficient, const Field<double>& displacement);

  /// Adds the gradient of the energy to `force` [mN].
  FrictionSums add_forces(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement,
                          Field<double>& force) const;

  /// Adds the second derivative to what build_contact_stiffness made. Never negative.
  void add_stiffness(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement,
                     Field<float>& stiffness) const;

 private:
  /// A point as the last step left it.
  struct Left {
    math::Vector3 place;  ///< [mm] from the tool's lowest point
    math::Vector3 anchor;  ///< where it would have no shear
    double gap = 0.0;  ///< [mm] below 0: pressed
  };
  /// A point that is pressed now.
  struct Held {
    int i = 0;
    int j = 0;
    int point = 0;
    math::Vector3 from;  ///< where it would have no shear, from the tool's lowest point
    math::Vector3 normal;
    double share = 1.0;  ///< of the step, behind its touching
    double limit_kpa = 0.0;
  };
  [[nodiscard]] static math::Vector3 find_slip(const Held& held, math::Vector3 place);

  std::vector<Left> left_;  ///< 4 points of each face, rows along x
  std::vector<Held> held_;  ///< in the same order
  double coefficient_ = 0.0;
};

}  // namespace unknot::press
