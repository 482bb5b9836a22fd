#include "figure/polygonize.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

namespace unknot::figure {
namespace {

constexpr int block = 8;                                 // cubes along a block that is skipped when the skin is far
constexpr Vector3 highest{900.0, 2300.0, 500.0};         // beyond every body [mm]
constexpr double lowest_y = -20.0;
constexpr double lowest_z = -400.0;

// Kuhn's six tetrahedra of a cube; corners are numbered by their bits x + 2 y + 4 z. Neighbouring cubes share diagonals.
constexpr std::array<std::array<int, 4>, 6> tetrahedra{
    {{0, 1, 3, 7}, {0, 3, 2, 7}, {0, 2, 6, 7}, {0, 6, 4, 7}, {0, 4, 5, 7}, {0, 5, 1, 7}}};

using Values = std::array<double, 8>;  // signed distance at the corners of a cube

std::size_t index(int corner) { return static_cast<std::size_t>(corner); }

class Marcher {
 public:
  Marcher(const Shape& shape, double step)
      : shape_(shape),
        step_(step),
        nx_(static_cast<int>(highest.x / step) + 1),
        ny_(static_cast<int>((highest.y - lowest_y) / step) + 1),
        nz_(static_cast<int>((highest.z - lowest_z) / step) + 1) {}

  HalfMesh march() {
    for (int k = 0; k < nz_; k += block) {
      for (int j = 0; j < ny_; j += block) {
        for (int i = 0; i < nx_; i += block) march_block(i, j, k);
      }
    }
    return std::move(mesh_);
  }

 private:
  std::int64_t find_index(int i, int j, int k) const {
    return (static_cast<std::int64_t>(k) * (ny_ + 1) + j) * (nx_ + 1) + i;
  }
  Vector3 find_place(int i, int j, int k) const { return {i * step_, lowest_y + j * step_, lowest_z + k * step_}; }

  double find_value(int i, int j, int k) {
    const auto [entry, fresh] = values_.try_emplace(find_index(i, j, k), 0.0);
    if (fresh) {
      // A corner that lies on the skin itself would make triangles without area.
      const double value = shape_.find_distance(find_place(i, j, k));
      entry->second = std::abs(value) < 1e-3 * step_ ? (value < 0.0 ? -1e-3 : 1e-3) * step_ : value;
    }
    return entry->second;
  }

  void march_block(int i0, int j0, int k0) {
    const double half = 0.5 * block * step_;
    const double far = 1.7 * half * 1.8;  // half a diagonal, with room for distances that are only approximate
    if (std::abs(shape_.find_distance(find_place(i0, j0, k0) + Vector3{half, half, half})) > far) return;
    for (int k = k0; k < k0 + block; ++k) {
      for (int j = j0; j < j0 + block; ++j) {
        for (int i = i0; i < i0 + block; ++i) march_cube(i, j, k);
      }
    }
  }

  void march_cube(int i, int j, int k) {
    Values value{};
    int inside = 0;
    for (int c = 0; c < 8; ++c) {
      value[index(c)] = find_value(i + (c & 1), j + ((c >> 1) & 1), k + ((c >> 2) & 1));
      inside += value[index(c)] < 0.0 ? 1 : 0;
    }
    if (inside == 0 || inside == 8) return;
    for (const auto& t : tetrahedra) march_tetrahedron(i, j, k, t, value);
  }

  int find_crossing(int i, int j, int k, int a, int b, const Values& value) {
    const auto corner = [&](int c) { return std::array<int, 3>{i + (c & 1), j + ((c >> 1) & 1), k + ((c >> 2) & 1)}; };
    const auto pa = corner(a);
    const auto pb = corner(b);
    std::int64_t low = find_index(pa[0], pa[1], pa[2]);
    std::int64_t high = find_index(pb[0], pb[1], pb[2]);
    if (low > high) std::swap(low, high);
    const std::uint64_t key =
        static_cast<std::uint64_t>(low) * 0x9E3779B97F4A7C15ULL ^ static_cast<std::uint64_t>(high);
    auto& bucket = crossings_[key];
    for (const auto& [edge, point] : bucket) {
      if (edge == std::pair{low, high}) return point;
    }
    const double t = value[index(a)] / (value[index(a)] - value[index(b)]);
    const Vector3 from = find_place(pa[0], pa[1], pa[2]);
    const Vector3 to = find_place(pb[0], pb[1], pb[2]);
    mesh_.points.push_back(from + (to - from) * t);
    const int point = static_cast<int>(mesh_.points.size()) - 1;
    bucket.push_back({{low, high}, point});
    return point;
  }

  void add(int a, int b, int c, Vector3 outward) {
    const auto at = [&](int p) { return mesh_.points[static_cast<std::size_t>(p)]; };
    const Vector3 normal = cross(at(b) - at(a), at(c) - at(a));
    mesh_.triangles.push_back(dot(normal, outward) > 0.0 ? Triangle{a, b, c} : Triangle{a, c, b});
  }

  void march_tetrahedron(int i, int j, int k, const std::array<int, 4>& corners, const Values& value) {
    std::array<int, 4> in{};
    std::array<int, 4> out{};
    int n_in = 0;
    int n_out = 0;
    for (const int c : corners) (value[index(c)] < 0.0 ? in[index(n_in++)] : out[index(n_out++)]) = c;
    if (n_in == 0 || n_out == 0) return;
    Vector3 outward;
    const auto place = [&](int c) { return Vector3(c & 1, (c >> 1) & 1, (c >> 2) & 1); };
    for (int c = 0; c < n_out; ++c) outward = outward + place(out[index(c)]) / n_out;
    for (int c = 0; c < n_in; ++c) outward = outward - place(in[index(c)]) / n_in;
    const auto point = [&](int a, int b) { return find_crossing(i, j, k, a, b, value); };
    if (n_in == 1) {
      add(point(in[0], out[0]), point(in[0], out[1]), point(in[0], out[2]), outward);
    } else if (n_out == 1) {
      add(point(out[0], in[0]), point(out[0], in[1]), point(out[0], in[2]), outward);
    } else {
      const int a = point(in[0], out[0]);
      const int b = point(in[0], out[1]);
      const int c = point(in[1], out[1]);
      const int d = point(in[1], out[0]);
      add(a, b, c, outward);
      add(a, c, d, outward);
    }
  }

  const Shape& shape_;
  double step_;
  int nx_, ny_, nz_;
  std::unordered_map<std::int64_t, double> values_;
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::pair<std::int64_t, std::int64_t>, int>>> crossings_;
  HalfMesh mesh_;
};

}  // namespace

HalfMesh polygonize(const Shape& shape, double step) { return Marcher(shape, step).march(); }

}  // namespace unknot::figure
