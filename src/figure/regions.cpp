#include "figure/regions.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <set>

namespace unknot::figure {
namespace {

constexpr double facing_cost = 34.0;  // what a line on skin that faces the other way seems further off, halved [mm]
constexpr double spacing = 7.0;       // between the samples of a line [mm]

struct Sample {
  Vector3 point;
  Vector3 normal;
  double width;
  int region;
};

std::size_t find_limb(const Shape& shape, const std::string& name) {
  for (std::size_t i = 0; i < shape.n_limbs(); ++i) {
    if (shape.limb_name(i) == name) return i;
  }
  return shape.n_limbs();
}

Vector3 find_corner(const SkinLine& line, const Shape& shape, std::size_t limb, double t) {
  const std::size_t n = line.around.empty() ? line.points.size() : line.around.size();
  const auto i = std::min(static_cast<std::size_t>(t), n - 1);
  const std::size_t j = std::min(i + 1, n - 1);
  const double part = t - static_cast<double>(i);
  if (!line.around.empty()) {
    const auto blend = [&](std::size_t k) {
      return line.around[i][k] + part * (line.around[j][k] - line.around[i][k]);
    };
    return shape.find_skin_around(limb, blend(0), blend(1));
  }
  const auto blend = [&](std::size_t k) { return line.points[i][k] + part * (line.points[j][k] - line.points[i][k]); };
  return shape.find_on_skin(shape.find_point(limb, {blend(0), blend(1), blend(2)}), 24);
}

void add_samples(std::vector<Sample>& samples, const SkinLine& line, const Shape& shape, int region) {
  const std::size_t limb = find_limb(shape, line.limb);
  const std::size_t n = line.around.empty() ? line.points.size() : line.around.size();
  const auto add = [&](double t) {
    const Vector3 point = find_corner(line, shape, limb, t);
    samples.push_back({point, shape.find_normal(point), line.width, region});
  };
  add(0.0);
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const auto start = static_cast<double>(i);
    const double length =
        find_length(find_corner(line, shape, limb, start + 1.0) - find_corner(line, shape, limb, start));
    const int steps = std::max(1, static_cast<int>(std::ceil(length / spacing)));
    for (int k = 1; k <= steps; ++k) add(start + static_cast<double>(k) / steps);
  }
}

}  // namespace

std::string check_map(const FigureMap& map, const Shape& shape) {
  const auto is_bad = [&](const SkinLine& line) {
    return find_limb(shape, line.limb) == shape.n_limbs() || line.around.empty() == line.points.empty();
  };
  for (const RegionPatch& patch : map.regions) {
    if (patch.lines.empty() || std::any_of(patch.lines.begin(), patch.lines.end(), is_bad)) return patch.region.value;
  }
  for (const SiteMark& mark : map.sites) {
    if (is_bad(mark.place)) return mark.muscle.value;
  }
  return {};
}

std::vector<int> build_labels(const FigureMap& map, const Shape& shape, const HalfMesh& half) {
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < map.regions.size(); ++i) {
    for (const SkinLine& line : map.regions[i].lines) add_samples(samples, line, shape, static_cast<int>(i));
  }
  std::vector<int> labels;
  labels.reserve(half.triangles.size());
  for (std::size_t i = 0; i < half.triangles.size(); ++i) {
    const Vector3 center = find_center(half, i);
    const Vector3 normal = find_face_normal(half, i);
    double best = 1e9;
    int label = 0;
    for (const Sample& sample : samples) {
      const double score =
          find_length(center - sample.point) + facing_cost * (1.0 - dot(normal, sample.normal)) - sample.width;
      if (score < best) {
        best = score;
        label = sample.region;
      }
    }
    labels.push_back(label);
  }
  return labels;
}

namespace {

struct Island {
  std::vector<std::size_t> triangles;
  std::map<int, int> touched;  // edges shared with each other region
  double area = 0.0;
};

std::vector<Island> list_islands(const HalfMesh& half, const std::vector<int>& labels) {
  const std::vector<std::array<int, 3>> neighbors = list_neighbors(half);
  std::vector<Island> islands;
  std::vector<char> seen(labels.size(), 0);
  for (std::size_t start = 0; start < labels.size(); ++start) {
    if (seen[start] != 0) continue;
    Island island{{start}, {}, 0.0};
    seen[start] = 1;
    for (std::size_t i = 0; i < island.triangles.size(); ++i) {
      const std::size_t here = island.triangles[i];
      island.area += find_area(half, here);
      for (const int next : neighbors[here]) {
        if (next < 0) continue;
        const auto triangle = static_cast<std::size_t>(next);
        if (labels[triangle] != labels[start]) {
          ++island.touched[labels[triangle]];
        } else if (seen[triangle] == 0) {
          seen[triangle] = 1;
          island.triangles.push_back(triangle);
        }
      }
    }
    islands.push_back(std::move(island));
  }
  return islands;
}

// What each point may follow when borders are smoothed, and the triangles that a move of it changes.
struct Neighborhood {
  std::vector<int> followed;
  std::vector<std::size_t> triangles;
};

std::vector<Neighborhood> list_neighborhoods(const HalfMesh& half, const std::vector<int>& labels) {
  std::vector<std::set<int>> regions(half.points.size());
  std::map<std::pair<int, int>, std::set<int>> edges;
  std::vector<Neighborhood> all(half.points.size());
  for (std::size_t i = 0; i < half.triangles.size(); ++i) {
    const Triangle& t = half.triangles[i];
    for (std::size_t k = 0; k < 3; ++k) {
      regions[static_cast<std::size_t>(t[k])].insert(labels[i]);
      all[static_cast<std::size_t>(t[k])].triangles.push_back(i);
      edges[std::minmax(t[k], t[(k + 1) % 3])].insert(labels[i]);
    }
  }
  for (const auto& [edge, on_edge] : edges) {
    for (const auto& [from, to] : {edge, std::pair{edge.second, edge.first}}) {
      const auto i = static_cast<std::size_t>(from);
      const bool rim = half.points[i].x == 0.0;
      // A point of a border follows its neighbours along the border, one of the rim those of the rim, any other all.
      if (regions[i].size() > 1 && on_edge.size() < 2) continue;
      if (rim && half.points[static_cast<std::size_t>(to)].x != 0.0) continue;
      all[i].followed.push_back(to);
    }
  }
  return all;
}

double find_quality(const HalfMesh& mesh, std::size_t triangle, Vector3 outward) {
  const Triangle& t = mesh.triangles[triangle];
  double squares = 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    const Vector3 edge =
        mesh.points[static_cast<std::size_t>(t[k])] - mesh.points[static_cast<std::size_t>(t[(k + 1) % 3])];
    squares += dot(edge, edge);
  }
  if (dot(find_face_normal(mesh, triangle), outward) < 0.5) return 0.0;
  return 4.0 * std::numbers::sqrt3 * find_area(mesh, triangle) / squares;  // 1 for equal sides
}

}  // namespace

