// Meshes whose cells are not right-angled: the same tissue, cut otherwise.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "press/hold/memory.hpp"
#include "press/laws/laws.hpp"
#include "press/mesh/elements.hpp"
#include "press/mesh/middle.hpp"
#include "press/mesh/slant.hpp"
#include "press/sample.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

constexpr double half_width = 30.0;
constexpr double thickness = 20.0;

bool is_end(int at, int n) { return at == 0 || at + 1 == n; }

/// Moves every node of the inside, and those of the outside along it, by up to a share of the cell beside it; the block keeps its shape.
void shift_nodes(double share, Mesh& mesh) {
  test::Noise noise;
  const Grid& grid = mesh.grid;
  mesh.shift = Field<double>(grid, 3);
  const std::array<const std::vector<double>*, 3> planes = {&mesh.x, &mesh.y, &mesh.z};
  const std::array<int, 3> n = {grid.n_x, grid.n_y, grid.n_z};
  test::visit_nodes(grid, [&](int i, int j, int k) {
    const std::array<int, 3> node = {i, j, k};
    for (Size c = 0; c < 3; ++c) {
      const double drawn = noise.next();
      if (is_end(node[c], n[c]) || k + 1 == grid.n_z) {
        continue;
      }
      const std::vector<double>& of = *planes[c];
      const Size at = Size(node[c]);
      mesh.shift[grid.find_place(int(c), i, j, k)] = share * drawn * std::min(of[at + 1] - of[at], of[at] - of[at - 1]);
    }
  });
}

TissueBlock build_block(double stiffening, const MuscleFibres& fibres) {
  TissueBlock block;
  block.half_width_mm = half_width;
  block.layers = {{"muscle", thickness, 6.0, stiffening, {0.4, 20.0}, fibres}};
  block.holds_ends = fibres.strength_kpa > 0.0;
  return block;
}

/// One layer of muscle on a slanted mesh, and the displacement (F - 1) X.
struct Slanted {
  TissueBlock block;
  Mesh mesh;
  Context context;
  Equilibrium state;

  explicit Slanted(const Kernels* kernels, double stiffening = 4.0, MuscleFibres fibres = {}, double share = 0.2,
                   const math::Matrix3& f = test::bent)
      : block(build_block(stiffening, fibres)),
        mesh(build(block, share)),
        context(test::build_context(kernels)),
        state(mesh, context) {
    state.displacement() = test::build_displacement(mesh, f);
  }

  static Mesh build(const TissueBlock& block, double share) {
    Mesh mesh = *build_mesh(block, BlockPart::whole, {4, 3.0, 3, {7}});
    shift_nodes(share, mesh);
    return mesh;
  }
};

/// The greatest force inside over that outside.
double find_imbalance(const Equilibrium& state) {
  const Grid& grid = state.mesh().grid;
  double inside = 0.0;
  double outside = 0.0;
  test::visit_nodes(grid, [&](int i, int j, int k) {
    const bool is_inside = !is_end(i, grid.n_x) && !is_end(j, grid.n_y) && !is_end(k, grid.n_z);
    for (int c = 0; c < 3; ++c) {
      double& most = is_inside ? inside : outside;
      most = std::max(most, std::abs(state.force()[grid.find_place(c, i, j, k)]));
    }
  });
  return inside / outside;
}

TEST(Slanted, a_patch_of_one_deformation_balances_inside_to_rounding) {
  for (const Kernels* kernels : list_usable_kernels()) {
    for (const MuscleFibres& fibres : {MuscleFibres{}, MuscleFibres{300.0, 0.3}}) {
      Slanted patch(kernels, 4.0, fibres);
      ASSERT_FALSE(check_shift(patch.mesh));
      patch.state.evaluate({});
      EXPECT_LT(find_imbalance(patch.state), 1e-12) << kernels->name << ", fibres of " << fibres.strength_kpa << " kPa";
    }
  }
}

TEST(Slanted, what_a_patch_remembers_balances_as_well) {
  Slanted patch(list_usable_kernels().back());
  Memory memory(patch.mesh, patch.block);
  memory.begin(patch.state.displacement());
  Mesh held = patch.mesh;
  memory.foresee(5.0, held);
  Equilibrium state(held, patch.context);
  state.displacement() = test::build_displacement(held, {{{1.1, 0.05, 0.0}, {0.1, 0.95, 0.0}, {-0.1, 0.0, 1.0}}});
  state.evaluate({});
  EXPECT_LT(find_imbalance(state), 1e-12);
  EXPECT_GT(std::abs(test::find_pull(state)[2]), 1.0) << "something pulls";
}

