// Lines in z and sums: what an iteration is made of beside its products (product.cpp).
#include "press/lanes/brick.hpp"

namespace unknot::press::UNKNOT_LANES {

void answer_layers(const Elements<double>& elements, const Answer& answer, int begin, int end);
void follow_layers(const Elements<double>& elements, const double* displacement, const float* step, double* pressure,
                   int begin, int end);
void build_layers(const Tangent& tangent, int begin, int end);
void multiply(const Grid& grid, const float* stencil, const float* x, float* y, float sign, int begin, int end);
void pack(const Grid& grid, const float* stencil, short* packed, float* scale, int begin, int end);
void multiply_packed(const Grid& grid, const Packed& packed, const float* x, float* y, float sign, int begin, int end);

namespace {

using Real = Wide<float>;

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
  constexpr int n_slots = 16;
  double slots[n_slots] = {};
  const auto add = [&](Index place, int n_numbers) {
    for (int slot = 0; slot < n_numbers; ++slot) {
      slots[slot] += static_cast<double>(x[place + slot]) * static_cast<double>(y[place + slot]);
    }
  };
  const Index whole = n - n % n_slots;
  for (Index place = 0; place < whole; place += n_slots) {
    add(place, n_slots);
  }
  if (whole < n) {
    add(whole, n_narrow);
  }
  double sum = 0.0;
  for (const double slot : slots) {
    sum += slot;
  }
  return sum;
}

#define UNKNOT_NAME_OF(lanes) #lanes
#define UNKNOT_NAME(lanes) UNKNOT_NAME_OF(lanes)

constexpr Kernels kernels = {UNKNOT_NAME(UNKNOT_LANES), answer_layers, follow_layers, build_layers, multiply, pack,
                             multiply_packed,           factor_lines,  smooth,        combine,      dot};

}  // namespace

const Kernels& list_kernels() { return kernels; }

}  // namespace unknot::press::UNKNOT_LANES
