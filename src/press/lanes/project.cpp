// Element matrices to those of the next coarser grid: P' K P with trilinear P, one axis after the other.
#include "press/lanes/brick.hpp"

namespace unknot::press::UNKNOT_LANES {

namespace {

using Real = Wide<float>;

/// All 8 x 8 blocks of element matrices.
struct Blocks {
  Real at[8][8][9];
};

void fill_blocks(const float* matrix, Blocks& blocks) {
  const float* from = matrix;
  for (int a = 0; a < 8; ++a) {
    for (int b = a; b < 8; ++b) {
      for (int e = 0; e < 9; ++e, from += Real::width) {
        const Real value = math::load_lanes<Real>(from);
        blocks.at[a][b][e] = value;
        if (a != b) {
          blocks.at[b][a][e / 3 + 3 * (e % 3)] = value;
        }
      }
    }
  }
}

/// Along one axis: the fine corners lie at `lower` and `upper` of the coarse cell.
[[gnu::always_inline]] inline void project_axis(Blocks& blocks, int stride, Real lower, Real upper) {
  const Real low_rest = Real(1) - lower;
  const Real high_rest = Real(1) - upper;
  for (int a = 0; a < 8; ++a) {
    for (int b = 0; b < 8; ++b) {
      if ((b & stride) == 0) {
        for (int e = 0; e < 9; ++e) {
          const Real first = blocks.at[a][b][e];
          const Real second = blocks.at[a][b | stride][e];
          blocks.at[a][b][e] = first * low_rest + second * high_rest;
          blocks.at[a][b | stride][e] = first * lower + second * upper;
        }
      }
    }
  }
  for (int a = 0; a < 8; ++a) {
    if ((a & stride) == 0) {
      for (int b = 0; b < 8; ++b) {
        for (int e = 0; e < 9; ++e) {
          const Real first = blocks.at[a][b][e];
          const Real second = blocks.at[a | stride][b][e];
          blocks.at[a][b][e] = first * low_rest + second * high_rest;
          blocks.at[a | stride][b][e] = first * lower + second * upper;
        }
      }
    }
  }
}

[[gnu::always_inline]] inline bool is_whole(const Merge& merge, int cell) {
  return merge.lower[cell] <= 0.0F && merge.upper[cell] >= 1.0F;
}

}  // namespace

void project_matrices(const Tangent& tangent, const float* matrix, int i, int j, int k, float* row) {
  Blocks blocks;
  fill_blocks(matrix, blocks);
  project_axis(blocks, 1, math::load_lanes<Real>(tangent.merge[0].lower + i),
               math::load_lanes<Real>(tangent.merge[0].upper + i));
  if (!is_whole(tangent.merge[1], j)) {
    project_axis(blocks, 2, Real(tangent.merge[1].lower[j]), Real(tangent.merge[1].upper[j]));
  }
  if (!is_whole(tangent.merge[2], k)) {
    project_axis(blocks, 4, Real(tangent.merge[2].lower[k]), Real(tangent.merge[2].upper[k]));
  }
  float* to = row + i;
  for (int a = 0; a < 8; ++a) {
    for (int b = a; b < 8; ++b) {
      for (int e = 0; e < 9; ++e, to += tangent.elements.grid.pitch) {
        math::save_lanes(to, math::load_lanes<Real>(to) + blocks.at[a][b][e]);
      }
    }
  }
}

/// Adds up the cells of `row` that share a coarse element, which is element row (j, k) of the coarse grid.
void reduce_row(const Tangent& tangent, const float* row, int j, int k) {
  const Grid& coarse = tangent.coarse;
  float* to = tangent.coarse_matrices + coarse.find_row(j, k) * n_element * coarse.pitch;
  const int* first = tangent.merge[0].first;
  for (int e = 0; e < n_element; ++e, to += coarse.pitch, row += tangent.elements.grid.pitch) {
    for (int i = 0; i + 1 < coarse.n_x; ++i) {
      float sum = 0.0F;
      for (int fine = first[i]; fine < first[i + 1]; ++fine) {
        sum += row[fine];
      }
      to[i] = sum;
    }
  }
}

}  // namespace unknot::press::UNKNOT_LANES
