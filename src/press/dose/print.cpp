#include "press/dose/print.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace unknot::press {

namespace {

using Size = std::size_t;
using math::Vector3;

/// A point of the penalty on the skin as it lies now.
struct Point {
  Vector3 at;
  double gap = 0.0;
  double pressure = 0.0;
  double edge = 0.0;  ///< about how far outside the edge of the contact it lies; within: below 0
};

/// Points in rows, with one more around them on the rim of the block.
struct Points {
  int n_x = 0;
  int n_y = 0;
  std::vector<Point> points;
  double area = 0.0;  ///< of those in contact, each with what belongs to it
  double force = 0.0;
  double peak = 0.0;

  Point& at(int i, int j) { return points[Size(j) * Size(n_x) + Size(i)]; }
};

const double near_point = 0.5 - 0.5 / std::numbers::sqrt3;

struct Face {
  std::array<Vector3, 4> corner;

  [[nodiscard]] Vector3 find_point(double x, double y) const {
    return (1.0 - y) * ((1.0 - x) * corner[0] + x * corner[1]) + y * ((1.0 - x) * corner[2] + x * corner[3]);
  }
  [[nodiscard]] Vector3 find_area(double x, double y) const {
    return math::cross((1.0 - y) * (corner[1] - corner[0]) + y * (corner[3] - corner[2]),
                       (1.0 - x) * (corner[2] - corner[0]) + x * (corner[3] - corner[1]));
  }
};

Face find_face(const Equilibrium& state, int i, int j) {
  const Mesh& mesh = state.mesh();
  Face face;
  for (int number = 0; number < 4; ++number) {
    const int at_i = i + (number & 1);
    const int at_j = j + (number >> 1);
    const auto find_u = [&](int c) {
      return state.displacement()[mesh.grid.find_place(c, at_i, at_j, mesh.grid.n_z - 1)];
    };
    face.corner[Size(number)] = {mesh.x[Size(at_i)] + find_u(0), mesh.y[Size(at_j)] + find_u(1),
                                 mesh.z.back() + find_u(2)};
  }
  return face;
}

void add_face(const Equilibrium& state, const Tool& tool, double penalty, int i, int j, Points& points) {
  const Mesh& mesh = state.mesh();
  const Face face = find_face(state, i, j);
  const double before = (mesh.x[Size(i) + 1] - mesh.x[Size(i)]) * (mesh.y[Size(j) + 1] - mesh.y[Size(j)]);
  double mean = 0.0;
  for (int number = 0; number < 4; ++number) {
    const double x = (number & 1) != 0 ? 1.0 - near_point : near_point;
    const double y = (number >> 1) != 0 ? 1.0 - near_point : near_point;
    const Vector3 area = face.find_area(x, y);
    Point point;
    point.at = face.find_point(x, y);
    point.gap = tool.find_distance(point.at).gap;
    if (point.gap < 0.0) {
      // The penalty is a pressure on the undeformed area.
      point.pressure = -penalty * point.gap * before / math::find_length(area);
      points.area += 0.25 * area.z;
      points.force += 0.25 * area.z * point.pressure;
      mean += 0.25 * point.pressure;
    }
    points.at(1 + 2 * i + (number & 1), 1 + 2 * j + (number >> 1)) = point;
  }
  points.peak = std::max(points.peak, mean);
}

/// The rim: as the points next to it, but where the block ends.
void fill_rim(const Mesh& mesh, Points& points) {
  const auto copy = [&](int i, int j, int from_i, int from_j) {
    Point point = points.at(from_i, from_j);
    if (i != from_i) {
      const bool is_held = i == 0 && mesh.part == BlockPart::quarter;
      point.at.x = is_held ? 0.0 : 2.0 * point.at.x - points.at(i == 0 ? 2 : i - 2, from_j).at.x;
    }
    if (j != from_j) {
      const bool is_held = j == 0 && mesh.part == BlockPart::quarter;
      point.at.y = is_held ? 0.0 : 2.0 * point.at.y - points.at(from_i, j == 0 ? 2 : j - 2).at.y;
    }
    points.at(i, j) = point;
  };
  for (int j = 1; j + 1 < points.n_y; ++j) {
    copy(0, j, 1, j);
    copy(points.n_x - 1, j, points.n_x - 2, j);
  }
  for (int i = 0; i < points.n_x; ++i) {
    const int from = std::clamp(i, 1, points.n_x - 2);
    for (const auto& [to, own] : {std::array{0, 1}, std::array{points.n_y - 1, points.n_y - 2}}) {
      copy(i, to, from, own);
      points.at(i, to).at.x = points.at(i, own).at.x;
    }
  }
}

/// Sums over what lies between four points.
void add_between(Points& points, int i, int j, double painful, Print& print) {
  const std::array<Point, 4> corner = {points.at(i, j), points.at(i + 1, j), points.at(i, j + 1),
                                       points.at(i + 1, j + 1)};
  if (std::all_of(corner.begin(), corner.end(), [](const Point& one) { return one.edge >= 0.0; })) {
    return;
  }
  const Face face = {{corner[0].at, corner[1].at, corner[2].at, corner[3].at}};
  constexpr int n = 8;
  for (int number = 0; number < n * n; ++number) {
    const double x = (number % n + 0.5) / n;
    const int row = number / n;
    const double y = (row + 0.5) / n;
    const auto find_value = [&](double Point::* member) {
      return (1.0 - y) * ((1.0 - x) * corner[0].*member + x * corner[1].*member) +
             y * ((1.0 - x) * corner[2].*member + x * corner[3].*member);
    };
    if (find_value(&Point::edge) < 0.0) {
      const double area = face.find_area(x, y).z / (n * n);
      print.area_mm2 += area;
      print.painful_mm2 += find_value(&Point::pressure) > painful ? area : 0.0;
    }
  }
}

}  // namespace

Print find_print(const Equilibrium& state, const Tool& tool, double penalty, const PressLimits& limits) {
  const Mesh& mesh = state.mesh();
  Points points;
  points.n_x = 2 * mesh.grid.n_x;
  points.n_y = 2 * mesh.grid.n_y;
  points.points.resize(Size(points.n_x) * Size(points.n_y));
  for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
    for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
      add_face(state, tool, penalty, i, j, points);
    }
  }
  Print print;
  print.peak_kpa = points.peak;
  if (!(points.area > 0.0)) {
    return print;
  }
  // p = rise sqrt(s) within, gap = 4 rise / (3 E*) s^(3/2) outside, E* = 4 mu; Hertz: rise = 3/2 mean pressure sqrt(2 / radius).
  const double parts = mesh.part == BlockPart::quarter ? 4.0 : 1.0;
  const double radius = std::sqrt(parts * points.area / std::numbers::pi);
  const double rise = 1.5 * points.force / points.area * std::sqrt(2.0 / radius);
  const double modulus = 4.0 * mesh.shear[mesh.grid.find_single(0, 0, mesh.grid.n_z - 2)];
  for (Point& point : points.points) {
    const double share = point.pressure / rise;
    const double opened = 0.75 * modulus * point.gap / rise;
    point.edge = point.gap < 0.0 ? -share * share : std::cbrt(opened * opened);
  }
  fill_rim(mesh, points);
  for (int j = 0; j + 1 < points.n_y; ++j) {
    for (int i = 0; i + 1 < points.n_x; ++i) {
      add_between(points, i, j, limits.painful_kpa, print);
    }
  }
  return print;
}

}  // namespace unknot::press
