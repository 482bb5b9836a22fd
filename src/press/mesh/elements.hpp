// A mesh's elements as kernels see them.
#pragma once

#include <array>
#include <vector>

#include "press/lanes/kernels.hpp"
#include "press/mesh/mesh.hpp"

namespace unknot::press {

/// `sizes`: along x, y and z, from list_sizes; both must outlive what is returned.
inline Elements<double> find_elements(const Mesh& mesh, const std::array<std::vector<double>, 3>& sizes) {
  return {mesh.grid,
          sizes[0].data(),
          sizes[1].data(),
          sizes[2].data(),
          mesh.shear.data(),
          mesh.bulk.data(),
          mesh.stiffening.data(),
          mesh.memory.find_data(),
          mesh.fibres.empty() ? nullptr : mesh.fibres.data(),
          mesh.alpha.find_data(),
          mesh.shift.find_data()};
}

}  // namespace unknot::press
