#include "figure/remesh.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <unordered_map>

namespace unknot::figure {
namespace {

constexpr double gradation = 0.35;  // growth of the edge length per millimetre away from a finer limb

struct Edge {
  int a, b;          // corners, a < b
  int left, right;   // triangles; right is -1 on the rim
};

// The mesh while it is worked on: triangles may die, each point knows its triangles.
class Workpiece {
 public:
  Workpiece(HalfMesh mesh, const BodyPlan& plan, const Shape& shape)
      : mesh_(std::move(mesh)), plan_(&plan), shape_(shape) {
    for (const Vector3& p : mesh_.points) lengths_.push_back(find_edge_length(plan, shape, p));
    link();
  }

  void split_long_edges() {
    std::vector<std::pair<double, Edge>> found;
    for (const Edge& edge : list_edges()) {
      const double ratio = find_ratio(edge.a, edge.b);
      if (ratio > 4.0 / 3.0) found.emplace_back(ratio, edge);
    }
    std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    std::vector<char> touched(mesh_.triangles.size(), 0);
    for (const auto& [ratio, edge] : found) {
      if (touched[index(edge.left)] != 0 || (edge.right >= 0 && touched[index(edge.right)] != 0)) continue;
      touched[index(edge.left)] = 1;
      if (edge.right >= 0) touched[index(edge.right)] = 1;
      split(edge);
    }
    link();
  }

  /// Returns how many edges went: neighbours of a collapse wait for the next call.
  std::size_t collapse_short_edges() {
    const std::size_t before = mesh_.points.size();
    std::vector<std::pair<double, Edge>> found;
    for (const Edge& edge : list_edges()) {
      const double ratio = find_ratio(edge.a, edge.b);
      if (ratio < 0.8) found.emplace_back(ratio, edge);
    }
    std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
    std::vector<char> touched(mesh_.points.size(), 0);
    for (const auto& [ratio, edge] : found) {
      if (touched[index(edge.a)] == 0 && touched[index(edge.b)] == 0) collapse(edge, touched);
    }
    sweep_out();
    return before - mesh_.points.size();
  }

  void flip_edges() {
    for (const Edge& edge : list_edges()) {
      if (edge.right >= 0) flip(edge);
    }
    link();
  }

  void relax() {
    std::vector<Vector3> moved = mesh_.points;
    for (std::size_t i = 0; i < mesh_.points.size(); ++i) {
      Vector3 sum;
      double weight = 0.0;
      for (const int t : around_[i]) {
        const auto face = static_cast<std::size_t>(t);
        const double local = lengths_[i] * lengths_[i];
        const double w = find_area(mesh_, face) / local;
        sum = sum + find_center(mesh_, face) * w;
        weight += w;
      }
      if (weight <= 0.0) continue;
      const Vector3 p = mesh_.points[i];
      Vector3 step = sum / weight - p;
      const Vector3 normal = shape_.find_normal(p);
      step = step - normal * dot(step, normal);
      Vector3 target = p + step * 0.6;
      if (on_rim(static_cast<int>(i))) target.x = 0.0;
      target = shape_.find_on_skin(target);
      if (on_rim(static_cast<int>(i))) target.x = 0.0;
      if (!on_rim(static_cast<int>(i)) && target.x < 0.05) target = p;
      moved[i] = target;
    }
    mesh_.points = std::move(moved);
  }

  HalfMesh take() { return std::move(mesh_); }

 private:
  static std::size_t index(int i) { return static_cast<std::size_t>(i); }
  bool on_rim(int point) const { return mesh_.points[index(point)].x == 0.0; }
  Vector3 at(int point) const { return mesh_.points[index(point)]; }
  double find_ratio(int a, int b) const {
    return find_length(at(a) - at(b)) / (0.5 * (lengths_[index(a)] + lengths_[index(b)]));
  }

  void link() {
    around_.assign(mesh_.points.size(), {});
    for (std::size_t i = 0; i < mesh_.triangles.size(); ++i) {
      for (const int corner : mesh_.triangles[i]) around_[index(corner)].push_back(static_cast<int>(i));
    }
  }

