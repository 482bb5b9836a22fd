// The whole mesh as text that ParaView and others read.
#include <array>
#include <charconv>
#include <functional>

#include "press/dose/strain.hpp"
#include "press/mesh/slant.hpp"
#include "press/picture/cut.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

void add_number(double number, std::string& text) {
  std::array<char, 32> room{};
  char* const end = std::to_chars(room.data(), room.data() + room.size(), number, std::chars_format::general, 7).ptr;
  text.append(room.data(), end);
  text += ' ';
}

void add_number(Index number, std::string& text) { text += std::to_string(number) + ' '; }

/// One array of numbers, written by `fill`.
void add_array(const std::string& type, const std::string& name, int n_components, std::string& text,
               const std::function<void(std::string&)>& fill) {
  text += "<DataArray type=\"" + type + "\" Name=\"" + name + "\" NumberOfComponents=\"" +
          std::to_string(n_components) + "\" format=\"ascii\">\n";
  fill(text);
  text += "\n</DataArray>\n";
}

void visit_cells(const Grid& grid, const std::function<void(int, int, int)>& visit) {
  for (int k = 0; k + 1 < grid.n_z; ++k) {
    for (int j = 0; j + 1 < grid.n_y; ++j) {
      for (int i = 0; i + 1 < grid.n_x; ++i) {
        visit(i, j, k);
      }
    }
  }
}

/// Three numbers of every node: displacement, and the place at rest where it is wanted.
void add_nodes(const Equilibrium& state, bool with_place, std::string& text) {
  const Mesh& mesh = state.mesh();
  for (int k = 0; k < mesh.grid.n_z; ++k) {
    for (int j = 0; j < mesh.grid.n_y; ++j) {
      for (int i = 0; i < mesh.grid.n_x; ++i) {
        const math::Vector3 node = find_node(mesh, i, j, k);
        const std::array<double, 3> at = {node.x, node.y, node.z};
        for (int c = 0; c < 3; ++c) {
          add_number((with_place ? at[Size(c)] : 0.0) + state.displacement()[mesh.grid.find_place(c, i, j, k)], text);
        }
      }
    }
  }
}

void add_cells(const Grid& grid, std::string& text) {
  const Index n_cells = Index(grid.n_x - 1) * (grid.n_y - 1) * (grid.n_z - 1);
  text += "<Cells>\n";
  add_array("Int64", "connectivity", 1, text, [&](std::string& to) {
    constexpr std::array<int, 8> order = {0, 1, 3, 2, 4, 5, 7, 6};  // a face of VTK's brick goes around
    visit_cells(grid, [&](int i, int j, int k) {
      for (const int corner : order) {
        add_number((Index(k + (corner >> 2)) * grid.n_y + j + (corner >> 1 & 1)) * grid.n_x + i + (corner & 1), to);
      }
    });
  });
  add_array("Int64", "offsets", 1, text, [&](std::string& to) {
    for (Index cell = 1; cell <= n_cells; ++cell) {
      add_number(8 * cell, to);
    }
  });
  add_array("UInt8", "types", 1, text, [&](std::string& to) {
    for (Index cell = 0; cell < n_cells; ++cell) {
      to += "12 ";
    }
  });
  text += "</Cells>\n";
}

}  // namespace

std::string build_vtu(const Equilibrium& state) {
  const Mesh& mesh = state.mesh();
  const Grid& grid = mesh.grid;
  const Index n_cells = Index(grid.n_x - 1) * (grid.n_y - 1) * (grid.n_z - 1);
  std::string text =
      "<?xml version=\"1.0\"?>\n<VTKFile type=\"UnstructuredGrid\" version=\"1.0\" byte_order=\"LittleEndian\">\n"
      "<UnstructuredGrid>\n<Piece NumberOfPoints=\"" +
      std::to_string(grid.n_nodes()) + "\" NumberOfCells=\"" + std::to_string(n_cells) + "\">\n<Points>\n";
  add_array("Float64", "points", 3, text, [&](std::string& to) { add_nodes(state, true, to); });
  text += "</Points>\n";
  add_cells(grid, text);
  text += "<PointData>\n";
  add_array("Float64", "displacement_mm", 3, text, [&](std::string& to) { add_nodes(state, false, to); });
  text += "</PointData>\n<CellData>\n";
  const auto add_strain = [&](const char* name, const std::function<double(const Strain&)>& find) {
    add_array("Float64", name, 1, text, [&](std::string& to) {
      visit_cells(grid, [&](int i, int j, int k) { add_number(find(find_strain(state, i, j, k)), to); });
    });
  };
  add_strain("pressure_kpa", [](const Strain& strain) { return strain.pressure_kpa; });
  add_strain("mises_kpa", [](const Strain& strain) { return strain.mises_kpa; });
  add_strain("shear_strain", [](const Strain& strain) { return find_shear_strain(strain); });
  add_array("Int64", "layer", 1, text, [&](std::string& to) {
    visit_cells(grid, [&](int, int, int k) { add_number(Index(mesh.layer[Size(k)]), to); });
  });
  add_array("Float64", "nodule_share", 1, text, [&](std::string& to) {
    Size next = 0;
    visit_cells(grid, [&](int i, int j, int k) {
      const bool is_nodule =
          next < mesh.nodule_elements.size() && mesh.nodule_elements[next] == grid.find_single(i, j, k);
      add_number(is_nodule ? mesh.nodule_shares[next++] : 0.0, to);
    });
  });
  text += "</CellData>\n</Piece>\n</UnstructuredGrid>\n</VTKFile>\n";
  return text;
}

}  // namespace unknot::press
