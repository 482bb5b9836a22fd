#include "base/problem.hpp"
#include "press/dose/strain.hpp"
#include "press/picture/cut.hpp"

namespace unknot::press {

PressSolid build_solid(const Equilibrium& state, const TissueBlock& block, const ToolPress& press) {
  using Size = std::size_t;
  const Mesh& mesh = state.mesh();
  const Grid& grid = mesh.grid;
  ensure(mesh.part == BlockPart::quarter, "a solid is drawn of a quarter");
  ensure(mesh.shift.find_data() == nullptr, "a solid is drawn between planes");
  PressSolid solid;
  solid.planes_mm = {mesh.x, mesh.y, mesh.z};
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        const auto find_u = [&](int c) { return state.displacement()[grid.find_place(c, i, j, k)]; };
        solid.nodes_mm.push_back(
            {mesh.x[Size(i)] + find_u(0), mesh.y[Size(j)] + find_u(1), mesh.z[Size(k)] + find_u(2)});
      }
    }
  }
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        const Strain strain = find_strain(state, i, j, k);
        solid.pressure_kpa.push_back(strain.pressure_kpa);
        solid.shear_strain.push_back(find_shear_strain(strain));
      }
    }
  }
  solid.layer = mesh.layer;
  solid.nodule = block.nodule;
  solid.tool_bottom_mm = mesh.z.back() - press.depth_mm;
  return solid;
}

}  // namespace unknot::press
