// What loss pushes back with, against the whole law; and the whole law with and without its exponential.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "press/mesh/elements.hpp"
#include "press/mesh/middle.hpp"
#include "press/sample.hpp"

namespace unknot::press {
namespace {

constexpr double shear_kpa = 6.0;

/// What elements answer to some displacement.
struct Found {
  Field<double> force;
  Field<double> energy;
  Field<double> pressure;
};

/// A block of muscle of 7 x 7 x 3 cells, some of which are slanted or not, and a displacement that strains them by a tenth or two.
struct Rough {
  TissueBlock block{
      .half_width_mm = 30.0, .layers = {{"muscle", 20.0, shear_kpa}}, .nodule = std::nullopt, .bulk_kpa = std::nullopt};
  Mesh mesh = *build_mesh(block, BlockPart::whole, {4, 3.0, 3, {7}});
  Field<double> displacement{mesh.grid, 3};

  explicit Rough(double slant) {
    test::Noise noise;
    mesh.shift = slant > 0.0 ? Field<double>(mesh.grid, 3) : Field<double>();
    test::visit_nodes(mesh.grid, [&](int i, int j, int k) {
      for (int c = 0; c < 3; ++c) {
        const Index place = mesh.grid.find_place(c, i, j, k);
        displacement[place] = 0.3 * noise.next();
        if (slant > 0.0) {
          mesh.shift[place] = slant * noise.next();
        }
      }
    });
  }

  /// What the law answers.
  Found ask_law(const Kernels& kernels, double bulk) { return ask(kernels, bulk, displacement, nullptr); }
  /// What loss answers, beside a law that is at rest.
  Found ask_lag(const Kernels& kernels) {
    Field<double> energy(mesh.grid, 1);
    const Lag lag = {displacement.data(), mesh.shear.data(), energy.data()};
    Found found = ask(kernels, 1.0, Field<double>(mesh.grid, 3), &lag);
    found.energy = energy;
    return found;
  }

 private:
  Found ask(const Kernels& kernels, double bulk, const Field<double>& moved, const Lag* lag) {
    std::fill_n(mesh.bulk.data(), mesh.bulk.size(), 0.0);
    for (int k = 0; k + 1 < mesh.grid.n_z; ++k) {
      for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
        std::fill_n(&mesh.bulk[mesh.grid.find_single(0, j, k)], mesh.grid.n_x - 1, bulk);
      }
    }
    const std::array<std::vector<double>, 3> sizes = {list_sizes<double>(mesh.x, mesh.grid.pitch),
                                                      list_sizes<double>(mesh.y, mesh.grid.pitch),
                                                      list_sizes<double>(mesh.z, mesh.grid.pitch)};
    Found found{Field<double>(mesh.grid, 3), Field<double>(mesh.grid, 1), Field<double>(mesh.grid, 1)};
    kernels.answer_layers(find_elements(mesh, sizes),
                          {moved.data(), found.force.data(), found.energy.data(), found.pressure.data(), lag}, 0,
                          mesh.grid.n_z - 1);
    return found;
  }
};

double find_most(const Field<double>& field) {
  double most = 0.0;
  for (Index place = 0; place < field.size(); ++place) {
    most = std::max(most, std::abs(field[place]));
  }
  return most;
}

double find_most_apart(const Field<double>& one, const Field<double>& other) {
  double most = 0.0;
  for (Index place = 0; place < one.size(); ++place) {
    most = std::max(most, std::abs(one[place] - other[place]));
  }
  return most;
}

bool are_same(const Field<double>& one, const Field<double>& other) {
  return std::equal(one.data(), one.data() + one.size(), other.data());
}

TEST(Lag, what_loss_pushes_with_is_the_law_without_volume) {
  for (const double slant : {0.0, 0.5}) {
    Rough rough(slant);
    const Kernels& kernels = *list_usable_kernels().back();
    const Found whole = rough.ask_law(kernels, 1e-14);
    const Found shape = rough.ask_lag(kernels);
    EXPECT_GT(find_most(whole.force), 10.0);
    EXPECT_LT(find_most_apart(shape.force, whole.force), 1e-13 * find_most(whole.force)) << slant;
    EXPECT_LT(find_most_apart(shape.energy, whole.energy), 1e-12 * find_most(whole.energy)) << slant;
  }
}

TEST(Lag, every_kind_of_processor_gives_the_same_bits) {
  for (const double slant : {0.0, 0.5}) {
    Rough rough(slant);
    const Found first = rough.ask_lag(*list_usable_kernels().front());
    for (const Kernels* kernels : list_usable_kernels()) {
      const Found found = rough.ask_lag(*kernels);
      EXPECT_TRUE(are_same(found.force, first.force)) << kernels->name;
      EXPECT_TRUE(are_same(found.energy, first.energy)) << kernels->name;
    }
  }
}

TEST(Lag, an_element_turned_inside_out_has_no_energy_that_is_a_number) {
  Rough rough(0.0);
  rough.displacement[rough.mesh.grid.find_place(2, 3, 3, 2)] = -40.0;
  const Found found = rough.ask_lag(*list_usable_kernels().back());
  EXPECT_FALSE(std::isfinite(found.energy[rough.mesh.grid.find_single(3, 3, 1)]));
}

// Tissue that does not stiffen is asked without an exponential, unless some beside it in the lanes does.
TEST(Lag, an_element_does_not_feel_that_its_neighbour_stiffens) {
  Rough rough(0.0);
  const Found plain = rough.ask_law(*list_usable_kernels().back(), 300.0);
  for (int k = 0; k + 1 < rough.mesh.grid.n_z; ++k) {
    for (int j = 0; j + 1 < rough.mesh.grid.n_y; ++j) {
      rough.mesh.stiffening[rough.mesh.grid.find_single(0, j, k)] = 4.0;
    }
  }
  for (const Kernels* kernels : list_usable_kernels()) {
    const Found mixed = rough.ask_law(*kernels, 300.0);
    test::visit_nodes(rough.mesh.grid, [&](int i, int j, int k) {
      for (int c = 0; i > 1 && c < 3; ++c) {
        const Index place = rough.mesh.grid.find_place(c, i, j, k);
        EXPECT_EQ(mixed.force[place], plain.force[place]) << kernels->name;
      }
    });
    EXPECT_NE(mixed.force[rough.mesh.grid.find_place(2, 1, 1, 1)], plain.force[rough.mesh.grid.find_place(2, 1, 1, 1)]);
  }
}

}  // namespace
}  // namespace unknot::press
