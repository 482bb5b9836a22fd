#include "press/contact/friction.hpp"

#include <algorithm>
#include <cmath>

#include "base/problem.hpp"
#include "press/contact/face.hpp"

namespace unknot::press {

namespace {

using Size = std::size_t;

/// What anchors are told from: it moves with the hand, and with nothing else where a soft tool grows blunter.
math::Vector3 find_foot(const Tool& tool) { return tool.origin - math::Vector3{0.0, 0.0, tool.find_reach_down()}; }

Size find_number(const Mesh& mesh, int i, int j, int point) {
  return (Size(j) * Size(mesh.grid.n_x - 1) + Size(i)) * 4 + Size(point);
}

template <class Use>
void visit_points(const Mesh& mesh, const Field<double>& u, const Use& use) {
  for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
    for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
      const Face face = find_face(mesh, i, j);
      for (int point = 0; point < 4; ++point) {
        use(i, j, point, find_place_now(face, find_point_weights(point), mesh.grid.pitch, u));
      }
    }
  }
}

}  // namespace

math::Vector3 Friction::find_slip(const Held& held, math::Vector3 place) {
  const math::Vector3 way = place - held.from;
  return way - math::dot(way, held.normal) * held.normal;
}

void Friction::keep(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement) {
  const math::Vector3 foot = find_foot(tool);
  left_.resize(find_number(mesh, 0, mesh.grid.n_y - 1, 0));
  std::vector<Held> next;
  Size at = 0;
  visit_points(mesh, displacement, [&](int i, int j, int point, math::Vector3 now) {
    const Distance distance = tool.find_distance(now);
    Left left = {now - foot, now - foot, distance.gap};
    while (at < held_.size() &&
           find_number(mesh, held_[at].i, held_[at].j, held_[at].point) < find_number(mesh, i, j, point)) {
      ++at;
    }
    if (at < held_.size() && held_[at].i == i && held_[at].j == j && held_[at].point == point) {
      const math::Vector3 slip = find_slip(held_[at], left.place);
      const double length = math::find_length(slip);
      const double stretch = std::min(held_[at].share * length, held_[at].limit_kpa / penalty);
      left.anchor = length > 0.0 ? left.place - (stretch / length) * slip : left.place;
    }
    left_[find_number(mesh, i, j, point)] = left;
    if (distance.gap < 0.0) {
      next.push_back(
          {i, j, point, left.anchor, math::find_unit(distance.outwards), 1.0, -coefficient_ * penalty * distance.gap});
    }
  });
  held_ = std::move(next);
}

void Friction::renew(const Mesh& mesh, const Tool& tool, double penalty, double coefficient,
                     const Field<double>& displacement) {
  ensure(!left_.empty(), "friction knows where its points began");
  coefficient_ = coefficient;
  held_.clear();
  visit_points(mesh, displacement, [&](int i, int j, int point, math::Vector3 now) {
    const Distance distance = tool.find_distance(now);
    if (!(distance.gap < 0.0)) {
      return;
    }
    const Left& left = left_[find_number(mesh, i, j, point)];
    const double share = left.gap < 0.0 ? 1.0 : distance.gap / (distance.gap - left.gap);
    held_.push_back({i, j, point, left.gap < 0.0 ? left.anchor : left.place, math::find_unit(distance.outwards), share,
                     -coefficient * penalty * distance.gap});
  });
}

FrictionSums Friction::add_forces(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement,
                                  Field<double>& force) const {
  FrictionSums sums;
  const math::Vector3 foot = find_foot(tool);
  const Index pitch = mesh.grid.pitch;
  for (const Held& held : held_) {
    const Face face = find_face(mesh, held.i, held.j);
    const auto weights = find_point_weights(held.point);
    const math::Vector3 slip = find_slip(held, find_place_now(face, weights, pitch, displacement) - foot);
    const double length = math::find_length(slip);
    const double stiffness = penalty * held.share;
    const double area = 0.25 * face.area;
    const bool is_sticking = stiffness * length <= held.limit_kpa;
    const double shear = is_sticking ? stiffness * length : held.limit_kpa;
    sums.energy += area * (is_sticking ? 0.5 * shear * length : shear * (length - 0.5 * shear / stiffness));
    sums.peak_kpa = std::max(sums.peak_kpa, shear);
    sums.area += area;
    sums.sticking_area += is_sticking ? area : 0.0;
    if (!(length > 0.0)) {
      continue;
    }
    const math::Vector3 pull = (shear * area / length) * slip;
    sums.force_down += pull.z;
    sums.force_aside[0] -= pull.x;
    sums.force_aside[1] -= pull.y;
    for (Size corner = 0; corner < 4; ++corner) {
      double* to = &force[face.place[corner]];
      to[0] += weights[corner] * pull.x;
      to[pitch] += weights[corner] * pull.y;
      to[2 * pitch] += weights[corner] * pull.z;
    }
  }
  return sums;
}

void Friction::add_stiffness(const Mesh& mesh, const Tool& tool, double penalty, const Field<double>& displacement,
                             Field<float>& stiffness) const {
  const math::Vector3 foot = find_foot(tool);
  const Index pitch = mesh.grid.pitch;
  for (const Held& held : held_) {
    const Face face = find_face(mesh, held.i, held.j);
    const math::Vector3 slip =
        find_slip(held, find_place_now(face, find_point_weights(held.point), pitch, displacement) - foot);
    const double length = math::find_length(slip);
    const double elastic = penalty * held.share;
    const bool is_sticking = elastic * length <= held.limit_kpa;
    const double along = 0.25 * face.area * (is_sticking ? elastic : held.limit_kpa / length);
    const math::Vector3 n = held.normal;
    const math::Vector3 t = is_sticking ? math::Vector3{} : slip / length;
    const std::array<double, 6> entries{1.0 - n.x * n.x - t.x * t.x, -n.x * n.y - t.x * t.y,
                                        -n.x * n.z - t.x * t.z,      1.0 - n.y * n.y - t.y * t.y,
                                        -n.y * n.z - t.y * t.z,      1.0 - n.z * n.z - t.z * t.z};
    for (Size e = 0; e < entries.size(); ++e) {
      stiffness[find_contact_place(pitch, held.i, held.j, held.point, int(e))] +=
          static_cast<float>(along * entries[e]);
    }
  }
}

}  // namespace unknot::press
