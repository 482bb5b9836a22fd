#include "figure/shape.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace unknot::figure {
namespace {

constexpr double plan_stature = 1700.0;  // the plan's own height [mm]

// The smaller of two distances, melted together over a width k: the polynomial smooth minimum (Quilez 2013).
double find_union(double a, double b, double k) {
  const double h = std::max(k - std::abs(a - b), 0.0) / k;
  return std::min(a, b) - h * h * k * 0.25;
}
double find_cut(double a, double b, double k) { return -find_union(-a, b, k); }

Vector3 fill_in(const PlaceBySex& place, double manliness) {
  return {place[0].at(manliness), place[1].at(manliness), place[2].at(manliness)};
}

// The columns are the tilted axes.
std::array<Vector3, 3> build_axes(const std::array<double, 3>& tilt) {
  std::array<Vector3, 3> axes{Vector3{1, 0, 0}, Vector3{0, 1, 0}, Vector3{0, 0, 1}};
  constexpr double degree = std::numbers::pi / 180.0;
  for (Vector3& v : axes) {
    const double cx = std::cos(tilt[0] * degree);
    const double sx = std::sin(tilt[0] * degree);
    v = {v.x, cx * v.y - sx * v.z, sx * v.y + cx * v.z};
    const double cy = std::cos(tilt[1] * degree);
    const double sy = std::sin(tilt[1] * degree);
    v = {cy * v.x + sy * v.z, v.y, -sy * v.x + cy * v.z};
    const double cz = std::cos(tilt[2] * degree);
    const double sz = std::sin(tilt[2] * degree);
    v = {cz * v.x - sz * v.y, sz * v.x + cz * v.y, v.z};
  }
  return axes;
}

double find_ellipsoid(Vector3 p, Vector3 radius) {
  const Vector3 scaled{p.x / radius.x, p.y / radius.y, p.z / radius.z};
  const double k0 = find_length(scaled);
  if (k0 < 1e-9) return -std::min({radius.x, radius.y, radius.z});
  const Vector3 gradient{scaled.x / radius.x, scaled.y / radius.y, scaled.z / radius.z};
  return k0 * (k0 - 1.0) / find_length(gradient);  // first order in the distance
}

double find_rod(Vector3 p, Vector3 from, Vector3 to, double radius, double radius_to) {
  const Vector3 line = to - from;
  const double t = std::clamp(dot(p - from, line) / dot(line, line), 0.0, 1.0);
  return find_length(p - from - line * t) - (radius + (radius_to - radius) * t);
}

}  // namespace

Shape::Shape(const BodyPlan& plan, const BodyChoice& choice)
    : scale_(choice.stature / plan_stature), floor_blend_(plan.floor_blend) {
  for (const Limb& limb : plan.limbs) limbs_.push_back(build_part(limb, choice));
}