  std::vector<Edge> list_edges() const {
    std::vector<Edge> edges;
    std::unordered_map<std::uint64_t, std::size_t> seen;
    for (std::size_t i = 0; i < mesh_.triangles.size(); ++i) {
      const Triangle& t = mesh_.triangles[i];
      for (std::size_t k = 0; k < 3; ++k) {
        const int a = std::min(t[k], t[(k + 1) % 3]);
        const int b = std::max(t[k], t[(k + 1) % 3]);
        const std::uint64_t key = (static_cast<std::uint64_t>(a) << 32U) | static_cast<std::uint64_t>(b);
        const auto [entry, fresh] = seen.try_emplace(key, edges.size());
        if (fresh) {
          edges.push_back({a, b, static_cast<int>(i), -1});
        } else {
          edges[entry->second].right = static_cast<int>(i);
        }
      }
    }
    return edges;
  }

  void split(const Edge& edge) {
    Vector3 middle = (at(edge.a) + at(edge.b)) * 0.5;
    if (edge.right < 0) middle.x = 0.0;
    middle = shape_.find_on_skin(middle);
    if (edge.right < 0) middle.x = 0.0;
    const int m = static_cast<int>(mesh_.points.size());
    mesh_.points.push_back(middle);
    lengths_.push_back(find_edge_length(*plan_, shape_, middle));
    for (const int side : {edge.left, edge.right}) {
      if (side < 0) continue;
      Triangle one = mesh_.triangles[index(side)];
      Triangle two = one;
      for (std::size_t k = 0; k < 3; ++k) {
        if (one[k] == edge.b) one[k] = m;
        if (two[k] == edge.a) two[k] = m;
      }
      mesh_.triangles[index(side)] = one;
      mesh_.triangles.push_back(two);
    }
  }

  std::set<int> list_ring(int point) const {
    std::set<int> ring;
    for (const int t : around_[index(point)])
      ring.insert(mesh_.triangles[index(t)].begin(), mesh_.triangles[index(t)].end());
    ring.erase(point);
    return ring;
  }

  // b goes into a, and a to the middle, unless that would tear, fold or coarsen the mesh.
  void collapse(Edge edge, std::vector<char>& touched) {
    if (on_rim(edge.a) != on_rim(edge.b) && on_rim(edge.b)) std::swap(edge.a, edge.b);
    if (on_rim(edge.a) && on_rim(edge.b) && edge.right >= 0) return;  // two stretches of the rim would meet
    const std::set<int> ring_a = list_ring(edge.a);
    const std::set<int> ring_b = list_ring(edge.b);
    std::size_t shared = 0;
    for (const int p : ring_b) {
      if (ring_a.contains(p)) ++shared;
      if (touched[index(p)] != 0) return;
    }
    for (const int p : ring_a) {
      if (touched[index(p)] != 0) return;
    }
    if (shared != (edge.right >= 0 ? 2U : 1U)) return;
    Vector3 target = on_rim(edge.a) && !on_rim(edge.b) ? at(edge.a) : (at(edge.a) + at(edge.b)) * 0.5;
    const bool rim = on_rim(edge.a);
    target = shape_.find_on_skin(target);
    if (rim) target.x = 0.0;
    if (!keeps_shape(edge, target)) return;
    for (const int p : ring_b) {
      if (find_length(at(p) - target) > 4.0 / 3.0 * 0.5 * (lengths_[index(p)] + lengths_[index(edge.a)])) return;
    }
    mesh_.points[index(edge.a)] = target;
    for (const int t : around_[index(edge.b)]) {
      for (int& corner : mesh_.triangles[index(t)]) {
        if (corner == edge.b) corner = edge.a;
      }
    }
    touched[index(edge.a)] = 1;
    touched[index(edge.b)] = 1;
    for (const int p : ring_a) touched[index(p)] = 1;
    for (const int p : ring_b) touched[index(p)] = 1;
  }

  bool keeps_shape(const Edge& edge, Vector3 target) const {
    for (const int point : {edge.a, edge.b}) {
      for (const int t : around_[index(point)]) {
        if (t == edge.left || t == edge.right) continue;
        std::array<Vector3, 3> corners;
        for (std::size_t k = 0; k < 3; ++k) {
          const int corner = mesh_.triangles[index(t)][k];
          corners[k] = corner == edge.a || corner == edge.b ? target : at(corner);
        }
        const Vector3 normal = cross(corners[1] - corners[0], corners[2] - corners[0]);
        if (dot(find_unit(normal), find_face_normal(mesh_, index(t))) < 0.6) return false;
      }
    }
    return true;
  }