/// Sum over nodes of force times place at rest: the stress that the law asks for, times the volume. Energy comes last.
std::array<double, 10> find_moments(Mesh& mesh, const Context& context, const Field<double>& displacement) {
  mesh.supports = {{0, 3, 3, 3}};  // inside, where nothing pulls: all other forces come to light
  Equilibrium state(mesh, context);
  state.displacement() = displacement;
  std::array<double, 10> moments{};
  moments[9] = state.evaluate({});
  test::visit_nodes(mesh.grid, [&](int i, int j, int k) {
    const math::Vector3 at = find_node(mesh, i, j, k);
    for (int c = 0; c < 3; ++c) {
      const double force = state.force()[mesh.grid.find_place(c, i, j, k)];
      moments[3 * Size(c)] += force * at.x;
      moments[3 * Size(c) + 1] += force * at.y;
      moments[3 * Size(c) + 2] += force * at.z;
    }
  });
  return moments;
}

TEST(Slanted, stress_and_energy_of_a_patch_are_those_of_right_angled_cells) {
  for (const double stiffening : {0.0, 4.0}) {
    Slanted slanted(list_usable_kernels().back(), stiffening);
    Slanted straight(list_usable_kernels().back(), stiffening, {}, 0.0);
    const auto found = find_moments(slanted.mesh, slanted.context, slanted.state.displacement());
    const auto exact = find_moments(straight.mesh, straight.context, straight.state.displacement());
    straight.mesh.shift = {};
    const auto plain = find_moments(straight.mesh, straight.context, straight.state.displacement());
    const double size = std::abs(*std::ranges::max_element(exact));
    for (Size one = 0; one < exact.size(); ++one) {
      EXPECT_NEAR(found[one], exact[one], 1e-11 * size) << stiffening << ", " << one;
      EXPECT_NEAR(plain[one], exact[one], 1e-12 * size) << "a shift of nothing is no shift";
    }
  }
}

TEST(Slanted, the_cells_fill_the_block) {
  const Slanted slanted(list_usable_kernels().back());
  double volume = 0.0;
  const Grid& grid = slanted.mesh.grid;
  test::visit_nodes(grid, [&](int i, int j, int k) {
    if (i + 1 < grid.n_x && j + 1 < grid.n_y && k + 1 < grid.n_z) {
      volume += find_volume(slanted.mesh, i, j, k);
    }
  });
  constexpr double exact = 4.0 * half_width * half_width * thickness;
  EXPECT_NEAR(volume, exact, 1e-12 * exact);
}

/// A state that is bent as well as stretched.
Field<double> build_rough(const Mesh& mesh, double along = 1.1) {
  Field<double> u = test::build_displacement(mesh, {{{along, 0.1, -0.1}, {0.05, 0.95, 0.1}, {0.1, -0.1, 0.9}}});
  test::Noise noise;
  test::visit_nodes(mesh.grid, [&](int i, int j, int k) {
    for (int c = 0; c < 3; ++c) {
      u[mesh.grid.find_place(c, i, j, k)] += k == 0 ? 0.0 : 0.15 * noise.next();
    }
  });
  return u;
}

TEST(Slanted, the_tangent_is_the_slope_of_the_forces) {
  for (const double stiffening : {0.0, 2.0, 10.0}) {
    const Slanted sample(list_usable_kernels().back(), stiffening);
    EXPECT_LT(test::find_tangent_error(sample.mesh, sample.context, build_rough(sample.mesh)), 3e-6) << stiffening;
  }
  Slanted sample(list_usable_kernels().back(), 2.0, {300.0, 0.3});
  sample.mesh.supports.clear();  // the way moves the ends
  // Fibres neither at the stretch where they begin to be taut nor where their pull turns: there the tangent jumps.
  EXPECT_LT(test::find_tangent_error(sample.mesh, sample.context, build_rough(sample.mesh, 1.25)), 5e-6)
      << "with fibres";
}