Shape::Part Shape::build_part(const Limb& limb, const BodyChoice& choice) {
  const double sex = choice.manliness;
  Part part{.id = limb.id,
            .blend = limb.blend,
            .origin = fill_in(limb.origin, sex),
            .axis = find_unit({limb.axis[0], limb.axis[1], limb.axis[2]}),
            .front = {},
            .out = {},
            .sections = {},
            .bends = {},
            .blobs = {},
            .girths = {},
            .reach = 0.0,
            .low = 1e9,
            .high = -1e9};
  const Vector3 front{limb.front[0], limb.front[1], limb.front[2]};
  part.front = find_unit(front - part.axis * dot(front, part.axis));
  part.out = cross(part.axis, part.front);
  if (part.out.x < 0.0) part.out = -part.out;
  for (const Station& s : limb.stations) {
    part.sections.push_back({s.at.at(sex), s.center_out.at(sex), s.center_front.at(sex), s.outer.at(sex),
                             s.inner.at(sex), s.front.at(sex), s.back.at(sex), s.square});
    const Section& last = part.sections.back();
    part.reach = std::max(part.reach, std::hypot(std::abs(last.center_out) + std::max(last.outer, last.inner),
                                                 std::abs(last.center_front) + std::max(last.front, last.back)));
    const double dome = std::max({last.outer, last.inner, last.front, last.back});
    part.low = std::min(part.low, last.at - dome);
    part.high = std::max(part.high, last.at + dome);
  }
  part.bends = build_bends(part.sections);
  for (const Lump& lump : limb.lumps) {
    Blob blob{lump.kind,
              lump.blend,
              fill_in(lump.center, sex),
              fill_in(lump.to, sex),
              fill_in(lump.radius, sex),
              build_axes(lump.tilt),
              lump.rod,
              0.0};
    blob.reach = std::max({blob.radius.x, blob.radius.y, lump.rod ? 0.0 : blob.radius.z}) +
                 (lump.rod ? find_length(blob.to - blob.center) : 0.0);
    part.reach = std::max(part.reach, std::hypot(blob.center.x, blob.center.z) + blob.reach);
    part.low = std::min(part.low, blob.center.y - blob.reach);
    part.high = std::max(part.high, blob.center.y + blob.reach);
    part.blobs.push_back(blob);
  }
  double widest = 1.0;
  for (const Girth& girth : limb.girths) {
    const double medium = girth.medium.at(sex);
    const double end = choice.build < 0.0 ? girth.slim.at(sex) : girth.large.at(sex);
    part.girths.push_back({girth.at, medium + (end - medium) * std::abs(choice.build)});
    widest = std::max(widest, part.girths.back()[1]);
  }
  part.reach *= widest;
  return part;
}

// The natural cubic spline through the stations: smooth in its curvature, so that no station shows on the skin.
Shape::Section Shape::find_section(const Part& part, double along) {
  const std::vector<Section>& all = part.sections;
  if (along <= all.front().at) return all.front();
  if (along >= all.back().at) return all.back();
  std::size_t i = 1;
  while (all[i].at < along) ++i;
  const double h = all[i].at - all[i - 1].at;
  const double b = (along - all[i - 1].at) / h;
  const double a = 1.0 - b;
  const double bend_a = (a * a * a - a) * h * h / 6.0;
  const double bend_b = (b * b * b - b) * h * h / 6.0;
  Section section = all[i];
  section.at = along;
  for (double Section::* member : section_members) {
    section.*member = a * (all[i - 1].*member) + b * (all[i].*member) + bend_a * (part.bends[i - 1].*member) +
                      bend_b * (part.bends[i].*member);
  }
  section.square = a * all[i - 1].square + b * all[i].square;
  return section;
}

// Second derivatives of the natural spline at its stations: a tridiagonal system, solved forwards and back.
std::vector<Shape::Section> Shape::build_bends(const std::vector<Section>& all) {
  std::vector<Section> bends(all.size(), Section{});
  for (double Section::* member : section_members) {
    std::vector<double> factor(all.size(), 0.0);
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
      const double before = all[i].at - all[i - 1].at;
      const double after = all[i + 1].at - all[i].at;
      const double share = before / (before + after);
      const double p = share * (bends[i - 1].*member) + 2.0;
      const double jump =
          (all[i + 1].*member - all[i].*member) / after - (all[i].*member - all[i - 1].*member) / before;
      bends[i].*member = (share - 1.0) / p;
      factor[i] = (6.0 * jump / (before + after) - share * factor[i - 1]) / p;
    }
    double next = 0.0;
    for (std::size_t i = all.size(); i-- > 0;) {
      next = i + 1 == all.size() ? 0.0 : (bends[i].*member) * next + factor[i];
      bends[i].*member = next;
    }
  }
  return bends;
}

double Shape::find_girth(const Part& part, double along) {
  const auto& all = part.girths;
  if (all.empty()) return 1.0;
  if (along <= all.front()[0]) return all.front()[1];
  if (along >= all.back()[0]) return all.back()[1];
  std::size_t i = 1;
  while (all[i][0] < along) ++i;
  const double t = (along - all[i - 1][0]) / (all[i][0] - all[i - 1][0]);
  const double smooth = t * t * (3.0 - 2.0 * t);
  return all[i - 1][1] + (all[i][1] - all[i - 1][1]) * smooth;
}

