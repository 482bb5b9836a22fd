// Points and directions in space.
#pragma once

#include <cmath>

namespace unknot::math {

/// Three numbers: a point or a direction.
struct Vector3 {
  double x = 0.0;
  double y = 0.0;
  double z = 0.0;

  bool operator==(const Vector3&) const = default;
};

constexpr Vector3 operator+(Vector3 a, Vector3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
constexpr Vector3 operator-(Vector3 a, Vector3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
constexpr Vector3 operator-(Vector3 a) { return {-a.x, -a.y, -a.z}; }
constexpr Vector3 operator*(Vector3 a, double s) { return {a.x * s, a.y * s, a.z * s}; }
constexpr Vector3 operator*(double s, Vector3 a) { return a * s; }
constexpr Vector3 operator/(Vector3 a, double s) { return a * (1.0 / s); }

constexpr double dot(Vector3 a, Vector3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vector3 cross(Vector3 a, Vector3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double find_length(Vector3 a) { return std::sqrt(dot(a, a)); }

/// `a` at length 1; a vector of length 0 stays as it is.
inline Vector3 find_unit(Vector3 a) {
  const double length = find_length(a);
  return length > 0.0 ? a / length : a;
}

/// The mirror image across the plane x = 0: the person's other side.
constexpr Vector3 find_mirrored(Vector3 a) { return {-a.x, a.y, a.z}; }

}  // namespace unknot::math
