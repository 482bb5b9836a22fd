#include "press/solve/multigrid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/problem.hpp"
#include "press/contact/face.hpp"
#include "press/mesh/middle.hpp"
#include "press/solve/lanczos.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// Unknowns that are solved by factors instead of a coarser grid.
constexpr Index n_factored = 450;
/// Nodes from which on stencils come from memory and not from a cache, so that half of the bytes is half of the time.
constexpr Index n_far = 30000;
/// The bound is found from below, from a few steps of Lanczos; too small a bound breaks the cycle's positivity, too large a
/// one only costs (assumed, tested over the reference meshes).
constexpr double bound_reserve = 1.2;
constexpr int n_first_steps = 12;
/// Of later tangents on the same mesh, whose bound hardly differs.
constexpr int n_later_steps = 5;
constexpr double outdated = 1.25;
/// Of the shortest pair of cells across: longer ones wait for a coarser grid. Cells grow away from the tool, and a strip of narrow long ones,
/// merged both ways, would stay as narrow on every grid, and its error with it (2 to 3 are alike, 24 iterations became 9).
constexpr double most_merged = 2.5;
constexpr double unlimited = std::numeric_limits<double>::infinity();

double find_shortest_pair(const std::vector<double>& planes) {
  double shortest = unlimited;
  for (Size plane = 0; plane + 2 < planes.size(); ++plane) {
    shortest = std::min(shortest, planes[plane + 2] - planes[plane]);
  }
  return shortest;
}

Field<float> copy_single(const Grid& grid, const Field<double>& from, Index streams = 1) {
  if (from.find_data() == nullptr) {
    return {};
  }
  Field<float> to(grid, streams);
  std::transform(from.data(), from.data() + from.size(), to.data(),
                 [](double value) { return static_cast<float>(value); });
  return to;
}

std::vector<RowFibres<float>> copy_single(const std::vector<RowFibres<double>>& from) {
  const auto cut = [](double value) { return static_cast<float>(value); };
  std::vector<RowFibres<float>> to;
  for (const RowFibres<double>& row : from) {
    to.push_back({cut(row.strength),
                  cut(row.activation),
                  {cut(row.along[0]), cut(row.along[1])},
                  cut(row.stiffness),
                  cut(row.growth),
                  cut(row.dispersion),
                  {cut(row.family[0]), cut(row.family[1])}});
  }
  return to;
}

/// Supports on nodes that stay. What the coarser grid moves at a support between its nodes, the finer one leaves out again.
std::vector<Support> list_coarse_supports(const std::vector<Support>& supports, const std::array<AxisMap, 3>& map) {
  std::vector<Support> coarse;
  for (const Support& one : supports) {
    const std::array<Size, 3> node = {Size(one.i), Size(one.j), Size(one.k)};
    if (map[0].share[node[0]] == 0.0F && map[1].share[node[1]] == 0.0F && map[2].share[node[2]] == 0.0F) {
      coarse.push_back({one.c, map[0].node[node[0]], map[1].node[node[1]], map[2].node[node[2]]});
    }
  }
  return coarse;
}

/// A symmetric matrix of a point of the top face (i, j), in six numbers.
void add_to_top(Level& level, int i, int j, const std::array<double, 4>& weights, const std::array<float, 6>& matrix) {
  constexpr std::array<Size, 9> entry = {0, 1, 2, 1, 3, 4, 2, 4, 5};
  const Grid& grid = level.grid;
  for (int a = 0; a < 4; ++a) {
    const Index row = grid.find_row(j + (a >> 1), grid.n_z - 1);
    for (int b = a; b < 4; ++b) {
      float* to = &level.stencil[(row * n_stencil + Index(find_block(a, b)) * 9) * grid.pitch + i + (a & 1)];
      const auto share = static_cast<float>(weights[Size(a)] * weights[Size(b)]);
      for (Size e = 0; e < 9; ++e) {
        to[Index(e) * grid.pitch] += share * matrix[entry[e]];
      }
    }
  }
}

