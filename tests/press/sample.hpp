// A mesh that is deformed alike everywhere, and what its forces and its tangent are held against.
#pragma once

#include <array>
#include <cstdint>

#include "math/matrix3.hpp"
#include "press/mesh/mesh.hpp"
#include "press/solve/newton.hpp"

namespace unknot::press::test {

/// One of shear, stretch and turn that nothing is symmetric to.
inline constexpr math::Matrix3 bent = {{{1.15, 0.1, -0.2}, {0.05, 0.9, 0.15}, {0.1, -0.2, 0.95}}};

/// Numbers from -1 to 1 that look as if drawn.
class Noise {
 public:
  double next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 11) * 0x1p-52 - 1.0;
  }

 private:
  std::uint64_t state_ = 42;
};

Context build_context(const Kernels* kernels);

/// Calls `use` with the place (i, j, k) of every node.
template <class Use>
void visit_nodes(const Grid& grid, const Use& use) {
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        use(i, j, k);
      }
    }
  }
}

/// (F - 1) X at every node.
Field<double> build_displacement(const Mesh& mesh, const math::Matrix3& f);

/// A block of one layer, 40 x 40 x 20 mm, all of it deformed alike by (F - 1) X and held at its base alone, so that the top's pull can be
/// read off.
struct Sample {
  TissueBlock block;
  Mesh mesh;
  Context context;
  Equilibrium state;

  static constexpr double volume_mm3 = 1600.0 * 20.0;
  static constexpr double top_mm2 = 1600.0;

  Sample(const math::Matrix3& f, TissueLayer layer, const Kernels* kernels);
};

/// Sum of the forces [mN] on the nodes of the top, of a state that was evaluated. What opposite sides pull sums to nothing.
std::array<double, 3> find_pull(const Equilibrium& state);

/// The tangent times some direction against central differences of the forces: length of what differs over that of the slope. Single
/// precision and a step of 1e-5 leave about 1e-6.
double find_tangent_error(const Mesh& mesh, const Context& context, const Field<double>& displacement);

}  // namespace unknot::press::test