/// Everything that kernels answer to a rough state, one number after the other.
std::vector<double> list_answers(const Kernels* kernels, const MuscleFibres& fibres) {
  Slanted sample(kernels, 4.0, fibres);
  Equilibrium& state = sample.state;
  state.displacement() = build_rough(sample.mesh);
  std::vector<double> all = {state.evaluate({})};
  state.build_tangent({}, true);
  const Grid& grid = sample.mesh.grid;
  Field<float> way(grid, 3);
  test::visit_nodes(grid, [&](int i, int j, int k) {
    way[grid.find_place(2, i, j, k)] = static_cast<float>(std::sin(1.0 + i + 2.0 * j + 3.0 * k));
  });
  Field<float> product(grid, 3);
  state.multigrid().multiply(way, product);
  std::array<std::vector<double>, 3> sizes = {list_sizes<double>(sample.mesh.x, grid.pitch),
                                              list_sizes<double>(sample.mesh.y, grid.pitch),
                                              list_sizes<double>(sample.mesh.z, grid.pitch)};
  Field<double> foreseen(grid, 1);
  kernels->follow_layers(find_elements(sample.mesh, sizes), state.displacement().data(), way.data(), foreseen.data(), 0,
                         grid.n_z - 1);
  test::visit_nodes(grid, [&](int i, int j, int k) {
    for (int c = 0; c < 3; ++c) {
      all.push_back(state.force()[grid.find_place(c, i, j, k)]);
      all.push_back(static_cast<double>(product[grid.find_place(c, i, j, k)]));
    }
    if (i + 1 < grid.n_x && j + 1 < grid.n_y && k + 1 < grid.n_z) {
      all.push_back(state.pressure()[grid.find_single(i, j, k)]);
      all.push_back(foreseen[grid.find_single(i, j, k)]);
    }
  });
  return all;
}

TEST(Slanted, every_kind_of_processor_gives_the_same_bits) {
  for (const MuscleFibres& fibres : {MuscleFibres{}, MuscleFibres{300.0, 0.3}}) {
    const std::vector<double> first = list_answers(list_usable_kernels().front(), fibres);
    for (const Kernels* kernels : list_usable_kernels()) {
      EXPECT_EQ(list_answers(kernels, fibres), first) << kernels->name;
    }
  }
}

TEST(Slanted, the_pressure_foreseen_is_the_slope_of_the_pressure) {
  Slanted sample(list_usable_kernels().back());
  Equilibrium& state = sample.state;
  state.displacement() = build_rough(sample.mesh);
  state.evaluate({});
  const Grid& grid = sample.mesh.grid;
  const Field<double> before = state.pressure();
  const std::array<std::vector<double>, 3> sizes = {list_sizes<double>(sample.mesh.x, grid.pitch),
                                                    list_sizes<double>(sample.mesh.y, grid.pitch),
                                                    list_sizes<double>(sample.mesh.z, grid.pitch)};
  Field<float> way(grid, 3);
  constexpr double h = 0x1p-20;  // no digit is lost on the way to single precision
  test::visit_nodes(grid, [&](int i, int j, int k) {
    const Index place = grid.find_place((i + j + k) % 3, i, j, k);
    way[place] = static_cast<float>(h * ((i + 2 * j + 3 * k) % 5));
    state.displacement()[place] += static_cast<double>(way[place]);
  });
  Field<double> foreseen(grid, 1);
  Equilibrium rest(sample.mesh, sample.context);
  rest.displacement() = build_rough(sample.mesh);
  sample.context.kernels->follow_layers(find_elements(sample.mesh, sizes), rest.displacement().data(), way.data(),
                                        foreseen.data(), 0, grid.n_z - 1);
  state.evaluate({});
  double moved = 0.0;
  double missed = 0.0;
  test::visit_nodes(grid, [&](int i, int j, int k) {
    if (i + 1 < grid.n_x && j + 1 < grid.n_y && k + 1 < grid.n_z) {
      const Index place = grid.find_single(i, j, k);
      moved = std::max(moved, std::abs(state.pressure()[place] - before[place]));
      missed = std::max(missed, std::abs(state.pressure()[place] - foreseen[place]));
    }
  });
  EXPECT_LT(missed, 1e-5 * moved);  // second order of a step of a millionth of a cell
}

