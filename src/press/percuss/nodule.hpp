// The elements of a nodule.
#pragma once

#include <cstddef>

#include "press/mesh/slant.hpp"

namespace unknot::press {

/// Visits the nodule's elements: use(i, j, k, volume within the nodule [mm3]); the sum of the volumes.
template <class Use>
double visit_nodule(const Mesh& mesh, const Use& use) {
  double sum = 0.0;
  for (std::size_t number = 0; number < mesh.nodule_elements.size(); ++number) {
    const Index place = mesh.nodule_elements[number];
    const Index row = place / mesh.grid.pitch;
    const int i = static_cast<int>(place % mesh.grid.pitch);
    const int j = static_cast<int>(row % (mesh.grid.n_y + 2)) - 1;
    const int k = static_cast<int>(row / (mesh.grid.n_y + 2)) - 1;
    const double volume = mesh.nodule_shares[number] * find_volume(mesh, i, j, k);
    sum += volume;
    use(i, j, k, volume);
  }
  return sum;
}

}  // namespace unknot::press