namespace {

// Once over all islands; true when a triangle changed hands.
bool join_once(const HalfMesh& half, std::vector<int>& labels) {
  const std::vector<Island> islands = list_islands(half, labels);
  std::map<int, double> largest;
  for (const Island& island : islands) {
    double& area = largest[labels[island.triangles.front()]];
    area = std::max(area, island.area);
  }
  const std::vector<int> before = labels;
  for (const Island& island : islands) {
    if (island.area >= largest[before[island.triangles.front()]] || island.touched.empty()) continue;
    const auto most = std::max_element(island.touched.begin(), island.touched.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const std::size_t triangle : island.triangles) labels[triangle] = most->first;
  }
  return labels != before;
}

}  // namespace

void join_islands(const HalfMesh& half, std::vector<int>& labels) {
  // An island may join another one, so it takes a few rounds; ten are never needed.
  for (int round = 0; round < 10 && join_once(half, labels); ++round) {
  }
}

void smooth_borders(HalfMesh& half, const std::vector<int>& labels, const Shape& shape, int rounds) {
  constexpr double worst_quality = 0.35;
  const std::vector<Neighborhood> all = list_neighborhoods(half, labels);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < half.points.size(); ++i) {
      if (all[i].followed.size() < 2) continue;
      const Vector3 old = half.points[i];
      const bool rim = old.x == 0.0;
      Vector3 sum;
      for (const int j : all[i].followed) sum = sum + half.points[static_cast<std::size_t>(j)];
      const Vector3 normal = shape.find_normal(old);
      Vector3 step = sum / static_cast<double>(all[i].followed.size()) - old;
      step = step - normal * dot(step, normal);
      Vector3 target = old + step * 0.4;
      if (rim) target.x = 0.0;
      target = shape.find_on_skin(target);
      if (rim) target.x = 0.0;
      if (!rim && target.x < 0.05) continue;
      double before = 1.0;
      double after = 1.0;
      for (const std::size_t t : all[i].triangles) before = std::min(before, find_quality(half, t, normal));
      half.points[i] = target;
      for (const std::size_t t : all[i].triangles) after = std::min(after, find_quality(half, t, normal));
      if (after < worst_quality && after < before) half.points[i] = old;
    }
  }
}

Vector3 find_place(const SkinLine& line, const Shape& shape) {
  return find_corner(line, shape, find_limb(shape, line.limb), 0.0);
}

MeshPlace find_nearest(const HalfMesh& mesh, Vector3 point) {
  MeshPlace best;
  double nearest = 1e18;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const Triangle& t = mesh.triangles[i];
    const Vector3 a = mesh.points[static_cast<std::size_t>(t[0])];
    const Vector3 ab = mesh.points[static_cast<std::size_t>(t[1])] - a;
    const Vector3 ac = mesh.points[static_cast<std::size_t>(t[2])] - a;
    const Vector3 ap = point - a;
    const double d00 = dot(ab, ab);
    const double d01 = dot(ab, ac);
    const double d11 = dot(ac, ac);
    const double divisor = d00 * d11 - d01 * d01;
    if (divisor <= 0.0) continue;
    double u = (d11 * dot(ap, ab) - d01 * dot(ap, ac)) / divisor;
    double v = (d00 * dot(ap, ac) - d01 * dot(ap, ab)) / divisor;
    u = std::clamp(u, 0.0, 1.0);
    v = std::clamp(v, 0.0, 1.0 - u);
    const Vector3 away = ap - ab * u - ac * v;
    if (dot(away, away) < nearest) {
      nearest = dot(away, away);
      best = {static_cast<int>(i), u, v};
    }
  }
  return best;
}

Vector3 find_point(const HalfMesh& mesh, const MeshPlace& place) {
  const Triangle& t = mesh.triangles[static_cast<std::size_t>(place.triangle)];
  const Vector3 a = mesh.points[static_cast<std::size_t>(t[0])];
  return a + (mesh.points[static_cast<std::size_t>(t[1])] - a) * place.u +
         (mesh.points[static_cast<std::size_t>(t[2])] - a) * place.v;
}

}  // namespace unknot::figure