/// What a ball of 33 mm needs for 4 mm, n cells of the middle; with `bend`, the nodes inside lie on waves of 2 mm.
double find_force(int n, bool bend) {
  TissueBlock block;
  block.half_width_mm = 40.0;
  block.layers = {{"muscle", 24.0, 6.0, 1.0}};
  Grading grading;
  for (Size axis = 0; axis < 3; ++axis) {
    const double length = axis == 2 ? 24.0 : 40.0;
    const int cells = axis == 2 ? n : 2 * n;
    for (int cell = 0; cell <= cells; ++cell) {
      grading.planes_mm[axis].push_back(length * cell / cells);
    }
  }
  Mesh mesh = *build_mesh(block, BlockPart::quarter, grading);
  if (bend) {
    mesh.shift = Field<double>(mesh.grid, 3);
    constexpr double pi = std::numbers::pi;
    test::visit_nodes(mesh.grid, [&](int i, int j, int k) {
      const double x = pi * mesh.x[Size(i)] / 40.0;
      const double y = pi * mesh.y[Size(j)] / 40.0;
      const double wave = k + 1 == mesh.grid.n_z ? 0.0 : 2.0 * std::sin(pi * mesh.z[Size(k)] / 24.0);
      mesh.shift[mesh.grid.find_place(0, i, j, k)] = i == 0 ? 0.0 : wave * std::sin(x) * std::cos(y);
      mesh.shift[mesh.grid.find_place(1, i, j, k)] = j == 0 ? 0.0 : wave * std::sin(y) * std::cos(x);
      mesh.shift[mesh.grid.find_place(2, i, j, k)] = wave * std::cos(2.0 * x + y);
    });
  }
  EXPECT_FALSE(check_shift(mesh));
  const Context context = test::build_context(list_usable_kernels().back());
  Equilibrium state(mesh, context);
  MeshEffort effort;
  for (const double penalty : {4.0, 20.0, 100.0, 1000.0}) {
    const Stage stage = {Tool(Ball{33.0, {0.0, 0.0, 24.0 + 33.0 - 4.0}}), penalty, nullptr, 1.0, 1e-4};
    EXPECT_EQ(state.solve(stage, effort), StageEnding::solved) << n;
  }
  return 4.0 * state.force_down() * 1e-3;
}

TEST(Slanted, slanted_and_right_angled_meshes_of_a_block_agree_as_cells_shrink) {
  std::vector<double> off;
  for (const int n : {4, 8, 16}) {
    const double straight = find_force(n, false);
    off.push_back(std::abs(find_force(n, true) / straight - 1.0));
  }
  EXPECT_LT(off[1], 0.5 * off[0]);
  EXPECT_LT(off[2], 0.5 * off[1]);
  EXPECT_LT(off[2], 0.002);
}

TEST(Slanted, a_mesh_that_cannot_be_is_refused_with_its_place) {
  const Slanted sample(list_usable_kernels().back());
  const Grid& grid = sample.mesh.grid;
  Mesh turned = sample.mesh;
  turned.shift[grid.find_place(2, 3, 4, 2)] = 3.0 * thickness / 7.0;
  const auto inside_out = check_shift(turned);
  ASSERT_TRUE(inside_out);
  EXPECT_NE(inside_out->allowed.find("inside out"), std::string::npos) << build_sentence(*inside_out);
  EXPECT_NE(inside_out->allowed.find("x -16.8"), std::string::npos) << build_sentence(*inside_out);
  Mesh lifted = sample.mesh;
  lifted.shift[grid.find_place(2, 3, 4, grid.n_z - 1)] = 0.1;
  EXPECT_NE(check_shift(lifted)->allowed.find("top"), std::string::npos);
  Mesh none = sample.mesh;
  none.shift[grid.find_place(1, 3, 4, 2)] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(check_shift(none)->key, "shift");
  Mesh quarter = *build_mesh(sample.block, BlockPart::quarter, {4, 3.0, 3, {7}});
  quarter.shift = Field<double>(quarter.grid, 3);
  EXPECT_FALSE(check_shift(quarter));
  quarter.shift[quarter.grid.find_place(0, 0, 2, 2)] = 0.1;
  EXPECT_NE(check_shift(quarter)->allowed.find("symmetry"), std::string::npos);
}

TEST(Sizes, an_axis_with_far_more_cells_than_a_row_has_places_keeps_all_of_them) {
  std::vector<double> planes(300);
  for (Size at = 0; at < planes.size(); ++at) planes[at] = 0.5 * static_cast<double>(at);
  const std::vector<double> sizes = list_sizes<double>(planes, 16);
  ASSERT_GE(sizes.size() + 1, planes.size());
  EXPECT_EQ(std::count(sizes.begin(), sizes.begin() + 299, 0.5), 299);
}

}  // namespace
}  // namespace unknot::press
