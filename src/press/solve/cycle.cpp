// The V-cycle itself.
#include <algorithm>
#include <array>
#include <vector>

#include "press/solve/lanczos.hpp"
#include "press/solve/multigrid.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

constexpr int degree = 3;

}  // namespace

void Multigrid::multiply_on(const Level& level, const Field<float>& x, Field<float>& y, bool subtract) const {
  const Grid& grid = level.grid;
  if (!subtract) {
    y.clear();
  }
  const float sign = subtract ? -1.0F : 1.0F;
  // Within the cycle a rounded operator will do, as long as it is the same each time.
  const bool is_packed = subtract && level.packed.size() > 0;
  run_alternating(context_, grid.n_z, 3, level.is_heavy, [&](int begin, int end) {
    if (is_packed) {
      const Packed packed = {level.packed.data(), level.scale.data()};
      level.kernels->multiply_packed(grid, packed, x.data(), y.data(), sign, begin, end);
    } else {
      level.kernels->multiply(grid, level.stencil.data(), x.data(), y.data(), sign, begin, end);
    }
  });
  // Sums over fields rely on zeros behind the nodes of a row.
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int c = 0; c < 3; ++c) {
        float* row = &y[grid.find_place(c, 0, j, k)];
        std::fill(row + grid.n_x, row + grid.pitch, 0.0F);
      }
    }
  }
}

double Multigrid::dot_on(const Level& level, const Field<float>& x, const Field<float>& y) const {
  const Index plane = Index(level.grid.n_y + 2) * 3 * level.grid.pitch;
  std::vector<double> sums(Size(level.grid.n_z + 2));
  run_parts(context_, level.grid.n_z + 2, 4, level.is_heavy, [&](int begin, int end) {
    for (int k = begin; k < end; ++k) {
      sums[Size(k)] = level.kernels->dot(x.data() + k * plane, y.data() + k * plane, plane);
    }
  });
  double sum = 0.0;
  for (const double one : sums) {
    sum += one;
  }
  return sum;
}

void Multigrid::combine_on(const Level& level, float a, const Field<float>& x, float b, Field<float>& y) const {
  const Index plane = Index(level.grid.n_y + 2) * 3 * level.grid.pitch;
  run_parts(context_, level.grid.n_z + 2, 4, level.is_heavy, [&](int begin, int end) {
    level.kernels->combine(a, x.data() + begin * plane, b, y.data() + begin * plane, (end - begin) * plane);
  });
}

void Multigrid::multiply(const Field<float>& x, Field<float>& y) { multiply_on(levels_.front(), x, y, false); }

void Multigrid::precondition(const Field<float>& r, Field<float>& z) {
  Level& finest = levels_.front();
  combine_on(finest, 1.0F, r, 0.0F, finest.residual);
  cycle(0);
  combine_on(finest, 1.0F, finest.solution, 0.0F, z);
}

void Multigrid::forget() {
  for (Level& level : levels_) {
    for (Field<float>* one : {&level.residual, &level.solution, &level.change, &level.work}) {
      one->clear();
    }
  }
}

/// Step 1 ... degree of the polynomial: Lottes 2023, algorithm 3.
void Multigrid::smooth(Level& level, int step) {
  const double keep = step == 1 ? 0.0 : (2.0 * step - 3.0) / (2.0 * step + 1.0);
  const double gain = (8.0 * step - 4.0) / (2.0 * step + 1.0) / level.bound;
  const Smoothing smoothing = {level.lines.data(),      level.residual.data(), level.work.data(),
                               level.change.data(),     level.solution.data(), static_cast<float>(keep),
                               static_cast<float>(gain)};
  run_parts(context_, level.grid.n_y, 4, level.is_heavy,
            [&](int begin, int end) { level.kernels->smooth(level.grid, smoothing, begin, end); });
}

void Multigrid::cycle(Size number) {
  Level& level = levels_[number];
  if (number + 1 == levels_.size()) {
    solve_coarsest();
    return;
  }
  Level& coarse = levels_[number + 1];
  level.solution.clear();
  for (int step = 1; step <= degree; ++step) {
    smooth(level, step);
    multiply_on(level, level.change, level.residual, true);
  }
  run_parts(context_, coarse.grid.n_z, 2, level.is_heavy,
            [&](int begin, int end) { restrict_residual(level, coarse, begin, end); });
  hold(coarse, coarse.residual);
  cycle(number + 1);
  run_parts(context_, level.grid.n_z, 4, level.is_heavy,
            [&](int begin, int end) { prolong(level, coarse, level.change, begin, end); });
  if (!level.supports.empty()) {
    hold(level, level.change);  // see list_coarse_supports
  }
  combine_on(level, 1.0F, level.change, 1.0F, level.solution);
  for (int step = 1; step <= degree; ++step) {
    multiply_on(level, level.change, level.residual, true);
    smooth(level, step);
  }
}

void Multigrid::solve_coarsest() {
  Level& level = levels_.back();
  const Grid& grid = level.grid;
  Size number = 0;
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        for (int c = 0; c < 3; ++c) {
          coarse_numbers_[number++] = level.residual[grid.find_place(c, i, j, k)];
        }
      }
    }
  }
  coarsest_.solve(coarse_numbers_);
  number = 0;
  for (int k = 0; k < grid.n_z; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      for (int i = 0; i < grid.n_x; ++i) {
        for (int c = 0; c < 3; ++c) {
          level.solution[grid.find_place(c, i, j, k)] = coarse_numbers_[number++];
        }
      }
    }
  }
}

}  // namespace unknot::press