double Shape::find_part_distance(const Part& part, Vector3 point) {
  const double far_along = std::max({part.low - point.y, point.y - part.high, 0.0});
  const double far_out = std::max(std::hypot(point.x, point.z) - part.reach, 0.0);
  const double margin = std::hypot(far_along, far_out);
  if (margin > part.blend + 60.0) return margin;
  const double girth = find_girth(part, point.y);
  double distance = 1e9;
  Section s{};
  if (!part.sections.empty()) {
    const double along = std::clamp(point.y, part.sections.front().at, part.sections.back().at);
    s = find_section(part, along);
    const double u = (point.x - s.center_out) / girth;
    const double v = (point.z - s.center_front) / girth;
    const double a = std::abs(u) / (u > 0.0 ? s.outer : s.inner);
    const double b = std::abs(v) / (v > 0.0 ? s.front : s.back);
    const double f = s.square == 2.0 ? std::sqrt(a * a + b * b)
                                     : std::pow(std::pow(a, s.square) + std::pow(b, s.square), 1.0 / s.square);
    const double rho = std::hypot(u, v);
    const double around = f > 1e-6 ? rho * (1.0 - 1.0 / f) : -std::min({s.outer, s.inner, s.front, s.back});
    // Past its last station a limb ends in a dome.
    const double beyond = std::abs(point.y - along);
    const double dome = 0.9 * std::min({s.outer, s.inner, s.front, s.back});
    distance = girth * (beyond > 0.0 ? std::hypot(std::max(around + dome, 0.0), beyond / girth) - dome : around);
  }
  // Lumps ride on the limb: they stand where the section's centre is, and grow with it.
  const Vector3 local{s.center_out + (point.x - s.center_out) / girth, point.y,
                      s.center_front + (point.z - s.center_front) / girth};
  for (const Blob& blob : part.blobs) {
    const Vector3 p = local - blob.center;
    const double bound = find_length(p) - blob.reach;
    // Far from its surface an ellipsoid's first-order distance is too short, by less than half: hence twice the blend.
    const double reach = 2.0 * blob.blend + 10.0;
    if (bound > (blob.kind == LumpKind::add ? 2.0 * std::max(distance, 0.0) + reach : reach)) continue;
    double d = 0.0;
    if (blob.rod) {
      d = find_rod(local, blob.center, blob.to, blob.radius.x, blob.radius.y);
    } else {
      d = find_ellipsoid({dot(p, blob.axes[0]), dot(p, blob.axes[1]), dot(p, blob.axes[2])}, blob.radius);
    }
    distance = blob.kind == LumpKind::add ? find_union(distance, d, blob.blend) : find_cut(distance, d, blob.blend);
  }
  return distance;
}

LimbPlace Shape::find_place(std::size_t limb, Vector3 point) const {
  const Part& part = limbs_[limb];
  const Vector3 p = point / scale_ - part.origin;
  const double along = dot(p, part.axis);
  const double girth = find_girth(part, along);
  const Section s = part.sections.empty() ? Section{} : find_section(part, along);
  return {s.center_out + (dot(p, part.out) - s.center_out) / girth, along,
          s.center_front + (dot(p, part.front) - s.center_front) / girth};
}

Vector3 Shape::find_point(std::size_t limb, LimbPlace place) const {
  const Part& part = limbs_[limb];
  const double girth = find_girth(part, place.along);
  const Section s = part.sections.empty() ? Section{} : find_section(part, place.along);
  const double out = s.center_out + (place.out - s.center_out) * girth;
  const double front = s.center_front + (place.front - s.center_front) * girth;
  return (part.origin + part.out * out + part.axis * place.along + part.front * front) * scale_;
}

