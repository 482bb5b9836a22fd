#include "press/picture/cut.hpp"

#include <algorithm>
#include <cmath>

#include "press/contact/tool.hpp"
#include "press/dose/strain.hpp"
#include "press/mesh/slant.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// The right half of a quarter is mirrored to the left: place of a node or cell, and on which side it lies.
struct Column {
  int i = 0;
  double side = 1.0;
};

std::vector<Column> list_columns(int n, BlockPart part, bool are_cells) {
  std::vector<Column> columns;
  if (part == BlockPart::quarter) {
    for (int i = n - 1; i >= (are_cells ? 0 : 1); --i) {
      columns.push_back({i, -1.0});
    }
  }
  for (int i = 0; i < n; ++i) {
    columns.push_back({i, 1.0});
  }
  return columns;
}

double find_nodule_share(const Mesh& mesh, Index place) {
  const auto found = std::lower_bound(mesh.nodule_elements.begin(), mesh.nodule_elements.end(), place);
  return found != mesh.nodule_elements.end() && *found == place
             ? mesh.nodule_shares[Size(found - mesh.nodule_elements.begin())]
             : 0.0;
}

void add_cell(const Equilibrium& state, int i, int k, PressCut& cut) {
  const Mesh& mesh = state.mesh();
  // In the whole block the plane y = 0 lies between two rows of bricks: their mean.
  const int first = mesh.part == BlockPart::whole ? mesh.middle_j - 1 : mesh.middle_j;
  double pressure = 0.0;
  double mises = 0.0;
  double shear = 0.0;
  double share = 0.0;
  const int n = mesh.middle_j - first + 1;
  for (int j = first; j <= mesh.middle_j; ++j) {
    const Strain strain = find_strain(state, i, j, k);
    pressure += strain.pressure_kpa / n;
    mises += strain.mises_kpa / n;
    shear += find_shear_strain(strain) / n;
    share += find_nodule_share(mesh, mesh.grid.find_single(i, j, k)) / n;
  }
  cut.pressure_kpa.push_back(pressure);
  cut.mises_kpa.push_back(mises);
  cut.shear_strain.push_back(shear);
  cut.nodule_share.push_back(share);
  cut.layer.push_back(mesh.layer[Size(k)]);
}

/// The lowest point of the tool above each of many places along x, by going up one distance after the other; none where it is too far.
std::vector<std::array<double, 2>> build_outline(const Tool& tool, double half_width, double surface) {
  std::vector<std::array<double, 2>> outline;
  constexpr int n = 120;
  for (int place = 0; place <= n; ++place) {
    const double x = half_width * (2.0 * place / n - 1.0);
    double z = tool.origin.z - tool.find_reach_down() - 1.0;
    for (int step = 0; step < 300 && z < surface + half_width; ++step) {
      const double gap = tool.find_distance({x, 0.0, z}).gap;
      if (gap < 1e-3) {
        outline.push_back({x, z});
        break;
      }
      z += gap;
    }
  }
  return outline;
}

}  // namespace

PressCut build_cut(const Equilibrium& state, const TissueBlock& block, const ToolPress& press) {
  const Mesh& mesh = state.mesh();
  const Grid& grid = mesh.grid;
  PressCut cut;
  const std::vector<Column> nodes = list_columns(grid.n_x, mesh.part, false);
  const std::vector<Column> cells = list_columns(grid.n_x - 1, mesh.part, true);
  cut.n_x = static_cast<int>(nodes.size());
  cut.n_z = grid.n_z;
  for (int k = 0; k < grid.n_z; ++k) {
    for (const Column& column : nodes) {
      const auto find_u = [&](int c) { return state.displacement()[grid.find_place(c, column.i, mesh.middle_j, k)]; };
      const math::Vector3 at = find_node(mesh, column.i, mesh.middle_j, k);
      cut.nodes_mm.push_back({column.side * (at.x + find_u(0)), at.z + find_u(2)});
    }
  }
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (const Column& column : cells) {
      add_cell(state, column.i, k, cut);
    }
  }
  for (const TissueLayer& layer : block.layers) {
    cut.layers.push_back(layer.name);
  }
  cut.surface_mm = mesh.z.back();
  const Tool tool = build_tool(press, mesh.z.back());
  cut.tool_mm = build_outline(tool, block.half_width_mm, mesh.z.back());
  return cut;
}

}  // namespace unknot::press
