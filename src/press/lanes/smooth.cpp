// Products with stencils, lines in z, and sums: what an iteration is made of.
#include "press/lanes/brick.hpp"

namespace unknot::press::UNKNOT_LANES {

void answer_layers(const Elements<double>& elements, const Answer& answer, int begin, int end);
void follow_layers(const Elements<double>& elements, const double* displacement, const float* step, double* pressure,
                   int begin, int end);
void build_layers(const Tangent& tangent, int begin, int end);

namespace {

using Real = Wide<float>;

/// Both ways of a block: to the nodes of the row from those it leads to, and back by its transpose.
enum class Way { both, there, back };

/// Where a row of stencils lies, as it is or packed.
struct Plain {
  const float* numbers;

  [[gnu::always_inline]] Real load(Index place) const { return math::load_lanes<Real>(numbers + place); }
  [[gnu::always_inline]] Real find_scale(int /*i*/, Real sign) const { return sign; }
  [[gnu::always_inline]] Plain skip(Index n) const { return {numbers + n}; }
};

struct Short {
  const short* numbers;
  const float* scale;

  [[gnu::always_inline]] Real load(Index place) const {
    using Shorts = math::Lanes<short, Real::width>;
    using Ints = math::Lanes<int, Real::width>;
    const Shorts packed = math::load_lanes<Shorts>(numbers + place);
    return Real(__builtin_convertvector(__builtin_convertvector(packed.raw, Ints::Raw), Real::Raw), 0);
  }
  [[gnu::always_inline]] Real find_scale(int i, Real sign) const { return sign * math::load_lanes<Real>(scale + i); }
  [[gnu::always_inline]] Short skip(Index n) const { return {numbers + n, scale}; }
};

/// One block of a row of nodes; each number of its stencil is read once. A place of `own_y` or `other_y` takes one sum a block and way, so the
/// order of sums does not depend on the width, as long as both ways do not write to the same row.
template <int shift, Way way, class Row>
[[gnu::always_inline]] inline void add_block(const Grid& grid, const Row& s, const float* own_x, const float* other_x,
                                             float* own_y, float* other_y, Real sign) {
  const Index pitch = grid.pitch;
  // The same block of the next row, to the second cache: what is read here lies too scattered for the processor to foresee it.
  constexpr Index line = 64 / sizeof(*s.numbers);
  for (Index place = 0; place < 9 * pitch; place += line) {
    __builtin_prefetch(s.numbers + n_stencil * pitch + place, 0, 2);
  }
  for (int i = 0; i < grid.n_x; i += Real::width) {
    Real block[9];
    for (int e = 0; e < 9; ++e) {
      block[e] = s.load(e * pitch + i);
    }
    const Real scale = s.find_scale(i, sign);
    const auto add = [&](const float* x, float* y, int across, int down) {
      const Real x0 = math::load_lanes<Real>(x);
      const Real x1 = math::load_lanes<Real>(x + pitch);
      const Real x2 = math::load_lanes<Real>(x + 2 * pitch);
      for (int c = 0; c < 3; ++c) {
        const Real sum = block[c * down] * x0 + block[c * down + across] * x1 + block[c * down + 2 * across] * x2;
        math::save_lanes(y + c * pitch, math::load_lanes<Real>(y + c * pitch) + scale * sum);
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
[[gnu::always_inline]] inline void multiply_row(const Grid& grid, const Row& s, const float* x, float* y, Real sign,
                                                int j, int k) {
  const Index own = grid.find_row(j, k) * 3 * grid.pitch;
  for (int block = 0; block < n_blocks; ++block) {
    const Step step = block_steps[block];
    if (j + step.j < 0 || j + step.j >= grid.n_y || k + step.k >= grid.n_z) {
      continue;
    }
    const Index other = grid.find_row(j + step.j, k + step.k) * 3 * grid.pitch;
    const Row from = s.skip(block * 9 * grid.pitch);
    const auto add = [&]<int shift, Way way>() {
      add_block<shift, way>(grid, from, x + own, x + other, y + own, y + other, sign);
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

void multiply(const Grid& grid, const float* stencil, const float* x, float* y, float sign, int begin, int end) {
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      multiply_row(grid, Plain{stencil + grid.find_row(j, k) * n_stencil * grid.pitch}, x, y, Real(sign), j, k);
    }
  }
}

void multiply_packed(const Grid& grid, const Packed& packed, const float* x, float* y, float sign, int begin, int end) {
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      const Index row = grid.find_row(j, k) * grid.pitch;
      multiply_row(grid, Short{packed.numbers + row * n_stencil, packed.scale + row}, x, y, Real(sign), j, k);
    }
  }
}

constexpr float most_packed = 32767.0F;

void pack_chunk(const float* from, const Packed& packed, Index row, int i, Index pitch) {
  Real largest(1e-30F);
  for (int e = 0; e < n_stencil; ++e) {
    const Real number = math::load_lanes<Real>(from + e * pitch + i);
    const Real size(number.raw < Real(0).raw ? -number.raw : number.raw, 0);
    largest = Real(size.raw > largest.raw ? size.raw : largest.raw, 0);
  }
  math::save_lanes(packed.scale + row + i, largest * Real(1.0F / most_packed));
  const Real gain = Real(most_packed) / largest;
  for (int e = 0; e < n_stencil; ++e) {
    const Real number = gain * math::load_lanes<Real>(from + e * pitch + i);
    const Real half(number.raw < Real(0).raw ? Real(-0.5F).raw : Real(0.5F).raw, 0);
    const auto whole = __builtin_convertvector((number + half).raw, math::Lanes<int, Real::width>::Raw);
    using Shorts = math::Lanes<short, Real::width>;
    math::save_lanes(packed.numbers + row * n_stencil + e * pitch + i,
                     Shorts(__builtin_convertvector(whole, Shorts::Raw), 0));
  }
}

void pack(const Grid& grid, const float* stencil, const Packed& packed, int begin, int end) {
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j < grid.n_y; ++j) {
      const Index row = grid.find_row(j, k) * grid.pitch;
      for (int i = 0; i < grid.n_x; i += Real::width) {
        pack_chunk(stencil + row * n_stencil, packed, row, i, grid.pitch);
      }
    }
  }
}

/// A symmetric 3 x 3 matrix in six numbers (xx xy xz yy yz zz), inverted.
[[gnu::always_inline]] inline void invert(const Real (&m)[6], Real (&inverse)[6]) {
  const Real a = m[3] * m[5] - m[4] * m[4];
  const Real b = m[2] * m[4] - m[1] * m[5];
  const Real c = m[1] * m[4] - m[2] * m[3];
  const Real over = Real(1) / (m[0] * a + m[1] * b + m[2] * c);
  inverse[0] = a * over;
  inverse[1] = b * over;
  inverse[2] = c * over;
  inverse[3] = (m[0] * m[5] - m[2] * m[2]) * over;
  inverse[4] = (m[1] * m[2] - m[0] * m[4]) * over;
  inverse[5] = (m[0] * m[3] - m[1] * m[1]) * over;
}

constexpr int symmetric[3][3] = {{0, 1, 2}, {1, 3, 4}, {2, 4, 5}};

/// One column of nodes, from the base up: E_k = D_k - U' E^-1 U of the node below; kept are E^-1 and E^-1 U.
void factor_column(const Grid& grid, const float* stencil, float* lines, int i, int j) {
  const Index pitch = grid.pitch;
  Real drop[6];
  for (Real& one : drop) {
    one = Real(0);
  }
  for (int k = 0; k < grid.n_z; ++k) {
    const float* s = stencil + grid.find_row(j, k) * n_stencil * pitch + i;
    float* to = lines + grid.find_row(j, k) * 15 * pitch + i;
    Real own[6];
    Real inverse[6];
    for (int c = 0; c < 3; ++c) {
      for (int d = c; d < 3; ++d) {
        own[symmetric[c][d]] = math::load_lanes<Real>(s + (3 * c + d) * pitch) - drop[symmetric[c][d]];
        if (c == d) {
          // Behind the last node there is nothing; a one keeps its inverse finite.
          Real& value = own[symmetric[c][d]];
          value = Real(value.raw != Real(0).raw ? value.raw : Real(1).raw, 0);
        }
      }
    }
    invert(own, inverse);
    Real up[9];
    for (int e = 0; e < 9; ++e) {
      up[e] = math::load_lanes<Real>(s + (block_up * 9 + e) * pitch);
    }
    Real lead[9];
    for (int c = 0; c < 3; ++c) {
      for (int d = 0; d < 3; ++d) {
        lead[3 * c + d] = inverse[symmetric[c][0]] * up[d] + inverse[symmetric[c][1]] * up[3 + d] +
                          inverse[symmetric[c][2]] * up[6 + d];
      }
    }
    for (int c = 0; c < 3; ++c) {
      for (int d = c; d < 3; ++d) {
        drop[symmetric[c][d]] = up[c] * lead[d] + up[3 + c] * lead[3 + d] + up[6 + c] * lead[6 + d];
      }
    }
    for (int e = 0; e < 6; ++e) {
      math::save_lanes(to + e * pitch, inverse[e]);
    }
    for (int e = 0; e < 9; ++e) {
      math::save_lanes(to + (6 + e) * pitch, lead[e]);
    }
  }
}

void factor_lines(const Grid& grid, const float* stencil, float* lines, int begin, int end) {
  for (int j = begin; j < end; ++j) {
    for (int i = 0; i < grid.n_x; i += Real::width) {
      factor_column(grid, stencil, lines, i, j);
    }
  }
}

/// Asks for what a column needs of plane k: planes are far apart in memory, and nothing else would foresee it.
[[gnu::always_inline]] inline void fetch_ahead(const float* from, int n, Index pitch) {
  for (int stream = 0; stream < n; ++stream) {
    __builtin_prefetch(from + stream * pitch, 0, 2);
  }
}

void smooth_column(const Grid& grid, const Smoothing& step, int i, int j) {
  const Index pitch = grid.pitch;
  // Of the column alone, so that it stays near; columns of other rows may be on other threads.
  float* work = step.work + Index(j) * grid.n_z * 3 * Real::width;
  Real z[3] = {Real(0), Real(0), Real(0)};
  for (int k = 0; k < grid.n_z; ++k) {
    fetch_ahead(step.lines + (grid.find_row(j, k + 1) * 15 + 6) * pitch + i, 9, pitch);
    const Index here = grid.find_place(0, i, j, k);
    Real next[3];
    for (int c = 0; c < 3; ++c) {
      next[c] = math::load_lanes<Real>(step.residual + here + c * pitch);
      if (k > 0) {
        const float* lead = step.lines + (grid.find_row(j, k - 1) * 15 + 6) * pitch + i;
        for (int d = 0; d < 3; ++d) {
          next[c] -= math::load_lanes<Real>(lead + (3 * d + c) * pitch) * z[d];
        }
      }
      math::save_lanes(work + (3 * k + c) * Real::width, next[c]);
    }
    z[0] = next[0];
    z[1] = next[1];
    z[2] = next[2];
  }
  Real x[3] = {Real(0), Real(0), Real(0)};
  for (int k = grid.n_z - 1; k >= 0; --k) {
    const Index here = grid.find_place(0, i, j, k);
    const Index far = grid.find_place(0, i, j, k - 1);
    fetch_ahead(step.lines + grid.find_row(j, k - 1) * 15 * pitch + i, 6, pitch);
    fetch_ahead(step.change + far, 3, pitch);
    fetch_ahead(step.solution + far, 3, pitch);
    const float* line = step.lines + grid.find_row(j, k) * 15 * pitch + i;
    for (int d = 0; d < 3; ++d) {
      z[d] = math::load_lanes<Real>(work + (3 * k + d) * Real::width);
    }
    Real next[3];
    for (int c = 0; c < 3; ++c) {
      next[c] = Real(0);
      for (int d = 0; d < 3; ++d) {
        next[c] += math::load_lanes<Real>(line + symmetric[c][d] * pitch) * z[d];
        next[c] -= math::load_lanes<Real>(line + (6 + 3 * c + d) * pitch) * x[d];
      }
    }
    for (int c = 0; c < 3; ++c) {
      x[c] = next[c];
      const Index place = here + c * pitch;
      const Real change = Real(step.keep) * math::load_lanes<Real>(step.change + place) + Real(step.gain) * x[c];
      math::save_lanes(step.change + place, change);
      math::save_lanes(step.solution + place, math::load_lanes<Real>(step.solution + place) + change);
    }
  }
}

void smooth(const Grid& grid, const Smoothing& step, int begin, int end) {
  for (int j = begin; j < end; ++j) {
    for (int i = 0; i < grid.n_x; i += Real::width) {
      smooth_column(grid, step, i, j);
    }
  }
}

void combine(float a, const float* x, float b, float* y, Index n) {
  for (Index place = 0; place < n; place += Real::width) {
    math::save_lanes(y + place,
                     Real(a) * math::load_lanes<Real>(x + place) + Real(b) * math::load_lanes<Real>(y + place));
  }
}

double dot(const float* x, const float* y, Index n) {
  double slots[16] = {};
  for (Index place = 0; place < n; place += 16) {
    for (int slot = 0; slot < 16; ++slot) {
      slots[slot] += static_cast<double>(x[place + slot]) * static_cast<double>(y[place + slot]);
    }
  }
  double sum = 0.0;
  for (const double slot : slots) {
    sum += slot;
  }
  return sum;
}

#define UNKNOT_NAME_OF(lanes) #lanes
#define UNKNOT_NAME(lanes) UNKNOT_NAME_OF(lanes)

constexpr Kernels kernels = {UNKNOT_NAME(UNKNOT_LANES),
                             answer_layers,
                             follow_layers,
                             build_layers,
                             multiply,
                             pack,
                             multiply_packed,
                             factor_lines,
                             smooth,
                             combine,
                             dot};

}  // namespace

const Kernels& list_kernels() { return kernels; }

}  // namespace unknot::press::UNKNOT_LANES
