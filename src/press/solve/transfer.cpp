// Between a grid and the next coarser one: trilinear, one axis after the other.
#include <algorithm>

#include "press/solve/multigrid.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// to += share * from over the three components of a row of `n` nodes.
void add_row(const float* from, Index from_pitch, float share, float* to, Index to_pitch, Index n) {
  for (int c = 0; c < 3; ++c) {
    for (Index i = 0; i < n; ++i) {
      to[c * to_pitch + i] += share * from[c * from_pitch + i];
    }
  }
}

/// What fine plane `node` gives to coarse plane `coarse`.
float find_share(const AxisMap& map, int node, int coarse) {
  const float share = map.share[Size(node)];
  return map.node[Size(node)] == coarse ? 1.0F - share : map.node[Size(node)] + 1 == coarse ? share : 0.0F;
}

}  // namespace

void prolong(const Level& fine, const Level& coarse, Field<float>& to, int begin, int end) {
  const Index pitch = coarse.grid.pitch;
  std::vector<float> row(Size(3 * pitch + 1));
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j < fine.grid.n_y; ++j) {
      std::fill(row.begin(), row.end(), 0.0F);
      for (int above = 0; above < 2; ++above) {
        for (int across = 0; across < 2; ++across) {
          const int coarse_j = fine.map[1].node[Size(j)] + across;
          const int coarse_k = fine.map[2].node[Size(k)] + above;
          const float share = find_share(fine.map[1], j, coarse_j) * find_share(fine.map[2], k, coarse_k);
          if (share > 0.0F) {
            add_row(&coarse.solution[coarse.grid.find_place(0, 0, coarse_j, coarse_k)], pitch, share, row.data(), pitch,
                    coarse.grid.n_x);
          }
        }
      }
      for (int c = 0; c < 3; ++c) {
        const float* from = row.data() + c * pitch;
        float* out = &to[fine.grid.find_place(c, 0, j, k)];
        for (int i = 0; i < fine.grid.n_x; ++i) {
          const int node = fine.map[0].node[Size(i)];
          const float share = fine.map[0].share[Size(i)];
          out[i] = (1.0F - share) * from[node] + share * from[node + 1];
        }
      }
    }
  }
}

void restrict_residual(const Level& fine, Level& coarse, int begin, int end) {
  const Index pitch = fine.grid.pitch;
  std::vector<float> row(Size(3 * pitch));
  const auto find_range = [](const AxisMap& map, int node) {
    const int last = static_cast<int>(map.node.size()) - 1;
    const int from = node == 0 ? 0 : map.first[Size(node) - 1];
    const int to = Size(node) + 1 < map.first.size() ? map.first[Size(node) + 1] : last;
    return std::pair(from, std::min(to, last));
  };
  for (int k = begin; k < end; ++k) {
    for (int j = 0; j < coarse.grid.n_y; ++j) {
      std::fill(row.begin(), row.end(), 0.0F);
      const auto [first_j, last_j] = find_range(fine.map[1], j);
      const auto [first_k, last_k] = find_range(fine.map[2], k);
      for (int fine_k = first_k; fine_k <= last_k; ++fine_k) {
        for (int fine_j = first_j; fine_j <= last_j; ++fine_j) {
          const float share = find_share(fine.map[1], fine_j, j) * find_share(fine.map[2], fine_k, k);
          if (share > 0.0F) {
            add_row(&fine.residual[fine.grid.find_place(0, 0, fine_j, fine_k)], pitch, share, row.data(), pitch,
                    fine.grid.n_x);
          }
        }
      }
      for (int c = 0; c < 3; ++c) {
        float* out = &coarse.residual[coarse.grid.find_place(c, 0, j, k)];
        std::fill(out, out + coarse.grid.n_x, 0.0F);
        for (int i = 0; i < fine.grid.n_x; ++i) {
          const int node = fine.map[0].node[Size(i)];
          const float share = fine.map[0].share[Size(i)];
          const float value = row[Size(c * pitch + i)];
          out[node] += (1.0F - share) * value;
          out[node + 1] += share * value;
        }
      }
    }
  }
}

}  // namespace unknot::press