/// The stencils of a grid as a matrix, node after node in (k, j, i).
void fill_band(const Level& level, BandSolver& solver) {
  const Grid& grid = level.grid;
  const int n = 3 * static_cast<int>(grid.n_nodes());
  const int farthest = grid.n_x * grid.n_y + grid.n_x + 1;  // nodes from one to its last neighbour
  solver.begin(n, std::min(3 * farthest + 2, n - 1));
  const auto find_number = [&](int i, int j, int k) {
    return 3 * ((Size(k) * Size(grid.n_y) + Size(j)) * Size(grid.n_x) + Size(i));
  };
  const auto add_block = [&](int block, int i, int j, int k) {
    const Step step = block_steps[block];
    if (i + step.i < 0 || i + step.i >= grid.n_x || j + step.j < 0 || j + step.j >= grid.n_y ||
        k + step.k >= grid.n_z) {
      return;
    }
    const float* s = level.stencil.data() + (grid.find_row(j, k) * n_stencil + Index(block) * 9) * grid.pitch + i;
    const Size own = find_number(i, j, k);
    const Size other = find_number(i + step.i, j + step.j, k + step.k);
    for (Size e = 0; e < 9; ++e) {
      const Size row = other + e % 3;
      const Size column = own + e / 3;
      if (column <= row) solver.at(row, column) = static_cast<double>(s[Index(e) * grid.pitch]);
    }
  };
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        for (int block = 0; block < n_blocks; ++block) {
          add_block(block, i, j, k);
        }
      }
    }
  }
}

}  // namespace

Multigrid::Multigrid(const Mesh& mesh, const Context& context)
    : mesh_(mesh),
      context_(context),
      shear_(copy_single(mesh.grid, mesh.shear)),
      bulk_(copy_single(mesh.grid, mesh.bulk)),
      stiffening_(copy_single(mesh.grid, mesh.stiffening)),
      memory_(copy_single(mesh.grid, mesh.memory, n_memory)),
      alpha_(copy_single(mesh.grid, mesh.alpha)),
      fibres_(copy_single(mesh.fibres)),
      shift_(copy_single(mesh.grid, mesh.shift, 3)) {
  std::array<std::vector<double>, 3> planes = {mesh.x, mesh.y, mesh.z};
  std::vector<bool> is_face = mesh.is_face;
  for (Size axis = 0; axis < 3; ++axis) {
    sizes_[axis] = list_sizes<float>(planes[axis], mesh.grid.pitch);
  }
  std::vector<Support> supports = mesh.supports;
  for (Grid grid = mesh.grid;;) {
    Level& level = levels_.emplace_back();
    level.grid = grid;
    level.kernels = fit_kernels(context.kernels, grid);
    level.supports = supports;
    level.is_heavy = grid.n_nodes() > n_shared;
    level.stencil = Field<float>(grid, n_stencil);
    if (grid.n_nodes() > n_far) {
      level.packed = Field<short>(grid, n_stencil);
      level.scale = Field<float>(grid, 1);
    }
    level.residual = Field<float>(grid, 3);
    level.solution = Field<float>(grid, 3);
    if (levels_.size() > 1) {
      level.matrices = Field<float>(grid, n_element);
    }
    const double most = most_merged * std::min(find_shortest_pair(planes[0]), find_shortest_pair(planes[1]));
    std::array<AxisMap, 3> map = {build_axis_map(planes[0], {}, most), build_axis_map(planes[1], {}, most),
                                  build_axis_map(planes[2], is_face, unlimited)};
    const auto count = [](const AxisMap& axis) { return static_cast<int>(axis.coarse.size()); };
    const Grid next = build_grid(count(map[0]), count(map[1]), count(map[2]));
    if (3 * grid.n_nodes() <= n_factored || next == grid) {
      break;
    }
    level.lines = Field<float>(grid, 15);
    level.change = Field<float>(grid, 3);
    level.work = Field<float>(grid, 3);
    for (Size axis = 0; axis < 3; ++axis) {
      planes[axis] = map[axis].coarse;
    }
    is_face = map[2].coarse_is_face;
    supports = list_coarse_supports(supports, map);
    level.map = std::move(map);
    grid = next;
  }
}

void Multigrid::build(const Field<float>& displacement, const Field<float>& pressure, const Field<float>& contact,
                      bool renews) {
  Tangent tangent{};
  tangent.elements = {levels_.front().grid, sizes_[0].data(),    sizes_[1].data(),
                      sizes_[2].data(),     shear_.data(),       bulk_.data(),
                      stiffening_.data(),   memory_.find_data(), fibres_.empty() ? nullptr : fibres_.data(),
                      alpha_.find_data(),   shift_.find_data()};
  tangent.displacement = displacement.data();
  tangent.pressure = pressure.data();
  tangent.contact = contact.size() > 0 ? contact.data() : nullptr;
  for (Size number = 0; number < (renews ? levels_.size() : 1); ++number) {
    build_level(number, tangent, renews);
  }
  if (renews) {
    factor_coarsest();
  }
}

