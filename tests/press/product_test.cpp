// Products with stencils, in 16 bits too.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "press/lanes/kernels.hpp"
#include "press/sample.hpp"
#include "press/solve/context.hpp"

namespace unknot::press {
namespace {

/// A grid with stencils of any numbers, some of them zero, within the block as behind it; only what leads out of the block is nothing.
struct Scene {
  Grid grid;
  Field<float> stencil{grid, n_stencil};
  Field<float> x{grid, 3};

  explicit Scene(int n_x = 19) : grid(build_grid(n_x, 5, 6)) {
    test::Noise noise;
    test::visit_nodes(grid, [&](int i, int j, int k) {
      for (int c = 0; c < 3; ++c) {
        x[grid.find_place(c, i, j, k)] = static_cast<float>(noise.next());
      }
      fill(noise, i, j, k);
    });
  }

  [[nodiscard]] Index find_place(int entry, int i, int j, int k) const {
    return (grid.find_row(j, k) * n_stencil + entry) * grid.pitch + i;
  }

  void fill(test::Noise& noise, int i, int j, int k) {
    for (int entry = 0; entry < n_stencil; ++entry) {
      const Step step = block_steps[entry / 9];
      const bool leads_out = i + step.i < 0 || i + step.i >= grid.n_x || j + step.j < 0 || j + step.j >= grid.n_y ||
                             k + step.k >= grid.n_z;
      const double size = std::pow(10.0, 3.0 * noise.next());
      stencil[find_place(entry, i, j, k)] =
          leads_out || entry % 7 == 0 ? 0.0F : static_cast<float>(size * noise.next());
    }
  }

  [[nodiscard]] Field<float> multiply(const Kernels& kernels) const {
    Field<float> y(grid, 3);
    kernels.multiply(grid, stencil.data(), x.data(), y.data(), 1.0F, 0, grid.n_z);
    return y;
  }
  [[nodiscard]] Field<float> multiply_packed(const Kernels& kernels) const {
    Field<short> packed(grid, n_stencil);
    Field<float> scale(grid, 1);
    Field<float> y(grid, 3);
    kernels.pack(grid, stencil.data(), packed.data(), scale.data(), 0, grid.n_z);
    kernels.multiply_packed(grid, {packed.data(), scale.data()}, x.data(), y.data(), 1.0F, 0, grid.n_z);
    return y;
  }
};

/// Calls `visit` with the place of every unknown.
template <class Visit>
void visit_unknowns(const Grid& grid, Visit visit) {
  test::visit_nodes(grid, [&](int i, int j, int k) {
    for (int c = 0; c < 3; ++c) {
      visit(c, i, j, k);
    }
  });
}

void expect_sum(const Scene& scene, const Kernels& kernels) {
  Field<double> exact(scene.grid, 3);
  visit_unknowns(scene.grid, [&](int c, int i, int j, int k) {
    for (int block = 0; block < n_blocks; ++block) {
      const Step step = block_steps[block];
      const Index own = scene.grid.find_place(c, i, j, k);
      for (int d = 0; d < 3; ++d) {
        const Index other = scene.grid.find_place(d, i + step.i, j + step.j, k + step.k);
        const double number = scene.stencil[scene.find_place(9 * block + 3 * c + d, i, j, k)];
        exact[own] += number * scene.x[other];
        exact[other] += block == 0 ? 0.0 : number * scene.x[own];
      }
    }
  });
  const Field<float> y = scene.multiply(kernels);
  visit_unknowns(scene.grid, [&](int c, int i, int j, int k) {
    const Index place = scene.grid.find_place(c, i, j, k);
    EXPECT_NEAR(y[place], exact[place], 0.01) << c << i << j << k;  // numbers of up to 1,000
  });
}

// Rows of a few nodes have a way of their own, and lanes that they fill: no grid is worked on by others.
TEST(Product, it_is_the_sum_over_both_halves_of_a_symmetric_matrix) {
  for (const int n_x : {19, 8, 4, 3, 2}) {
    const Scene scene(n_x);
    for (const Kernels* kernels : list_usable_kernels()) {
      expect_sum(scene, *fit_kernels(kernels, scene.grid));
    }
  }
}

TEST(Product, in_16_bits_it_differs_by_a_rounding_of_the_largest_number_of_each_node) {
  const Scene scene;
  const Kernels& kernels = *list_usable_kernels().front();
  const Field<float> y = scene.multiply(kernels);
  const Field<float> packed = scene.multiply_packed(kernels);
  double farthest = 0.0;
  visit_unknowns(scene.grid, [&](int c, int i, int j, int k) {
    const Index place = scene.grid.find_place(c, i, j, k);
    farthest = std::max(farthest, std::abs(double(y[place]) - double(packed[place])));
  });
  EXPECT_GT(farthest, 0.0);
  EXPECT_LT(farthest, 1.6e-5 * 1000.0 * 81.0);
}

TEST(Product, in_16_bits_a_zero_stays_a_zero) {
  Scene scene;
  // One unknown that is held: an equation of its own.
  visit_unknowns(scene.grid, [&](int c, int i, int j, int k) {
    for (int block = 0; block < n_blocks; ++block) {
      const Step step = block_steps[block];
      for (int d = 0; d < 3; ++d) {
        const bool is_own = c == 1 && i == 3 && j == 2 && k == 2;
        const bool is_other = d == 1 && i + step.i == 3 && j + step.j == 2 && k + step.k == 2;
        if (is_own || is_other) {
          scene.stencil[scene.find_place(9 * block + 3 * c + d, i, j, k)] = 0.0F;
        }
      }
    }
  });
  const Field<float> y = scene.multiply_packed(*list_usable_kernels().front());
  EXPECT_EQ(y[scene.grid.find_place(1, 3, 2, 2)], 0.0F);
}

TEST(Product, rows_that_leave_half_of_the_widest_lanes_idle_go_to_narrower_ones_and_no_others_do) {
  const auto usable = list_usable_kernels();  // lanes of 128, 256, 512 bits, as far as the processor has them
  for (std::size_t kind = 0; kind < usable.size(); ++kind) {
    for (int n_x = 2; n_x < 20; ++n_x) {
      const bool is_left = kind == 2 && n_x <= n_narrow;
      EXPECT_EQ(fit_kernels(usable[kind], build_grid(n_x, 5, 6)), usable[is_left ? 1 : kind]) << kind << ", " << n_x;
    }
  }
}

TEST(Product, every_kind_of_processor_gives_the_same_bits) {
  for (const int n_x : {19, 16, 9, 8, 5, 4, 3, 2}) {
    const Scene scene(n_x);
    const auto kernels = list_usable_kernels();
    const Field<float> y = scene.multiply(*kernels.front());
    const Field<float> packed = scene.multiply_packed(*kernels.front());
    for (const Kernels* kind : kernels) {
      const Kernels* one = fit_kernels(kind, scene.grid);
      const Field<float> other = scene.multiply(*one);
      const Field<float> other_packed = scene.multiply_packed(*one);
      visit_unknowns(scene.grid, [&](int c, int i, int j, int k) {
        const Index place = scene.grid.find_place(c, i, j, k);
        EXPECT_EQ(other[place], y[place]) << one->name;
        EXPECT_EQ(other_packed[place], packed[place]) << one->name;
      });
    }
  }
}

}  // namespace
}  // namespace unknot::press
