// Products with stencils, which are what most of the time goes into, as they are or in 16 bits.
#include "press/lanes/brick.hpp"

namespace unknot::press::UNKNOT_LANES {

namespace {

using Real = Wide<float>;

/// Nodes from which on the stencils of a grid do not fit the last cache with all else.
constexpr Index n_scattered = 24000;

/// Both ways of a block: to the nodes of the row from those it leads to, and back by its transpose.
enum class Way { both, there, back };

/// Where a row of stencils lies, as it is or packed, and whether its products are added or taken off.
template <bool adds>
struct Plain {
  const float* numbers;

  [[gnu::always_inline]] Real load(Index place) const { return math::load_lanes<Real>(numbers + place); }
  [[gnu::always_inline]] Real find_scale(int /*i*/) const { return {}; }
  [[gnu::always_inline]] static Real join(Real y, Real sum, Real /*scale*/) { return adds ? y + sum : y - sum; }
  [[gnu::always_inline]] Plain skip(Index n) const { return {numbers + n}; }
};

struct Short {
  const short* numbers;
  const float* scale;
  Real sign;

  [[gnu::always_inline]] Real load(Index place) const {
    using Shorts = math::Lanes<short, Real::width>;
    using Ints = math::Lanes<int, Real::width>;
    const Shorts packed = math::load_lanes<Shorts>(numbers + place);
    return Real(__builtin_convertvector(__builtin_convertvector(packed.raw, Ints::Raw), Real::Raw), 0);
  }
  [[gnu::always_inline]] Real find_scale(int i) const { return sign * math::load_lanes<Real>(scale + i); }
  [[gnu::always_inline]] static Real join(Real y, Real sum, Real scale) { return y + scale * sum; }
  [[gnu::always_inline]] Short skip(Index n) const { return {numbers + n, scale, sign}; }
};

/// One block of a row of nodes; each number of its stencil is read once. A place of `own_y` or `other_y` takes one sum a block and way, so the
/// order of sums does not depend on the width, as long as both ways do not write to the same row.
template <int shift, Way way, class Row>
[[gnu::always_inline]] inline void add_block(const Grid& grid, const Row& s, const float* own_x, const float* other_x,
                                             float* own_y, float* other_y) {
  const Index pitch = grid.pitch;
  // The same block of the next row, to the second cache: what comes from memory lies too scattered for the processor to foresee it. Of smaller
  // grids asking costs a quarter more time than it saves.
  constexpr Index line = 64 / sizeof(*s.numbers);
  for (Index place = 0; grid.n_nodes() > n_scattered && place < 9 * pitch; place += line) {
    __builtin_prefetch(s.numbers + n_stencil * pitch + place, 0, 2);
  }
  for (int i = 0; i < grid.n_x; i += Real::width) {
    Real block[9];
    for (int e = 0; e < 9; ++e) {
      block[e] = s.load(e * pitch + i);
    }
    const Real scale = s.find_scale(i);
    const auto add = [&](const float* x, float* y, int across, int down) {
      const Real x0 = math::load_lanes<Real>(x);
      const Real x1 = math::load_lanes<Real>(x + pitch);
      const Real x2 = math::load_lanes<Real>(x + 2 * pitch);
      for (int c = 0; c < 3; ++c) {
        const Real sum = block[c * down] * x0 + block[c * down + across] * x1 + block[c * down + 2 * across] * x2;
        math::save_lanes(y + c * pitch, Row::join(math::load_lanes<Real>(y + c * pitch), sum, scale));
      }
    };
    if constexpr (way != Way::back) {
      add(other_x + i + shift, own_y + i, 1, 3);
    }
    if constexpr (way != Way::there) {
      add(own_x + i, other_y + i + shift, 3, 1);
    }
  }
}

/// One row of nodes with all its blocks.
template <class Row>
[[gnu::always_inline]] inline void multiply_row(const Grid& grid, const Row& s, const float* x, float* y, int j,
                                                int k) {
  const Index own = grid.find_row(j, k) * 3 * grid.pitch;
  for (int block = 0; block < n_blocks; ++block) {
    const Step step = block_steps[block];
    if (j + step.j < 0 || j + step.j >= grid.n_y || k + step.k >= grid.n_z) {
      continue;
    }
    const Index other = grid.find_row(j + step.j, k + step.k) * 3 * grid.pitch;
    const Row from = s.skip(block * 9 * grid.pitch);
    const auto add = [&]<int shift, Way way>() {
      add_block<shift, way>(grid, from, x + own, x + other, y + own, y + other);
    };
    if (block == 0) {
      add.template operator()<0, Way::there>();
    } else if (other == own) {
      add.template operator()<1, Way::there>();
      add.template operator()<1, Way::back>();
    } else if (step.i == 0) {
      add.template operator()<0, Way::both>();
    } else if (step.i > 0) {
      add.template operator()<1, Way::both>();
    } else {
      add.template operator()<-1, Way::both>();
    }
  }
}

/// multiply_row where the row is one chunk: what it gives and takes stays in registers, and nothing is called for in advance, for grids this
/// small lie in a cache. The same sums in the same order.
void multiply_chunk(const Grid& grid, const float* stencil, const float* x, float* y, Real sign, int j, int k) {
  const Index pitch = grid.pitch;
  const Index own = grid.find_row(j, k) * 3 * pitch;
  Real here[3];
  Real sums[3];
  for (int c = 0; c < 3; ++c) {
    here[c] = math::load_lanes<Real>(x + own + c * pitch);
    sums[c] = math::load_lanes<Real>(y + own + c * pitch);
  }
  const auto add_there = [&](const Real(&block)[9], const float* there) {
    const Real x0 = math::load_lanes<Real>(there);
    const Real x1 = math::load_lanes<Real>(there + pitch);
    const Real x2 = math::load_lanes<Real>(there + 2 * pitch);
    for (int c = 0; c < 3; ++c) {
      sums[c] += sign * (block[3 * c] * x0 + block[3 * c + 1] * x1 + block[3 * c + 2] * x2);
    }
  };
  const auto add_back = [&](const Real(&block)[9], float* there) {
    for (int c = 0; c < 3; ++c) {
      const Real sum = block[c] * here[0] + block[c + 3] * here[1] + block[c + 6] * here[2];
      math::save_lanes(there + c * pitch, math::load_lanes<Real>(there + c * pitch) + sign * sum);
    }
  };
  for (int number = 0; number < n_blocks; ++number) {
    const Step step = block_steps[number];
    if (j + step.j < 0 || j + step.j >= grid.n_y || k + step.k >= grid.n_z) {
      continue;
    }
    const Index other = grid.find_row(j + step.j, k + step.k) * 3 * pitch + step.i;
    Real block[9];
    for (int e = 0; e < 9; ++e) {
      block[e] = math::load_lanes<Real>(stencil + (number * 9 + e) * pitch);
    }
    add_there(block, x + other);
    if (number == 1) {  // along the row itself
      for (int c = 0; c < 3; ++c) {
        math::save_lanes(y + own + c * pitch, sums[c]);
      }
    }
    if (number > 0) {
      add_back(block, y + other);
    }
    if (number == 1) {
      for (int c = 0; c < 3; ++c) {
        sums[c] = math::load_lanes<Real>(y + own + c * pitch);
      }
    }
  }
  for (int c = 0; c < 3; ++c) {
    math::save_lanes(y + own + c * pitch, sums[c]);
  }
}

constexpr float most_packed = 32767.0F;

/// The stencils of some nodes of a row.
void pack_chunk(const float* from, Index pitch, short* packed, float* scale) {
  using Ints = math::Lanes<int, Real::width>;
  using Shorts = math::Lanes<short, Real::width>;
  Real largest(1e-30F);
  for (int e = 0; e < n_stencil; ++e) {
    const Real number = math::load_lanes<Real>(from + e * pitch);
    const Real size(number.raw < Real(0).raw ? -number.raw : number.raw, 0);
    largest = Real(size.raw > largest.raw ? size.raw : largest.raw, 0);
  }
  math::save_lanes(scale, largest * Real(1.0F / most_packed));
  const Real gain = Real(most_packed) / largest;
  for (int e = 0; e < n_stencil; ++e) {
    const Real number = gain * math::load_lanes<Real>(from + e * pitch);
    const Real half(number.raw < Real(0).raw ? Real(-0.5F).raw : Real(0.5F).raw, 0);
    const Ints::Raw whole = __builtin_convertvector((number + half).raw, Ints::Raw);
    math::save_lanes(packed + e * pitch, Shorts(__builtin_convertvector(whole, Shorts::Raw), 0));
  }
}

}  // namespace

void multiply(const Grid& grid, const float* stencil, const float* x, float* y, float sign, int begin, int end) {
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      const float* row = stencil + grid.find_row(j, k) * n_stencil * grid.pitch;
      if (grid.n_x <= Real::width) {
        multiply_chunk(grid, row, x, y, Real(sign), j, k);
      } else if (sign > 0.0F) {
        multiply_row(grid, Plain<true>{row}, x, y, j, k);
      } else {
        multiply_row(grid, Plain<false>{row}, x, y, j, k);
      }
    }
  }
}

void multiply_packed(const Grid& grid, const Packed& packed, const float* x, float* y, float sign, int begin, int end) {
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      const Index row = grid.find_row(j, k) * grid.pitch;
      multiply_row(grid, Short{packed.numbers + row * n_stencil, packed.scale + row, Real(sign)}, x, y, j, k);
    }
  }
}

void pack(const Grid& grid, const float* stencil, short* packed, float* scale, int begin, int end) {
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      const Index row = grid.find_row(j, k) * grid.pitch;
      for (int i = 0; i < grid.n_x; i += Real::width) {
        pack_chunk(stencil + row * n_stencil + i, grid.pitch, packed + row * n_stencil + i, scale + row + i);
      }
    }
  }
}

}  // namespace unknot::press::UNKNOT_LANES