void Multigrid::build_level(Size number, Tangent tangent, bool renews) {
  Level& level = levels_[number];
  run_parts(context_, level.grid.n_z, 2, level.is_heavy, [&](int begin, int end) {
    const Index plane = level.stencil.size() / (level.grid.n_z + 2);
    std::fill(level.stencil.data() + (begin + 1) * plane, level.stencil.data() + (end + 1) * plane, 0.0F);
  });
  tangent.stencil = level.stencil.data();
  int n_layers = level.grid.n_z - 1;
  if (number > 0) {
    tangent.elements.grid = level.grid;
    tangent.matrices = level.matrices.data();
  }
  if (renews && number + 1 < levels_.size()) {
    Level& next = levels_[number + 1];
    tangent.coarse = next.grid;
    tangent.coarse_matrices = next.matrices.data();
    for (Size axis = 0; axis < 3; ++axis) {
      tangent.merge[axis] = level.map[axis].find_merge();
    }
    n_layers = next.grid.n_z - 1;
  }
  run_alternating(context_, n_layers, tangent.coarse.n_x > 0 ? 1 : 2, level.is_heavy,
                  [&](int begin, int end) { level.kernels->build_layers(tangent, begin, end); });
  finish_level(level, 0);
  if (renews && number + 1 < levels_.size()) {
    find_bound(level);
  }
}

/// What follows from a stencil that is new in the planes of nodes from `begin` on.
void Multigrid::finish_level(Level& level, int begin) {
  hold_stencil(level);
  if (level.packed.size() > 0) {
    run_parts(context_, level.grid.n_z - begin, 4, level.is_heavy, [&](int from, int to) {
      level.kernels->pack(level.grid, level.stencil.data(), level.packed.data(), level.scale.data(), begin + from,
                          begin + to);
    });
  }
  if (level.lines.size() > 0) {
    run_parts(context_, level.grid.n_y, 4, level.is_heavy, [&](int from, int to) {
      level.kernels->factor_lines(level.grid, level.stencil.data(), level.lines.data(), from, to);
    });
  }
}

void Multigrid::change_contact(const Field<float>& from, const Field<float>& to) {
  Level& level = levels_.front();
  const Grid& grid = level.grid;
  for (int j = 0; j + 1 < grid.n_y; ++j) {
    for (int i = 0; i + 1 < grid.n_x; ++i) {
      for (int point = 0; point < 4; ++point) {
        std::array<float, 6> change{};
        bool changes = false;
        for (Size e = 0; e < 6; ++e) {
          const Index place = find_contact_place(grid.pitch, i, j, point, int(e));
          change[e] = to[place] - from[place];
          changes = changes || change[e] != 0.0F;
        }
        if (changes) {
          add_to_top(level, i, j, find_point_weights(point), change);
        }
      }
    }
  }
  finish_level(level, grid.n_z - 1);
}

/// Unknowns that the base or a plane of symmetry holds become equations of their own: 1 * x = 0.
void Multigrid::hold_stencil(Level& level) const {
  const Grid& grid = level.grid;
  const auto hold_one = [&](int c, int i, int j, int k) {
    const auto at = [&](int block, int entry, int di, int dj, int dk) -> float& {
      return level
          .stencil[(grid.find_row(j + dj, k + dk) * n_stencil + Index(block) * 9 + entry) * grid.pitch + i + di];
    };
    for (int block = 0; block < n_blocks; ++block) {
      const Step step = block_steps[block];
      for (int d = 0; d < 3; ++d) {
        at(block, 3 * c + d, 0, 0, 0) = 0.0F;
        at(block, 3 * d + c, -step.i, -step.j, -step.k) = 0.0F;
      }
    }
    at(0, 4 * c, 0, 0, 0) = 1.0F;
  };
  for (const Support& one : level.supports) {
    hold_one(one.c, one.i, one.j, one.k);
  }
  if (!level.supports.empty()) {
    return;
  }
  for (int j = 0; j < grid.n_y; ++j) {
    for (int i = 0; i < grid.n_x; ++i) {
      for (int c = 0; c < 3; ++c) {
        hold_one(c, i, j, 0);
      }
    }
  }
  if (mesh_.part == BlockPart::quarter) {
    for (int k = 0; k < grid.n_z; ++k) {
      for (int j = 0; j < grid.n_y; ++j) {
        hold_one(0, 0, j, k);
      }
      for (int i = 0; i < grid.n_x; ++i) {
        hold_one(1, i, 0, k);
      }
    }
  }
}

