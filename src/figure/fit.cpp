#include "figure/fit.hpp"

#include <algorithm>
#include <cmath>

namespace unknot::figure {
namespace {

constexpr double reach = 15.0;  // width over which neighbouring limbs share a point [mm]
constexpr int n_spreadings = 4;
constexpr double off_rim = 0.06;  // what is not on the rim must not be rounded onto it: the file has steps of 0.05 [mm]

Vector3 carry(const Shape& from, const Shape& to, Vector3 point) {
  std::vector<double> distances;
  for (std::size_t i = 0; i < from.n_limbs(); ++i) distances.push_back(from.find_limb_distance(i, point));
  const double nearest = *std::min_element(distances.begin(), distances.end());
  Vector3 sum;
  double total = 0.0;
  for (std::size_t i = 0; i < distances.size(); ++i) {
    const double weight = std::exp(-(distances[i] - nearest) / reach);
    if (weight < 1e-4) continue;
    sum = sum + to.find_point(i, from.carry_over(i, from.find_place(i, point), to)) * weight;
    total += weight;
  }
  return sum / total;
}

// Each point goes part of the way to where the template's own spacing would put it among its neighbours.
void spread(HalfMesh& mesh, const HalfMesh& model, const Shape& shape, const std::vector<std::vector<int>>& rings) {
  std::vector<Vector3> moved = mesh.points;
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const bool rim = model.points[i].x == 0.0;
    Vector3 mean;
    Vector3 model_mean;
    for (const int j : rings[i]) {
      mean = mean + mesh.points[static_cast<std::size_t>(j)];
      model_mean = model_mean + model.points[static_cast<std::size_t>(j)];
    }
    const double n = static_cast<double>(rings[i].size());
    const Vector3 offset = model.points[i] - model_mean / n;
    const Vector3 normal = shape.find_normal(mesh.points[i]);
    Vector3 step = mean / n + offset - mesh.points[i];
    step = step - normal * dot(step, normal);
    Vector3 target = mesh.points[i] + step * 0.4;
    if (rim) target.x = 0.0;
    target = shape.find_on_skin(target);
    if (rim) target.x = 0.0;
    if (rim || target.x > off_rim) moved[i] = target;
  }
  mesh.points = std::move(moved);
}

}  // namespace

HalfMesh fit(const HalfMesh& half, const Shape& from, const Shape& to) {
  HalfMesh mesh = half;
  for (std::size_t i = 0; i < half.points.size(); ++i) {
    Vector3 point = carry(from, to, half.points[i]);
    const bool rim = half.points[i].x == 0.0;
    point.x = rim ? 0.0 : std::max(point.x, off_rim);
    point = to.find_on_skin(point, 16);
    point.x = rim ? 0.0 : std::max(point.x, off_rim);
    mesh.points[i] = point;
  }
  std::vector<std::vector<int>> rings(half.points.size());
  for (const Triangle& t : half.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      auto& ring = rings[static_cast<std::size_t>(t[k])];
      for (const int other : {t[(k + 1) % 3], t[(k + 2) % 3]}) {
        if (std::find(ring.begin(), ring.end(), other) == ring.end()) ring.push_back(other);
      }
    }
  }
  for (int i = 0; i < n_spreadings; ++i) spread(mesh, half, to, rings);
  return mesh;
}

}  // namespace unknot::figure
