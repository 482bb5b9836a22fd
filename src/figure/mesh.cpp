#include "figure/mesh.hpp"

#include <cstdint>
#include <unordered_map>

namespace unknot::figure {
namespace {

std::uint64_t build_key(int a, int b) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(a)) << 32U) | static_cast<std::uint32_t>(b);
}

}  // namespace

std::vector<int> list_twins(const HalfMesh& half) {
  std::vector<int> twins;
  twins.reserve(half.points.size());
  int next = static_cast<int>(half.points.size());
  for (std::size_t i = 0; i < half.points.size(); ++i) {
    twins.push_back(half.points[i].x == 0.0 ? static_cast<int>(i) : next++);
  }
  return twins;
}

HalfMesh build_whole(const HalfMesh& half) {
  HalfMesh whole = half;
  const std::vector<int> twins = list_twins(half);
  for (const Vector3& point : half.points) {
    if (point.x != 0.0) whole.points.push_back(find_mirrored(point));
  }
  const auto twin = [&twins](int corner) { return twins[static_cast<std::size_t>(corner)]; };
  for (const Triangle& t : half.triangles) whole.triangles.push_back({twin(t[0]), twin(t[2]), twin(t[1])});
  return whole;
}

bool check_watertight(const HalfMesh& whole) {
  std::unordered_map<std::uint64_t, int> edges;
  for (std::size_t i = 0; i < whole.triangles.size(); ++i) {
    const Triangle& t = whole.triangles[i];
    if (find_area(whole, i) <= 0.0) return false;
    for (std::size_t k = 0; k < 3; ++k) {
      if (++edges[build_key(t[k], t[(k + 1) % 3])] > 1) return false;
    }
  }
  for (const auto& [key, count] : edges) {
    if (!edges.contains((key << 32U) | (key >> 32U))) return false;
  }
  return true;
}

double find_area(const HalfMesh& mesh, std::size_t triangle) {
  const Triangle& t = mesh.triangles[triangle];
  const auto at = [&](std::size_t k) { return mesh.points[static_cast<std::size_t>(t[k])]; };
  return 0.5 * find_length(cross(at(1) - at(0), at(2) - at(0)));
}

Vector3 find_face_normal(const HalfMesh& mesh, std::size_t triangle) {
  const Triangle& t = mesh.triangles[triangle];
  const auto at = [&](std::size_t k) { return mesh.points[static_cast<std::size_t>(t[k])]; };
  return find_unit(cross(at(1) - at(0), at(2) - at(0)));
}

Vector3 find_center(const HalfMesh& mesh, std::size_t triangle) {
  const Triangle& t = mesh.triangles[triangle];
  const auto at = [&](std::size_t k) { return mesh.points[static_cast<std::size_t>(t[k])]; };
  return (at(0) + at(1) + at(2)) / 3.0;
}

std::vector<std::array<int, 3>> list_neighbors(const HalfMesh& mesh) {
  std::unordered_map<std::uint64_t, int> owner;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const Triangle& t = mesh.triangles[i];
    for (std::size_t k = 0; k < 3; ++k) owner[build_key(t[k], t[(k + 1) % 3])] = static_cast<int>(i);
  }
  std::vector<std::array<int, 3>> neighbors(mesh.triangles.size(), {-1, -1, -1});
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const Triangle& t = mesh.triangles[i];
    for (std::size_t k = 0; k < 3; ++k) {
      const auto found = owner.find(build_key(t[(k + 1) % 3], t[k]));
      if (found != owner.end()) neighbors[i][k] = found->second;
    }
  }
  return neighbors;
}

}  // namespace unknot::figure