void Multigrid::hold(const Level& level, Field<float>& field) const {
  hold_unknowns(level.grid, mesh_.part, level.supports, field.data());
}

/// A bound that a wrecked tangent has raised, many times where elements are nearly inside out, would make a poor smoother for all that
/// follow: where the new one is far lower, it is looked for in full and taken.
void Multigrid::find_bound(Level& level) {
  const double found = bound_reserve * find_largest(level, level.bound > 0.0 ? n_later_steps : n_first_steps);
  level.bound = level.bound > outdated * found ? bound_reserve * find_largest(level, n_first_steps)
                                               : std::max(level.bound, found);
}

/// The largest eigenvalue of (lines)^-1 A, from below.
double Multigrid::find_largest(Level& level, int n_steps) {
  Field<float> residual(level.grid, 3);
  Field<float> direction(level.grid, 3);
  std::uint32_t state = 12345;
  for (Index row = 0; row < Index(level.grid.n_y) * level.grid.n_z * 3; ++row) {
    const Index plane = row / 3;
    const Index start = level.grid.find_place(static_cast<int>(row % 3), 0, static_cast<int>(plane % level.grid.n_y),
                                              static_cast<int>(plane / level.grid.n_y));
    for (Index i = 0; i < level.grid.n_x; ++i) {
      state = state * 1664525U + 1013904223U;
      residual[start + i] = static_cast<float>(state >> 8) * 0x1p-23F - 1.0F;
    }
  }
  hold(level, residual);
  LanczosSums sums;
  double product = 0.0;
  for (int step = 0; step < n_steps; ++step) {
    level.solution.clear();
    const Smoothing smoothing = {
        level.lines.data(), residual.data(), level.work.data(), level.change.data(), level.solution.data(), 0.0F, 1.0F};
    run_parts(context_, level.grid.n_y, 4, level.is_heavy,
              [&](int begin, int end) { level.kernels->smooth(level.grid, smoothing, begin, end); });
    const double next = dot_on(level, residual, level.solution);
    const double beta = step == 0 ? 0.0 : next / product;
    combine_on(level, 1.0F, level.solution, static_cast<float>(beta), direction);
    multiply_on(level, direction, level.change, false);
    const double alpha = next / dot_on(level, direction, level.change);
    if (!std::isfinite(alpha) || !(alpha > 0.0)) {
      break;
    }
    sums.add(alpha, beta);
    combine_on(level, static_cast<float>(-alpha), level.change, 1.0F, residual);
    product = next;
  }
  return sums.find_largest();
}

void Multigrid::factor_coarsest() {
  const Level& level = levels_.back();
  const Size n = Size(3 * level.grid.n_nodes());
  coarse_numbers_.assign(n, 0.0F);
  fill_band(level, coarsest_);
  if (coarsest_.factor()) {
    return;
  }
  // An indefinite tangent: what is added makes the preconditioner positive; Newton's line search sees to the rest.
  constexpr int most_tries = 5;  // the last one adds a hundredfold
  double shift = 0.001;
  for (int tries = 0; tries < most_tries; ++tries) {
    shift *= 10.0;
    fill_band(level, coarsest_);
    for (Size row = 0; row < n; ++row) {
      double& diagonal = coarsest_.at(row, row);
      diagonal += shift * std::max(std::abs(diagonal), 1.0);
    }
    if (coarsest_.factor()) {
      return;
    }
  }
  // Elements nearly inside out give numbers that are none. Any positive matrix will do: the step then leads nowhere, and Newton says so.
  coarsest_.begin(static_cast<int>(n), 0);
  for (Size row = 0; row < n; ++row) {
    coarsest_.at(row, row) = 1.0;
  }
  coarsest_.factor();
}

}  // namespace unknot::press