LimbPlace Shape::carry_over(std::size_t limb, LimbPlace place, const Shape& other) const {
  const Part& mine = limbs_[limb];
  const Part& theirs = other.limbs_[limb];
  if (mine.sections.empty()) return place;
  const auto& from = mine.sections;
  const auto& to = theirs.sections;
  double along = place.along + (to.front().at - from.front().at);
  if (place.along >= from.back().at) along = place.along + (to.back().at - from.back().at);
  for (std::size_t i = 1; i < from.size(); ++i) {
    if (place.along < from[i - 1].at || place.along > from[i].at) continue;
    const double t = (place.along - from[i - 1].at) / (from[i].at - from[i - 1].at);
    along = to[i - 1].at + t * (to[i].at - to[i - 1].at);
  }
  const Section a = find_section(mine, place.along);
  const Section b = find_section(theirs, along);
  const double u = place.out - a.center_out;
  const double v = place.front - a.center_front;
  return {b.center_out + u * (u > 0.0 ? b.outer / a.outer : b.inner / a.inner), along,
          b.center_front + v * (v > 0.0 ? b.front / a.front : b.back / a.back)};
}

Vector3 Shape::find_center(std::size_t limb, double along) const {
  const Part& part = limbs_[limb];
  const Section s = part.sections.empty() ? Section{} : find_section(part, along);
  return find_point(limb, {s.center_out, along, s.center_front});
}

Vector3 Shape::find_skin_around(std::size_t limb, double along, double around) const {
  constexpr double degree = std::numbers::pi / 180.0;
  const Part& part = limbs_[limb];
  const Vector3 center = find_center(limb, along);
  const Vector3 direction = part.out * std::sin(around * degree) + part.front * std::cos(around * degree);
  double inside = 0.0;
  double outside = 0.0;
  for (double r = 2.0; r < 400.0 && outside == 0.0; r += 2.0) {
    (find_distance(center + direction * r) < 0.0 ? inside : outside) = r;
  }
  for (int i = 0; i < 30; ++i) {
    const double middle = 0.5 * (inside + outside);
    (find_distance(center + direction * middle) < 0.0 ? inside : outside) = middle;
  }
  return center + direction * outside;
}

double Shape::find_limb_distance(std::size_t limb, Vector3 point) const {
  const Part& part = limbs_[limb];
  const Vector3 p = point / scale_ - part.origin;
  return find_part_distance(part, {dot(p, part.out), dot(p, part.axis), dot(p, part.front)}) * scale_;
}

double Shape::find_distance(Vector3 point) const {
  const Vector3 p{std::abs(point.x), point.y, point.z};
  double distance = 1e9;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    distance = find_union(distance, find_limb_distance(i, p), limbs_[i].blend * scale_);
  }
  return -find_union(-distance, p.y, floor_blend_ * scale_);  // the floor cuts the soles flat
}

Vector3 Shape::find_normal(Vector3 point) const {
  constexpr double h = 0.05;  // [mm]: far above rounding, far below the smallest feature
  const auto difference = [&](Vector3 step) { return find_distance(point + step) - find_distance(point - step); };
  return find_unit({difference({h, 0, 0}), difference({0, h, 0}), difference({0, 0, h})});
}

Vector3 Shape::find_on_skin(Vector3 point, int steps) const {
  constexpr double h = 0.05;
  constexpr double longest = 12.0;  // [mm] of one step, for places where the distance is poor
  for (int i = 0; i < steps; ++i) {
    const double d = find_distance(point);
    if (std::abs(d) < 1e-4) break;
    const auto difference = [&](Vector3 step) { return find_distance(point + step) - find_distance(point - step); };
    const Vector3 gradient = Vector3{difference({h, 0, 0}), difference({0, h, 0}), difference({0, 0, h})} / (2.0 * h);
    const double square = std::max(dot(gradient, gradient), 0.05);
    const Vector3 step = gradient * (d / square);
    const double length = find_length(step);
    point = point - step * (length > longest ? longest / length : 1.0);
  }
  return point;
}

}  // namespace unknot::figure
