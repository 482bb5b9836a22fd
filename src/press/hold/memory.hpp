// What tissue that is held remembers of its stress, and how that fades.
//
// The stress of the shape, S = DEV[2 dW/dC] of the isochoric C, is the sum of a part that stays and one that fades with e^(-t/seconds)
// (Simo 1987, doi 10.1016/0045-7825(87)90107-1); between two moments S moves evenly. A step ahead is then a body whose moduli are a little
// lower, with a constant H beside them (Elements::memory): it has an energy, and Newton's method goes on as before. At a deformation that
// does not change the recursion is exact for every step.
#pragma once

#include <array>
#include <vector>

#include "domain/press/block.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

class Memory {
 public:
  /// `mesh` was built from `block`; its moduli are those of tissue that is pressed at once. An element that belongs to the nodule by half or
  /// more gives way as the nodule does.
  Memory(const Mesh& mesh, const TissueBlock& block);

  /// Time begins here: all of the stress of this displacement was put on at once.
  void begin(const Field<double>& displacement);
  /// Gives `held`, a copy of the mesh, the moduli and the memory of a step that ends `seconds` ahead.
  void foresee(double seconds, Mesh& held) const;
  /// The step of `seconds` came to this displacement.
  void accept(double seconds, const Field<double>& displacement);

 private:
  /// xx xy xz yy yz zz at each Gauss point.
  using Points = std::array<std::array<double, 6>, 8>;
  struct Element {
    int i = 0;
    int j = 0;
    int k = 0;
    Relaxation relaxation;
    Points stress{};  ///< S at the last moment [kPa]
    Points fading{};  ///< what is left of the part that fades [kPa]
  };
  [[nodiscard]] Points find_stress(const Element& element, const Field<double>& displacement) const;

  Mesh mesh_;
  std::vector<Element> elements_;  ///< those that give way
};

}  // namespace unknot::press
