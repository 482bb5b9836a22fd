// How numbers on a mesh lie in memory: rows along x, with a frame of empty rows around them.
#pragma once

#include <cstddef>
#include <vector>

#include "math/zeroed.hpp"

namespace unknot::press {

using Index = std::ptrdiff_t;

/// A logically structured mesh of n_x * n_y * n_z nodes. A row holds the nodes of one (j, k); rows are `pitch` numbers apart, a
/// multiple of every width of lanes that may work on it (fit_kernels), and at least one number behind the last node stays zero. One empty row lies before the
/// first and behind the last j, one empty plane below and above, so that kernels read neighbours without asking. An element
/// has the place of its lowest node.
struct Grid {
  int n_x = 0;
  int n_y = 0;
  int n_z = 0;
  Index pitch = 0;

  bool operator==(const Grid&) const = default;

  [[nodiscard]] Index find_row(int j, int k) const { return Index(k + 1) * (n_y + 2) + (j + 1); }
  [[nodiscard]] Index n_rows() const { return Index(n_y + 2) * (n_z + 2); }
  /// Place of component c of node (i, j, k) in a field of three components.
  [[nodiscard]] Index find_place(int c, int i, int j, int k) const { return (find_row(j, k) * 3 + c) * pitch + i; }
  /// Place of a number that belongs to an element, or to a node, alone.
  [[nodiscard]] Index find_single(int i, int j, int k) const { return find_row(j, k) * pitch + i; }
  [[nodiscard]] Index n_nodes() const { return Index(n_x) * n_y * n_z; }
};

/// Nodes of a row up to which half of the widest lanes would be idle.
inline constexpr int n_narrow = 8;

inline Grid build_grid(int n_x, int n_y, int n_z) {
  const Index pitch = n_x < n_narrow ? n_narrow : Index((n_x + 1 + 15) / 16) * 16;
  return {n_x, n_y, n_z, pitch};
}

/// Numbers in rows: `streams` numbers a node, zero at first, a row on whole lines of the cache, with room before and behind for lanes that reach over the edge.
template <class T>
class Field {
 public:
  Field() = default;
  Field(const Grid& grid, Index streams)
      : n_(grid.n_rows() * streams * grid.pitch), numbers_(std::size_t(n_ + 2 * margin)) {}

  [[nodiscard]] T* data() { return numbers_.data() + margin; }
  [[nodiscard]] const T* data() const { return numbers_.data() + margin; }
  /// Nothing where there are no numbers.
  [[nodiscard]] const T* find_data() const { return n_ == 0 ? nullptr : data(); }
  [[nodiscard]] Index size() const { return n_; }
  T& operator[](Index place) { return data()[place]; }
  const T& operator[](Index place) const { return data()[place]; }
  void clear() { std::fill(numbers_.begin(), numbers_.end(), T(0)); }

 private:
  static constexpr Index margin = 64;
  Index n_ = 0;
  std::vector<T, math::ZeroedAllocator<T>> numbers_;
};

/// Blocks of a stencil: the node itself, then the 13 neighbours that come later in (k, j, i).
inline constexpr int n_blocks = 14;
inline constexpr int n_stencil = n_blocks * 9;  ///< numbers of a node's stencil; the other half follows by symmetry
inline constexpr int n_pairs = 36;  ///< pairs a <= b of the 8 nodes of an element
inline constexpr int n_element = n_pairs * 9;  ///< numbers of an element's matrix
inline constexpr int n_memory = 8 * 6;  ///< of what an element remembers: a symmetric tensor at each Gauss point

/// Where the blocks of a stencil lead.
struct Step {
  int i;
  int j;
  int k;
};
// A plain array, for kernels share nothing of the standard library between their builds.
inline constexpr Step block_steps[n_blocks] =  // NOLINT(modernize-avoid-c-arrays)
    {{0, 0, 0},  {1, 0, 0},  {-1, 1, 0}, {0, 1, 0}, {1, 1, 0},  {-1, -1, 1}, {0, -1, 1},
     {1, -1, 1}, {-1, 0, 1}, {0, 0, 1},  {1, 0, 1}, {-1, 1, 1}, {0, 1, 1},   {1, 1, 1}};
inline constexpr int block_up = 9;  ///< the neighbour straight above

/// The block that leads from corner a to corner b > a of an element (corner = i + 2 j + 4 k), or 0 when they are the same.
constexpr int find_block(int a, int b) {
  const int i = (b & 1) - (a & 1);
  const int j = (b >> 1 & 1) - (a >> 1 & 1);
  const int k = (b >> 2) - (a >> 2);
  for (int block = 0; block < n_blocks; ++block) {
    if (block_steps[block].i == i && block_steps[block].j == j && block_steps[block].k == k) {
      return block;
    }
  }
  return -1;
}

}  // namespace unknot::press
