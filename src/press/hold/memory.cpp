#include "press/hold/memory.hpp"

#include <array>
#include <cmath>

#include "math/matrix3.hpp"
#include "press/laws/laws.hpp"
#include "press/mesh/element_law.hpp"
#include "press/mesh/middle.hpp"
#include "press/mesh/slant.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// F at Gauss point q of element (i, j, k).
math::Matrix3 find_deformation_at(const Mesh& mesh, const Field<double>& displacement, int i, int j, int k, int q) {
  const InCell at = find_gauss_point(q);
  if (mesh.shift.find_data() == nullptr) {
    math::Matrix3 f = math::identity3;
    add_grid_slope(mesh, displacement, i, j, k, at, f);
    return f;
  }
  // Over the grid, what is now over what was at rest.
  math::Matrix3 now = find_slant(mesh, i, j, k, at);
  add_grid_slope(mesh, displacement, i, j, k, at, now);
  return find_slope_at_rest(mesh, i, j, k, at, now);
}

/// What a step of `seconds` leaves of the part that fades, and what it takes on of the stress that comes in the meantime.
struct Fading {
  double left;
  double taken;
};

Fading find_fading(const Relaxation& relaxation, double seconds) {
  const double x = seconds / relaxation.seconds;
  return {std::exp(-x), -std::expm1(-x) / x};
}

}  // namespace

Memory::Memory(const Mesh& mesh, const TissueBlock& block) : mesh_(mesh) {
  Size in_nodule = 0;
  for (int k = 0; k + 1 < mesh.grid.n_z; ++k) {
    for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
      for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
        Relaxation relaxation = block.layers[Size(mesh.layer[Size(k)])].relaxation;
        if (in_nodule < mesh.nodule_elements.size() &&
            mesh.nodule_elements[in_nodule] == mesh.grid.find_single(i, j, k)) {
          if (mesh.nodule_shares[in_nodule++] >= 0.5) {
            relaxation = block.nodule->relaxation;
          }
        }
        if (relaxation.share > 0.0) {
          elements_.push_back({i, j, k, relaxation, {}, {}});
        }
      }
    }
  }
}

Memory::Points Memory::find_stress(const Element& element, const Field<double>& displacement) const {
  const Index place = mesh_.grid.find_single(element.i, element.j, element.k);
  Points points;
  for (int q = 0; q < 8; ++q) {
    const math::Matrix3 f = find_deformation_at(mesh_, displacement, element.i, element.j, element.k, q);
    const math::Matrix3 c = math::find_product(math::find_transposed(f), f);
    const math::Matrix3 inverse = math::find_inverse(c);
    const math::Matrix3 stress = find_plain_stress(mesh_, place, f);
    double work = 0.0;  // S:C
    for (Size row = 0; row < 3; ++row) {
      for (Size column = 0; column < 3; ++column) {
        work += stress[row][column] * c[row][column];
      }
    }
    constexpr std::array<std::array<Size, 2>, 6> places = {{{0, 0}, {0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 2}}};
    for (Size e = 0; e < 6; ++e) {
      const auto [row, column] = places[e];
      points[Size(q)][e] = stress[row][column] - work / 3.0 * inverse[row][column];
    }
  }
  return points;
}

void Memory::begin(const Field<double>& displacement) {
  for (Element& element : elements_) {
    element.stress = find_stress(element, displacement);
    for (Size q = 0; q < 8; ++q) {
      for (Size e = 0; e < 6; ++e) {
        element.fading[q][e] = element.relaxation.share * element.stress[q][e];
      }
    }
  }
}

void Memory::foresee(double seconds, Mesh& held) const {
  if (held.memory.size() == 0) {
    held.memory = Field<double>(held.grid, n_memory);
  }
  for (const Element& element : elements_) {
    const Fading fading = find_fading(element.relaxation, seconds);
    const double share = element.relaxation.share;
    const Index place = mesh_.grid.find_single(element.i, element.j, element.k);
    held.shear[place] = mesh_.shear[place] * (1.0 - share + share * fading.taken);
    double* memory =
        held.memory.data() + held.grid.find_row(element.j, element.k) * n_memory * held.grid.pitch + element.i;
    for (Size q = 0; q < 8; ++q) {
      for (Size e = 0; e < 6; ++e) {
        memory[Index(6 * q + e) * held.grid.pitch] =
            fading.left * element.fading[q][e] - share * fading.taken * element.stress[q][e];
      }
    }
  }
}

void Memory::accept(double seconds, const Field<double>& displacement) {
  for (Element& element : elements_) {
    const Fading fading = find_fading(element.relaxation, seconds);
    const Points stress = find_stress(element, displacement);
    for (Size q = 0; q < 8; ++q) {
      for (Size e = 0; e < 6; ++e) {
        element.fading[q][e] = fading.left * element.fading[q][e] +
                               element.relaxation.share * fading.taken * (stress[q][e] - element.stress[q][e]);
      }
    }
    element.stress = stress;
  }
}

}  // namespace unknot::press
