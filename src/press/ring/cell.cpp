#include "press/ring/cell.hpp"

#include <cmath>
#include <numbers>

#include "press/laws/response.hpp"

namespace unknot::press {
namespace {

using Size = std::size_t;

constexpr std::array<std::array<int, 2>, 4> corners = {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};

// Where a point lies, and how fast each corner's share grows there.
struct Shape {
  double radius = 0.0;
  double volume = 0.0;
  std::array<double, 4> share{};
  std::array<double, 4> along_radius{};  // [1/mm]
  std::array<double, 4> along_axis{};
};

Shape build_shape(const RingCell& cell, int point) {
  const double across = cell.radius_mm[1] - cell.radius_mm[0];
  const double along = cell.height_mm[1] - cell.height_mm[0];
  const double gauss = 0.5 / std::numbers::sqrt3;
  const double a = 0.5 + (corners[Size(point)][0] == 0 ? -gauss : gauss);
  const double b = 0.5 + (corners[Size(point)][1] == 0 ? -gauss : gauss);
  Shape shape;
  shape.radius = cell.radius_mm[0] + a * across;
  shape.volume = 0.25 * across * along * 2.0 * std::numbers::pi * shape.radius;
  for (Size corner = 0; corner < 4; ++corner) {
    const double one = corners[corner][0] == 0 ? 1.0 - a : a;
    const double other = corners[corner][1] == 0 ? 1.0 - b : b;
    shape.share[corner] = one * other;
    shape.along_radius[corner] = (corners[corner][0] == 0 ? -1.0 : 1.0) / across * other;
    shape.along_axis[corner] = one * (corners[corner][1] == 0 ? -1.0 : 1.0) / along;
  }
  return shape;
}

// How the deformation gradient changes with number `place` of the cell: rows rr, rz, zr, zz, and around.
struct Change {
  double rr = 0.0;
  double rz = 0.0;
  double zr = 0.0;
  double zz = 0.0;
  double around = 0.0;
};

Change find_change(const Shape& shape, Size place) {
  const Size corner = place / 2;
  if (place % 2 == 0) {
    return {shape.along_radius[corner], shape.along_axis[corner], 0.0, 0.0, shape.share[corner] / shape.radius};
  }
  return {0.0, 0.0, shape.along_radius[corner], shape.along_axis[corner], 0.0};
}

math::Matrix3 find_deformation(const Shape& shape, const CellVector& displacement) {
  math::Matrix3 f = math::identity3;
  for (Size place = 0; place < 8; ++place) {
    const Change change = find_change(shape, place);
    f[0][0] += displacement[place] * change.rr;
    f[0][1] += displacement[place] * change.rz;
    f[1][0] += displacement[place] * change.zr;
    f[1][1] += displacement[place] * change.zz;
    f[2][2] += displacement[place] * change.around;
  }
  return f;
}

// Shear strains twice, so that products with stress are work: radius, axis, around, radius with axis.
using Work = std::array<double, 4>;

Work find_strain_change(const math::Matrix3& f, const Change& c) {
  return {f[0][0] * c.rr + f[1][0] * c.zr, f[0][1] * c.rz + f[1][1] * c.zz, f[2][2] * c.around,
          f[0][0] * c.rz + f[0][1] * c.rr + f[1][0] * c.zz + f[1][1] * c.zr};
}

// Of six numbers the four that such a body has.
constexpr std::array<Size, 4> kept = {0, 1, 2, 5};

double find_plane_change(const math::Matrix3& f, const Change& c) {
  return c.rr * f[1][1] + f[0][0] * c.zz - c.rz * f[1][0] - f[0][1] * c.zr;
}

void add_shape_part(const Shape& shape, const math::Matrix3& f, const Response& response, CellAnswer& answer) {
  std::array<Work, 8> strains{};
  std::array<Change, 8> changes{};
  for (Size place = 0; place < 8; ++place) {
    changes[place] = find_change(shape, place);
    strains[place] = find_strain_change(f, changes[place]);
  }
  Work stress{};
  for (Size p = 0; p < 4; ++p) stress[p] = response.stress[kept[p]];
  for (Size a = 0; a < 8; ++a) {
    Work turned{};
    for (Size p = 0; p < 4; ++p) {
      answer.force[a] += shape.volume * stress[p] * strains[a][p];
      for (Size q = 0; q < 4; ++q) turned[p] += response.tangent[kept[p]][kept[q]] * strains[a][q];
    }
    for (Size b = 0; b < 8; ++b) {
      const Change& c = changes[a];
      const Change& d = changes[b];
      double sum = stress[0] * (c.rr * d.rr + c.zr * d.zr) + stress[1] * (c.rz * d.rz + c.zz * d.zz) +
                   stress[2] * c.around * d.around +
                   stress[3] * (c.rr * d.rz + c.rz * d.rr + c.zr * d.zz + c.zz * d.zr);
      for (Size p = 0; p < 4; ++p) sum += turned[p] * strains[b][p];
      answer.stiffness[a][b] += shape.volume * sum;
    }
  }
}

// Volume of the cell now, with its first and second derivatives.
struct Volume {
  double before = 0.0;
  double now = 0.0;
  CellVector first{};
  std::array<CellVector, 8> second{};
};

void add_volume(const Shape& shape, const math::Matrix3& f, Volume& volume) {
  const double plane = f[0][0] * f[1][1] - f[0][1] * f[1][0];
  volume.before += shape.volume;
  volume.now += shape.volume * plane * f[2][2];
  for (Size a = 0; a < 8; ++a) {
    const Change c = find_change(shape, a);
    const double first = find_plane_change(f, c);
    volume.first[a] += shape.volume * (first * f[2][2] + plane * c.around);
    for (Size b = 0; b < 8; ++b) {
      const Change d = find_change(shape, b);
      const double both = c.rr * d.zz + d.rr * c.zz - c.rz * d.zr - d.rz * c.zr;
      volume.second[a][b] += shape.volume * (both * f[2][2] + first * d.around + find_plane_change(f, d) * c.around);
    }
  }
}

}  // namespace

CellAnswer find_answer(const RingCell& cell, const CellVector& displacement) {
  CellAnswer answer;
  Volume volume;
  for (int point = 0; point < 4; ++point) {
    const Shape shape = build_shape(cell, point);
    const math::Matrix3 f = find_deformation(shape, displacement);
    if (!(f[0][0] * f[1][1] - f[0][1] * f[1][0] > 0.0 && f[2][2] > 0.0)) {
      answer.is_inside_out = true;
      return answer;
    }
    add_shape_part(shape, f, find_response(cell.law, f), answer);
    add_volume(shape, f, volume);
  }
  const double tension = cell.bulk_kpa * (volume.now / volume.before - 1.0);
  for (Size a = 0; a < 8; ++a) {
    answer.force[a] += tension * volume.first[a];
    for (Size b = 0; b < 8; ++b) {
      answer.stiffness[a][b] +=
          tension * volume.second[a][b] + cell.bulk_kpa / volume.before * volume.first[a] * volume.first[b];
    }
  }
  return answer;
}

std::array<CellPoint, 4> find_points(const RingCell& cell, const CellVector& displacement) {
  std::array<CellPoint, 4> points;
  for (int point = 0; point < 4; ++point) {
    const Shape shape = build_shape(cell, point);
    points[Size(point)] = {find_deformation(shape, displacement), shape.volume};
  }
  return points;
}

double find_swelling(const std::array<CellPoint, 4>& points) {
  double before = 0.0;
  double now = 0.0;
  for (const CellPoint& point : points) {
    before += point.volume;
    now += point.volume * math::find_determinant(point.deformation);
  }
  return now / before - 1.0;
}

}  // namespace unknot::press