  // Triangles that lost a corner go, then points that nothing uses.
  void sweep_out() {
    std::erase_if(mesh_.triangles, [](const Triangle& t) { return t[0] == t[1] || t[1] == t[2] || t[2] == t[0]; });
    std::vector<int> renamed(mesh_.points.size(), -1);
    HalfMesh kept;
    std::vector<double> lengths;
    for (Triangle& t : mesh_.triangles) {
      for (int& corner : t) {
        int& name = renamed[index(corner)];
        if (name < 0) {
          name = static_cast<int>(kept.points.size());
          kept.points.push_back(mesh_.points[index(corner)]);
          lengths.push_back(lengths_[index(corner)]);
        }
        corner = name;
      }
    }
    kept.triangles = std::move(mesh_.triangles);
    mesh_ = std::move(kept);
    lengths_ = std::move(lengths);
    link();
  }

  // The other diagonal, if it brings the four corners nearer to six neighbours (four on the rim).
  void flip(const Edge& edge) {
    const auto opposite = [&](int triangle) {
      for (const int corner : mesh_.triangles[index(triangle)]) {
        if (corner != edge.a && corner != edge.b) return corner;
      }
      return -1;
    };
    const auto holds = [&](int triangle, int corner) {
      const Triangle& t = mesh_.triangles[index(triangle)];
      return t[0] == corner || t[1] == corner || t[2] == corner;
    };
    if (!holds(edge.left, edge.a) || !holds(edge.left, edge.b) || !holds(edge.right, edge.a) ||
        !holds(edge.right, edge.b)) {
      return;  // an earlier flip of this pass was here
    }
    const int c = opposite(edge.left);
    const int d = opposite(edge.right);
    if (c < 0 || d < 0 || c == d || list_ring(c).contains(d)) return;
    if (on_rim(c) && on_rim(d)) return;
    const auto excess = [&](int point, int change) {
      const int n = static_cast<int>(around_[index(point)].size()) + change;
      return std::abs(n - (on_rim(point) ? 3 : 6));
    };
    const int before = excess(edge.a, 0) + excess(edge.b, 0) + excess(c, 0) + excess(d, 0);
    const int after = excess(edge.a, -1) + excess(edge.b, -1) + excess(c, 1) + excess(d, 1);
    if (after >= before) return;
    // Corner order of the left triangle tells which way the edge runs in it.
    Triangle t = mesh_.triangles[index(edge.left)];
    int from = edge.a;
    int to = edge.b;
    for (std::size_t k = 0; k < 3; ++k) {
      if (t[k] == edge.b && t[(k + 1) % 3] == edge.a) std::swap(from, to);
    }
    const Triangle one{from, d, c};
    const Triangle two{d, to, c};
    const Vector3 old_one = find_face_normal(mesh_, index(edge.left));
    const Vector3 old_two = find_face_normal(mesh_, index(edge.right));
    for (const Triangle& fresh : {one, two}) {
      const Vector3 normal = find_unit(cross(at(fresh[1]) - at(fresh[0]), at(fresh[2]) - at(fresh[0])));
      if (dot(normal, old_one) < 0.7 || dot(normal, old_two) < 0.7) return;
    }
    mesh_.triangles[index(edge.left)] = one;
    mesh_.triangles[index(edge.right)] = two;
    std::erase(around_[index(edge.a)], from == edge.a ? edge.right : edge.left);
    std::erase(around_[index(edge.b)], from == edge.a ? edge.left : edge.right);
    around_[index(c)].push_back(edge.right);
    around_[index(d)].push_back(edge.left);
  }

  HalfMesh mesh_;
  const BodyPlan* plan_;
  const Shape& shape_;
  std::vector<double> lengths_;
  std::vector<std::vector<int>> around_;
};

}  // namespace

double find_edge_length(const BodyPlan& plan, const Shape& shape, Vector3 point) {
  double length = 1e9;
  for (std::size_t i = 0; i < plan.limbs.size(); ++i) {
    const double away = std::max(0.0, shape.find_limb_distance(i, point));
    length = std::min(length, plan.limbs[i].detail + gradation * away);
  }
  return length;
}

HalfMesh remesh(HalfMesh mesh, const BodyPlan& plan, const Shape& shape, int rounds) {
  Workpiece work(std::move(mesh), plan, shape);
  for (int round = 0; round < rounds; ++round) {
    work.split_long_edges();
    while (work.collapse_short_edges() > 100) {
    }
    work.flip_edges();
    work.relax();
  }
  return work.take();
}

}  // namespace unknot::figure
